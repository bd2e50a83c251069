import RedressDiagnostics
import Testing

@Suite struct PageTests {
    @Test(arguments: DiagnosticCode.allCases)
    func everyCodeHasAPageInBothLanguages(code: DiagnosticCode) {
        let page = code.page
        for message in [page.what, page.why] {
            #expect(message.chinese.hasSuffix("。"))
            #expect(message.english.hasSuffix("."))
            #expect(message.chinese.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) })
            let hasChinese = message.english.replacing("2026年2月28日", with: "").replacing("「", with: "").replacing(
                "」", with: ""
            )
            .unicodeScalars.contains { (0x3000...0x9FFF).contains($0.value) || (0xFF00...0xFF9F).contains($0.value) }
            #expect(!hasChinese || code == .fullWidthColon, "\(message.english)")
        }
        #expect((page.avoid == .none) == (page.prefer == .none), "both or neither")
        #expect(page.avoid == .none || page.avoid != page.prefer)
        #expect(page.what != page.why)
    }

    @Test func noTwoCodesShareAPage() {
        let pages = DiagnosticCode.allCases.map(\.page.what)
        #expect(Set(pages).count == DiagnosticCode.allCases.count)
    }

    @Test func examplesBuiltFromRowsAreWholePolicies() {
        #expect(
            DiagnosticCode.unknownName.page.avoid
                == .policy(
                    """
                    制度 门店考核
                    事实 来源 : 取一 现场, 回访
                    事实 次数 : 整数 0..100
                    岗位 责任SA
                    罚则 处罚
                      Ⅰ: 来原 = 现场 → 责任SA 50

                    """))
        #expect(
            DiagnosticCode.cyclicOverride.page.prefer
                == .policy(
                    """
                    制度 门店考核
                    事实 来源 : 取一 现场, 回访
                    事实 次数 : 整数 0..100
                    岗位 责任SA
                    罚则 处罚
                      Ⅰ: 来源 = 现场 → 责任SA 50
                      Ⅱ: 次数 超过 3 → 责任SA 100
                        优先于 Ⅰ

                    """))
    }

    @Test func rendersWithItsExamples() {
        #expect(
            PageRenderer(language: .chinese, usesColor: false).render(.missingPolicy) == """
                missing-policy

                是什么
                  文件里没有 `制度` 一行，下面的声明不知道属于哪个制度。

                为什么
                  每个决定都要写明依据哪个制度、哪个版本。文件第一条声明应当是 `制度 名称`。

                不要这样写
                  事实 来源 : 取一 现场, 回访

                要这样写
                  制度 门店考核
                  事实 来源 : 取一 现场, 回访

                """)
    }

    @Test func rendersIncidentsWithTheirPolicy() {
        let text = PageRenderer(language: .english, usesColor: false).render(.tabIndentation)
        #expect(text.contains("Avoid\n  编号: TS-1\n  事由:\n  ␉- 洗车不净\n\nPrefer\n"))
        #expect(text.contains("\nThe policy of these incidents\n  制度 门店考核"))
    }

    @Test func pagesWithoutExamplesEndAfterTheWhy() {
        let text = PageRenderer(language: .english, usesColor: false).render(.internalError)
        #expect(text.hasPrefix("internal-error\n\nWhat it means\n"))
        #expect(!text.contains("Avoid"))
    }

    @Test func colourMarksTheTitles() {
        let text = PageRenderer(language: .english, usesColor: true).render(.emptyFile)
        #expect(text.hasPrefix("\u{1B}[1mempty-file\u{1B}[0m\n"))
        #expect(text.contains("\u{1B}[1;31mAvoid\u{1B}[0m\n  (an empty file)\n"))
    }
}
