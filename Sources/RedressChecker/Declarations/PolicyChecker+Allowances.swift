import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Findings that a policy lets pass for a time.
extension PolicyChecker {
    /// What is let pass, in the order written. What cannot be meant is reported.
    func checkAllowances() -> [Allowance] {
        let known = citedNames()
        return section.declarations.compactMap { declaration in
            guard case .allow(let syntax) = declaration.kind else { return nil }
            for part in syntax.parts where !known.contains(part.text) {
                report(
                    .unknownName(part, kinds: [.label, .group, .deadline, .route, .requirement], among: known))
            }
            let sources = sources(syntax.tails)
            guard let code = DiagnosticCode.allowable.first(where: { $0.rawValue == syntax.code.text }) else {
                report(.unknownAllowance(syntax.code))
                return nil
            }
            guard let until = day(syntax.until) else { return nil }
            return Allowance(
                code: code, parts: syntax.parts.map(\.text), reason: syntax.reason.text, until: until,
                sources: sources, span: declaration.span)
        }
    }

    /// How rows, groups and requirements are cited, those of periods included.
    private func citedNames() -> [String] {
        section.declarations.flatMap { declaration -> [String] in
            switch declaration.kind {
            case .group(let group):
                let rows = group.allRows.enumerated().map { $1.label?.text ?? "\(group.name.text) \($0 + 1)" }
                return [group.name.text] + rows
            case .require(let requirement): return [requirement.name.text]
            case .policy, .parameter, .fact, .event, .role, .sanction, .table, .calendar, .define, .record, .allow,
                .change, .example, .invalid:
                return []
            }
        }
    }
}

extension Diagnostic {
    fileprivate static func unknownAllowance(_ code: Name) -> Diagnostic {
        let known = DiagnosticCode.allowable.map(\.rawValue)
        let nearest = NearestWord.suggest(code.text, among: known)
        return Diagnostic(
            .unknownValue,
            Message(zh: "「\(code.text)」不是可以容许的提示", en: "`\(code.text)` is no finding that can be allowed"),
            at: Label(code.span),
            notes: [
                Message(
                    zh: "可以容许的：\(known.joined(separator: "、"))", en: "can be allowed: \(known.joined(separator: ", "))")
            ],
            help: nearest.map { Message(zh: "是不是「\($0)」？", en: "did you mean `\($0)`?") }
                ?? Message(zh: "写 check 提示时方括号里的代码", en: "write the code that `check` shows in brackets"))
    }
}
