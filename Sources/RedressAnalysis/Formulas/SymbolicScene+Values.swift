import RedressEngine
import RedressModel

// MARK: - Facts and terms

extension SymbolicScene {
    /// The value that stands at a coordinate of a type, where it has one.
    func value(at coordinate: Coordinate, _ type: ValueType) -> SymbolicValue {
        switch type {
        case .yesNo: .yesNoAt(coordinate)
        case .symbol(let vocabulary): .wordAt(coordinate, vocabulary)
        case .sanction: .wordAt(coordinate, schema.sanctions)
        case .number(let decimals, _, _):
            .number(LinearSum(coordinate, times: Rational(digits: 1, scale: decimals) ?? .one))
        case .money, .duration: .number(LinearSum(coordinate, times: .one))
        case .date: .date(LinearSum(coordinate, times: .one))
        case .instant: .instant(LinearSum(coordinate, times: .one))
        case .text, .person, .role: .textAt(coordinate)
        case .set: .unknown
        }
    }

    /// A value where it is there, and none elsewhere.
    private func optional(_ coordinate: Coordinate, _ value: SymbolicValue) -> [SymbolicCase] {
        let present = pool.literal(.present(coordinate))
        return [SymbolicCase(present, value), SymbolicCase(pool.not(present), .none)]
    }

    private func elements(_ vocabulary: VocabularyID, _ coordinate: (Int) -> Coordinate) -> SymbolicValue {
        .set(schema[vocabulary].words.indices.map { pool.literal(.words(coordinate($0), WordSet([1]))) })
    }

    private func cases(of id: FactID) -> [SymbolicCase] {
        let fact = schema[id]
        if fact.key != nil { return [SymbolicCase(.always, .map(id))] }
        if case .set(let vocabulary) = fact.type {
            return [SymbolicCase(.always, elements(vocabulary) { .element(id, $0) })]
        }
        let value = value(at: .fact(id), fact.type)
        return fact.isOptional ? optional(.fact(id), value) : [SymbolicCase(.always, value)]
    }

    private func entryCases(_ id: FactID, at ground: Ground?) -> [SymbolicCase] {
        guard let key = key(of: ground) else { return [SymbolicCase(.always, .unknown)] }
        guard schema[id].key != nil else { return cases(of: id) }
        if case .set(let vocabulary) = schema[id].type {
            return [SymbolicCase(.always, elements(vocabulary) { .entryElement(id, key: key, $0) })]
        }
        return optional(.entry(id, key: key), value(at: .entry(id, key: key), schema[id].type))
    }

    /// What a term comes to: cases that exclude one another. Where none of them holds, it is unknown.
    func cases(_ term: Term, at ground: Ground?) -> [SymbolicCase] {
        switch term {
        case .constant(let constant): return [SymbolicCase(.always, value(constant))]
        case .parameter(let id):
            let parameter = program.parameters[id.index]
            if opensParameters, parameter.isReading || parameter.value == nil {
                return [SymbolicCase(.always, value(at: .parameter(id), parameter.type))]
            }
            return [SymbolicCase(.always, parameter.value.map(value) ?? .unknown)]
        case .fact(let id): return cases(of: id)
        case .event(let id): return optional(.event(id), .instant(LinearSum(.event(id), times: .one)))
        case .eventEntry(let id):
            guard let key = key(of: ground) else { return [SymbolicCase(.always, .unknown)] }
            let coordinate = Coordinate.eventEntry(id, key: key)
            return optional(coordinate, .instant(LinearSum(coordinate, times: .one)))
        case .derived(let id): return cases(of: id)
        case .element:
            switch ground {
            case .element(_, let vocabulary, let word): return [SymbolicCase(.always, .word(vocabulary, word))]
            case .key(_, let name): return [SymbolicCase(.always, .text(name))]
            case .group, nil: return [SymbolicCase(.always, .unknown)]
            }
        case .entry(let id): return entryCases(id, at: ground)
        case .condition(let condition): return [SymbolicCase(.always, .yesNo(truth(condition, at: ground)))]
        case .arithmetic(let left, let operation, let right):
            return pairs(cases(left, at: ground), cases(right, at: ground)) {
                self.arithmetic($0, operation, $1, of: term, at: ground)
            }
        case .size(let inner):
            return cases(inner, at: ground).map { SymbolicCase($0.condition, size($0.value, of: term, at: ground)) }
        case .elapsed(let first, let last, .clock):
            return pairs(cases(first, at: ground), cases(last, at: ground)) { first, last in
                self.arithmetic(last, .minus, first, of: term, at: ground)
            }
        case .excess(let number, let limit):
            return pairs(cases(number, at: ground), cases(limit, at: ground)) {
                self.excess($0, $1, of: term, at: ground)
            }
        case .earliest(let terms): return extreme(terms, isLatest: false, at: ground)
        case .latest(let terms): return extreme(terms, isLatest: true, at: ground)
        case .elapsed, .due:
            let coordinate = figure(term, at: ground)
            let isMoment: Bool = if case .due = term { true } else { false }
            let sum = LinearSum(coordinate, times: .one)
            return optional(coordinate, isMoment ? .instant(sum) : .number(sum))
        case .route(let id): return slotCases(id)
        case .fines(let role): return [SymbolicCase(.always, fines(of: role))]
        }
    }

    private func value(_ constant: Constant) -> SymbolicValue {
        switch constant {
        case .yesNo(let value): .yesNo(value ? .always : .never)
        case .symbol(let vocabulary, let word): .word(vocabulary, word)
        case .set(let vocabulary, let bits):
            .set(schema[vocabulary].words.indices.map { pool.constant(bits & (1 << UInt64($0)) != 0) })
        case .number(let number): .number(LinearSum(number))
        case .text(let text): .text(text)
        case .date(let day): .date(LinearSum(Rational(day)))
        case .instant(let second): .instant(LinearSum(Rational(second)))
        case .none: .none
        }
    }

    private func pairs(
        _ left: [SymbolicCase], _ right: [SymbolicCase], _ join: (SymbolicValue, SymbolicValue) -> [SymbolicCase]
    ) -> [SymbolicCase] {
        left.flatMap { one in
            right.flatMap { other -> [SymbolicCase] in
                let both = pool.all(one.condition, other.condition)
                guard both != .never else { return [] }
                return join(one.value, other.value).map { SymbolicCase(pool.all(both, $0.condition), $0.value) }
            }
        }
    }

    // MARK: - Arithmetic

    private func single(_ value: SymbolicValue) -> [SymbolicCase] { [SymbolicCase(.always, value)] }

    private func arithmetic(
        _ left: SymbolicValue, _ operation: Term.Operation, _ right: SymbolicValue, of term: Term, at ground: Ground?
    ) -> [SymbolicCase] {
        if left == .none || right == .none { return single(.none) }
        if left == .unknown || right == .unknown { return single(.unknown) }
        let day = Rational(86_400)
        let seen: SymbolicValue?
        switch (left, operation, right) {
        case (.number(let left), .plus, .number(let right)): seen = left.adding(right).map(SymbolicValue.number)
        case (.number(let left), .minus, .number(let right)):
            seen = left.adding(right, times: Rational(-1)).map(SymbolicValue.number)
        case (.number(let left), .times, .number(let right)):
            seen = (right.value.flatMap(left.multiplied) ?? left.value.flatMap(right.multiplied)).map(
                SymbolicValue.number)
        case (.number(let left), .divided, .number(let right)):
            guard let divisor = right.value else {
                seen = .ratio(left, right)
                break
            }
            seen = Rational.one.divided(by: divisor).flatMap(left.multiplied).map(SymbolicValue.number)
            if divisor == .zero { return single(.unknown) }
        case (.ratio(let top, let bottom), .times, .number(let factor)),
            (.number(let factor), .times, .ratio(let top, let bottom)):
            seen = factor.value.flatMap(top.multiplied).map { SymbolicValue.ratio($0, bottom) }
        case (.instant(let left), .minus, .instant(let right)):
            seen = left.adding(right, times: Rational(-1)).map(SymbolicValue.number)
        case (.date(let left), .minus, .date(let right)):
            seen = left.adding(right, times: Rational(-1))?.multiplied(by: day).map(SymbolicValue.number)
        case (.instant(let moment), .plus, .number(let more)), (.number(let more), .plus, .instant(let moment)):
            seen = moment.adding(more).map(SymbolicValue.instant)
        case (.instant(let moment), .minus, .number(let less)):
            seen = moment.adding(less, times: Rational(-1)).map(SymbolicValue.instant)
        case (.date(let date), .plus, .number(let more)), (.number(let more), .plus, .date(let date)):
            seen = days(more).flatMap { date.adding(LinearSum($0)) }.map(SymbolicValue.date)
        case (.date(let date), .minus, .number(let less)):
            seen = less.multiplied(by: Rational(-1)).flatMap(days).flatMap { date.adding(LinearSum($0)) }.map(
                SymbolicValue.date)
        default: seen = nil
        }
        return single(seen ?? opaque(term, at: ground))
    }

    /// Whole days of a number of seconds that is known.
    private func days(_ seconds: LinearSum) -> Rational? {
        seconds.value?.divided(by: Rational(86_400))?.floor.map { Rational($0) }
    }

    private func size(_ value: SymbolicValue, of term: Term, at ground: Ground?) -> SymbolicValue {
        switch value {
        case .map(let id): .number(LinearSum(.mapSize(id), times: .one))
        case .none: .number(LinearSum(.zero))
        case .set(let members): sum(of: members) ?? opaque(term, at: ground)
        case .unknown, .word, .wordAt, .yesNo, .yesNoAt, .number, .ratio, .date, .instant, .text, .textAt: .unknown
        }
    }

    /// How many of the words are in, as a sum of the places that say so.
    private func sum(of members: [Formula]) -> SymbolicValue? {
        var sum = LinearSum(.zero)
        for member in members {
            let part: LinearSum
            switch pool[member] {
            case .constant(let value): part = LinearSum(value ? .one : .zero)
            case .literal(.words(let coordinate, WordSet([1]))): part = LinearSum(coordinate, times: .one)
            case .literal, .all, .any, .not, .atLeast: return nil
            }
            guard let next = sum.adding(part) else { return nil }
            sum = next
        }
        return .number(sum)
    }

    private func excess(
        _ number: SymbolicValue, _ limit: SymbolicValue, of term: Term, at ground: Ground?
    ) -> [SymbolicCase] {
        if number == .none || limit == .none { return single(.none) }
        guard case .number(let number) = number, case .number(let limit) = limit else { return single(.unknown) }
        guard let whole = limit.value?.floor, let above = number.adding(LinearSum(Rational(-whole))) else {
            return single(opaque(term, at: ground))
        }
        let isAbove = compare(.number(above), .greater, .number(LinearSum(.zero))).holds
        return [SymbolicCase(isAbove, .number(above)), SymbolicCase(pool.not(isAbove), .number(LinearSum(.zero)))]
    }

    /// The earliest of those there are; the latest only once all are there.
    private func extreme(_ terms: [Term], isLatest: Bool, at ground: Ground?) -> [SymbolicCase] {
        var best: [SymbolicCase]?
        for term in terms {
            let next = cases(term, at: ground)
            guard let current = best else {
                best = next
                continue
            }
            best = pairs(current, next) { left, right in
                if left == .none || right == .none {
                    return self.single(isLatest ? .none : left == .none ? right : left)
                }
                let isFirst = self.compare(left, isLatest ? .greaterOrEqual : .lessOrEqual, right)
                return [SymbolicCase(isFirst.holds, left), SymbolicCase(isFirst.fails, right)]
            }
        }
        return best ?? single(.none)
    }
}
