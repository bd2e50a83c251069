import RedressEngine
import RedressModel
import RedressTime

extension PolicyBench {
    /// A deadline with its rows and, where items follow its breach, the group of these.
    @discardableResult
    mutating func deadline(
        _ policy: HitPolicy = .agree, over iteration: Iteration? = nil, when guardCondition: Condition = .always,
        late items: [Item] = [], extensions: [Deadline.Extension] = [], pauses: [Deadline.Pause] = [], rows: [Row]
    ) -> DeadlineID {
        let id = DeadlineID(deadlines.count)
        let group = group(.deadline(id), policy, over: iteration, when: guardCondition, rows: rows)
        var late: GroupID?
        if !items.isEmpty {
            late = self.group(
                .late(id), over: iteration, rows: [Row(.when(.atom(.deadline(id, .late), span: nil)), items)])
        }
        deadlines.append(
            Deadline(
                id: id, name: "t\(id.index)", title: nil, group: group, lateGroup: late, extensions: extensions,
                pauses: pauses, span: Self.nowhere))
        return id
    }

    /// The Chinese calendar of 2025 and 2026.
    static let china = WorkingCalendar(
        name: "china",
        dated: [
            off("2025-01-01", "2025-01-01", "元旦"), off("2025-01-28", "2025-02-04", "春节"),
            off("2025-04-04", "2025-04-06", "清明节"), off("2025-05-01", "2025-05-05", "劳动节"),
            off("2025-05-31", "2025-06-02", "端午节"), off("2025-10-01", "2025-10-08", "国庆节、中秋节"),
            off("2026-01-01", "2026-01-03", "元旦"), off("2026-02-15", "2026-02-23", "春节"),
            off("2026-04-04", "2026-04-06", "清明节"), off("2026-05-01", "2026-05-05", "劳动节"),
            off("2026-06-19", "2026-06-21", "端午节"), off("2026-09-25", "2026-09-27", "中秋节"),
            off("2026-10-01", "2026-10-07", "国庆节"),
        ].compactMap(\.self)
            + [
                "2025-01-26", "2025-02-08", "2025-04-27", "2025-09-28", "2025-10-11", "2026-01-04", "2026-02-14",
                "2026-02-28", "2026-05-09", "2026-09-20", "2026-10-10",
            ].compactMap { day in date(day).map { DatedDays(from: $0, to: $0, isWork: true, reason: "调休上班") } },
        knownYears: 2025...2026)

    private static func off(_ from: String, _ to: String, _ name: String) -> DatedDays? {
        guard let from = date(from), let to = date(to) else { return nil }
        return DatedDays(from: from, to: to, isWork: false, reason: name)
    }

    static func date(_ text: String) -> CivilDate? {
        let parts = text.split(separator: "-").compactMap { Int($0) }
        return parts.count == 3 ? CivilDate(year: parts[0], month: parts[1], day: parts[2]) : nil
    }

    /// A moment in Shanghai, `yyyy-MM-dd` with hours, minutes and seconds behind it; the start of 1970 for anything else.
    static func at(_ day: String, _ hour: Int = 0, _ minute: Int = 0, _ second: Int = 0) -> Int64 {
        guard let zone = TimeZoneRules(identifier: "Asia/Shanghai"), let date = date(day) else { return 0 }
        return zone.instant(of: date, hour: hour, minute: minute, second: second).seconds
    }
}

extension Item {
    /// A limit from one event until another.
    static func limit(
        _ limit: Limit, from start: EventID?, until: EventID?, by: [Assignment] = [], calendar: Int = 0,
        when condition: Condition = .always
    ) -> Item {
        Item(
            .limit(
                DueItem(
                    limit: limit, floor: nil, ceiling: nil, start: start.map(Term.event), until: until.map(Term.event),
                    by: by, calendar: CalendarID(calendar))), when: condition)
    }
}

extension Quantity {
    /// So many of a unit.
    static func of(_ count: Int64, _ unit: SpanUnit) -> Quantity {
        Quantity(amount: .constant(.number(Rational(count))), unit: unit)
    }
}

extension Limit {
    static func within(_ count: Int64, _ unit: SpanUnit) -> Limit { .within(.of(count, unit)) }
}

extension Condition {
    static func stands(_ id: DeadlineID, _ state: DeadlineState) -> Condition { .atom(.deadline(id, state), span: nil) }
}

extension IncidentRow {
    mutating func set(_ event: EventID, _ moment: Int64, in program: Program) {
        slots[RowLayout(program.schema).eventSlots[event.index]] = moment
    }
}
