import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Forms to be filled in, and what must hold.
extension PolicyChecker {
    func checkRecords() -> [RecordForm] { records.map { check($0) } }

    private func check(_ draft: DraftRecord) -> RecordForm {
        var fields: [FactID] = []
        var copies: (count: Int, note: String?)?
        var keep: (count: DurationCount, amount: Int64)?
        var to: RoleID?
        var approvals: [RoleID] = []
        for clause in draft.syntax.clauses {
            switch clause {
            case .fields(let names): fields += names.compactMap { fact($0) }
            case .copies(let number, let note):
                let count = Rational(digits: number.digits, scale: number.scale)?.whole
                if let count, count > 0, count <= 1000 {
                    copies = (Int(count), note?.text)
                } else {
                    report(.notWhole(number.span))
                }
            case .keep(let number): keep = duration(number)
            case .to(let name): to = role(name)
            case .approval(let names): approvals += names.compactMap { role($0) }
            }
        }
        return RecordForm(
            id: draft.id, name: draft.syntax.name.text, fields: fields, copies: copies?.count,
            copiesNote: copies?.note, keep: keep, to: to, approvals: approvals, isNamedByRow: draft.isNamedByRow,
            sources: sources(draft.syntax.tails), span: draft.syntax.name.span)
    }

    private func duration(_ literal: NumberLiteral) -> (count: DurationCount, amount: Int64)? {
        let typed = number(literal, expecting: nil)
        if typed.isError { return nil }
        guard case .duration(let count, _) = typed.shape, case .constant(.number(let value)) = typed.term,
            let amount = value.whole
        else {
            report(
                .typeMismatch(
                    literal.span, found: describe(typed.shape),
                    expected: Message(zh: "一段时间，例如 2年", en: "a length of time such as `2 years`")))
            return nil
        }
        return (count, amount)
    }

    /// The clauses that a declaration cites; other tails belong to rows.
    func sources(_ tails: [TailSyntax]) -> [String] {
        tails.flatMap { tail -> [String] in
            switch tail.kind {
            case .basis(let labels): return labels.map(\.text)
            case .overrides, .mandatory:
                report(.tailOfRows(tail.span))
                return []
            }
        }
    }

    /// What must hold; the groups are those of the policy.
    func checkRequirements(_ groups: [Group]) -> [Requirement] {
        section.declarations.compactMap { declaration in
            guard case .require(let syntax) = declaration.kind else { return nil }
            return check(syntax, groups)
        }
    }

    private func check(_ syntax: RequireSyntax, _ groups: [Group]) -> Requirement {
        context.allowsFines = true
        defer { context.allowsFines = false }
        let guardCondition = syntax.guardCondition.map { self.condition($0) } ?? .always
        let condition = self.condition(syntax.condition)
        var reads = TermReads()
        reads.visit(guardCondition)
        reads.visit(condition)
        return Requirement(
            name: syntax.name.text, kind: speaksOfOutcomes(reads, groups) ? .property : .duty,
            guardCondition: guardCondition,
            condition: condition, sources: sources(syntax.tails), span: syntax.condition.span)
    }

    /// Whether something was read that the policy decides: an amount, a deadline, a slot or a class. What is defined by
    /// facts alone is no outcome.
    private func speaksOfOutcomes(_ start: TermReads, _ groups: [Group]) -> Bool {
        var open = [start]
        var seen: Set<DerivedID> = []
        while let reads = open.popLast() {
            if reads.speaksOfOutcomes { return true }
            for id in reads.derived.sorted() where seen.insert(id).inserted {
                guard kind(derived[id.index]) == .definition else { return true }
                open.append(self.reads(derived[id.index], groups))
            }
        }
        return false
    }
}
