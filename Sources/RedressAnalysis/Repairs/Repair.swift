package import RedressModel

/// A small change of a policy that removes what a finding names.
package enum Repair: Hashable, Sendable {
    /// One row takes precedence over another one.
    case precedence(RowID, over: RowID)
    /// A row no longer applies where another one does.
    case exception(RowID, except: RowID)
    /// A band of a fact no longer holds a bound of its own, in the units of the fact's slot, where another band does.
    case narrowing(RowID, FactID, bound: Int64, beside: RowID)
    /// A row is left out.
    case removal(RowID)
}

extension Program {
    /// The policy with a change made; nil where it cannot be made so.
    func applying(_ repair: Repair) -> Program? {
        switch repair {
        case .precedence(let row, let other):
            let override = Override(row: other, guardCondition: .always)
            return replacing(row, with: self[row].replacing(overrides: self[row].overrides + [override]))
        case .exception(let row, let other):
            guard case .when(let own) = self[row].condition, case .when(let exception) = self[other].condition else {
                return nil
            }
            return replacing(row, with: self[row].replacing(condition: .and([own, .not(exception)])))
        case .narrowing(let row, let fact, let bound, _):
            guard case .when(let own) = self[row].condition, let narrower = own.narrowed(fact, schema, bound) else {
                return nil
            }
            return replacing(row, with: self[row].replacing(condition: narrower))
        case .removal: return nil
        }
    }

    private func replacing(_ id: RowID, with row: Row) -> Program {
        var program = self
        let group = groups[id.group.index]
        program.groups[id.group.index] = Group(
            id: group.id, kind: group.kind, name: group.name, title: group.title, hitPolicy: group.hitPolicy,
            iteration: group.iteration, guardCondition: group.guardCondition, isComplete: group.isComplete,
            fund: group.fund, samePerson: group.samePerson, multiples: group.multiples,
            rows: group.rows.enumerated().map { $0 == id.index ? row : $1 }, span: group.span)
        return program
    }
}

extension Row {
    fileprivate func replacing(condition: Condition? = nil, overrides: [Override]? = nil) -> Row {
        Row(
            label: label, condition: condition.map(Guard.when) ?? self.condition, items: items,
            overrides: overrides ?? self.overrides, isMandatory: isMandatory, sources: sources, span: span)
    }
}

extension Condition {
    /// The same with a bound of a fact left out that is one of its ends; nil where that is none of its conjuncts.
    fileprivate func narrowed(_ fact: FactID, _ schema: Schema, _ bound: Int64) -> Condition? {
        guard let place = conjuncts.firstIndex(where: { $0.end(of: fact, schema) == bound }),
            case .atom(.comparison(let term, let relation, let constant)) = conjuncts[place].kind,
            let strict = relation.strict
        else { return nil }
        var parts = conjuncts
        parts[place] = .atom(.comparison(term, strict, constant), span: conjuncts[place].span)
        return .and(parts, span: span)
    }

    /// The bound that a comparison of a fact with a number holds itself, in the units of the fact's slot.
    package func end(of fact: FactID, _ schema: Schema) -> Int64? {
        guard case .atom(.comparison(.fact(fact), let relation, .constant(.number(let number)))) = kind,
            relation.strict != nil
        else { return nil }
        guard case .number(let decimals, _, _) = schema[fact].type else { return number.whole }
        return Rational(digits: 1, scale: decimals).flatMap(number.divided)?.whole
    }
}

extension Relation {
    /// The relation without its bound; nil where it has none.
    package var strict: Relation? {
        switch self {
        case .lessOrEqual: .less
        case .greaterOrEqual: .greater
        case .equal, .notEqual, .less, .greater: nil
        }
    }
}
