import RedressDiagnostics
import RedressModel
import Testing

@testable import RedressIncidents

/// What becomes of good incidents.
@Suite("Typing")
struct TypingTests {
    /// The only row of a text that has no problem.
    private func readRow(_ text: String, _ place: SourceLocation = #_sourceLocation) -> IncidentRow? {
        let batch = SamplePolicy.read(text)
        for rejected in batch.rejected {
            for diagnostic in rejected.diagnostics {
                Issue.record("\(summary(diagnostic, in: text)) \(diagnostic.message.english)", sourceLocation: place)
            }
        }
        #expect(batch.rows.count == 1, sourceLocation: place)
        return batch.rows.first
    }

    @Test("The incident of the manual is read")
    func example() throws {
        let read = readRow(
            """
            编号: TS-2026-0917
            收到: 2026-09-16T10:00:00+08:00
            来源: CR电话回访
            事由: [洗车不净, 未在承诺时间内交车]
            美容组: [张伟]
            责任SA: 王芳
            备注: 车门内侧有泥
            """)
        let row = try #require(read)
        #expect(row.id == "TS-2026-0917")
        // 2026-09-16T02:00:00Z is 20,712 days and two hours after the epoch.
        #expect(SamplePolicy.event(row, 0) == Int64(20_712 * 86_400 + 7_200))
        #expect(SamplePolicy.event(row, 1) == Slot.absent)
        #expect(SamplePolicy.slot(row, "来源") == 2)
        #expect(SamplePolicy.slot(row, "事由") == 0b011)
        #expect(row.slots[SamplePolicy.table.layout.factSlots[1] + 1] == 0)
        #expect(row.people == [.named(["王芳"]), .unnamed, .named(["张伟"])])
        #expect(row.note == "车门内侧有泥")
        #expect(SamplePolicy.slot(row, "是否属实") == Slot.absent)
    }

    @Test(
        "A value is typed by its fact",
        arguments: [
            ("是否属实: 是", "是否属实", 1), ("是否属实: no", "是否属实", 0), ("是否属实: true", "是否属实", 1),
            ("source: 现场", "来源", 0), ("要求约见: 无", "要求约见", 0),
            ("次数: 010", "次数", 10), ("次数: ３次", "次数", 3), ("次数: 3.0", "次数", 3), ("里程: 20000公里", "里程", 20_000),
            ("得分: 95.5分", "得分", 95_500_000), ("得分: -1", "得分", -1_000_000), ("比例: 2%", "比例", 20_000),
            ("返工费用: 80元", "返工费用", 8_000), ("返工费用: 80.5", "返工费用", 8_050), ("返工费用: '80.50 元'", "返工费用", 8_050),
            // 2026-09-16 is day 20,712; 2026-09-16 10:00 in Shanghai is 02:00 in Greenwich.
            ("交车日: 2026年9月16日", "交车日", 20_712), ("承诺时间: 2026-09-16 10:00", "承诺时间", 20_712 * 86_400 + 7_200),
            ("等待: 30分钟", "等待", 1_800), ("等待: 1小时30分钟", "等待", 5_400), ("等待: 45", "等待", 2_700),
            ("等待: 1.5 hours", "等待", 5_400), ("保修期: 2年", "保修期", 24), ("建议处分: 记过", "建议处分", 1),
        ] as [(String, String, Int64)]
    )
    func value(text: String, fact: String, expected: Int64) {
        #expect(SamplePolicy.slot(readRow(text), fact) == expected)
    }

    @Test(
        "Absent, unknown, none and lacking differ",
        arguments: [
            ("编号: a", Slot.absent), ("说明: 未知", Slot.unknown), ("说明: unknown", Slot.unknown), ("说明: 无", Slot.none),
            ("说明: none", Slot.none), ("说明: 缺", Slot.lacking), ("说明: missing", Slot.lacking),
        ]
    )
    func states(text: String, expected: Int64) {
        #expect(SamplePolicy.slot(readRow(text), "说明") == expected)
    }

    @Test("YAML's own guesses change no text", arguments: ["9:30", "NO", "010", "2026-10-01", "1e3", "0x1F", "yes"])
    func texts(text: String) throws {
        let row = try #require(readRow("说明: \(text)"))
        #expect(SamplePolicy.slot(row, "说明") == 0)
        #expect(row.texts == [text])
    }

    @Test("A set with 未知 in it is open for all other words")
    func openSet() throws {
        let row = try #require(readRow("事由: [洗车不净, 未知]"))
        let slot = SamplePolicy.table.layout.factSlots[1]
        #expect(row.slots[slot] == 0b001)
        #expect(row.slots[slot + 1] == 0b110)
    }

    @Test("A set may be empty, one word, or unknown")
    func sets() {
        #expect(SamplePolicy.slot(readRow("事由: []"), "事由") == 0)
        #expect(SamplePolicy.slot(readRow("事由: 无"), "事由") == 0)
        #expect(SamplePolicy.slot(readRow("事由: 其他"), "事由") == 0b100)
        #expect(SamplePolicy.slot(readRow("事由: 未知"), "事由") == Slot.unknown)
        #expect(SamplePolicy.slot(readRow("事由:\n- 其他\n- 其他"), "事由") == 0b100)
    }

    @Test("A map keeps its entries in order, each a set of its own")
    func maps() throws {
        let row = try #require(readRow("不准项目: {单1: [车型], 单2: [地址, 未知], 单3: 未知}"))
        #expect(SamplePolicy.slot(row, "不准项目") == 0)
        #expect(
            row.maps == [
                MapValue(
                    entries: [
                        .init(key: "单1", value: 0b01), .init(key: "单2", value: 0b10, unknownElements: 0b01),
                        .init(key: "单3", value: Slot.unknown),
                    ], isOpen: false)
            ])
    }

    @Test("未知 as a key leaves a map open")
    func openMap() throws {
        let row = try #require(readRow("不准项目:\n  单1: 车型\n  未知: 未知"))
        #expect(row.maps == [MapValue(entries: [.init(key: "单1", value: 1)], isOpen: true)])
    }

    @Test("Money by person goes to people of the role")
    func moneyByPerson() throws {
        let row = try #require(readRow("当事人: [甲, 乙]\n个人金额: {甲: 50, 乙: 20.5元}"))
        #expect(row.maps[0].entries == [.init(key: "甲", value: 5_000), .init(key: "乙", value: 2_050)])
    }

    @Test("Nobody, somebody not named, and one person given twice")
    func people() throws {
        #expect(try #require(readRow("当事人: []")).people[1] == .named([]))
        #expect(try #require(readRow("当事人: 无")).people[1] == .named([]))
        #expect(try #require(readRow("当事人: 未知")).people[1] == .unnamed)
        #expect(try #require(readRow("责任SA: [王芳, 王芳]")).people[0] == .named(["王芳"]))
        #expect(try #require(readRow("服务顾问: 王芳")).people[0] == .named(["王芳"]))
    }

    @Test("A class may be given, and unknown gives none")
    func classes() throws {
        let slot = SamplePolicy.table.layout.givenSlots[0]
        #expect(try #require(readRow("等级: Ⅰ")).slots[slot] == 1)
        #expect(try #require(readRow("等级: 未知")).slots[slot] == Slot.absent)
    }

    @Test("Events at one moment are in order, and one that has not happened is absent")
    func events() {
        let read = readRow("收到: 2026-09-16 10:00\n响应: 2026-09-16 10:00\n关闭: 无")
        #expect(SamplePolicy.event(read, 1) == SamplePolicy.event(read, 0))
        #expect(SamplePolicy.event(read, 2) == Slot.absent)
    }

    @Test("Reserved keys fill the row in both languages")
    func reserved() throws {
        let row = try #require(readRow("id: x1\npolicy: 样例\nas_of: 1970-01-02 08:00\nfollows: x0\nnote:"))
        #expect(row.id == "x1" && row.policyName == "样例" && row.follows == "x0" && row.note == nil)
        #expect(row.asOf == 86_400)
    }

    @Test("Each key keeps its place")
    func places() throws {
        let text = "编号: a\n来源: 现场\n"
        let row = try #require(readRow(text))
        let span = try #require(row.keySpans[.fact(FactID(0))])
        let source = SourceText(id: SourceID(0), path: "", bytes: Array(text.utf8))
        #expect(source.text(of: span) == "来源: 现场")
        #expect(source.text(of: try #require(row.span)) == "编号: a\n来源: 现场")
    }
}
