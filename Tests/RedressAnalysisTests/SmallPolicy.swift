/// A random policy over a small schema, with a plain evaluator of its own: the oracle of the analyser, which shares no
/// code with it.
struct SmallPolicy {
    /// What an incident says. A set is a number of two bits, and so on; nil is unknown.
    struct Point: Hashable {
        var word: Int?
        var flag: Int?
        var count: Int?
        var set: Int
        /// None for an optional fact that is absent.
        var extra: Int?
        /// What the incident carries for the level where no row decides it; nil: nothing.
        var level: Int?
    }

    indirect enum Test {
        case word(Set<Int>)
        case flag(Bool)
        case count(ClosedRange<Int>)
        case contains(Int)
        case extra(Set<Int>)
        case hasExtra
        case level(Set<Int>)
        case known(Int)
        case all([Test])
        case any([Test])
        case not(Test)
        case atLeast(Int, [Test])
    }

    struct Row {
        let label: String
        /// nil: otherwise.
        let test: Test?
        let role: Int
        let amount: Int
        let isReward: Bool
        var overrides: [Int] = []
    }

    enum Hit: String, CaseIterable {
        case agree = "一致"
        case unique = "互斥"
        case sum = "累计"
        case highest = "从重"
        case lowest = "从轻"
        case first = "依次"
    }

    var levels: [Row] = []
    var rows: [Row] = []
    var hit = Hit.agree
    var levelHit = Hit.agree
    var asksKnown = false

    static let words = ["甲类", "乙类", "丙类"]
    static let elements = ["迟到", "漏项"]
    static let extras = ["东", "西"]
    static let levelWords = ["轻", "中", "重"]
    static let counts = 0...6
}

// MARK: - Making one

extension SmallPolicy {
    init(_ seed: UInt64) {
        var random = SplitMix(seed)
        hit = random.pick(Hit.allCases)
        levelHit = random.chance(50) ? .first : .agree
        asksKnown = random.chance(25)
        for index in 0..<random.number(1...3) {
            let isLast = index > 0 && random.chance(20)
            let test = isLast ? nil : SmallPolicy.test(&random, depth: 1, usesLevel: false, known: false)
            levels.append(
                Row(label: "L\(index)", test: test, role: 0, amount: random.number(0...2), isReward: false))
            if isLast { break }
        }
        for index in 0..<random.number(2...6) {
            let isLast = index > 1 && random.chance(12)
            let test = isLast ? nil : SmallPolicy.test(&random, depth: 2, usesLevel: true, known: asksKnown)
            var row = Row(
                label: "R\(index)", test: test, role: random.number(0...1), amount: random.number(1...2) * 50,
                isReward: random.chance(15))
            // Only earlier rows are overridden, so that no circle arises.
            if index > 0, random.chance(25) { row.overrides = [random.number(0...(index - 1))] }
            rows.append(row)
            if isLast { break }
        }
    }

    private static func test(_ random: inout SplitMix, depth: Int, usesLevel: Bool, known: Bool) -> Test {
        if depth > 0, random.chance(60) {
            let parts = (0..<random.number(2...3)).map { _ in
                test(&random, depth: depth - 1, usesLevel: usesLevel, known: known)
            }
            switch random.number(0...9) {
            case 0...5: return .all(parts)
            case 6...7: return .any(parts)
            case 8: return .not(parts[0])
            default: return .atLeast(random.number(1...parts.count), parts)
            }
        }
        switch random.number(0...(known ? 8 : 7)) {
        case 0: return .word([random.number(0...2), random.number(0...2)])
        case 1: return .flag(random.chance(50))
        case 2, 3:
            let low = random.number(0...6)
            return .count(low...random.number(low...6))
        case 4: return .contains(random.number(0...1))
        case 5: return .extra([random.number(0...1)])
        case 6: return .hasExtra
        case 7: return usesLevel ? .level([random.number(0...2), random.number(0...2)]) : .word([random.number(0...2)])
        default: return .known(random.number(0...1))
        }
    }
}

// MARK: - As text

extension SmallPolicy {
    var text: String {
        var text = """
            制度 小制度
            事件 收到
            事实 类别 : 取一 甲类, 乙类, 丙类
            事实 属实 : 是否
            事实 次数 : 整数 0..6
            事实 事由 : 取多 迟到, 漏项
            事实 地点 : 取一 东, 西, 可无
            岗位 张岗
            岗位 李岗
            分类 等级\(levelHit == .agree ? "" : " \(levelHit.rawValue)") : 取一 轻, 中, 重

            """
        for row in levels {
            text +=
                "  \(row.label): \(row.test.map(SmallPolicy.text) ?? "其余") → \(SmallPolicy.levelWords[row.amount])\n"
        }
        text += "罚则 处罚 \(hit == .agree ? "" : hit.rawValue)\n"
        for row in rows {
            let role = row.role == 0 ? "张岗" : "李岗"
            text +=
                "  \(row.label): \(row.test.map(SmallPolicy.text) ?? "其余") → \(row.isReward ? "奖 " : "")\(role) \(row.amount)\n"
            if !row.overrides.isEmpty {
                text += "    优先于 \(row.overrides.map { rows[$0].label }.joined(separator: ", "))\n"
            }
        }
        return text
    }

    private static func text(_ test: Test) -> String {
        switch test {
        case .word(let words): return "类别 属于 (\(words.sorted().map { SmallPolicy.words[$0] }.joined(separator: ", ")))"
        case .flag(let value): return value ? "属实" : "非 属实"
        case .count(let range): return "次数 属于 \(range.lowerBound)..\(range.upperBound)"
        case .contains(let element): return "事由 包含 \(elements[element])"
        case .extra(let words): return "地点 属于 (\(words.sorted().map { extras[$0] }.joined(separator: ", ")))"
        case .hasExtra: return "有 地点"
        case .level(let words): return "等级 属于 (\(words.sorted().map { levelWords[$0] }.joined(separator: ", ")))"
        case .known(let fact): return fact == 0 ? "已知 类别" : "已知 次数"
        case .all(let parts): return "(" + parts.map(text).joined(separator: " 且 ") + ")"
        case .any(let parts): return "(" + parts.map(text).joined(separator: " 或 ") + ")"
        case .not(let part): return "非 (\(text(part)))"
        case .atLeast(let count, let parts): return "至少 \(count) 之 (\(parts.map(text).joined(separator: ", ")))"
        }
    }
}
