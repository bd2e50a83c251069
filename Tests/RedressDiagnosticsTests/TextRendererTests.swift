import RedressDiagnostics
import Testing

@Suite struct TextRendererTests {
    @Test func alignsUnderChineseAndShowsTheSafeFix() {
        let sample = Sample("制度 甲\n规则 乙\n  洗车不净 且 来原 = 现场 → 通知 丙\n")
        let diagnostic = Diagnostic(
            .unknownName, Message(zh: "没有叫「来原」的事实", en: "no fact is called `来原`"),
            at: Label(sample.span("来原"), Message(zh: "没有声明", en: "not declared")),
            notes: [Message(zh: "事实在用到它之前或之后声明都可以", en: "a fact may be declared before or after its use")],
            fixes: [
                Fix(
                    title: Message(zh: "写成「来源」", en: "write `来源`"), isSafe: true, edits: [Edit(sample.span("来原"), "来源")]
                )
            ]
        )
        #expect(
            sample.text(diagnostic) == """
                错误[unknown-name]: 没有叫「来原」的事实
                  --> a.redress:3:10
                   |
                 3 |   洗车不净 且 来原 = 现场 → 通知 丙
                   |               ^^^^ 没有声明
                   |
                   注: 事实在用到它之前或之后声明都可以
                   改法: 写成「来源」
                   |
                 3 |   洗车不净 且 来源 = 现场 → 通知 丙
                   |               ++++
                   |

                """)
        #expect(
            sample.text(diagnostic, .english).hasPrefix(
                "error[unknown-name]: no fact is called `来原`\n  --> a.redress:3:10\n"))
    }

    @Test func showsSecondaryLabelsInOrderAndLeavesOutLinesBetween() {
        let lines = (1...12).map { "事实 甲\($0) : 是否" }
        let sample = Sample(lines.joined(separator: "\n"))
        let diagnostic = Diagnostic(
            .duplicateName, same("重名"), at: Label(sample.span("甲12"), same("又一个")),
            secondary: [Label(sample.span("甲2"), same("第一个"))]
        )
        #expect(
            sample.text(diagnostic) == """
                错误[duplicate-name]: 重名
                   --> a.redress:12:4
                    |
                  2 | 事实 甲2 : 是否
                    |      --- 第一个
                ...
                 12 | 事实 甲12 : 是否
                    |      ^^^^ 又一个
                    |

                """)
    }

    @Test func twoLabelsInOneLineStandFromLeftToRight() {
        let sample = Sample("金额 = 时刻\n")
        let diagnostic = Diagnostic(
            .typeMismatch, .warning, same("不能比较"), at: Label(sample.span("时刻"), same("时刻")),
            secondary: [Label(sample.span("金额"), same("金额"))]
        )
        #expect(
            sample.text(diagnostic) == """
                警告[type-mismatch]: 不能比较
                  --> a.redress:1:6
                   |
                 1 | 金额 = 时刻
                   | ---- 金额
                   |        ^^^^ 时刻
                   |

                """)
    }

    @Test func longSpansShowTheirFirstAndLastLine() {
        let sample = Sample("规则 甲\n  乙 →\n    丙\n  丁\n")
        let span = sample.span("规则").union(sample.span("丁"))
        let diagnostic = Diagnostic(.unexpectedText, .note, same("看这里"), at: Label(span, same("整段")))
        #expect(
            sample.text(diagnostic) == """
                提示[unexpected-text]: 看这里
                  --> a.redress:1:1
                   |
                 1 | 规则 甲
                   | ^^^^^^^
                ...
                 4 |   丁
                   |   ^^ 整段
                   |

                """)
    }

    @Test func emptySpansGetOneCaret() {
        let sample = Sample("时区")
        let end = Span(source: sample.source.id, start: 6, end: 6)
        let diagnostic = Diagnostic(.missingText, same("缺字"), at: Label(end))
        #expect(
            sample.text(diagnostic) == """
                错误[missing-text]: 缺字
                  --> a.redress:1:3
                   |
                 1 | 时区
                   |     ^
                   |

                """)
    }

    @Test func tabsAreSpacesAndControlsAreVisible() {
        let sample = Sample("\t甲\tb\u{1B}[31m\u{202E}乙\r\n")
        let diagnostic = Diagnostic(
            .unexpectedCharacter, same("坏 \u{1B}[2J\n字"), at: Label(sample.span("乙"), same("\u{7}")))
        // A tab stops at 4; 甲 takes 4 and 5, the next tab stops at 8; b␛[31m<U+202E> takes 8 to 21.
        #expect(
            sample.text(diagnostic) == """
                错误[unexpected-character]: 坏 ␛[2J␊字
                  --> a.redress:1:11
                   |
                 1 |     甲  b␛[31m<U+202E>乙
                   |                       ^^ ␇
                   |

                """)
    }

    @Test func damagedBytesAreShownAsNumbers() {
        var sources = SourceMap()
        let source = sources.add(path: "b.yaml", bytes: Array("来源: ".utf8) + [0xD6, 0xD0] + Array("文".utf8))
        let span = Span(source: source.id, start: 8, end: 9)
        let diagnostic = Diagnostic(.invalidEncoding, same("坏字节"), at: Label(span))
        let text = TextRenderer(sources: sources, language: .chinese, usesColor: false).render(diagnostic)
        #expect(text.contains(" 1 | 来源: <D6><D0>文\n   |       ^^^^\n"))
    }

    @Test func diagnosticsWithoutPlaceHaveOnlyWords() {
        let sample = Sample("")
        let diagnostic = Diagnostic(
            .unreadableFile, same("读不到"), help: Message(zh: "检查路径\n再试", en: "check the path"))
        #expect(
            sample.text(diagnostic) == """
                错误[unreadable-file]: 读不到
                   改法: 检查路径
                         再试

                """)
    }

    @Test func labelsInAnotherSourceHaveABlockOfTheirOwn() {
        var sample = Sample("令 甲 = 1\n")
        let base = sample.sources.add(path: "base.redress", bytes: Array("参数 甲 : 整数 = 2\n".utf8))
        let diagnostic = Diagnostic(
            .invalidSetting, same("不行"), at: Label(sample.span("甲")),
            secondary: [Label(Span(source: base.id, start: 7, end: 10), same("声明"))]
        )
        #expect(
            sample.text(diagnostic) == """
                错误[invalid-setting]: 不行
                  --> a.redress:1:3
                   |
                 1 | 令 甲 = 1
                   |    ^^
                   |
                  ::: base.redress:1:4
                   |
                 1 | 参数 甲 : 整数 = 2
                   |      -- 声明
                   |

                """)
    }

    @Test func colourWrapsOnlyWhatItShould() {
        let sample = Sample("甲")
        let diagnostic = Diagnostic(.unknownName, same("错"), at: Label(sample.span("甲")))
        let text = TextRenderer(sources: sample.sources, language: .chinese, usesColor: true).render(diagnostic)
        #expect(text.hasPrefix("\u{1B}[1;31m错误[unknown-name]\u{1B}[0m\u{1B}[1m: 错\u{1B}[0m\n"))
        #expect(text.contains("\u{1B}[1;31m^^\u{1B}[0m"))
    }

    @Test func veryLongLinesAreCutAboutThePlace() {
        let sample = Sample(String(repeating: "字", count: 5_000) + "错" + String(repeating: "字", count: 5_000))
        let diagnostic = Diagnostic(.unknownName, same("错"), at: Label(sample.span("错")))
        let lines = sample.text(diagnostic).split(separator: "\n")
        // 40 characters before the place make 80 cells, after the sign for the part left out.
        #expect(lines[4] == "   | " + String(repeating: " ", count: 81) + "^^")
        #expect(lines[3].unicodeScalars.count < 200)
        #expect(lines[3].hasPrefix(" 1 | …字"))
        #expect(lines[3].hasSuffix("字…"))
    }

    @Test func fixesThatAreNotSafeAreOnlyTold() {
        let sample = Sample("甲 乙")
        let fix = Fix(title: same("删去"), isSafe: false, edits: [Edit(sample.span("乙"), "")])
        let diagnostic = Diagnostic(.unexpectedText, same("多字"), at: Label(sample.span("乙")), fixes: [fix])
        #expect(sample.text(diagnostic).hasSuffix("   改法: 删去\n"))
    }

    @Test func fixesMayAddLines() {
        let sample = Sample("甲\n乙\n")
        let fix = Fix(title: same("分行"), isSafe: true, edits: [Edit(sample.span("乙"), "丙\n  丁")])
        let diagnostic = Diagnostic(.unexpectedText, same("多字"), at: Label(sample.span("乙")), fixes: [fix])
        #expect(
            sample.text(diagnostic).hasSuffix(
                """
                   改法: 分行
                   |
                 2 | 丙
                   | ++
                 3 |   丁
                   | ++++
                   |

                """))
    }

    @Test func allAreShownInTheirFixedOrder() {
        let sample = Sample("甲 乙")
        let later = Diagnostic(.unknownName, same("二"), at: Label(sample.span("乙")))
        let sooner = Diagnostic(.unknownValue, same("一"), at: Label(sample.span("甲")))
        let nowhere = Diagnostic(.invalidUsage, same("零"))
        let sameplace = Diagnostic(.typeMismatch, same("三"), at: Label(sample.span("乙")))
        let text = TextRenderer(sources: sample.sources, language: .english, usesColor: false)
            .render([later, sameplace, sooner, nowhere])
        let codes = text.split(separator: "\n").filter { $0.hasPrefix("error[") }.map(String.init)
        #expect(
            codes == [
                "error[invalid-usage]: 零", "error[unknown-value]: 一", "error[type-mismatch]: 三",
                "error[unknown-name]: 二",
            ])
    }
}
