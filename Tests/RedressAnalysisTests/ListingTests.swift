import RedressAnalysis
import Testing

/// Of more findings than the limit the rest is counted, and what is listed stays the first of them.
@Suite struct ListingTests {
    /// Each of three rows of one schedule meets the one row of the other one, on a ground of both: three are fined twice.
    @Test(arguments: [(0, 3), (2, 1), (3, 0), (100, 0)]) func doublePunishmentsBeyondTheLimitAreCounted(
        limit: Int, unlistedCount: Int
    ) throws {
        let program = try #require(
            compiledProgram(
                """
                制度 罚两次
                事件 收到
                事实 事由 : 取多 迟到, 漏项, 失礼
                岗位 经理
                罚则 甲表 逐项 事由
                  一: 迟到 → 经理 50
                  二: 漏项 → 经理 50
                  三: 失礼 → 经理 50
                罚则 乙表 逐项 事由
                  四: 始终 → 经理 100

                """))
        let report = Analyzer(program, options: Analyzer.Options(maximumFindings: limit)).report()
        let whole = Analyzer(program).report()
        #expect(report.unlistedCount == unlistedCount)
        #expect(report.findings.map(\.rows) == whole.findings.prefix(3 - unlistedCount).map(\.rows))
        #expect(report.undecided.isEmpty)
    }

    /// Three rows that fine differently contradict in three pairs.
    @Test(arguments: [(0, 3), (2, 1), (3, 0)]) func contradictionsBeyondTheLimitAreCounted(
        limit: Int, unlistedCount: Int
    ) throws {
        let program = try #require(
            compiledProgram(
                """
                制度 三样
                事件 收到
                岗位 经理
                事实 甲错, 乙错, 丙错 : 是否
                罚则 表
                  一: 甲错 → 经理 50
                  二: 乙错 → 经理 60
                  三: 丙错 → 经理 70

                """))
        let report = Analyzer(program, options: Analyzer.Options(maximumFindings: limit)).report()
        #expect(report.unlistedCount == unlistedCount && report.contradictionCount == 3)
        #expect(report.findings.count == 3 - unlistedCount)
    }
}
