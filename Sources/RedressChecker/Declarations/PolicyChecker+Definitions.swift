import RedressDiagnostics
import RedressModel
import RedressSyntax

/// `define NAME = expression`: values that are computed from others.
extension PolicyChecker {
    /// How many definitions may need one another in a row while none of them has been checked.
    private static let depthLimit = 200

    /// Checks every definition that nothing has asked for yet.
    func resolveDefinitions() {
        for draft in derived { resolveDefinition(draft.id) }
    }

    /// Checks a definition when somebody asks for it first; one that asks for itself is reported.
    func resolveDefinition(_ id: DerivedID) {
        let draft = derived[id.index]
        guard case .definition(let syntax) = draft.source else { return }
        switch draft.progress {
        case .done: return
        case .running:
            let start = openDefinitions.firstIndex(of: id) ?? 0
            let cycle = openDefinitions[start...]
            cyclicDefinitions.formUnion(cycle)
            report(.cyclicDefinition(cycle.map { derived[$0.index].name }))
            derived[id.index].shape = .error
            return
        case .waiting: break
        }
        guard openDefinitions.count < Self.depthLimit else {
            derived[id.index].progress = .done
            report(.definitionsTooDeep(draft.name, limit: Self.depthLimit))
            return
        }
        derived[id.index].progress = .running
        openDefinitions.append(id)
        // A definition speaks of the incident as a whole, wherever it is asked for.
        let outer = context
        context = ExpressionContext()
        defer {
            context = outer
            openDefinitions.removeLast()
            derived[id.index].progress = .done
        }
        let typed = value(syntax.value)
        guard let type = valueType(typed, name: syntax.name, span: syntax.value.span) else {
            derived[id.index].shape = .error
            return
        }
        // A cycle through this definition has been reported already.
        guard !cyclicDefinitions.contains(id) else { return }
        derived[id.index].type = type
        derived[id.index].shape = typed.shape
        derived[id.index].decimals = typed.decimals
        derived[id.index].mayBeNone = typed.mayBeNone
        derived[id.index].term = typed.term
    }

    /// The type of a computed value; nil where it was or is reported.
    private func valueType(_ typed: Typed, name: Name, span: Span) -> ValueType? {
        switch typed.shape {
        case .yesNo: return .yesNo
        case .symbol(let id): return id == Self.sanctionVocabulary ? .sanction : .symbol(id)
        case .set(let id): return .set(id)
        case .number(let unit):
            return .number(decimals: typed.decimals, range: nil, unit: unit?.words.text(.chinese))
        case .money: return .money(range: nil)
        case .text: return .text
        case .date: return .date
        case .instant: return .instant
        case .duration(let count, let unit): return .duration(count, unit: unit)
        case .person: return .person
        case .role: return .role
        case .map:
            report(
                .typeMismatch(span, found: describe(typed.shape), expected: Message(zh: "一个值", en: "a single value")))
            return nil
        case .error: return nil
        }
    }
}
