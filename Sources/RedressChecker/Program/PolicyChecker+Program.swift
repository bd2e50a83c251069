import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Drafts become parts of the program.
extension PolicyChecker {
    /// What incidents of the policy may carry.
    func makeSchema(_ groups: [Group]) -> Schema {
        Schema(
            vocabularies: vocabularies, facts: facts.map(\.fact), events: events,
            eventOrder: eventOrder.map { ($0.before, $0.after) }, roles: roles.map(\.role),
            sanctions: Self.sanctionVocabulary, givable: derived.compactMap { givable($0) },
            timezone: header.timezone, promisedMoments: promisedMoments(groups))
    }

    /// The facts that are moments and the limit of some row of a deadline.
    private func promisedMoments(_ groups: [Group]) -> Set<FactID> {
        let limits = groups.flatMap(\.rows).flatMap(\.items).compactMap { item -> Limit? in
            if case .limit(let due) = item.kind { due.limit } else { nil }
        }
        return Set(limits.flatMap(\.promisedFacts)).filter { facts[$0.index].type == .instant }
    }

    private func givable(_ draft: DraftDerived) -> Givable? {
        guard kind(draft) == .classification else { return nil }
        return Givable(derived: draft.id, name: draft.name.text, title: title(draft), type: draft.type)
    }

    /// Whether a value is only computed, or may be given by the incident.
    func kind(_ draft: DraftDerived) -> Derived.Kind {
        guard case .rows(let id, _) = draft.source else { return .definition }
        switch groups[id.index].kind {
        case .classify: return .classification
        case .define, .schedule, .rules, .route, .deadline, .late: return .definition
        }
    }

    private func title(_ draft: DraftDerived) -> String? {
        if case .rows(_, let syntax) = draft.source { syntax.title?.text } else { nil }
    }

    func makeParameters() -> [Parameter] { parameters.map(\.parameter) }

    func makeDerived() -> [Derived] {
        derived.map { draft in
            let (body, sources): (Derived.Body, [String]) =
                switch draft.source {
                case .definition(let syntax): (.term(draft.term ?? .constant(.none)), syntax.tails.flatMap(\.basis))
                case .rows(let id, _): (.rows(id), [])
                }
            return Derived(
                id: draft.id, name: draft.name.text, title: title(draft), kind: kind(draft), type: draft.type,
                body: body, sources: sources, span: draft.name.span)
        }
    }
}

extension TailSyntax {
    /// The clauses that it cites.
    fileprivate var basis: [String] {
        switch kind {
        case .basis(let labels): labels.map(\.text)
        case .overrides, .mandatory: []
        }
    }
}
