import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports

/// A small policy about washing, built by hand, with one row of a schedule for each matter complained about.
enum WashPolicy {
    static let text = """
        制度 洗车考核
        Ⅱ-3: 洗车不净 → 美容组 100, 责任SA 50
        Ⅱ-4: 服务不满意 → 责任SA 10
        """

    static let sources: SourceMap = {
        var map = SourceMap()
        _ = map.add(path: "wash.redress", bytes: Array(text.utf8))
        return map
    }()

    static let span = Span(source: SourceID(0), start: 0, end: 1)
    static let team = RoleID(0)
    static let adviser = RoleID(1)
    static let isTrue = FactID(1)
    static let matters = VocabularyID(1)
    static let grades = VocabularyID(2)
    static let group = GroupID(0)
    static let row3 = RowID(group: group, index: 0)
    static let row4 = RowID(group: group, index: 1)

    /// The place of a part of the text.
    static func span(of part: String) -> Span {
        let bytes = Array(text.utf8)
        let wanted = Array(part.utf8)
        let start = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
        return Span(source: SourceID(0), start: UInt32(start), end: UInt32(start + wanted.count))
    }

    static let program: Program = {
        let vocabularies = [
            Vocabulary(id: VocabularyID(0), name: "处分", words: ["记过一次"], ranks: [0]),
            Vocabulary(id: matters, name: "事由", words: ["洗车不净", "服务不满意"], ranks: [nil, nil]),
            Vocabulary(id: grades, name: "等级", words: ["Ⅱ", "Ⅰ"], ranks: [0, 1]),
        ]
        func role(_ index: Int, _ name: String, _ kind: Role.Kind) -> Role {
            Role(
                id: RoleID(index), name: name, title: nil, kind: kind, isAlwaysThere: false, sameAs: nil,
                unitFact: nil, mayBe: [], reportsTo: nil, span: span)
        }
        func fact(_ index: Int, _ name: String, _ type: ValueType, _ value: Term? = nil) -> Fact {
            Fact(
                id: FactID(index), name: name, title: nil, type: type, key: nil, defaultValue: value,
                isOptional: false, judgedBy: nil, span: span)
        }
        let schema = Schema(
            vocabularies: vocabularies,
            facts: [
                fact(0, "事由", .set(matters)), fact(1, "是否属实", .yesNo),
                fact(2, "次数", .number(decimals: 0, range: 1...9, unit: nil), .constant(.number(Rational(1)))),
            ],
            events: [Event(id: EventID(0), name: "收到", span: span)], eventOrder: [],
            roles: [role(0, "美容组", .team), role(1, "责任SA", .one)], sanctions: VocabularyID(0), givable: [],
            timezone: "Asia/Shanghai")
        func row(_ label: String, _ source: String) -> Row {
            Row(
                label: label, condition: .always, items: [], overrides: [], isMandatory: false, sources: [source],
                span: WashPolicy.span(of: label))
        }
        let schedule = Group(
            id: group, kind: .schedule, name: "Ⅱ级处理", title: nil, hitPolicy: .agree,
            iteration: .elements(FactID(0)), guardCondition: .always, isComplete: false, fund: "CS基金",
            samePerson: nil, multiples: [], rows: [row("Ⅱ-3", "R13-c14"), row("Ⅱ-4", "R13-c15")], span: span)
        return Program(
            header: PolicyHeader(
                name: "洗车考核", title: nil, issuer: nil, effectiveFrom: 19_723, effectiveUntil: nil,
                timezone: "Asia/Shanghai", currency: "人民币", sha256: "ab12", span: span),
            schema: schema, parameters: [],
            derived: [
                Derived(
                    id: DerivedID(0), name: "等级", title: nil, kind: .classification, type: .symbol(grades),
                    body: .term(.constant(.symbol(grades, 0))), span: span)
            ],
            groups: [schedule], records: [], requirements: [], examples: [], scope: .always, defaultOrder: [])
    }()

    static let context = ReportContext(program: program, sources: sources)

    /// A fine for a dirty wash.
    static func fine(
        _ role: RoleID, _ persons: [String], fen: Int64, mode: MoneyItem.Mode = .sum,
        shares: [MoneyOutcome.Share] = [], ground: Int = 0, row: RowID = row3
    ) -> MoneyOutcome {
        MoneyOutcome(
            roles: [role], unit: nil, persons: persons, fen: fen, mode: mode, shares: shares, payee: "CS基金",
            ground: .element(group, matters, ground), row: row)
    }

    /// The decision about one dirty wash: 100 for the team, 50 for the adviser.
    static func decision(_ id: String = "TS-1", persons: [String] = ["王芳"]) -> Decision {
        // 2026-11-01T00:00:00+08:00
        var decision = Decision(incident: id, asOf: 1_793_462_400)
        decision.derived = [
            DerivedOutcome(derived: DerivedID(0), value: .symbol(grades, 0), row: nil, isUndecided: false)
        ]
        decision.fines = [fine(team, [], fen: 10_000), fine(adviser, persons, fen: 5_000)]
        return decision
    }
}
