import RedressDiagnostics
import RedressModel
import RedressSyntax

/// What stands behind the type of a fact: default, optional, who judges.
extension PolicyChecker {
    /// Checks the options of every fact. Defaults may read facts, events and parameters.
    func resolveDefaults() {
        context.allowsDerived = false
        defer { context.allowsDerived = true }
        var checked: Set<Span> = []
        for draft in facts {
            // Facts of one declaration share their options, which are checked once.
            let isFirst = checked.insert(draft.syntax.type.span).inserted
            let before = diagnostics.count
            for option in draft.syntax.options { resolve(option, of: draft) }
            let hasDefault = facts[draft.id.index].defaultValue != nil
            if hasDefault, facts[draft.id.index].isOptional { report(.defaultAndOptional(draft.name)) }
            if !isFirst { diagnostics.removeSubrange(before...) }
        }
    }

    private func resolve(_ option: FactSyntax.Option, of draft: DraftFact) {
        let index = draft.id.index
        switch option {
        case .defaultValue(let expression):
            if draft.key != nil {
                report(.defaultOfMap(expression.span))
                return
            }
            let typed = value(expression, mustBe: draft.shape)
            guard !typed.isError else { return }
            if case .constant(.number(let number)) = typed.term, let problem = rangeProblem(number, draft.type) {
                report(.valueOutOfBounds(expression.span, problem))
            }
            facts[index].defaultValue = typed.term
        case .defaultEmpty(let span): facts[index].defaultValue = emptyDefault(draft, span)
        case .optional: facts[index].isOptional = true
        case .judgedBy(let name): facts[index].judgedBy = name.text
        }
    }

    /// `default empty`: a set without elements, or a map without entries.
    private func emptyDefault(_ draft: DraftFact, _ span: Span) -> Term? {
        if draft.key != nil { return .constant(.none) }
        switch draft.type {
        case .set(let id): return .constant(.set(id, 0))
        case .text: return .constant(.text(""))
        case .yesNo, .symbol, .number, .money, .date, .instant, .duration, .person, .role, .sanction:
            if draft.shape != .error { report(.cannotBeEmpty(span, found: describe(draft.shape))) }
            return nil
        }
    }
}
