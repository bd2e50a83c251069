/// A random policy over a small schema. Its text is what the analyser is given; `SmallOracle` works out by brute force
/// what is to be found in it.
struct SmallPolicy {
    /// A fact of the schema.
    struct Fact {
        enum Kind { case words, flag, number }

        let kind: Kind
        /// How many values there are, none of an optional fact not counted.
        let size: Int
        let isOptional: Bool
        /// Whether its words go from light to grave.
        var isOrdered = false

        var valueCount: Int { size + (isOptional ? 1 : 0) }
        var values: Set<Int> { Set(0..<size) }
    }

    indirect enum Test {
        /// The fact has one of some values, which of a number are a stretch.
        case fact(Int, Set<Int>)
        case has(Int)
        /// Whether the incident says what the fact is.
        case known(Int)
        /// The set contains the word.
        case contains(Int)
        /// The word at hand, in a group for each.
        case element(Int)
        case level(Set<Int>)
        case reading(Int)
        /// One number is above another one by more than so much.
        case above(Int, Int, by: Int)
        /// Two numbers come together to so much or more.
        case sum(Int, Int, atLeast: Int)
        case all([Test])
        case any([Test])
        case not(Test)
        case atLeast(Int, [Test])
    }

    struct Item {
        let roles: [Int]
        let isReward: Bool
        /// In whole yuan.
        let amount: Int
        /// A number that multiplies the amount.
        var perCount: Int?
        var cap: Int?
        var isJoint = false
        var isOnce = false
        var condition: Test?
    }

    /// The rows that give way to another one.
    struct Override {
        let label: String
        let condition: Test?
    }

    struct Row {
        let label: String
        /// nil: otherwise.
        let test: Test?
        var items: [Item] = []
        /// Of the classification.
        var word = 0
        var overrides: [Override] = []
    }

    enum Hit: String, CaseIterable {
        case agree = "一致"
        case unique = "互斥"
        case sum = "累计"
        case highest = "从重"
        case lowest = "从轻"
        case first = "依次"
    }

    struct Group {
        let name: String
        var hit = Hit.agree
        /// Runs over the words of the set.
        var isForEach = false
        var isComplete = false
        var condition: Test?
        var rows: [Row] = []
    }

    let seed: UInt64
    var facts: [Fact] = []
    var elementCount = 0
    /// The classification, whose rows give words.
    var level = Group(name: "等级")
    var isLevelOrdered = false
    var schedules: [Group] = []
    var scope: Test?
    /// When an incident is void.
    var void: Test?
    var hasReading = false
    /// Facts about which some row asks whether they are known.
    var asked: Set<Int> = []

    static let levelCount = 3
    static let roleCount = 2

    /// The space of all incidents.
    var space: SmallSpace {
        var axes: [(axis: SmallSpace.Axis, size: Int)] = []
        for (index, fact) in facts.enumerated() { axes.append((.fact(index), fact.valueCount)) }
        for index in 0..<elementCount { axes.append((.element(index), 2)) }
        if !level.rows.isEmpty { axes.append((.level, SmallPolicy.levelCount + 1)) }
        for index in asked.sorted() { axes.append((.known(index), 2)) }
        if hasReading { axes.append((.reading, 2)) }
        return SmallSpace(axes)
    }

    /// The same policy without a row of a schedule, and without what others say of it.
    func without(_ label: String) -> SmallPolicy {
        var less = self
        for place in less.schedules.indices {
            less.schedules[place].rows.removeAll { $0.label == label }
            for row in less.schedules[place].rows.indices {
                less.schedules[place].rows[row].overrides.removeAll { $0.label == label }
            }
        }
        less.level.rows.removeAll { $0.label == label }
        return less
    }

    /// Whether some condition compares two numbers with one another, so that a number has no bands of its own.
    var relatesNumbers: Bool {
        let groups = schedules + [level]
        let rows = groups.flatMap(\.rows)
        let tests =
            [scope, void] + groups.map(\.condition) + rows.map(\.test)
            + rows.flatMap { $0.items.map(\.condition) + $0.overrides.map(\.condition) }
        return tests.compactMap(\.self).contains(where: \.relatesNumbers)
    }
}

extension SmallPolicy.Test {
    fileprivate var relatesNumbers: Bool {
        switch self {
        case .above, .sum: true
        case .all(let parts), .any(let parts), .atLeast(_, let parts): parts.contains(where: \.relatesNumbers)
        case .not(let part): part.relatesNumbers
        case .fact, .has, .known, .contains, .element, .level, .reading: false
        }
    }
}
