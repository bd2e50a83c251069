/// A random policy over a small schema, and a random change of it.
struct TwoVersions {
    let old: String
    let new: String

    private struct Row {
        var label: String
        var test: String
        var items: String
        var overrides: String?
    }

    private struct Draft {
        var hit: String
        var levelHit: String
        var facts: [String]
        var scope: String
        var levels: [Row]
        var rows: [Row]
        var measures: [Row]

        var text: String {
            let head = scope.isEmpty ? ["制度 小制度"] : ["制度 小制度", "适用 \(scope)"]
            var lines = head + ["事件 收到"] + facts + ["岗位 张岗", "岗位 李岗", "处分 口头提醒 < 书面警告"]
            lines.append("分类 等级\(levelHit) : 取一 轻, 中, 重")
            lines += levels.map { "  \($0.label): \($0.test) → \($0.items)" }
            lines.append("罚则 处罚\(hit)")
            for row in rows {
                lines.append("  \(row.label): \(row.test) → \(row.items)")
                if let other = row.overrides { lines.append("    优先于 \(other)") }
            }
            lines.append("规则 办理")
            lines += measures.map { "  \($0.label): \($0.test) → \($0.items)" }
            return lines.joined(separator: "\n") + "\n"
        }
    }

    private static let hits = ["", " 互斥", " 累计", " 从重", " 从轻", " 依次"]
    private static let flags = ["事实 属实 : 是否", "事实 属实 : 是否, 默认 否", "事实 属实 : 是否, 默认 是"]

    init(_ seed: UInt64) {
        var random = SplitMix(seed)
        var draft = Draft(
            hit: random.pick(Self.hits), levelHit: random.chance(50) ? " 依次" : "",
            facts: [
                "事实 类别 : 取一 甲类, 乙类", random.pick(Self.flags), "事实 次数 : 整数 0..2",
                "事实 事由 : 取多 迟到, 漏项", "事实 地点 : 取一 东, 可无",
            ], scope: random.chance(20) ? Self.test(&random, depth: 0, usesLevel: false) : "", levels: [], rows: [],
            measures: [])
        for index in 0..<random.number(1...3) { draft.levels.append(Self.level(index, &random)) }
        for index in 0..<random.number(2...5) {
            draft.rows.append(Self.row(index, &random))
            if index > 0, random.chance(20) { draft.rows[index].overrides = "R\(random.number(0...(index - 1)))" }
        }
        for index in 0..<random.number(1...2) {
            let item = random.pick(["通知 张岗", "通知 李岗", "记录 \"面谈\"", "补救 \"道歉\""])
            draft.measures.append(
                Row(label: "M\(index)", test: Self.test(&random, depth: 1, usesLevel: true), items: item))
        }
        old = draft.text
        for _ in 0..<random.number(1...2) { Self.change(&draft, &random) }
        new = draft.text
    }

    private static func level(_ index: Int, _ random: inout SplitMix) -> Row {
        Row(
            label: "L\(index)", test: test(&random, depth: 1, usesLevel: false),
            items: random.pick(["轻", "中", "重"]))
    }

    private static func row(_ index: Int, _ random: inout SplitMix) -> Row {
        let role = random.pick(["张岗", "李岗"])
        let amount = random.number(1...2) * 50
        let items = random.pick([
            "\(role) \(amount)", "\(role) \(amount)", "\(role) \(amount)", "\(role) \(random.number(1...2) * 50) 每次数",
            "奖 \(role) \(amount)", "\(role) \(amount), 处分 张岗 书面警告", "处分 \(role) 口头提醒",
        ]).replacing("每次数", with: "每 次数")
        return Row(label: "R\(index)", test: test(&random, depth: 2, usesLevel: true), items: items)
    }

    /// A change that may or may not change a decision.
    private static func change(_ draft: inout Draft, _ random: inout SplitMix) {
        let index = random.number(0...(draft.rows.count - 1))
        switch random.number(0...13) {
        case 0, 1: draft.rows[index].items = row(index, &random).items
        case 2, 3: draft.rows[index].test = test(&random, depth: 2, usesLevel: true)
        case 4:
            if draft.rows.allSatisfy({ $0.overrides == nil }) { draft.rows.shuffle(using: &random) }
        case 5: draft.rows[index].test = "(\(draft.rows[index].test)) 且 次数 属于 0..2"
        case 6: draft.rows[index].test = "非 (非 (\(draft.rows[index].test)))"
        case 7: draft.hit = random.pick(hits)
        case 8: draft.levels[0] = level(0, &random)
        case 9: draft.facts[1] = random.pick(flags)
        case 10: draft.measures[0].test = test(&random, depth: 1, usesLevel: true)
        case 11:
            let test = test(&random, depth: 0, usesLevel: false)
            var other = draft.rows[index]
            other.label = "R9"
            draft.rows[index].test = "(\(other.test)) 且 (\(test))"
            other.test = "(\(other.test)) 且 非 (\(test))"
            if draft.rows.allSatisfy({ $0.label != "R9" }) { draft.rows.insert(other, at: index + 1) }
        case 12: draft.scope = random.chance(50) ? "" : test(&random, depth: 0, usesLevel: false)
        default:
            if draft.rows.count > 1, draft.rows.allSatisfy({ $0.overrides == nil }) { draft.rows.remove(at: index) }
        }
    }

    private static func test(_ random: inout SplitMix, depth: Int, usesLevel: Bool) -> String {
        if depth > 0, random.chance(60) {
            let parts = (0..<random.number(2...3)).map { _ in test(&random, depth: depth - 1, usesLevel: usesLevel) }
            switch random.number(0...9) {
            case 0...5: return "(" + parts.joined(separator: " 且 ") + ")"
            case 6...7: return "(" + parts.joined(separator: " 或 ") + ")"
            case 8: return "非 (\(parts[0]))"
            default: return "至少 \(random.number(1...parts.count)) 之 (\(parts.joined(separator: ", ")))"
            }
        }
        let low = random.number(0...2)
        switch random.number(0...8) {
        case 0: return "类别 属于 (\(random.pick(["甲类", "乙类"])))"
        case 1: return random.chance(50) ? "属实" : "非 属实"
        case 2, 3: return "次数 属于 \(low)..\(random.number(low...2))"
        case 4: return "事由 包含 \(random.pick(["迟到", "漏项"]))"
        case 5: return "地点 属于 (东)"
        case 6: return "有 地点"
        case 7: return usesLevel ? "等级 属于 (\(random.pick(["轻", "中, 重", "重"])))" : "类别 属于 (乙类)"
        default: return random.chance(30) ? "已知 类别" : "次数 属于 \(low)..2"
        }
    }
}
