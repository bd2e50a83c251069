import RedressKit
import Testing

/// What `check` finds under readings other than the chosen ones, and what it establishes where it finds nothing.
@Suite("Readings, certificates and questions left open")
struct ReadingsTests {
    /// Two readings, each of which makes one pair of rows contradict; a third pair contradicts under either.
    private let text = """
        制度 甲
        参数 算法 : 取一 宽, 严 = 宽
        参数 分担 : 取一 各付, 合付 = 各付
        事件 收到
        事实 迟到, 早退, 旷工 : 是否
        岗位 当事人, 主管, 经理
        罚则 处罚
          一: 迟到 → 当事人 100
          二: 迟到 且 算法 = 严 → 当事人 200
          三: 早退 → 主管 100
          四: 早退 且 (算法 = 严 或 分担 = 合付) → 主管 200
          五: 旷工 → 经理 100
          六: 旷工 → 经理 200
        """

    private func messages(_ text: String, all: Bool) -> [String] {
        let analysis = Policy.compile(text).analysis(AnalysisOptions(triesAllReadings: all))
        return analysis.findings.items.map { $0.message(in: .english) }
    }

    @Test("The chosen reading alone shows what it shows")
    func chosen() {
        #expect(messages(text, all: false).map { $0.contains("`五` and `六`") } == [true])
    }

    @Test("All readings: what only some show says which, in the parameters that matter; what all show says nothing")
    func all() {
        let found = messages(text, all: true)
        #expect(found.count == 3)
        #expect(found.contains { $0.hasPrefix("with `算法` = 严: `一` and `二`") })
        #expect(
            found.contains {
                $0.hasPrefix(
                    "with `算法` = 宽, `分担` = 合付; or `算法` = 严, `分担` = 各付; or `算法` = 严, `分担` = 合付: `三` and `四`")
            })
        #expect(found.contains { $0.hasPrefix("`五` and `六`") })
    }

    @Test("Beyond 256 combinations each reading is tried by itself, and that is said")
    func many() {
        let readings = (1...9).map { "参数 读\($0) : 取一 宽\($0), 严\($0) = 宽\($0)\n" }.joined()
        let text = """
            制度 甲
            \(readings)事件 收到
            事实 迟到 : 是否
            岗位 当事人
            罚则 处罚
              一: 迟到 → 当事人 100
              二: 迟到 且 读9 = 严9 → 当事人 200
            """
        let analysis = Policy.compile(text).analysis(AnalysisOptions(triesAllReadings: true))
        #expect(analysis.policiesReadSingly == ["甲"])
        #expect(analysis.findings.items.map { $0.message(in: .english).prefix(18) } == ["with `读9` = 严9: `一"])
    }

    @Test("A certificate names rules, rows and proofs; equal inputs give equal bytes, others do not")
    func certificate() throws {
        func certificate(_ text: String) -> String? {
            let compiled = Policy.compile(text)
            return compiled.certificate(of: compiled.analysis(), in: .english)
        }
        let clean = """
            制度 甲
            事件 收到
            事实 迟到 : 是否
            岗位 当事人
            罚则 处罚
              一: 迟到 → 当事人 100
            必须 封顶 : 罚款 (当事人) 不超过 100元
            """
        let first = try #require(certificate(clean))
        #expect(first == certificate(clean))
        #expect(first != certificate(clean.replacing("100", with: "200")))
        #expect(first.contains("\"proved\": [\n        \"封顶\"\n      ]"))
        #expect(first.contains("\"rows\": [\n            \"一\"\n          ]"))
        #expect(certificate(text) == nil)
        // The requirement is broken by 200.
        #expect(certificate(clean.replacing("→ 当事人 100", with: "→ 当事人 200")) == nil)
    }

    @Test("What was left undecided stands by itself in JSON, and is not counted among the findings")
    func undecided() {
        // A product of two facts is beyond what is reasoned about.
        let text = """
            制度 甲
            事件 收到
            事实 件数额, 单价数 : 整数 0..1000
            岗位 当事人
            罚则 处罚
              一: 件数额 × 单价数 超过 999 且 件数额 低于 3 → 当事人 100
              二: 件数额 × 单价数 超过 99 → 当事人 200
            """
        let compiled = Policy.compile(text)
        let analysis = compiled.analysis()
        #expect(analysis.undecidedCount == 1)
        let json = analysis.findings.rendered(.json, in: .english)
        #expect(json.contains("\"counts\": {},\n  \"unlisted\": 0,\n  \"findings\": [],\n"))
        #expect(json.contains("\"rule\": \"一\",\n      \"rows\": [\n        \"一\",\n        \"二\"\n      ]"))
        #expect(compiled.certificate(of: analysis, in: .english) == nil)
    }
}
