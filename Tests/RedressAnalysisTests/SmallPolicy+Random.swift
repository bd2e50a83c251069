extension SmallPolicy {
    /// How large a policy may be.
    enum Size {
        /// At most some ten thousand points.
        case small
        /// Up to a million points.
        case large

        var pointLimit: Int { self == .small ? 2_500 : 1_000_000 }
        var mostRows: Int { self == .small ? 5 : 12 }
    }

    /// The policy of a seed.
    init(_ seed: UInt64, _ size: Size = .small) {
        self.seed = seed
        var random = SplitMix(seed)
        makeSchema(size, &random)
        if random.chance(15) { makeAsked(&random) }
        if random.chance(60) { makeLevel(&random) }
        hasReading = random.chance(15)
        if random.chance(10) { scope = test(&random, depth: 1) }
        if random.chance(10) { void = test(&random, depth: 1) }
        makeSchedules(size, &random)
    }

    private mutating func makeSchema(_ size: Size, _ random: inout SplitMix) {
        elementCount = random.chance(60) ? random.number(2...(size == .small ? 2 : 3)) : 0
        var points = (1 << elementCount) * (SmallPolicy.levelCount + 1)
        for _ in 0..<(size == .small ? random.number(2...4) : random.number(5...8)) {
            let fact: Fact
            switch random.number(0...9) {
            case 0...2:
                let isOptional = random.chance(30)
                fact = Fact(
                    kind: .words, size: random.number(2...(size == .small ? 3 : 4)), isOptional: isOptional,
                    isOrdered: random.chance(50))
            case 3...4: fact = Fact(kind: .flag, size: 2, isOptional: false)
            default: fact = Fact(kind: .number, size: random.number(4...8), isOptional: random.chance(20))
            }
            guard points * fact.valueCount <= size.pointLimit else { continue }
            points *= fact.valueCount
            facts.append(fact)
        }
    }

    private mutating func makeLevel(_ random: inout SplitMix) {
        isLevelOrdered = random.chance(50)
        let hits: [Hit] = isLevelOrdered ? [.agree, .first, .unique, .highest, .lowest] : [.agree, .first, .unique]
        level.hit = random.pick(hits)
        for index in 0..<random.number(1...4) {
            let isLast = index > 0 && random.chance(25)
            level.rows.append(
                Row(
                    label: "L\(index)", test: isLast ? nil : test(&random, depth: 1),
                    word: random.number(0...(SmallPolicy.levelCount - 1))))
            if isLast { break }
        }
    }

    private mutating func makeAsked(_ random: inout SplitMix) {
        let candidates = facts.indices.filter { facts[$0].kind != .flag || random.chance(30) }
        for _ in 0..<random.number(1...2) where !candidates.isEmpty { asked.insert(random.pick(candidates)) }
    }

    private mutating func makeSchedules(_ size: Size, _ random: inout SplitMix) {
        let groupCount = random.number(1...(elementCount > 0 ? 3 : 2))
        for place in 0..<groupCount {
            var group = Group(name: ["处罚", "追罚", "再罚"][place])
            group.hit = random.chance(40) ? .agree : random.pick(Hit.allCases)
            group.isForEach = elementCount > 0 && random.chance(60)
            group.isComplete = random.chance(8)
            if random.chance(15) { group.condition = test(&random, depth: 1, isRow: true, inForEach: group.isForEach) }
            for index in 0..<random.number(1...(groupCount > 1 ? max(size.mostRows / groupCount, 2) : size.mostRows)) {
                let isLast = index > 0 && random.chance(10)
                var row = Row(
                    label: ["A", "B", "C"][place] + String(index),
                    test: isLast ? nil : test(&random, depth: 2, isRow: true, inForEach: group.isForEach))
                row.items = items(&random, group)
                // Only what stands before is overridden, so that no circle arises.
                let before = (schedules.flatMap(\.rows) + group.rows).map(\.label)
                if !before.isEmpty, random.chance(20) {
                    let condition =
                        random.chance(40)
                        ? test(&random, depth: 1, isRow: true, inForEach: group.isForEach) : nil
                    row.overrides = [Override(label: random.pick(before), condition: condition)]
                }
                group.rows.append(row)
                if isLast { break }
            }
            schedules.append(group)
        }
    }

    private func items(_ random: inout SplitMix, _ group: Group) -> [Item] {
        var role = random.number(0...(SmallPolicy.roleCount - 1))
        let isReward = random.chance(15)
        var items: [Item] = []
        let numbers = facts.indices.filter { facts[$0].kind == .number && !facts[$0].isOptional }
        for place in 0..<(random.chance(15) ? 2 : 1) {
            if place > 0 { role = 1 - role }
            let areTwo = place == 0 && random.chance(8)
            var item = Item(
                roles: areTwo ? [0, 1] : [role], isReward: place > 0 && random.chance(30) ? !isReward : isReward,
                amount: random.number(1...3) * 50)
            item.isJoint = areTwo && random.chance(50)
            if !numbers.isEmpty, random.chance(10) {
                item.perCount = random.pick(numbers)
                if random.chance(40) { item.cap = 100 }
            }
            item.isOnce = group.isForEach && random.chance(10)
            if group.hit != .unique, random.chance(12) {
                item.condition = test(&random, depth: 1, isRow: true, inForEach: group.isForEach)
            }
            items.append(item)
            if areTwo { break }
        }
        return items
    }

    // MARK: - Conditions

    private func test(_ random: inout SplitMix, depth: Int, isRow: Bool = false, inForEach: Bool = false) -> Test {
        if depth > 0, random.chance(60) {
            let parts = (0..<random.number(2...3)).map { _ in
                test(&random, depth: depth - 1, isRow: isRow, inForEach: inForEach)
            }
            switch random.number(0...9) {
            case 0...5: return .all(parts)
            case 6...7: return .any(parts)
            case 8: return .not(parts[0])
            default: return .atLeast(random.number(1...parts.count), parts)
            }
        }
        switch random.number(0...19) {
        case 0...1 where isRow && !level.rows.isEmpty: return .level(values(&random, SmallPolicy.levelCount))
        case 2...4 where inForEach: return .element(random.number(0...(elementCount - 1)))
        case 5 where elementCount > 0: return .contains(random.number(0...(elementCount - 1)))
        case 6 where isRow && hasReading: return .reading(random.number(0...1))
        case 7...8 where isRow && !asked.isEmpty: return .known(random.pick(asked.sorted()))
        case 9:
            let numbers = facts.indices.filter { facts[$0].kind == .number && !asked.contains($0) }
            guard numbers.count > 1 else { break }
            let (left, right) = (numbers[0], numbers[1])
            return random.chance(50)
                ? .above(left, right, by: random.number(0...2))
                : .sum(left, right, atLeast: random.number(2...8))
        default: break
        }
        let fact = random.number(0...(facts.count - 1))
        if facts[fact].isOptional, random.chance(30) { return .has(fact) }
        switch facts[fact].kind {
        case .words: return .fact(fact, values(&random, facts[fact].size))
        case .flag: return .fact(fact, [random.number(0...1)])
        case .number:
            let low = random.number(0...(facts[fact].size - 1))
            return .fact(fact, Set(low...random.number(low...(facts[fact].size - 1))))
        }
    }

    private func values(_ random: inout SplitMix, _ count: Int) -> Set<Int> {
        [random.number(0...(count - 1)), random.number(0...(count - 1))]
    }
}
