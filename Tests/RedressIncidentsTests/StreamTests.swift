import RedressDiagnostics
import RedressModel
import Testing

@testable import RedressIncidents

/// How incidents stand one after the other in a text, and how one that is bad leaves the others alone.
@Suite("Streams")
struct StreamTests {
    /// The ids of accepted incidents, then those of rejected ones with their codes.
    private func outcome(_ text: String, path: String = "周.yaml") -> [String] {
        let batch = SamplePolicy.read(text, path: path)
        #expect(batch.readCount == batch.rows.count + batch.rejected.count)
        return batch.rows.map(\.id)
            + batch.rejected.map { "-\($0.id) " + $0.diagnostics.map { summary($0, in: text) }.joined(separator: ", ") }
    }

    @Test("Documents, a list, one mapping and JSON give the same incidents")
    func forms() {
        let forms = [
            "编号: a\n来源: 现场\n---\n编号: b\n来源: 厂家400\n",
            "---\n编号: a\n来源: 现场\n...\n---\n编号: b\n来源: 厂家400\n---\n",
            "# 第一周\n%YAML 1.1\n---\n编号: a\n来源: 现场 # 已核\n--- # 第二条\n编号: b\n来源: 厂家400\n",
            "- 编号: a\n  来源: 现场\n- 编号: b\n  来源: 厂家400\n",
            "- 编号: a\n  来源: 现场\n---\n编号: b\n来源: 厂家400\n",
            "[{\"编号\": \"a\", \"来源\": \"现场\"}, {\"编号\": \"b\", \"来源\": \"厂家400\"}]",
            "{\"编号\":\"a\",\"来源\":\"现场\"}\n{\"编号\":\"b\",\"来源\":\"厂家400\"}\n",
            "编号: a\r\n来源: 现场\r\n---\r\n编号: b\r\n来源: 厂家400\r\n",
        ]
        for form in forms {
            let batch = SamplePolicy.read(form)
            #expect(batch.rows.map(\.id) == ["a", "b"], "\(form)")
            #expect(batch.rows.map { SamplePolicy.slot($0, "来源") } == [0, 1], "\(form)")
            #expect(batch.rejected.isEmpty && batch.diagnostics.isEmpty, "\(form)")
        }
    }

    @Test("An incident without an id is named after its file and number")
    func generatedIDs() {
        let batch = SamplePolicy.read("来源: 现场\n---\n编号: x\n---\n次数: 1\n---\n次数: 多", path: "data/2026-10-第1周.yaml")
        #expect(batch.rows.map(\.id) == ["2026-10-第1周.yaml#1", "x", "2026-10-第1周.yaml#3"])
        #expect(batch.rejected.map(\.id) == ["2026-10-第1周.yaml#4"])
    }

    @Test("A broken document stops no other")
    func brokenDocument() {
        let text = "编号: a\n---\n编号: b\n说明: \"车门\n---\n编号: c\n---\n编号: d\n来源：现场\n次数: 1\n---\n编号: e\n"
        #expect(outcome(text) == ["a", "c", "e", "-b 4:5 unclosed-quote", "-d 9:3 full-width-colon"])
    }

    @Test("A broken item of a list stops no other")
    func brokenItem() {
        let text = "- 编号: a\n- 编号: b\n  说明: \"车门\n- 编号: c\n-\n  编号: d\n- 编号: e\n  说明: @x\n- 编号: f\n  事由: [其他\n- 编号: g"
        #expect(
            outcome(text) == [
                "a", "c", "d", "g", "-b 3:7 unclosed-quote", "-e 8:7 yaml-syntax", "-f 10:7 yaml-syntax",
            ])
    }

    @Test("A broken first item stops no other")
    func brokenFirstItem() {
        #expect(outcome("- *a\n- 编号: b\n") == ["b", "-周.yaml#1 1:3 too-many-aliases"])
        #expect(outcome("- @a\n- 编号: b\n- @c\n") == ["b", "-周.yaml#1 1:3 yaml-syntax", "-周.yaml#3 3:3 yaml-syntax"])
    }

    @Test("An id that is an alias is no id")
    func aliasAsID() {
        #expect(outcome("编号: *a\n") == ["-周.yaml#1 1:5 too-many-aliases"])
    }

    @Test("A broken item of a list in brackets stops none that begins a line of its own")
    func brokenItemInBrackets() {
        #expect(
            outcome("[\n{编号: a},\n{编号: b},\n{编号: @c},\n{编号: d}]\n---\n编号: e")
                == ["a", "b", "d", "e", "-周.yaml#3 4:6 yaml-syntax"])
        #expect(
            outcome("[{编号: b},\n {编号: c, 事由: [其他},\n {编号: d},\n {编号: e, 说明: \"车},\n {编号: f}]\n")
                == ["b", "d", "f", "-c 2:14 yaml-syntax", "-e 4:14 unclosed-quote"])
        #expect(
            outcome("[\n  {\n    \"编号\": \"a\"\n    \"次数\": 1\n  },\n  {\n    \"编号\": \"b\"\n  }\n]\n")
                == ["b", "-a 2:3 yaml-syntax"])
    }

    @Test("What follows a mistake in a list in brackets on one line is said to be unread")
    func brokenBrackets() {
        let lines = SamplePolicy.read("[{编号: a},\n{编号: b},\n{编号: c}, {编号: @d}, {编号: e}]\n")
        #expect(lines.rows.map(\.id) == ["a", "b", "c"])
        #expect(lines.rejected.count == 1)
        // libyaml reads the whole line before it gives the first incident.
        let line = SamplePolicy.read("[{编号: a}, {编号: b}, {编号: @c}, {编号: d}]")
        #expect(line.rows.isEmpty && line.rejected.count == 1)
        #expect(line.rejected.first?.diagnostics.first?.notes.first?.english.contains("none of them") == true)
    }

    @Test("A dash at the first column begins no incident under a key")
    func dashUnderKey() {
        #expect(outcome("编号: a\n事由:\n- 其他\n- 现厂\n---\n编号: b") == ["b", "-a 4:3 unknown-value"])
        #expect(outcome("编号: a\n事由:\n- 其他\n说明: @x\n---\n编号: b") == ["b", "-a 4:5 yaml-syntax"])
    }

    @Test("Bytes that are no text reject their own incident only")
    func badBytes() {
        let bytes =
            Array("编号: a\n---\n编号: b\n说明: ".utf8) + [0xFF] + Array("\n---\n编号: c\n---\n编号: d\n说明: ".utf8) + [0]
            + Array("\n---\n编号: e".utf8)
        let batch = SamplePolicy.read(bytes)
        #expect(batch.rows.map(\.id) == ["a", "c", "e"])
        #expect(batch.rejected.map(\.id) == ["b", "d"])
        #expect(batch.rejected.flatMap(\.diagnostics).map(\.code) == [.invalidEncoding, .unexpectedCharacter])
        let list = Array("- 编号: a\n- 编号: ".utf8) + [0xFF] + Array("\n- 编号: c\n".utf8)
        #expect(SamplePolicy.read(list).rows.map(\.id) == ["a", "c"])
    }

    @Test("JSON Lines are read line by line")
    func jsonLines() {
        let text = """
            {"编号": "a", "事由": ["其他"], "是否属实": true, "次数": 3, "不准项目": {"单1": ["车型"]}}

            {"编号": "b", "次数": "多"}
            {"编号": "c", "次数": 3
            {"编号":"d","说明":"\\u8f66\\/\\"\\n"}
            oops
            """
        let batch = SamplePolicy.read(text, path: "周.jsonl")
        #expect(batch.rows.map(\.id) == ["a", "d"])
        #expect(batch.rows.last?.texts == ["车/\"\n"])
        #expect(batch.rejected.map(\.id) == ["b", "c", "周.jsonl#5"])
        #expect(
            batch.rejected.flatMap(\.diagnostics).map { summary($0, in: text) } == [
                "3:19 wrong-type", "4:1 yaml-syntax", "6:1 wrong-type",
            ])
    }

    @Test("JSON's pairs of escapes are one character, and places behind them stay right")
    func surrogates() {
        for path in ["周.jsonl", "周.json"] {
            let text = #"{"编号": "a", "说明": "\\ud83d \ud83D\uDe00 \ud842\udfb7!", "次数": "多"}"#
            #expect(
                SamplePolicy.read(text, path: path).rejected.flatMap(\.diagnostics).map { summary($0, in: text) }
                    == ["1:63 wrong-type"])
            let good = SamplePolicy.read(text.replacing("多", with: "3"), path: path)
            #expect(good.rows.first?.texts == ["\\ud83d 😀 𠮷!"])
        }
    }

    @Test("A text without incidents is a warning, not an error")
    func empty() {
        for text in ["", "\n\n", "# 空\n", "---\n---\n"] {
            let batch = SamplePolicy.read(text)
            #expect(batch.readCount == 0)
            #expect(batch.diagnostics.map(\.code) == [.emptyFile])
            #expect(batch.diagnostics.first?.severity == .warning)
        }
    }

    @Test("Batches hold what they are asked to hold")
    func batches() {
        let text = (0..<10).map { "编号: n\($0)\n" }.joined(separator: "---\n")
        var sizes: [Int] = []
        var ids: [String] = []
        let source = SourceText(id: SourceID(0), path: "a.yaml", bytes: Array(text.utf8))
        SamplePolicy.reader.forEachBatch(in: source, of: 4) { batch in
            sizes.append(batch.readCount)
            ids += batch.rows.map(\.id)
        }
        #expect(sizes == [4, 4, 2])
        #expect(ids == (0..<10).map { "n\($0)" })
    }

    @Test("Ten thousand incidents, every hundredth broken, are all accounted for")
    func manyIncidents() {
        var text = ""
        for number in 0..<10_000 {
            text += "---\n编号: n\(number)\n来源: 现场\n事由: [其他, 洗车不净]\n"
            if number % 100 == 7 { text += "说明: \"没有合上\n" }
        }
        let batch = SamplePolicy.read(text)
        #expect(batch.rows.count == 9_900)
        #expect(batch.rejected.map(\.id) == stride(from: 7, to: 10_000, by: 100).map { "n\($0)" })
        #expect(Set(batch.rejected.flatMap(\.diagnostics).map(\.code)) == [.unclosedQuote])
    }

    @Test("With several policies the incident names its own")
    func severalPolicies() {
        let other = InputTable(
            Schema(
                vocabularies: [SamplePolicy.sanctions], facts: [SamplePolicy.fact(0, "得分", .yesNo)], events: [],
                eventOrder: [], roles: [], sanctions: VocabularyID(0), givable: [], timezone: "Asia/Shanghai"))
        let reader = IncidentReader([
            PolicyTable(name: "样例", table: SamplePolicy.table), PolicyTable(name: "另一个", title: "别名", table: other),
        ])
        let text = "制度: 样例\n得分: 5\n---\npolicy: 别名\n得分: 是\n---\n得分: 是\n---\n制度: 样列\n得分: 5\n"
        let batch = reader.read(SourceText(id: SourceID(0), path: "a.yaml", bytes: Array(text.utf8)))
        #expect(batch.policies == [0, 1])
        #expect(
            batch.rejected.flatMap(\.diagnostics).map { summary($0, in: text) } == [
                "7:1 missing-policy", "9:5 unknown-value",
            ])
    }

    @Test("Of several versions the one in force at the first event reads the incident, else the latest")
    func versions() {
        // 2026-01-01 is day 20,454.
        let reader = IncidentReader([
            PolicyTable(name: "样例", effectiveUntil: 20_453, table: SamplePolicy.table),
            PolicyTable(name: "样例", effectiveFrom: 20_454, table: SamplePolicy.table),
        ])
        let text = "收到: 2025-12-31 23:59\n---\n收到: 2026-01-01 00:00\n---\n编号: a\n"
        let batch = reader.read(SourceText(id: SourceID(0), path: "a.yaml", bytes: Array(text.utf8)))
        #expect(batch.policies == [0, 1, 1])
    }
}
