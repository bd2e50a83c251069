import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import RedressTime

/// A small policy about slots and deadlines, built by hand: who handles a complaint, and by when the car is handed over
/// and an answer is written.
enum DeliveryPolicy {
    static let text = """
        制度 交车时限
        分派 处理人
        时限 交车
        时限 答复
        """

    static let sources: SourceMap = {
        var map = SourceMap()
        _ = map.add(path: "delivery.redress", bytes: Array(text.utf8))
        return map
    }()

    static let span = Span(source: SourceID(0), start: 0, end: 1)
    static let manager = RoleID(0)
    static let director = RoleID(1)
    static let adviser = RoleID(2)
    static let boss = RoleID(3)
    static let handler = RouteID(0)
    static let delivery = DeadlineID(0)
    static let answer = DeadlineID(1)
    static let atOnce = RowID(group: GroupID(2), index: 1)
    static let models = VocabularyID(1)

    static func row(_ group: Int) -> RowID { RowID(group: GroupID(group), index: 0) }

    static let program: Program = {
        func role(_ index: Int, _ name: String) -> Role {
            Role(
                id: RoleID(index), name: name, title: nil, kind: .one, isAlwaysThere: false, sameAs: nil,
                unitFact: nil, mayBe: [], reportsTo: nil, span: span)
        }
        func event(_ index: Int, _ name: String) -> Event { Event(id: EventID(index), name: name, span: span) }
        let schema = Schema(
            vocabularies: [
                Vocabulary(id: VocabularyID(0), name: "处分", words: ["记过一次"], ranks: [0]),
                Vocabulary(id: models, name: "车型", words: ["轿车", "越野车"], ranks: [nil, nil]),
            ],
            facts: [], events: [event(0, "收到"), event(1, "交车"), event(2, "答复")], eventOrder: [],
            roles: [role(0, "服务经理"), role(1, "服务总监"), role(2, "责任SA"), role(3, "总经理")],
            sanctions: VocabularyID(0), givable: [], timezone: "Asia/Shanghai")
        func limit(_ limit: Limit, until: Int) -> Item {
            let due = DueItem(
                limit: limit, floor: nil, ceiling: nil, start: .event(EventID(0)), until: .event(EventID(until)),
                by: [], calendar: CalendarID(0))
            return Item(.limit(due), guardCondition: .always, isOnce: false, span: span)
        }
        func row(_ source: String, _ items: [Item]) -> Row {
            Row(
                label: nil, condition: .always, items: items, overrides: [], isMandatory: false, sources: [source],
                span: span)
        }
        func group(_ index: Int, _ kind: Group.Kind, _ name: String, _ rows: [Row]) -> Group {
            Group(
                id: GroupID(index), kind: kind, name: name, title: nil, hitPolicy: .agree, iteration: nil,
                guardCondition: .always, isComplete: false, fund: nil, samePerson: nil, multiples: [], rows: rows,
                span: span)
        }
        func days(_ count: Int64) -> Limit {
            .within(Quantity(amount: .constant(.number(Rational(count))), unit: .days))
        }
        var program = Program(
            header: PolicyHeader(
                name: "交车时限", title: nil, issuer: nil, effectiveFrom: nil, effectiveUntil: nil,
                timezone: "Asia/Shanghai", currency: "人民币", sha256: "cd34", extends: "集团时限", span: span),
            schema: schema, parameters: [], derived: [],
            groups: [
                group(0, .route(handler), "处理人", [row("R04-c02", [])]),
                group(1, .deadline(delivery), "交车", [row("R04-c07", [limit(days(1), until: 1)])]),
                group(
                    2, .deadline(answer), "答复",
                    [row("R04-c08", [limit(days(14), until: 2)]), row("R04-c09", [limit(.atOnce, until: 2)])]),
                group(3, .late(delivery), "交车", [row("R04-c11", [])]),
            ],
            records: [], requirements: [], examples: [], scope: .always, defaultOrder: [])
        program.calendars = [WorkingCalendar(name: "china", knownYears: 2024...2026)]
        program.routes = [
            Route(
                id: handler, name: "处理人", title: nil, group: GroupID(0),
                exclusions: [.init(role: adviser, sources: ["R04-c03"])], span: span)
        ]
        func deadline(_ id: DeadlineID, _ name: String, late: GroupID?) -> Deadline {
            Deadline(
                id: id, name: name, title: nil, group: GroupID(id.index + 1), lateGroup: late, extensions: [],
                pauses: [], span: span)
        }
        program.deadlines = [deadline(delivery, "交车", late: GroupID(3)), deadline(answer, "答复", late: nil)]
        return program
    }()

    static let context = ReportContext(program: program, sources: sources)

    /// A moment of September or October 2026 in Shanghai: 16 is the sixteenth of September, 46 of October.
    static func at(_ day: Int, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0) -> Int64 {
        // 2026-09-01T00:00:00+08:00
        1_788_192_000 + Int64((day - 1) * 86_400 + hour * 3_600 + minute * 60 + second)
    }

    /// The slot goes to the director, since the manager is away.
    static let toDirector = RouteOutcome(
        route: handler, roles: [director], persons: ["李敏"], candidates: [],
        passedOver: [.init(role: manager, because: .absent)], next: [boss], isDeadEnd: false, row: row(0))

    static func route(
        _ roles: [RoleID] = [], candidates: [RoleID] = [], passedOver: [RouteOutcome.PassedOver] = [],
        isDeadEnd: Bool = false
    ) -> RouteOutcome {
        RouteOutcome(
            route: handler, roles: roles, persons: [], candidates: candidates, passedOver: passedOver, next: [],
            isDeadEnd: isDeadEnd, row: row(0))
    }

    static func outcome(
        _ id: DeadlineID = delivery, element: Ground? = nil, start: Int64? = at(16, 9), notBefore: Int64? = nil,
        due: Int64?, actual: Int64? = nil, _ status: DeadlineOutcome.Status, late: Int64? = nil,
        extendedFrom: Int64? = nil, unknownYear: Int? = nil, roles: [RoleID] = [], persons: [String] = [],
        row: RowID? = nil
    ) -> DeadlineOutcome {
        DeadlineOutcome(
            deadline: id, element: element, start: start, notBefore: notBefore, due: due, actual: actual,
            status: status, lateSeconds: late, extendedFrom: extendedFrom, unknownYear: unknownYear, roles: roles,
            persons: persons, row: row ?? RowID(group: GroupID(id.index + 1), index: 0))
    }

    /// Handed over 1 h 3 min late on the sixteenth; the answer is due on the last of September and not written on the
    /// twentieth.
    static let decision: Decision = {
        var decision = Decision(incident: "TS-1", asOf: at(20, 12))
        decision.routes = [toDirector]
        decision.copies = [
            CopyOutcome(route: handler, to: [manager, boss], persons: ["赵强"], sources: ["R04-c04"], row: row(0))
        ]
        decision.excluded = [ExclusionOutcome(route: handler, role: adviser, persons: ["王芳"])]
        decision.deadlines = [
            outcome(
                due: at(16, 17, 30), actual: at(16, 18, 33), .breached, late: 3_780, roles: [adviser],
                persons: ["王芳"]),
            outcome(answer, due: at(31), .pending, roles: [director]),
        ]
        decision.escalations = [
            EscalationOutcome(to: [boss], at: at(16, 17, 30), isUnchanged: true, row: row(3))
        ]
        return decision
    }()
}
