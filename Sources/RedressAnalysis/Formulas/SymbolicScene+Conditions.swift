import RedressEngine
import RedressModel

// MARK: - Conditions

extension SymbolicScene {
    /// Where a condition holds and where it fails, at an element.
    func truth(_ condition: Condition, at ground: Ground?) -> SymbolicTruth {
        switch condition.kind {
        case .constant(let value): value ? .always : .never
        case .atom(let atom): truth(atom, at: ground)
        case .and(let parts): pool.all(parts.map { truth($0, at: ground) })
        case .or(let parts): pool.any(parts.map { truth($0, at: ground) })
        case .not(let part): !truth(part, at: ground)
        case .atLeast(let count, let parts): pool.atLeast(count, parts.map { truth($0, at: ground) })
        }
    }

    /// Where what is asked of a term's value holds, case by case.
    private func over(
        _ term: Term, at ground: Ground?, _ ask: (SymbolicValue) -> SymbolicTruth
    ) -> SymbolicTruth {
        let answers = cases(term, at: ground).map { ($0.condition, ask($0.value)) }
        return SymbolicTruth(
            holds: pool.any(answers.map { pool.all($0.0, $0.1.holds) }),
            fails: pool.any(answers.map { pool.all($0.0, $0.1.fails) }))
    }

    private func truth(_ atom: Atom, at ground: Ground?) -> SymbolicTruth {
        switch atom {
        case .truth(let term):
            return over(term, at: ground) { value in
                switch value {
                case .yesNo(let truth): truth
                case .yesNoAt(let coordinate): self.isOne(of: [1], coordinate)
                case .none: .never
                case .unknown, .word, .wordAt, .number, .ratio, .date, .instant, .text, .textAt, .set, .map: .unknown
                }
            }
        case .comparison(let left, let relation, let right):
            return over(left, at: ground) { left in
                self.over(right, at: ground) { self.compare(left, relation, $0) }
            }
        case .membership(let term, let words):
            return over(term, at: ground) { value in
                switch value {
                case .word(_, let word): words.contains(word) ? .always : .never
                case .wordAt(let coordinate, _): self.isOne(of: words, coordinate)
                case .none: .never
                case .unknown, .yesNo, .yesNoAt, .number, .ratio, .date, .instant, .text, .textAt, .set, .map: .unknown
                }
            }
        case .contains(let term, let word):
            return over(term, at: ground) { value in
                switch value {
                case .set(let members): self.pool.certain(members[word])
                case .none: .never
                case .unknown, .word, .wordAt, .yesNo, .yesNoAt, .number, .ratio, .date, .instant, .text, .textAt, .map:
                    .unknown
                }
            }
        case .isEmpty(let term):
            return over(.size(term), at: ground) { self.compare($0, .equal, .number(LinearSum(.zero))) }
        case .known(let term): return known(term, at: ground)
        case .has(let term):
            return over(term, at: ground) { value in
                switch value {
                case .none: .never
                case .unknown: .unknown
                case .word, .wordAt, .yesNo, .yesNoAt, .number, .ratio, .date, .instant, .text, .textAt, .set, .map:
                    .always
                }
            }
        case .deadline(let id, let state): return truth(of: id, state, at: ground)
        }
    }

    /// Whether a coordinate that has a value holds one of some words.
    private func isOne(of words: [Int], _ coordinate: Coordinate) -> SymbolicTruth {
        pool.certain(pool.literal(.words(coordinate, WordSet(words))))
    }

    /// Two-valued: what the incident says is known; so is what follows from that.
    private func known(_ term: Term, at ground: Ground?) -> SymbolicTruth {
        let isThere = over(term, at: ground) { value in
            value == .none || value == .unknown ? .never : .always
        }.holds
        guard case .fact(let id) = term, schema[id].key == nil else { return pool.certain(isThere) }
        words.ask(id)
        return pool.certain(pool.all(isThere, pool.literal(.words(.known(id), WordSet([1])))))
    }

    /// How a deadline stands: freely late, met or due where a row of it applies. Whether the moments can be so is for the
    /// witness to show.
    private func truth(of id: DeadlineID, _ state: DeadlineState, at ground: Ground?) -> SymbolicTruth {
        let group = program.groups[program.deadlines[id.index].group.index]
        let places = grounds(of: group)
        let own = places.filter { key(of: $0) == key(of: ground) }
        let tried = group.iteration != nil && !own.isEmpty ? own : places
        let word = DeadlineState.allCases.firstIndex(of: state) ?? 0
        let parts = tried.map { place in
            let applies = pool.any(group.rows.indices.map { standing(RowID(group: group.id, index: $0), at: place) })
            let coordinate = Coordinate.deadline(id, key: key(of: place))
            return pool.all([applies, isOne(of: [word], coordinate), !void()])
        }
        return pool.any(parts)
    }

    // MARK: - Comparisons

    /// Two values of one type. With one that is none every relation is false except `notEqual`.
    func compare(_ left: SymbolicValue, _ relation: Relation, _ right: SymbolicValue) -> SymbolicTruth {
        if left == .none || right == .none { return relation == .notEqual ? .always : .never }
        if left == .unknown || right == .unknown { return .unknown }
        switch (left, right) {
        case (.number(let one), .number(let other)), (.date(let one), .date(let other)),
            (.instant(let one), .instant(let other)):
            return compare(one, relation, other)
        case (.ratio(let top, let bottom), .number(let number)): return ratio(top, bottom, relation, number)
        case (.number(let number), .ratio(let top, let bottom)): return ratio(top, bottom, relation.mirrored, number)
        case (.word(let vocabulary, let one), .word(_, let other)):
            return related(vocabulary, one, relation, other).map { $0 ? .always : .never } ?? .unknown
        case (.wordAt(let coordinate, let vocabulary), .word(_, let other)):
            return words(coordinate, vocabulary) { self.related(vocabulary, $0, relation, other) }
        case (.word(let vocabulary, let one), .wordAt(let coordinate, _)):
            return words(coordinate, vocabulary) { self.related(vocabulary, one, relation, $0) }
        case (.wordAt(let one, let vocabulary), .wordAt(let other, _)):
            let count = schema[vocabulary].words.count
            let parts = (0..<count).map { word in
                pool.all([
                    isOne(of: [word], one), words(other, vocabulary) { self.related(vocabulary, word, relation, $0) },
                ])
            }
            return pool.certain(pool.any(parts.map(\.holds)))
        default: return same(left, relation, right)
        }
    }

    /// Values that are only the same or not.
    private func same(_ left: SymbolicValue, _ relation: Relation, _ right: SymbolicValue) -> SymbolicTruth {
        let equal: SymbolicTruth
        switch (left, right) {
        case (.text(let one), .text(let other)): equal = one == other ? .always : .never
        case (.textAt(let coordinate), .text(let text)), (.text(let text), .textAt(let coordinate)):
            equal = isOne(of: [self.words.place(of: text)], coordinate)
        case (.textAt(let one), .textAt(let other)) where one == other: equal = .always
        case (.yesNo, _), (.yesNoAt, _):
            let (one, other) = (holds(left), holds(right))
            equal = pool.any([pool.all([one, other]), pool.all([!one, !other])])
        case (.set(let one), .set(let other)):
            equal = pool.all(
                zip(one, other).map { one, other in
                    pool.certain(pool.any(pool.all(one, other), pool.all(pool.not(one), pool.not(other))))
                })
        default: return .unknown
        }
        switch relation {
        case .equal: return equal
        case .notEqual: return !equal
        case .less, .lessOrEqual, .greater, .greaterOrEqual: return .unknown
        }
    }

    private func holds(_ value: SymbolicValue) -> SymbolicTruth {
        switch value {
        case .yesNo(let truth): truth
        case .yesNoAt(let coordinate): isOne(of: [1], coordinate)
        case .none, .unknown, .word, .wordAt, .number, .ratio, .date, .instant, .text, .textAt, .set, .map: .unknown
        }
    }

    private func words(_ coordinate: Coordinate, _ vocabulary: VocabularyID, where isIn: (Int) -> Bool?)
        -> SymbolicTruth
    {
        isOne(of: schema[vocabulary].words.indices.filter { isIn($0) == true }, coordinate)
    }

    /// nil where the order of two words is not declared.
    private func related(_ id: VocabularyID, _ one: Int, _ relation: Relation, _ other: Int) -> Bool? {
        switch relation {
        case .equal: return one == other
        case .notEqual: return one != other
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            let vocabulary = schema[id]
            guard vocabulary.areComparable(one, other), let left = vocabulary.ranks[one],
                let right = vocabulary.ranks[other]
            else { return nil }
            return relation.holds(left - right)
        }
    }

    /// Of a ratio with a divisor of zero nothing is known.
    private func ratio(
        _ top: LinearSum, _ bottom: LinearSum, _ relation: Relation, _ number: LinearSum
    ) -> SymbolicTruth {
        guard let factor = number.value, let scaled = bottom.multiplied(by: factor) else { return .unknown }
        let zero = LinearSum(.zero)
        let above = compare(bottom, .greater, zero).holds
        let below = compare(bottom, .less, zero).holds
        let (plain, turned) = (compare(top, relation, scaled), compare(top, relation.mirrored, scaled))
        return SymbolicTruth(
            holds: pool.any(pool.all(above, plain.holds), pool.all(below, turned.holds)),
            fails: pool.any(pool.all(above, plain.fails), pool.all(below, turned.fails)))
    }

    private func compare(_ left: LinearSum, _ relation: Relation, _ right: LinearSum) -> SymbolicTruth {
        guard let difference = left.adding(right, times: Rational(-1)) else { return .unknown }
        if let value = difference.value { return relation.holds(value.compared(to: .zero)) ? .always : .never }
        switch relation {
        case .equal: return pool.certain(isZero(difference))
        case .notEqual: return !pool.certain(isZero(difference))
        case .lessOrEqual: return pool.certain(isNotPositive(difference))
        case .greater: return !pool.certain(isNotPositive(difference))
        case .greaterOrEqual: return pool.certain(negated(difference).map(isNotPositive) ?? .never)
        case .less: return !pool.certain(negated(difference).map(isNotPositive) ?? .always)
        }
    }

    private func negated(_ sum: LinearSum) -> LinearSum? { sum.multiplied(by: Rational(-1)) }

    private func isZero(_ sum: LinearSum) -> Formula {
        guard sum.terms.count == 1, let only = sum.terms.first else {
            return counted(sum) ?? pool.literal(.isZero(sum))
        }
        guard let root = sum.constant.divided(by: only.factor)?.multiplied(by: Rational(-1)), let value = root.whole
        else {
            return .never
        }
        return pool.literal(.interval(only.coordinate, low: value, high: value))
    }

    private func isNotPositive(_ sum: LinearSum) -> Formula {
        guard sum.terms.count == 1, let only = sum.terms.first else { return pool.literal(.isNotPositive(sum)) }
        guard let root = sum.constant.divided(by: only.factor)?.multiplied(by: Rational(-1)) else { return .never }
        if only.factor.isNegative {
            let low = root.whole ?? root.floor.map { $0 + 1 }
            return pool.literal(.interval(only.coordinate, low: low, high: nil))
        }
        return pool.literal(.interval(only.coordinate, low: nil, high: root.floor))
    }

    /// That none of some words is in, where the sum says no more than that.
    private func counted(_ sum: LinearSum) -> Formula? {
        guard sum.constant == .zero, sum.terms.allSatisfy({ $0.factor == .one && $0.coordinate.isMember }) else {
            return nil
        }
        return pool.all(sum.terms.map { pool.not(pool.literal(.words($0.coordinate, WordSet([1])))) })
    }
}

extension Coordinate {
    /// Whether it says of one word whether it is in a set.
    var isMember: Bool {
        switch self {
        case .element, .entryElement: true
        case .fact, .entry, .event, .eventEntry, .given, .known, .mapSize, .deadline, .parameter, .figure, .charge,
            .people, .absence, .kind, .kindSum:
            false
        }
    }
}

extension Relation {
    /// The relation of the right side to the left.
    var mirrored: Relation {
        switch self {
        case .equal: .equal
        case .notEqual: .notEqual
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    /// Whether it holds where the left side is below, at or above the right one.
    func holds(_ order: Int) -> Bool {
        switch self {
        case .equal: order == 0
        case .notEqual: order != 0
        case .less: order < 0
        case .lessOrEqual: order <= 0
        case .greater: order > 0
        case .greaterOrEqual: order >= 0
        }
    }
}
