import RedressDiagnostics
import RedressModel

@testable import RedressIncidents

/// A small policy with an input of every kind.
enum SamplePolicy {
    static let place = Span(source: SourceID(0), start: 0, end: 0)

    static let source = Vocabulary(
        id: VocabularyID(0), name: "来源", words: ["现场", "厂家400", "CR电话回访"], ranks: [nil, nil, nil])
    static let causes = Vocabulary(
        id: VocabularyID(1), name: "事由", words: ["洗车不净", "未在承诺时间内交车", "其他"], ranks: [nil, nil, nil])
    static let request = Vocabulary(
        id: VocabularyID(2), name: "要求约见", words: ["无", "总经理"], ranks: [nil, nil])
    static let details = Vocabulary(
        id: VocabularyID(3), name: "不准项目", words: ["车型", "地址"], ranks: [nil, nil])
    static let sanctions = Vocabulary(
        id: VocabularyID(4), name: "处分", words: ["通报批评", "记过"], ranks: [0, 1])
    static let grade = Vocabulary(
        id: VocabularyID(5), name: "等级", words: ["Ⅱ", "Ⅰ"], ranks: [0, 1])

    static func fact(
        _ index: Int, _ name: String, _ type: ValueType, title: String? = nil, key: MapKey? = nil,
        optional: Bool = false
    ) -> Fact {
        Fact(
            id: FactID(index), name: name, title: title, type: type, key: key, defaultValue: nil, isOptional: optional,
            judgedBy: nil, span: place)
    }

    static func role(_ index: Int, _ name: String, _ kind: Role.Kind, title: String? = nil) -> Role {
        Role(
            id: RoleID(index), name: name, title: title, kind: kind, isAlwaysThere: false, sameAs: nil, unitFact: nil,
            mayBe: [], reportsTo: nil, span: place)
    }

    static let facts: [Fact] = [
        fact(0, "来源", .symbol(VocabularyID(0)), title: "source"),
        fact(1, "事由", .set(VocabularyID(1))),
        fact(2, "要求约见", .symbol(VocabularyID(2))),
        fact(3, "不准项目", .set(VocabularyID(3)), key: .free("单")),
        fact(4, "是否属实", .yesNo),
        fact(5, "次数", .number(decimals: 0, range: 1...1_000, unit: nil)),
        fact(6, "里程", .number(decimals: 0, range: 0...1_000_000, unit: "公里")),
        fact(7, "得分", .number(decimals: 6, range: nil, unit: "分")),
        fact(8, "返工费用", .money(range: 0...10_000_000)),
        fact(9, "说明", .text, optional: true),
        fact(10, "交车日", .date),
        fact(11, "承诺时间", .instant, optional: true),
        fact(12, "等待", .duration(.clock, unit: .minute)),
        fact(13, "保修期", .duration(.months, unit: nil)),
        fact(14, "报告人", .person),
        fact(15, "建议处分", .sanction),
        fact(16, "个人金额", .money(range: nil), key: .persons(RoleID(1))),
        fact(17, "责任岗位", .role),
        fact(18, "比例", .number(decimals: 6, range: nil, unit: nil)),
    ]

    static let schema = Schema(
        vocabularies: [source, causes, request, details, sanctions, grade], facts: facts,
        events: ["收到", "响应", "关闭"].enumerated().map { Event(id: EventID($0.offset), name: $0.element, span: place) },
        eventOrder: [(EventID(0), EventID(1)), (EventID(1), EventID(2))],
        roles: [
            role(0, "责任SA", .one, title: "服务顾问"), role(1, "当事人", .several), role(2, "美容组", .team),
        ],
        sanctions: VocabularyID(4),
        givable: [Givable(derived: DerivedID(0), name: "等级", title: nil, type: .symbol(VocabularyID(5)))],
        timezone: "Asia/Shanghai")

    static let table = InputTable(schema)
    static let reader = IncidentReader([PolicyTable(name: "样例", table: table)], keepsPlaces: true)

    static func read(_ text: String, path: String = "周.yaml") -> IncidentBatch {
        read(Array(text.utf8), path: path)
    }

    static func read(_ bytes: [UInt8], path: String = "周.yaml") -> IncidentBatch {
        reader.read(SourceText(id: SourceID(0), path: path, bytes: bytes))
    }

    /// What a fact's first slot holds.
    static func slot(_ row: IncidentRow?, _ name: String) -> Int64? {
        guard let row, let fact = facts.first(where: { $0.name == name }) else { return nil }
        return row.slots[table.layout.factSlots[fact.id.index]]
    }

    /// What an event's slot holds.
    static func event(_ row: IncidentRow?, _ index: Int) -> Int64? { row?.slots[table.layout.eventSlots[index]] }
}

/// A diagnostic as `line:column code`, columns in scalars from 1.
func summary(_ diagnostic: Diagnostic, in text: String) -> String {
    let source = SourceText(id: SourceID(0), path: "", bytes: Array(text.utf8))
    guard let place = diagnostic.primary?.span else { return "\(diagnostic.code.rawValue)" }
    let start = source.lineColumn(of: place.start)
    return "\(start.line):\(start.column) \(diagnostic.code.rawValue)"
}
