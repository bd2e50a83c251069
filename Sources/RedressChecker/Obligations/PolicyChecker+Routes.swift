import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Slots, and who takes or owes something.
extension PolicyChecker {
    /// Checks what the groups of the routes do not hold.
    func checkRoutes() -> [Route] {
        routes.map { draft in
            var exclusions: [Route.Exclusion] = []
            for (index, member) in draft.syntax.members.enumerated() {
                guard case .never(let names) = member.kind else { continue }
                let sources = sources(draft.syntax.tails(behind: index))
                exclusions += names.compactMap { role($0) }.map { Route.Exclusion(role: $0, sources: sources) }
            }
            if case .forEach(let name)? = draft.syntax.modifiers.lazy.map(\.kind).first(where: \.isForEach) {
                report(.routeForEach(name))
            }
            return Route(
                id: draft.id, name: draft.syntax.name.text, title: draft.syntax.title?.text, group: draft.group,
                exclusions: exclusions, span: draft.syntax.name.span)
        }
    }

    /// Who gets a copy, whichever row of the route counts; nobody in other groups.
    func copies(of draft: DraftGroup) -> [Item] {
        guard draft.isRoute else { return [] }
        return draft.syntax.members.enumerated().compactMap { index, member in
            guard case .copy(let names, let guardCondition) = member.kind else { return nil }
            let roles = names.compactMap { role($0) }
            guard !roles.isEmpty else { return nil }
            let sources = sources(draft.syntax.tails(behind: index))
            let condition = guardCondition.map { self.condition($0) } ?? .always
            return Item(
                .copy(roles, sources: sources), guardCondition: condition, isOnce: false, span: member.span)
        }
    }

    /// The item of a row of a route; nil where it was reported.
    func whoItem(of row: RowSyntax) -> Item? {
        var found: Item?
        for (index, item) in row.items.enumerated() {
            let alternatives: [WhoSyntax]
            switch item.kind {
            case .who(let who): alternatives = who
            // A row that a dealer adds or replaces is read before its group is known.
            case .value(let expression):
                guard case .name(let name) = expression.kind else { fallthrough }
                alternatives = [WhoSyntax(.all([name]), span: name.span)]
            case .phrase, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void:
                report(.outcomeInRoute(item.span))
                continue
            case .invalid:
                isBroken = true
                continue
            }
            if index > 0 {
                report(.secondAssignment(item.span, first: row.items[0].span))
                continue
            }
            let condition = item.guardCondition.map { self.condition($0) } ?? .always
            found = Item(.who(assignments(alternatives)), guardCondition: condition, isOnce: false, span: item.span)
        }
        return found
    }

    /// Alternatives in order.
    func assignments(_ alternatives: [WhoSyntax]) -> [Assignment] {
        for (index, who) in alternatives.dropLast().enumerated() {
            guard case .nobody = who.kind else { continue }
            report(.unreachedAlternative(alternatives[index + 1].span))
            break
        }
        return alternatives.compactMap { who in
            switch who.kind {
            case .all(let names):
                let found = names.compactMap { assignee($0) }
                return found.count == names.count ? .all(found) : nil
            case .anyOf(let names):
                let found = names.compactMap { assignee($0) }
                return found.count == names.count ? .anyOf(found) : nil
            case .nobody: return .nobody
            }
        }
    }

    /// Somebody who can be assigned: a role, or a table, slot or fact that gives one.
    private func assignee(_ name: Name) -> Assignee? {
        if let index = names.index(of: name.text, .role) { return .role(RoleID(index)) }
        guard readable(name, expecting: .role) != nil else {
            reportUnknown(name, kinds: [.role])
            return nil
        }
        let typed = value(Expression(.name(name), span: name.span), mustBe: .role)
        return typed.isError ? nil : .term(typed.term)
    }
}

extension GroupSyntax.ModifierKind {
    var isForEach: Bool {
        if case .forEach = self { true } else { false }
    }
}
