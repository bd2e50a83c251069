import RedressDiagnostics
import Testing

@Suite struct RendererTests {
    private let sample = Sample("制度 甲\n  来原 = 现场\n", path: "规则/a,b:1.redress")

    private var diagnostic: Diagnostic {
        Diagnostic(
            .unknownName, Message(zh: "没有「来原」\u{1B}", en: "no `来原`"),
            at: Label(sample.span("来原"), Message(zh: "这里", en: "here")),
            notes: [Message(zh: "注一", en: "note one")],
            help: Message(zh: "改成 100%", en: "make it 100%"),
            fixes: [Fix(title: Message(zh: "换", en: "swap"), isSafe: true, edits: [Edit(sample.span("来原"), "来\"源")])]
        )
    }

    @Test func oneLineEach() {
        let renderer = OneLineRenderer(sources: sample.sources, language: .english)
        #expect(
            renderer.render([diagnostic, Diagnostic(.invalidUsage, .warning, same("两\n行"))]) == """
                warning invalid-usage: 两␊行
                规则/a,b:1.redress:2:3: error unknown-name: no `来原`

                """)
        #expect(
            OneLineRenderer(sources: sample.sources, language: .chinese).render([diagnostic])
                == "规则/a,b:1.redress:2:3: 错误 unknown-name: 没有「来原」␛\n")
    }

    @Test func annotations() {
        #expect(
            AnnotationRenderer(sources: sample.sources, language: .english).render([diagnostic])
                == "::error file=规则/a%2Cb%3A1.redress,line=2,endLine=2,col=3,endColumn=5,title=unknown-name::no `来原`%0Amake it 100%25\n"
        )
        let spread = Diagnostic(.missingText, .note, same("长"), at: Label(sample.span("制度").union(sample.span("现场"))))
        #expect(
            AnnotationRenderer(sources: sample.sources, language: .english).render([spread])
                == "::notice file=规则/a%2Cb%3A1.redress,line=1,endLine=2,title=missing-text::长\n")
    }

    // 制度 甲 and its line end take 6 + 1 + 3 + 1 = 11 bytes, the indent 2, so 来原 stands at 13 up to 19.
    @Test func jsonInOneLanguage() {
        #expect(
            JSONRenderer(sources: sample.sources, language: .chinese).render([diagnostic]) == #"""
                {
                  "redress": 1,
                  "diagnostics": [
                    {
                      "code": "unknown-name",
                      "severity": "error",
                      "message": "没有「来原」\u001B",
                      "places": [
                        {
                          "file": "规则/a,b:1.redress",
                          "primary": true,
                          "start": {
                            "line": 2,
                            "column": 3,
                            "offset": 13
                          },
                          "end": {
                            "line": 2,
                            "column": 5,
                            "offset": 19
                          },
                          "label": "这里"
                        }
                      ],
                      "notes": [
                        "注一"
                      ],
                      "help": "改成 100%",
                      "fixes": [
                        {
                          "title": "换",
                          "safe": true,
                          "edits": [
                            {
                              "file": "规则/a,b:1.redress",
                              "start": 13,
                              "end": 19,
                              "text": "来\"源"
                            }
                          ]
                        }
                      ]
                    }
                  ]
                }

                """#)
    }

    @Test func jsonInBothLanguages() {
        let text = JSONRenderer(sources: sample.sources, language: nil).render([
            Diagnostic(.invalidUsage, diagnostic.message)
        ])
        #expect(text.contains(#""zh": "没有「来原」\u001B","#))
        #expect(text.contains(#""en": "no `来原`""#))
        #expect(text.contains(#""help": null"#))
        #expect(text.contains(#""places": [],"#))
    }
}

@Suite struct JSONWriterTests {
    @Test func writesOneLine() {
        var writer = JSONWriter()
        writer.object { writer in
            writer.field("甲", 1)
            writer.field("乙", nil as String?)
            writer.arrayField("丙") { writer in
                writer.value(true)
                writer.null()
                writer.array(["\t", "\u{7F}\u{1}\u{9B}é°", "\\", "a/b", "\r\n"])
                writer.object { _ in }
            }
            writer.field("丁", -9_223_372_036_854_775_808 as Int64)
            writer.nullField("戊")
            writer.field("己", nil as Int?)
        }
        writer.endLine()
        writer.value("第二行")
        #expect(
            writer.text
                == #"{"甲":1,"乙":null,"丙":[true,null,["\t","\u007F\u0001\u009Bé°","\\","a/b","\r\n"],{}],"丁":-9223372036854775808,"戊":null,"己":null}"#
                + "\n\"第二行\"")
    }

    @Test func indents() {
        var writer = JSONWriter(isIndented: true)
        writer.array { writer in
            writer.array { _ in }
            writer.object { $0.field("a", false) }
        }
        #expect(writer.text == "[\n  [],\n  {\n    \"a\": false\n  }\n]")
    }
}
