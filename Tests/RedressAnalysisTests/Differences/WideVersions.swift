/// A random policy with limits, slots, groups for each and a group over a period, and a random change of it. The facts of
/// both are the same, but for what stands where an incident does not say them.
struct WideVersions {
    let old: String
    let new: String
    /// Whether the second only says the same in other words.
    let isSame: Bool

    /// A row of some part of the policy.
    private struct Row {
        var label: String
        var test: String
        var items: String

        var line: String { "  \(label): \(test) → \(items)\n" }
    }

    private struct Draft {
        var facts: [String]
        var levels: [Row]
        /// The limit of each deadline, or nothing where its rows say it.
        var limits: [String]
        var answerRows: [Row]
        var late: String
        var extending: String
        var hit: String
        var iteration: String
        var rows: [Row]
        var exclusion: String
        var route: [Row]
        var keyed: [Row]
        var measures: [Row]
        var monthly: [Row]

        var text: String {
            var text = "制度 小制度\n事件 收到 < 响应\n事件 办结\n" + facts.map { $0 + "\n" }.joined()
            text += "岗位 张岗\n岗位 李岗\n岗位 王岗 : 常在\n处分 口头提醒 < 书面警告\n"
            text += "分类 等级 依次 : 取一 轻, 重\n" + levels.map(\.line).joined()
            text += "时限 响应期 : 自 收到 起\(limits[0].isEmpty ? "" : " " + limits[0]), 至 响应, 由 张岗\n"
            if limits[0].isEmpty { text += answerRows.map(\.line).joined() }
            text += late + extending
            text += "时限 办结期 : 自 收到 起 \(limits[1]), 至 办结, 由 李岗\n"
            text += "罚则 处罚\(hit)\(iteration)\n" + rows.map(\.line).joined()
            text += "罚则 各单 逐项 单分 累计\n" + keyed.map(\.line).joined()
            text += "分派 受理\n" + exclusion + route.map(\.line).joined()
            text += "规则 办理\n" + measures.map(\.line).joined()
            if !monthly.isEmpty { text += "每月 员工月 每 张岗\n" + monthly.map(\.line).joined() }
            return text
        }
    }

    private static let hits = ["", " 累计", " 从重", " 从轻", " 依次"]
    private static let flags = ["事实 属实 : 是否", "事实 属实 : 是否, 默认 否", "事实 属实 : 是否, 默认 是"]
    private static let spans = ["24小时内", "1天内", "2天内", "1个工作日内", "3个工作日内", "当日"]

    init(_ seed: UInt64) {
        var random = SplitMix(seed &+ 77_000)
        var draft = WideVersions.draft(&random)
        old = draft.text
        isSame = random.chance(20)
        if isSame {
            WideVersions.reword(&draft, &random)
        } else {
            for _ in 0..<random.number(1...2) { WideVersions.change(&draft, &random) }
        }
        new = draft.text
    }

    private static func draft(_ random: inout SplitMix) -> Draft {
        let isEach = random.chance(50)
        var draft = Draft(
            facts: [
                "事实 类别 : 取一 甲类, 乙类", random.pick(flags), "事实 次数 : 整数 0..2", "事实 事由 : 取多 迟到, 漏项",
                "事实 单分 : 每 单 整数 0..2", "事实 项分 : 每 事由 整数 0..2",
            ], levels: [], limits: [random.chance(50) ? "" : random.pick(spans), random.pick(spans)], answerRows: [],
            late: "", extending: random.chance(20) ? "  延长 1天 至多 2天 当 属实\n" : "", hit: random.pick(hits),
            iteration: isEach ? " 逐项 事由" : "", rows: [], exclusion: random.chance(40) ? "  回避 李岗\n" : "", route: [],
            keyed: [], measures: [], monthly: [])
        if random.chance(50) { draft.late = "  逾期 → \(random.pick(["张岗 50", "李岗 100", "通知 李岗"]))\n" }
        draft.levels = [row("等", 0, "重", &random), row("等", 1, "轻", &random)]
        draft.answerRows = answerRows(&random)
        for index in 0..<random.number(1...3) { draft.rows.append(fine(index, isEach: isEach, &random)) }
        draft.keyed = [keyed(0, &random)]
        draft.route = [route(0, &random), Row(label: "派1", test: "其余", items: "张岗 不在则 王岗")]
        for index in 0..<random.number(1...2) { draft.measures.append(measure(index, &random)) }
        if random.chance(40) {
            draft.monthly = [
                Row(
                    label: "月0", test: "件数 (\(fact(&random))) 超过 \(random.number(1...3))",
                    items: "张岗 \(random.number(1...2) * 100)")
            ]
        }
        return draft
    }

    // MARK: - Rows

    private static func row(_ name: String, _ index: Int, _ items: String, _ random: inout SplitMix) -> Row {
        Row(label: "\(name)\(index)", test: fact(&random), items: items)
    }

    private static func answerRows(_ random: inout SplitMix) -> [Row] {
        let first = fact(&random)
        return [
            Row(label: "限0", test: first, items: random.pick(spans)),
            Row(label: "限1", test: "其余", items: random.pick(spans)),
        ]
    }

    private static func fine(_ index: Int, isEach: Bool, _ random: inout SplitMix) -> Row {
        let role = random.pick(["张岗", "李岗"])
        let amount = random.number(1...2) * 50
        let items = random.pick([
            "\(role) \(amount)", "\(role) \(amount)", "\(role) \(amount) 每 次数", "奖 \(role) \(amount)",
            "处分 \(role) 口头提醒", "张岗 与 李岗 \(amount) 平摊", isEach ? "\(role) \(amount) 一次" : "\(role) \(amount)",
        ])
        return Row(label: "罚\(index)", test: test(&random, isEach: isEach), items: items)
    }

    private static func keyed(_ index: Int, _ random: inout SplitMix) -> Row {
        let low = random.number(0...2)
        let test = "单分 属于 \(low)..2" + (random.chance(40) ? " 且 \(fact(&random))" : "")
        let items = random.pick(["张岗 50", "张岗 50 每 单分", "李岗 100"])
        return Row(label: "单\(index)", test: test, items: items)
    }

    private static func route(_ index: Int, _ random: inout SplitMix) -> Row {
        let items = random.pick(["张岗 不在则 李岗 不在则 王岗", "李岗 不在则 王岗", "张岗 不在则 王岗", "张岗 与 李岗 不在则 王岗"])
        return Row(label: "派\(index)", test: fact(&random), items: items)
    }

    private static func measure(_ index: Int, _ random: inout SplitMix) -> Row {
        let items = random.pick(["通知 张岗", "通知 李岗", "记录 \"面谈\"", "补救 \"道歉\"", "升级 王岗"])
        return Row(label: "办\(index)", test: test(&random, isEach: false), items: items)
    }

    // MARK: - Conditions

    private static func fact(_ random: inout SplitMix) -> String {
        switch random.number(0...4) {
        case 0: return "类别 属于 (\(random.pick(["甲类", "乙类"])))"
        case 1: return random.chance(50) ? "属实" : "非 属实"
        case 2: return "次数 属于 \(random.number(0...2))..2"
        case 3: return "事由 包含 \(random.pick(["迟到", "漏项"]))"
        default: return "次数 属于 0..\(random.number(0...1))"
        }
    }

    private static func test(_ random: inout SplitMix, isEach: Bool) -> String {
        let parts = (0..<random.number(1...2)).map { _ in part(&random, isEach: isEach) }
        return parts.joined(separator: random.chance(70) ? " 且 " : " 或 ")
    }

    private static func part(_ random: inout SplitMix, isEach: Bool) -> String {
        switch random.number(0...(isEach ? 9 : 6)) {
        case 0, 1, 2: return fact(&random)
        case 3: return "响应期 \(random.pick(["逾期", "按时", "未到期"]))"
        case 4: return "办结期 \(random.pick(["逾期", "按时", "未到期"]))"
        case 5, 6: return "等级 属于 (\(random.pick(["轻", "重"])))"
        case 7, 8: return random.pick(["迟到", "漏项"])
        default: return "项分 属于 \(random.number(0...2))..2"
        }
    }

    // MARK: - Changes

    /// A change that may or may not change a decision.
    private static func change(_ draft: inout Draft, _ random: inout SplitMix) {
        let index = random.number(0...(draft.rows.count - 1))
        let isEach = !draft.iteration.isEmpty
        switch random.number(0...15) {
        case 0: draft.rows[index].items = fine(index, isEach: isEach, &random).items
        case 1: draft.rows[index].test = test(&random, isEach: isEach)
        case 2: draft.hit = random.pick(hits)
        case 3, 4: draft.limits[1] = random.pick(spans)
        case 5: draft.limits[0] = draft.limits[0].isEmpty ? "" : random.pick(spans)
        case 6, 7: draft.answerRows[random.number(0...1)].items = random.pick(spans)
        case 8: draft.late = draft.late.isEmpty ? "  逾期 → 张岗 50\n" : ""
        case 9: draft.route[0] = route(0, &random)
        case 10: draft.exclusion = draft.exclusion.isEmpty ? "  回避 李岗\n" : ""
        case 11: draft.keyed[0] = keyed(0, &random)
        case 12: draft.measures[0] = measure(0, &random)
        case 13: draft.facts[1] = random.pick(flags)
        case 14: draft.levels[0].test = fact(&random)
        default: draft.extending = draft.extending.isEmpty ? "  延长 1天 至多 2天 当 属实\n" : ""
        }
        if random.chance(30), !draft.monthly.isEmpty { draft.monthly[0].items = "张岗 200" }
    }

    /// The same in other words.
    private static func reword(_ draft: inout Draft, _ random: inout SplitMix) {
        let index = random.number(0...(draft.rows.count - 1))
        draft.rows[index].test = "非 (非 (\(draft.rows[index].test)))"
        draft.rows[index].label = "罚九"
        draft.measures[0].test = "(\(draft.measures[0].test)) 且 次数 属于 0..2"
        if draft.hit != " 依次" { draft.rows.shuffle(using: &random) }
        draft.route[0].test = "(\(draft.route[0].test)) 或 (\(draft.route[0].test))"
        draft.keyed[0].test = "(\(draft.keyed[0].test)) 且 次数 属于 0..2"
        if random.chance(50) {
            var other = draft.measures[0]
            other.label = "办九"
            draft.measures[0].test = "(\(other.test)) 且 类别 属于 (甲类)"
            other.test = "(\(other.test)) 且 类别 属于 (乙类)"
            draft.measures.append(other)
        }
    }
}
