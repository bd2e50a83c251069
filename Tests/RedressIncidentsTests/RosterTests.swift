import RedressDiagnostics
import RedressIncidents
import RedressModel
import RedressTime
import Testing

/// Rosters: how they are read, and who fills the roles of an incident by them.
@Suite("Rosters")
struct RosterTests {
    private static let nowhere = Span(source: SourceID(0), start: 0, end: 0)

    private static func role(
        _ index: Int, _ name: String, _ kind: Role.Kind = .one, title: String? = nil, per key: MapKey? = nil
    ) -> Role {
        Role(
            id: RoleID(index), name: name, title: title, kind: kind, isAlwaysThere: false, sameAs: nil, unitFact: nil,
            key: key, mayBe: [], reportsTo: nil, span: nowhere)
    }

    /// A policy with the roles 服务经理 (one), 美容组 (a team), 总经理 (one) and 部门主管 (one for each department).
    private static let table: InputTable = {
        let departments = Vocabulary(id: VocabularyID(1), name: "相关部门", words: ["销售部", "售后部"], ranks: [nil, nil])
        let sanctions = Vocabulary(id: VocabularyID(0), name: "处分", words: [], ranks: [])
        let fact = Fact(
            id: FactID(0), name: "相关部门", title: nil, type: .set(VocabularyID(1)), key: nil, defaultValue: nil,
            isOptional: false, judgedBy: nil, span: nowhere)
        return InputTable(
            Schema(
                vocabularies: [sanctions, departments], facts: [fact],
                events: [Event(id: EventID(0), name: "收到", span: nowhere)], eventOrder: [],
                roles: [
                    role(0, "服务经理", title: "Service manager"), role(1, "美容组", .team), role(2, "总经理"),
                    role(3, "部门主管", per: .elements(FactID(0))),
                ],
                sanctions: VocabularyID(0), givable: [], timezone: "Asia/Shanghai"))
    }()

    private struct Read {
        let roster: Roster
        let diagnostics: [Diagnostic]
        let source: SourceText

        /// Code, line and column of each finding, in the order of the text.
        var findings: [String] {
            let places = diagnostics.map { ($0.primary?.span.start ?? 0, $0.code.rawValue) }
            return places.sorted { $0 < $1 }.map { offset, code in
                let place = source.lineColumn(of: offset)
                return "\(code) \(place.line):\(place.column)"
            }
        }

        /// The people of a role in an incident received at a moment in Shanghai; `absent` where they are all away.
        func people(_ role: Int, at moment: String) -> String {
            let row = staffed(at: moment)
            if case .named(let names) = row.people[role] { return names.joined(separator: " ") }
            return row.absent[RoleID(role)].map { (["absent"] + $0).joined(separator: " ") } ?? "unnamed"
        }

        func staffed(at moment: String) -> IncidentRow {
            var row = IncidentRow(id: "1", layout: table.layout, roleCount: 4)
            row.slots[table.layout.eventSlots[0]] =
                DateText.parseInstant(moment, in: table.zone).value?.seconds ?? Slot.absent
            return roster.staffing(row)
        }
    }

    private static func read(_ text: String) -> Read {
        var sources = SourceMap()
        let source = sources.add(path: "roster.yaml", bytes: Array(text.utf8))
        let (file, diagnostics) = RosterFile.read(source)
        return Read(
            roster: Roster([file], table), diagnostics: diagnostics + Roster.problems([file], [table]), source: source)
    }

    @Test("days are inclusive at both ends, in the policy's time zone")
    func days() {
        let read = Self.read(
            """
            岗位:
              服务经理: [ { 姓名: 甲, 自: 2026-01-01, 至: 2026-06-30 }, { 姓名: 乙, 自: 2026-07-01 } ]
              美容组: [丙, 丁]
            """)
        #expect(read.findings.isEmpty)
        #expect(read.people(0, at: "2025-12-31 23:59:59") == "absent")
        #expect(read.people(0, at: "2026-01-01 00:00") == "甲")
        #expect(read.people(0, at: "2026-06-30 23:59:59") == "甲")
        #expect(read.people(0, at: "2026-07-01 00:00") == "乙")
        #expect(read.people(1, at: "2020-02-29") == "丙 丁")
        #expect(read.people(2, at: "2026-07-01") == "unnamed")
    }

    @Test("leave is exact to the second; who is away has a stand-in or is left out")
    func leave() {
        let read = Self.read(
            """
            roles:
              Service manager: 乙
              美容组: [丙, 丁]
            leave:
              - { name: 乙, from: 2026-09-16 12:00, until: 2026-09-18, stand_in: 戊 }
              - { name: 丙, from: 2026-09-16 08:00, until: 2026-09-16 12:00 }
              - { name: 丁, from: 2026-09-16, until: 2026-09-16, note: 培训 }
            """)
        #expect(read.findings.isEmpty)
        #expect(read.people(0, at: "2026-09-16 11:59:59") == "乙")
        #expect(read.people(0, at: "2026-09-16 12:00") == "戊")
        #expect(read.people(0, at: "2026-09-18 23:59:59") == "戊")
        #expect(read.people(0, at: "2026-09-19 00:00") == "乙")
        #expect(read.people(1, at: "2026-09-16 07:59:59") == "丙")
        #expect(read.people(1, at: "2026-09-16 11:59:59") == "absent 丙 丁")
        #expect(read.people(1, at: "2026-09-16 12:00") == "丙")
    }

    @Test("a stand-in who is away stands in for nobody; leave may be from one post only")
    func standIns() {
        let read = Self.read(
            """
            岗位: { 服务经理: 甲, 总经理: 甲 }
            请假:
              - { 姓名: 甲, 自: 2026-09-01, 至: 2026-09-30, 代理: 乙, 岗位: 服务经理 }
              - { 姓名: [乙, 丙], 自: 2026-09-10, 至: 2026-09-12 }
            """)
        #expect(read.findings.isEmpty)
        #expect(read.people(0, at: "2026-09-05") == "乙")
        #expect(read.people(2, at: "2026-09-05") == "甲")
        #expect(read.people(0, at: "2026-09-11") == "absent 甲")
    }

    @Test("whom the incident names itself stays, an empty list too")
    func incidentWins() {
        let read = Self.read("岗位: { 服务经理: 甲, 美容组: [丙], 部门主管: { 销售部: 己, 售后部: 庚 } }")
        var row = IncidentRow(id: "1", layout: Self.table.layout, roleCount: 4)
        row.asOf = 0
        row.people[0] = .named(["乙"])
        row.people[1] = .named([])
        row.peopleByKey[RoleID(3)] = [(key: "售后部", people: .named(["辛"]))]
        let staffed = read.roster.staffing(row)
        #expect(staffed.people[0] == .named(["乙"]))
        #expect(staffed.people[1] == .named([]))
        #expect(staffed.peopleByKey[RoleID(3)]?.map(\.key) == ["售后部", "销售部"])
        #expect(staffed.peopleByKey[RoleID(3)]?.map(\.people) == [.named(["辛"]), .named(["己"])])
    }

    @Test("without a moment nobody is filled in")
    func noMoment() {
        let read = Self.read("岗位: { 服务经理: 甲 }")
        let row = IncidentRow(id: "1", layout: Self.table.layout, roleCount: 4)
        #expect(read.roster.staffing(row).people[0] == .unnamed)
    }

    @Test("an empty list is a vacant post; two holders at once leave a post for one unnamed")
    func vacancies() {
        let read = Self.read(
            """
            岗位:
              服务经理: []
              总经理: [甲, { 姓名: 乙, 自: 2026-05-01 }]
            """)
        #expect(read.findings == ["too-many-people 3:18"])
        #expect(read.people(0, at: "2026-05-01") == "absent")
        #expect(read.people(2, at: "2026-04-30") == "甲")
        #expect(read.people(2, at: "2026-05-01") == "unnamed")
    }

    @Test("each mistake is told with its place, and the rest is used")
    func mistakes() {
        let read = Self.read(
            """
            岗位:
              服务经理: { 姓名: 甲, 自: 2026-02-30 }
              美容祖: 乙
              美容组: [丙、丁, 戊]
              总经理: { 姓名: 庚, 自: 2026-05-02, 至: 2026-05-01 }
              部门主管: { 销售: 辛, 售后部: 壬 }
              总经理: 癸
            请假:
              - { 姓名: 戊, 从: 2026-01-01 }
              - { 姓名: 戊, 至: 昨天 }
            备注: 无
            班次: 早
            """)
        #expect(
            read.findings == [
                "invalid-date 2:21", "unknown-key 3:3", "wrong-type 4:9", "invalid-date 5:35", "unknown-value 6:11",
                "duplicate-key 7:3", "wrong-type 9:11", "unknown-key 9:14", "invalid-date 10:17", "unknown-key 12:1",
            ])
        #expect(read.people(1, at: "2026-01-02") == "戊")
        let staffed = read.staffed(at: "2026-01-02")
        #expect(staffed.peopleByKey[RoleID(3)]?.map(\.key) == ["售后部"])
    }

    @Test("a text that is no roster is refused with a message")
    func broken() {
        #expect(Self.read("岗位: [服务经理: 甲").diagnostics.count == 1)
        #expect(Self.read("岗位：\n  服务经理：甲\n").findings.first?.hasPrefix("full-width-colon") == true)
        #expect(Self.read("").findings == ["empty-file 1:1"])
        #expect(Self.read("- 甲\n").findings == ["wrong-type 1:1"])
        #expect(Self.read("岗位: { 服务经理: &a 甲, 总经理: *a }").findings.first?.hasPrefix("too-many-aliases") == true)
    }
}
