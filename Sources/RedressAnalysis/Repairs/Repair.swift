package import RedressModel

/// A small change of a policy that removes what a finding names.
package enum Repair: Hashable, Sendable {
    /// One row takes precedence over another one.
    case precedence(RowID, over: RowID)
    /// A row no longer applies where another one does.
    case exception(RowID, except: RowID)
    /// A band of a fact no longer holds a bound of its own, in the units of the fact's slot, where another band does.
    case narrowing(RowID, FactID, bound: Int64, beside: RowID)
    /// A band of a fact holds a bound that it left out, so that no hole is left beside another band.
    case widening(RowID, FactID, bound: Int64, beside: RowID)
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
            return turning(row, fact, bound, isHeld: true)
        case .widening(let row, let fact, let bound, _): return turning(row, fact, bound, isHeld: false)
        case .removal: return nil
        }
    }

    /// With a bound of a row left out that it holds, or held that it leaves out.
    private func turning(_ row: RowID, _ fact: FactID, _ bound: Int64, isHeld: Bool) -> Program? {
        guard case .when(let own) = self[row].condition, let turned = own.turned(fact, schema, bound, isHeld) else {
            return nil
        }
        return replacing(row, with: self[row].replacing(condition: turned))
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
    /// The same with a bound of a fact left out that it holds, or held that it leaves out; nil where that is no end of one
    /// of its conjuncts.
    fileprivate func turned(_ fact: FactID, _ schema: Schema, _ bound: Int64, _ isHeld: Bool) -> Condition? {
        guard let place = conjuncts.firstIndex(where: { $0.end(of: fact, schema, isHeld: isHeld) == bound }),
            case .atom(.comparison(let term, let relation, let constant)) = conjuncts[place].kind
        else { return nil }
        var parts = conjuncts
        parts[place] = .atom(.comparison(term, relation.turned, constant), span: conjuncts[place].span)
        return .and(parts, span: span)
    }

    /// The bound of a comparison of a fact with a number, in the units of the fact's slot: one that it holds itself, or
    /// one that it leaves out.
    package func end(of fact: FactID, _ schema: Schema, isHeld: Bool) -> Int64? {
        guard case .atom(.comparison(.fact(fact), let relation, .constant(.number(let number)))) = kind,
            isHeld ? relation.holdsBound : relation.turned.holdsBound
        else { return nil }
        guard case .number(let decimals, _, _) = schema[fact].type else { return number.whole }
        return Rational(digits: 1, scale: decimals).flatMap(number.divided)?.whole
    }
}

extension Relation {
    /// The relation without its bound, or with it; one that has none as it is.
    package var turned: Relation {
        switch self {
        case .lessOrEqual: .less
        case .greaterOrEqual: .greater
        case .less: .lessOrEqual
        case .greater: .greaterOrEqual
        case .equal, .notEqual: self
        }
    }

    fileprivate var holdsBound: Bool {
        switch self {
        case .lessOrEqual, .greaterOrEqual: true
        case .equal, .notEqual, .less, .greater: false
        }
    }
}
