import RedressKit
import Testing

/// Clauses of a source regulation held against a pack.
@Suite("Coverage of clauses")
struct ClauseCoverageTests {
    private static let policy = """
        制度 洗车 "洗车规定"
        事实 来源 : 取一 现场, 回访
        岗位 美容组 : 班组
        设 是现场 = 来源 = 现场        依据 X-c01
        罚则 处罚 累计
          Ⅱ-3: 是现场 → 美容组 100     依据 X-c02, X-c03
          来源 = 回访 → 美容组 50      依据 X-c03

        """

    private func coverage(_ clauses: String) -> ClauseCoverage {
        ClauseCoverage([
            ClauseCoverage.PackFiles(
                folder: "X-wash", policies: [InputFile(path: "x.redress", text: Self.policy)],
                clauses: InputFile(path: "clauses.yaml", text: clauses))
        ])
    }

    @Test("Each clause stands beside what rests on it, or the reason")
    func eachClauseIsAccountedFor() {
        let coverage = coverage(
            """
            - {条款: X-c01, 内容: 何为现场, 判定: 可}
            - {条款: X-c02, 内容: 罚美容组 | 质检, 判定: 部分, 原因: 质检罚多少空缺}
            - {clause: X-c03, gist: both fines, decidable: yes}
            - {条款: X-c04, 内容: 要用心, 判定: 不可, 原因: 是要求态度}
            """)
        #expect(coverage.findings.isEmpty, "\(coverage.findings.rendered(.oneLine, in: .english))")
        let lines = coverage.markdown.split(separator: "\n").map(String.init)
        for line in [
            "| [X-wash](#x-wash) 洗车规定 | 4 | 2 | 1 | 1 |", "| **合计 · all** | **4** | **2** | **1** | **1** |",
            "| X-c01 | 何为现场 | 可 | `是现场` |", "| X-c02 | 罚美容组 \\| 质检 | 部分 | `处罚 Ⅱ-3`；质检罚多少空缺 |",
            "| X-c03 | both fines | 可 | `处罚 Ⅱ-3`、`处罚 2` |", "| X-c04 | 要用心 | 不可 | 是要求态度 |",
        ] { #expect(lines.contains(line), "\(line)\n\(coverage.markdown)") }
        #expect(coverage.counts == (4, 2, 1, 1))
    }

    @Test("What is missing, unknown, twice or unreasoned is named")
    func defectsAreNamed() {
        let coverage = coverage(
            """
            - {条款: X-c01, 内容: 何为现场, 判定: 可}
            - {条款: X-c02, 内容: 罚美容组, 判定: 可}
            - {条款: X-c02, 内容: 又一次, 判定: 可}
            - {条款: X-c05, 内容: 没人写, 判定: 部分, 原因: 一半空缺}
            - {条款: X-c06, 内容: 没有原因, 判定: 不可}
            - {条款: X-c07, 内容: 写错, 判定: 也许}
            - {条款: X-c08, 内容: 多一项, 判定: 可, 备注: 无}
            - 不是条款
            """)
        let found = coverage.findings.items.map { "\($0.code) \($0.place?.line ?? 0)" }.sorted()
        #expect(
            found == [
                "duplicate-key 3", "missing-clause 4", "unknown-clause 6", "unknown-clause 7", "unknown-key 7",
                "unknown-value 6", "wrong-type 5", "wrong-type 8",
            ], "\(found)")
    }
}
