import RedressAnalysis
import RedressDiagnostics
import RedressModel

/// Writes changes of a policy into its text.
struct RepairEdits {
    private let context: ReportContext

    init(_ context: ReportContext) { self.context = context }

    /// What the changes have in common that are offered for a choice.
    static let choice = Message(
        zh: "下面写出的每种具体改法都已证明：改后这处矛盾没有了，其他决定都不变",
        en: "each change that is written out below is proved to remove this and to change no other decision")

    /// The same where a hole is closed.
    static let closing = Message(
        zh: "下面写出的每种具体改法都已证明：改后这个空档补上了，变的只是原先哪一行都不管的事件",
        en:
            "each change that is written out below is proved to close this hole and to change only decisions that no row was about"
    )

    private var program: Program { context.program }

    /// The change as edits of the text; nil where the text gives no hold for it: a row without a label cannot be
    /// overridden by name, one that shares its line cannot be taken out.
    func fix(_ repair: Repair) -> Fix? {
        switch repair {
        case .precedence(let row, let other): precedence(row, other)
        case .exception(let row, let other): exception(row, other)
        case .narrowing(let row, let fact, let bound, _): turning(row, fact, bound, isHeld: true)
        case .widening(let row, let fact, let bound, _): turning(row, fact, bound, isHeld: false)
        case .removal(let row): removal(row)
        }
    }

    private func precedence(_ row: RowID, _ other: RowID) -> Fix? {
        guard let text = RowText(context, row), let rival = RowText(context, other), let label = rival.label else {
            return nil
        }
        let line = text.isChinese ? "\n    优先于 \(label)" : "\n    overrides \(label)"
        let (winner, loser) = (context.rule(row), context.rule(other))
        return Fix(
            title: Message(
                zh: "写明「\(winner)」优先于「\(loser)」", en: "give `\(winner)` precedence over `\(loser)`"), isSafe: false,
            edits: [Edit(text.lineEnd, line)])
    }

    private func exception(_ row: RowID, _ other: RowID) -> Fix? {
        guard let text = RowText(context, row), let rival = RowText(context, other), let own = text.condition,
            let exception = rival.condition, case .when(let condition) = program[row].condition
        else { return nil }
        let isAlternative: Bool = if case .or = condition.kind { true } else { false }
        let kept = isAlternative ? "(\(own.text))" : own.text
        let words = text.isChinese ? "且 非" : "and not"
        let (loser, winner) = (context.rule(row), context.rule(other))
        return Fix(
            title: Message(
                zh: "「\(loser)」不管「\(winner)」管的事件", en: "except from `\(loser)` what `\(winner)` is about"),
            isSafe: false, edits: [Edit(own.span, "\(kept) \(words) (\(exception.text))")])
    }

    /// A band without a bound that it held, or with one that it left out.
    private func turning(_ row: RowID, _ fact: FactID, _ bound: Int64, isHeld: Bool) -> Fix? {
        func isEnd(_ part: Condition) -> Bool { part.end(of: fact, program.schema, isHeld: isHeld) == bound }
        guard case .when(let condition) = program[row].condition,
            let span = condition.conjuncts.first(where: isEnd)?.span, let excerpt = context.excerpt(span)
        else { return nil }
        let parts = condition.conjuncts.filter { $0.span == span }
        let numbers = excerpt.writtenNumbers
        guard parts.count == numbers.count, let first = excerpt.split(separator: " ").first else { return nil }
        // After `and` a comparison may leave out what it compares.
        let name = first.filter { !"「」`".contains($0) } == program.schema[fact].name ? "\(first) " : ""
        var tests: [String] = []
        for (part, number) in zip(parts, numbers) {
            guard case .atom(.comparison(_, let relation, _)) = part.kind else { return nil }
            guard let sign = (isEnd(part) ? relation.turned : relation).sign else { return nil }
            tests.append("\(name)\(sign) \(number)")
        }
        let isChinese = RowText(context, row)?.isChinese ?? true
        let text = tests.joined(separator: isChinese ? " 且 " : " and ")
        let rule = context.rule(row)
        let title =
            isHeld
            ? Message(zh: "「\(rule)」不含边界：\(text)", en: "let `\(rule)` leave the boundary out: \(text)")
            : Message(zh: "「\(rule)」也含边界：\(text)", en: "let `\(rule)` hold the boundary too: \(text)")
        return Fix(title: title, isSafe: false, edits: [Edit(span, text)])
    }

    /// Leaving a row out that decides nothing keeps every decision.
    private func removal(_ row: RowID) -> Fix? {
        let rule = context.rule(row)
        guard let lines = RowText(context, row)?.lines,
            !program.allowances.contains(where: { $0.parts.contains(rule) })
        else { return nil }
        return Fix(
            title: Message(zh: "删去「\(rule)」，任何决定都不变", en: "leave `\(rule)` out, which changes no decision"),
            isSafe: true, edits: [Edit(lines, "")])
    }
}

extension Relation {
    /// The sign that is written for it, where it compares numbers by size.
    fileprivate var sign: String? {
        switch self {
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        case .equal, .notEqual: nil
        }
    }
}

extension String {
    /// The numbers of a comparison or a range as written, units included: `5` and `10元` of `5..10元以下`.
    fileprivate var writtenNumbers: [String] {
        var numbers: [String] = []
        for word in split(separator: " ").dropFirst() where word.first.map(\.isNumber) == true {
            for part in word.components(separatedBy: "..") {
                var text = part
                for ending in ["及以上", "及以下", "以上", "以下", "起", "内"] where text.hasSuffix(ending) {
                    text.removeLast(ending.count)
                }
                numbers.append(text)
            }
        }
        return numbers
    }
}

extension Substring {
    fileprivate func components(separatedBy mark: String) -> [String] {
        var parts: [String] = []
        var rest = self
        while let range = rest.firstRange(of: mark) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
