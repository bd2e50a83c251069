import RedressDiagnostics
import RedressModel
import RedressSyntax

/// What stands behind the arrow of a row.
extension PolicyChecker {
    /// The items of a row; a row of a deadline or route has one.
    func items(of row: RowSyntax, _ draft: DraftGroup, _ parts: GroupParts) -> [Item] {
        switch draft.kind {
        case .deadline: dueItem(of: row, parts.phrases).map { [$0] } ?? []
        case .route: whoItem(of: row).map { [$0] } ?? []
        case .define, .classify, .schedule, .rules, .late: row.items.flatMap { items($0, of: draft) }
        }
    }

    /// The items that one item as written stands for; none where it was reported.
    func items(_ syntax: ItemSyntax, of draft: DraftGroup) -> [Item] {
        let guardCondition = syntax.guardCondition.map { condition($0) } ?? .always
        func made(_ kinds: [Item.Kind]) -> [Item] {
            kinds.map { Item($0, guardCondition: guardCondition, isOnce: false, span: syntax.span) }
        }
        if let derived = draft.derived { return made(derivedValue(syntax, derived).map { [$0] } ?? []) }
        switch syntax.kind {
        case .value, .who, .phrase:
            report(.valueInSchedule(syntax.span, kind: draft.kind))
            return []
        case .money(let money):
            guard let item = moneyItem(money, draft, span: syntax.span) else { return [] }
            let isOnce = self.isOnce(money, draft)
            return [Item(.money(item), guardCondition: guardCondition, isOnce: isOnce, span: syntax.span)]
        case .sanction(let first, let second, let assessed):
            guard inSchedule(draft, syntax.span) else { return [] }
            return made(sanctionItem(first, second, assessed, span: syntax.span).map { [.sanction($0)] } ?? [])
        case .notify(let names, let text): return made([.notify(names.compactMap { role($0) }, text: text?.text)])
        case .record(let subject): return made(subjects(subject, isRecord: true).map { .record($0) })
        case .remedy(let subject): return made(subjects(subject, isRecord: false).map { .remedy($0) })
        case .escalate(let names): return made([.escalate(names.compactMap { role($0) })])
        case .approval(let names): return made([.approval(names.compactMap { role($0) })])
        case .reopen(let name): return made([.reopen(name.text)])
        case .void: return made([.void])
        case .invalid:
            isBroken = true
            return []
        }
    }

    /// Money and sanctions belong in a schedule.
    func inSchedule(_ draft: DraftGroup, _ span: Span) -> Bool {
        if draft.mayPunish { return true }
        report(.punishmentInRules(span, group: draft.syntax.name.text))
        return false
    }

    /// The value that a row of `classify` or `define` gives.
    private func derivedValue(_ syntax: ItemSyntax, _ id: DerivedID) -> Item.Kind? {
        let draft = derived[id.index]
        let expression: Expression
        switch syntax.kind {
        case .value(let value): expression = value
        case .who(let alternatives):
            // A single word may have been read as a name of somebody.
            guard alternatives.count == 1, case .all(let names) = alternatives[0].kind, names.count == 1 else {
                report(.outcomeInClassification(syntax.span, name: draft.name.text))
                return nil
            }
            expression = Expression(.name(names[0]), span: names[0].span)
        case .phrase, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void:
            report(.outcomeInClassification(syntax.span, name: draft.name.text))
            return nil
        case .invalid:
            isBroken = true
            return nil
        }
        let typed = value(expression, mustBe: draft.shape)
        if typed.isError { return nil }
        if case .constant(.number(let number)) = typed.term, let problem = rangeProblem(number, draft.type) {
            report(.valueOutOfBounds(expression.span, problem))
        } else if case .number(0, _, _) = draft.type, typed.decimals > 0 {
            report(.notWholeValue(expression.span))
        }
        return .value(typed.term)
    }

    /// What a record or remedy is: a text, a declared form, or a choice.
    private func subjects(_ subject: SubjectSyntax, isRecord: Bool) -> [Subject] {
        switch subject {
        case .text(let literal): return [.text(literal.text)]
        case .who(let who):
            switch who.kind {
            case .anyOf(let names): return [.anyOf(names.map(\.text))]
            case .all(let names):
                return names.compactMap { name in
                    if let index = recordIndex(name) {
                        records[index].isNamedByRow = true
                        return .form(RecordID(index))
                    }
                    if isRecord {
                        reportUnknownRecord(name)
                        return nil
                    }
                    return .text(name.text)
                }
            case .nobody:
                report(.nobodyAsSubject(who.span))
                return []
            }
        }
    }

    private func recordIndex(_ name: Name) -> Int? { names.index(of: name.text, .record) }

    private func reportUnknownRecord(_ name: Name) {
        if namesAreOpen {
            isBroken = true
        } else {
            report(.unknownRecord(name, among: names.names(.record)))
        }
    }

    /// A sanction: the kinds of the names say which are roles and which are sanctions.
    private func sanctionItem(_ first: [Name], _ second: WhoSyntax, _ assessed: Name?, span: Span) -> SanctionItem? {
        let isChoice: Bool
        let others: [Name]
        switch second.kind {
        case .all(let names): (others, isChoice) = (names, false)
        case .anyOf(let names): (others, isChoice) = (names, true)
        case .nobody:
            report(.nobodyAsSubject(second.span))
            return nil
        }
        // The roles may also stand behind the sanctions.
        let isSwapped =
            !isChoice && first.allSatisfy { names.index(of: $0.text, .sanction) != nil }
            && others.contains { names.index(of: $0.text, .role) != nil }
        let (roleNames, words) = isSwapped ? (others, first) : (first, others)
        let roles = roleNames.compactMap { role($0) }
        var sanctions: Set<Int> = []
        if !isChoice, words.count == 1, let parameter = sanctionParameter(words[0]) {
            guard roles.count == roleNames.count else { return nil }
            let all = Array(vocabularies[Self.sanctionVocabulary.index].words.indices)
            return SanctionItem(roles: roles, sanctions: all, isChoice: false, assessed: nil, parameter: parameter)
        }
        for word in words {
            if let index = names.index(of: word.text, .sanction) {
                sanctions.insert(index)
            } else {
                reportUnknown(word, kinds: [.sanction])
            }
        }
        let fact = assessed.flatMap { assessedSanction($0, isChoice: isChoice) }
        guard roles.count == roleNames.count, sanctions.count > 0 else { return nil }
        return SanctionItem(roles: roles, sanctions: sanctions.sorted(), isChoice: isChoice, assessed: fact)
    }

    /// The parameter that says which sanction it is.
    private func sanctionParameter(_ name: Name) -> ParameterID? {
        guard names.index(of: name.text, .sanction) == nil,
            let index = names.index(of: name.text, .parameter)
        else { return nil }
        evaluateParameter(ParameterID(index))
        return parameters[index].shape == .symbol(Self.sanctionVocabulary) ? ParameterID(index) : nil
    }

    private func assessedSanction(_ name: Name, isChoice: Bool) -> FactID? {
        guard isChoice else {
            report(.assessedWithoutChoice(name))
            return nil
        }
        guard let id = fact(name) else { return nil }
        let draft = facts[id.index]
        if draft.key != nil || (draft.shape != .symbol(Self.sanctionVocabulary) && draft.shape != .error) {
            report(.assessedType(name, expected: Message(zh: "处分", en: "sanction")))
        }
        return id
    }
}
