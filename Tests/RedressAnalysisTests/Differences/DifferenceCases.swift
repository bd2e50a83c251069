import RedressAnalysis
import Testing

/// Pairs of small policies with what a careful reader says that the second decides otherwise: the kind and the name of
/// what changes, once for each class; nothing for policies that only look different.
@Suite struct DifferenceCases {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        var head = DifferenceCases.head
        var newHead = DifferenceCases.head
        let old: String
        let new: String
        let expected: [String]

        var testDescription: String { name }
    }

    static let head = """
        制度 小制度
        事件 收到
        事件 回访
        事件 复核
        事实 类别 : 取一 服务, 质量
        事实 次数 : 整数 0..9
        事实 事由 : 取多 迟到, 漏项
        事实 属实 : 是否
        岗位 责任SA
        岗位 服务经理
        岗位 总经理 : 常在
        处分 记过 < 辞退

        """

    private static let fine = "罚则 处罚\n  一: 属实 → 责任SA 100\n"

    private static func limit(_ limit: String, late: String = "") -> String {
        "时限 回访期 : 自 收到 起 \(limit)内, 至 回访, 由 责任SA\n" + late
    }

    /// Six facts that stand so where they are left out, and a role for each.
    private static func flags(_ other: String) -> String {
        "制度 小制度\n事件 收到\n事实 乙 : 是否\n"
            + (0..<6).map { "事实 甲\($0) : 是否, \(other)\n岗位 岗\($0)\n" }.joined()
    }

    private static func many(_ joint: String) -> String {
        "规则 办\n" + (0..<6).map { "  作\($0): 甲\($0) \(joint) 乙 → 通知 岗\($0)\n" }.joined()
    }

    private static func all(_ separator: String) -> String { (0..<6).map { "甲\($0)" }.joined(separator: separator) }

    private static func second(_ limit: String) -> String { "时限 复核期 : 自 收到 起 \(limit)内, 至 复核, 由 服务经理\n" }

    private static func month(_ row: String) -> String { fine + "每月 员工月 每 责任SA\n  \(row) → 责任SA 200\n" }

    static let cases: [Case] = [
        Case(name: "a week is seven days", old: limit("7天"), new: limit("1周"), expected: []),
        Case(name: "a day is not 24 hours", old: limit("1天"), new: limit("24小时"), expected: ["deadline 回访期"]),
        Case(
            name: "what follows a late deadline falls with it", old: limit("24小时", late: "  逾期 → 责任SA 50\n"),
            new: limit("48小时", late: "  逾期 → 责任SA 50\n"), expected: ["deadline 回访期", "fine 责任SA"]),
        Case(
            name: "an extension counts where its condition holds", old: limit("2天", late: "  逾期 → 责任SA 50\n"),
            new: limit("2天", late: "  延长 1天 当 属实\n  逾期 → 责任SA 50\n"),
            expected: ["deadline 回访期", "fine 责任SA"]),
        Case(
            name: "the first extension whose condition holds counts",
            old: limit("2天", late: "  延长 1天 当 属实\n  延长 2天 当 次数 = 3\n"),
            new: limit("2天", late: "  延长 1天 当 属实\n  延长 2天 当 次数 = 3 且 非 属实\n"), expected: []),
        Case(
            name: "an extension beyond what is allowed counts as what is",
            old: limit("2天", late: "  延长 1天 至多 1天 当 属实\n"),
            new: limit("2天", late: "  延长 2天 至多 1天 当 属实\n"), expected: ["violation 回访期"]),
        Case(
            name: "what a laxer limit cannot bring about is no class",
            old: limit("1天") + "罚则 处罚\n  一: 回访期 逾期 → 责任SA 50\n",
            new: limit("2天") + "罚则 处罚\n  一: 回访期 逾期 → 责任SA 50\n",
            expected: ["deadline 回访期", "fine 责任SA"]),
        Case(
            name: "one limit kept while another is passed",
            old: limit("1天") + second("3天") + "规则 办\n  作: 回访期 逾期 且 复核期 按时 → 通知 服务经理\n",
            new: limit("2天") + second("3天") + "规则 办\n  作: 回访期 逾期 且 复核期 按时 → 通知 服务经理\n",
            expected: ["deadline 回访期", "notice 服务经理"]),
        Case(
            name: "whom an incident goes up to may have it already",
            old: "分派 受理\n  派: 始终 → 责任SA 不在则 服务经理\n规则 办\n  升: 属实 → 升级 服务经理\n",
            new: "分派 受理\n  派: 始终 → 责任SA 不在则 总经理\n规则 办\n  升: 属实 → 升级 服务经理\n",
            expected: ["route 受理", "escalation 服务经理"]),
        Case(
            name: "a laxer limit is over later, and goes up since then", old: limit("1天", late: "  逾期 → 升级 总经理\n"),
            new: limit("2天", late: "  逾期 → 升级 总经理\n"), expected: ["deadline 回访期", "escalation 总经理"]),
        Case(
            name: "who comes second", old: "分派 受理\n  派: 始终 → 责任SA 不在则 服务经理 不在则 总经理\n",
            new: "分派 受理\n  派: 始终 → 责任SA 不在则 总经理\n", expected: ["route 受理"]),
        Case(
            name: "who is excluded matters where one person holds both roles",
            old: "分派 受理\n  派: 始终 → 责任SA 不在则 总经理\n",
            new: "分派 受理\n  回避 服务经理\n  派: 始终 → 责任SA 不在则 总经理\n", expected: ["route 受理"]),
        Case(
            name: "elements are compared one by one", old: "罚则 处罚 逐项 事由\n  一: 迟到 → 责任SA 100\n  二: 漏项 → 责任SA 50\n",
            new: "罚则 处罚 逐项 事由\n  二: 漏项 → 责任SA 60\n  一: 迟到 → 责任SA 100\n", expected: ["fine 责任SA 漏项"]),
        Case(
            name: "two sums are not one", old: "罚则 处罚 累计\n  一: 属实 → 责任SA 100\n  二: 属实 → 责任SA 50\n",
            new: "罚则 处罚\n  一: 属实 → 责任SA 150\n", expected: ["fine 责任SA"]),
        Case(
            name: "a schedule may be split", old: fine,
            new: "罚则 甲\n  一: 属实 且 类别 = 质量 → 责任SA 100\n罚则 乙\n  二: 属实 且 类别 = 服务 → 责任SA 100\n", expected: []),
        Case(
            name: "the graver of two is due", old: "罚则 处罚 从重\n  一: 属实 → 责任SA 100\n",
            new: "罚则 处罚 从重\n  一: 属实 → 责任SA 100\n  二: 属实 且 次数 3次以上 → 责任SA 50\n", expected: []),
        Case(
            name: "rows that contradict charge nothing", old: fine,
            new: fine + "  二: 属实 且 次数 9次以上 → 责任SA 50\n", expected: ["fine 责任SA", "fine 责任SA"]),
        Case(
            name: "a count may meet a fixed sum", old: "罚则 处罚\n  一: 次数 = 3 → 责任SA 100 每 次数\n",
            new: "罚则 处罚\n  一: 次数 = 3 → 责任SA 300\n", expected: []),
        Case(
            name: "a factor", old: fine, new: "罚则 处罚\n  倍 2 当 次数 3次以上\n  一: 属实 → 责任SA 100\n",
            expected: ["fine 责任SA"]),
        Case(
            name: "a sanction", old: "罚则 处罚\n  一: 属实 → 处分 责任SA 记过\n",
            new: "罚则 处罚\n  一: 属实 → 处分 责任SA 辞退\n", expected: ["sanction 责任SA"]),
        Case(
            name: "a void incident is fined nothing", old: fine + "规则 办\n  作: 次数 9次以上 → 作废\n", new: fine,
            expected: ["void", "fine 责任SA"]),
        Case(
            name: "a requirement on fines", old: fine + "必须 封顶 : 罚款 (责任SA) 不超过 200元\n",
            new: fine + "必须 封顶 : 罚款 (责任SA) 不超过 80元\n", expected: ["violation 封顶"]),
        Case(
            name: "a word more", newHead: head.replacing("服务, 质量", with: "服务, 质量, 其他"), old: fine, new: fine,
            expected: ["input 其他"]),
        Case(
            name: "another range", newHead: head.replacing("0..9", with: "0..20"), old: fine, new: fine,
            expected: ["input 次数"]),
        Case(
            name: "none where it was unknown", newHead: head.replacing("服务, 质量", with: "服务, 质量, 可无"),
            old: "罚则 处罚\n  一: 类别 = 质量 → 责任SA 100\n", new: "罚则 处罚\n  一: 类别 = 质量 → 责任SA 100\n",
            expected: ["input 类别", "fine 责任SA"]),
        Case(
            name: "many facts with other defaults, apart", head: flags("默认 否"), newHead: flags("默认 是"),
            old: many("且"), new: many("且"), expected: (0..<6).map { "notice 岗\($0)" }),
        Case(
            name: "three facts with other defaults on which one row rests", head: flags("默认 否"),
            newHead: flags("默认 是"), old: "规则 办\n  作: 甲0 且 甲1 且 甲2 且 非 乙 → 通知 岗0\n",
            new: "规则 办\n  作: 甲0 且 甲1 且 甲2 且 非 乙 → 通知 岗0\n", expected: ["notice 岗0"]),
        Case(
            name: "more facts with other defaults than are tried in all ways", head: flags("默认 否"),
            newHead: flags("默认 是"), old: "规则 办\n  作: \(all(" 且 ")) → 通知 岗0\n",
            new: "规则 办\n  作: \(all(" 且 ")) → 通知 岗0\n", expected: ["notice 岗0", "undecided \(all(" "))"]),
        Case(
            name: "a map that is left out", head: head + "事实 分 : 每 单 整数 0..9, 默认 空\n",
            newHead: head + "事实 分 : 每 单 整数 0..9\n", old: "罚则 处罚 逐项 分\n  一: 分 3以上 → 责任SA 100\n",
            new: "罚则 处罚 逐项 分\n  一: 分 3以上 → 责任SA 100\n", expected: ["undecided 分"]),
        Case(
            name: "a map that is left out, and that nothing reads", head: head + "事实 分 : 每 单 整数 0..9, 默认 空\n",
            newHead: head + "事实 分 : 每 单 整数 0..9\n", old: fine, new: fine, expected: []),
        Case(
            name: "a month, counted alike", old: month("多: 件数 (属实) 超过 3"), new: month("多些: 件数 (属实) 4 以上"),
            expected: []),
        Case(
            name: "a month with another bound", old: month("多: 件数 (属实) 超过 3"), new: month("多: 件数 (属实) 超过 4"),
            expected: ["fine 责任SA"]),
        Case(
            name: "a month, counted otherwise", old: month("多: 件数 (属实) 超过 3"),
            new: month("多: 件数 (类别 = 质量) 超过 3"),
            expected: ["fine 责任SA", "fine 责任SA", "undecided 员工月"]),
    ]

    @Test(arguments: cases) func differsAsAReaderSays(_ one: Case) throws {
        let old = try #require(compiledProgram(one.head + one.old))
        let new = try #require(compiledProgram(one.newHead + one.new))
        let found = PolicyComparison(old, new).parts().flatMap { part -> [String] in
            part.report.inputs.map { "input \($0.name)" }
                + part.report.differences.map { Self.text($0.key) }
                + part.report.undecided.map { "undecided \($0.key.names.joined(separator: " "))" }
        }
        // A fine may change in several classes, of which the cases name each kind that must be there.
        #expect(Set(found) == Set(one.expected), "\(one.name): \(found)")
        #expect(found.isEmpty == one.expected.isEmpty)
    }

    /// The other way round the same things differ.
    @Test(arguments: cases) func differsTheOtherWayRound(_ one: Case) throws {
        let old = try #require(compiledProgram(one.head + one.old))
        let new = try #require(compiledProgram(one.newHead + one.new))
        let back = PolicyComparison(new, old).parts().flatMap(\.report.differences).map { Self.text($0.key) }
        let there = PolicyComparison(old, new).parts().flatMap(\.report.differences).map { Self.text($0.key) }
        #expect(Set(back) == Set(there))
    }

    private static func text(_ key: OutcomeKey) -> String {
        ([key.aspect.rawName] + key.names + [key.element].compactMap(\.self)).joined(separator: " ")
    }
}

extension OutcomeAspect {
    fileprivate var rawName: String { "\(self)" }
}
