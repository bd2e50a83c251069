import RedressDiagnostics
import Testing

@Suite struct NearestWordTests {
    private let words = [
        "来源", "类型", "事由", "次数", "要求约见", "洗车不净", "服务态度恶劣", "服务不满意", "美容组", "维修班组", "责任SA", "Ⅱ-3", "severity",
    ]

    @Test(arguments: [
        ("事油", "事由"), ("洗车不静", "洗车不净"), ("来原", "来源"), ("美容", "美容组"), ("服务不满", "服务不满意"), ("服务态度恶略", "服务态度恶劣"),
        ("责任sa", "责任SA"), ("责任ＳＡ", "责任SA"), ("II-3", "Ⅱ-3"), ("severty", "severity"), ("sevreity", "severity"),
        ("SEVERITY", "severity"),
        ("由事", "事由"), ("要求 约见", "要求约见"), ("维修班", "维修班组"),
    ])
    func findsTheWordMeant(word: String, expected: String) {
        #expect(NearestWord.suggest(word, among: words) == expected)
    }

    @Test(arguments: ["总经理", "客户", "时间", "", "a", "洗", "洗衣机坏了", "满意"])
    func keepsSilentWhereNothingIsNear(word: String) {
        #expect(NearestWord.suggest(word, among: words) == nil)
    }

    @Test func neverSuggestsTheWordItself() {
        #expect(NearestWord.suggest("事由", among: ["事由"]) == nil)
    }

    @Test func doesNotDependOnOrder() {
        // 客服 is one character away from both; the one that shares its first characters wins, then the smaller word.
        #expect(NearestWord.suggest("客服", among: ["客户", "前服"]) == "客户")
        #expect(NearestWord.suggest("客服", among: ["前服", "客户"]) == "客户")
        #expect(NearestWord.suggest("甲乙", among: ["甲丁", "甲丙"]) == NearestWord.suggest("甲乙", among: ["甲丙", "甲丁"]))
    }
}
