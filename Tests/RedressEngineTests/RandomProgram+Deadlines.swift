import RedressEngine
import RedressModel
import RedressTime

/// The inputs of deadlines that a random program has.
struct Clocks {
    var from = EventID(0)
    var until = EventID(0)
    /// When the clock stands still, and when it goes on.
    var stops = EventID(0)
    var goesOn = EventID(0)
    /// An event that is dated for each cause.
    var perCause = EventID(0)
    var promised = FactID(0)
    /// A duration in days, which a slot holds in seconds.
    var days = FactID(0)
    var workingDays = FactID(0)
}

extension RandomProgram {
    mutating func declareClocks() {
        clocks.until = EventID(1)
        clocks.stops = bench.event()
        clocks.goesOn = bench.event()
        clocks.perCause = bench.event(per: .elements(set))
        clocks.promised = bench.fact(.instant, optional: true)
        clocks.days = bench.fact(.duration(.clock, unit: .day))
        clocks.workingDays = bench.fact(.duration(.workingDays, unit: .workingDay), optional: true)
        let hours = [OpeningHours(open: 30_600, close: 43_200), OpeningHours(open: 48_600, close: 63_000)]
        let store = WorkingCalendar(
            name: "store", base: PolicyBench.china,
            weekly: [WeeklyHours(weekdays: 1...6, hours: hours.compactMap(\.self))])
        bench.calendars = [random.pick([PolicyBench.china, .weekdays, store]), store]
        bench.daysEnd = random.pick([.midnight, .atClose, .sameHour])
        bench.rollsOver = random.chance(40)
    }

    mutating func declareDeadlines() {
        for _ in 0..<random.number(1...3) {
            let iteration: Iteration? = random.chance(25) ? .elements(set) : random.chance(10) ? .keys(map) : nil
            let rows = (0..<random.number(1...3)).map { _ in
                Row(
                    random.chance(40) ? .always : guardOfRow(iteration),
                    [Item(.limit(dueItem(iteration)), when: random.chance(12) ? condition(1, iteration) : .always)])
            }
            let guardCondition: Condition = random.chance(20) ? condition(1, iteration) : .always
            let extensions = random.chance(30) ? [makeExtension(iteration)] : []
            let late = random.chance(75) ? (0..<random.number(1...2)).map { _ in item(iteration) } : []
            let id = bench.deadline(
                random.pick([HitPolicy.agree, .agree, .earliest, .latest, .unique, .first]), over: iteration,
                when: guardCondition, late: late, extensions: extensions,
                pauses: random.chance(25)
                    ? [Deadline.Pause(from: .event(clocks.stops), until: .event(clocks.goesOn))] : [],
                rows: rows)
            if let group = bench.deadlines[id.index].lateGroup { readers.insert(group) }
        }
        if random.chance(40) { figures.append(bench.define(.whole, .term(.excess(number(nil), .fen(2))))) }
    }

    private mutating func dueItem(_ iteration: Iteration?) -> DueItem {
        let limit = limit(2)
        var start: Term? = .event(random.chance(85) ? clocks.from : clocks.stops)
        if random.chance(8), let last = bench.deadlines.indices.last { start = .due(DeadlineID(last)) }
        var until: Term? = random.chance(10) ? nil : .event(clocks.until)
        if case .elements? = iteration {
            if random.chance(30) { start = .eventEntry(clocks.perCause) }
            if random.chance(30) { until = .eventEntry(clocks.perCause) }
        }
        if case .moment = limit, random.chance(50) { start = nil }
        return DueItem(
            limit: limit, floor: nil, ceiling: nil, start: start, until: until,
            by: random.chance(50) ? [assignment()] : [], calendar: CalendarID(random.number(0...1)))
    }

    private mutating func makeExtension(_ iteration: Iteration?) -> Deadline.Extension {
        Deadline.Extension(
            by: random.chance(30) ? Quantity(amount: .fact(clocks.workingDays), unit: .workingDays) : quantity(),
            atMost: random.chance(60) ? quantity() : nil, condition: condition(1, iteration), sources: [],
            span: PolicyBench.nowhere)
    }

    private mutating func quantity() -> Quantity {
        switch random.number(0...9) {
        case 0: .of(random.pick([0, 1, 1_800, 86_400]), .seconds)
        case 1, 2, 3: .of(Int64(random.number(0...4)), .days)
        case 4: .of(1, .months)
        case 5, 6, 7: .of(Int64(random.number(0...4)), .workingDays)
        case 8: .of(random.pick([3_600, 30_000]), .workingSeconds)
        default: Quantity(amount: .fact(clocks.days), divisor: 86_400, unit: .days)
        }
    }

    private mutating func limit(_ depth: Int) -> Limit {
        switch random.number(0...19) {
        case 0: return .window(from: .of(1, .days), to: .of(2, .days))
        case 1: return .before(quantity(), of: .fact(clocks.promised))
        case 2: return .moment(.fact(clocks.promised))
        case 3: return .sameDay
        case 4: return .byClose
        case 5: return .sameDayByClose
        case 6: return .atOnce
        case 7: return .none
        case 8: return random.chance(50) ? .nextPeriodDay(.month, day: 3) : .periodEnd(.quarter)
        case 9 where depth > 0: return .earliest([limit(depth - 1), limit(depth - 1)])
        case 10 where depth > 0: return .latest([limit(depth - 1), limit(depth - 1)])
        case 11: return .within(Quantity(amount: .parameter(blank), unit: .days))
        case 12: return .within(Quantity(amount: .parameter(known), unit: .workingDays))
        default: return .within(quantity())
        }
    }

    /// What lies above a limit.
    mutating func excess() -> Term {
        .excess(.fact(random.pick(numbers)), random.chance(50) ? .constant(.number(Rational(2))) : .parameter(known))
    }

    /// A question about deadlines or the time between events; nil where none may be asked.
    mutating func timeAtom() -> Atom? {
        let relation = random.pick(Relation.allCases)
        guard mayReadDeadlines, let last = bench.deadlines.indices.last, random.chance(75) else {
            let calendar = CalendarID(random.number(0...1))
            let (measure, length): (Term.Measure, Int64) = random.pick([
                (.clock, 60), (.workingDays(calendar), 2), (.workingSeconds(calendar), 3_600),
            ])
            return .comparison(.elapsed(.event(clocks.from), .event(clocks.until), measure), relation, .fen(length))
        }
        let id = DeadlineID(random.number(0...last))
        switch random.number(0...7) {
        case 0: return .has(.due(id))
        case 1: return .comparison(.due(id), relation, .event(clocks.until))
        default: return .deadline(id, random.pick(DeadlineState.allCases))
        }
    }
}

// MARK: - Moments

extension RandomProgram {
    /// Around midnights, weekends, holidays, leap days, and the end of the known years.
    static let moments = [
        PolicyBench.at("2025-09-30", 10), PolicyBench.at("2025-09-30", 23, 59, 59),
        PolicyBench.at("2026-09-30", 17, 30),
        PolicyBench.at("2026-10-07", 12), PolicyBench.at("2026-10-10", 8, 30), PolicyBench.at("2026-09-18", 18),
        PolicyBench.at("2026-09-20", 9), PolicyBench.at("2025-12-31", 23), PolicyBench.at("2026-01-31", 12),
        PolicyBench.at("2024-02-28", 9), PolicyBench.at("2024-02-29", 23, 59), PolicyBench.at("2026-12-29", 10),
        PolicyBench.at("2026-03-03"),
    ]

    /// Dates the events of an incident: the act often at, just before and just behind a due instant.
    mutating func setMoments(_ row: inout IncidentRow, _ missing: Int) {
        let layout = RowLayout(bench.program.schema)
        func slot(_ event: EventID) -> Int { layout.eventSlots[event.index] }
        let steps: [Int64] = [0, 1, 30, 60, 120, 3_600, 40_000, 86_400, 86_401, 259_200, 864_000]
        var moment = base + random.pick([0, 0, 0, 1, -1])
        if !random.chance(max(10, missing)) { row.slots[slot(clocks.from)] = moment }
        let due = row.slots[slot(clocks.from)] == moment ? dueInstant(from: moment) : nil
        if let due, due > moment, random.chance(60) {
            moment = due + random.pick([-1, 0, 1])
        } else {
            moment += random.pick(steps)
        }
        if !random.chance(max(20, missing)) { row.slots[slot(clocks.until)] = moment }
        let stop = base + random.pick(steps)
        if random.chance(50) { row.slots[slot(clocks.stops)] = stop }
        if random.chance(70) { row.slots[slot(clocks.goesOn)] = stop + random.pick(steps) }
        for event in [clocks.until, clocks.stops, clocks.goesOn] where random.chance(missing) {
            row.slots[slot(event)] = random.pick([Slot.unknown, Slot.none])
        }
        guard !random.chance(max(15, missing)) else { return }
        let causes = bench.vocabularies[causes.index].words
        let entries = causes.prefix(random.number(0...4)).map { cause in
            MapValue.Entry(key: cause, value: random.chance(15) ? Slot.unknown : base + random.pick(steps))
        }
        row.slots[slot(clocks.perCause)] = Int64(row.maps.count)
        row.maps.append(MapValue(entries: Array(entries), isOpen: random.chance(missing)))
    }

    /// When some constant limit of the program falls due.
    private mutating func dueInstant(from start: Int64) -> Int64? {
        let program = bench.program
        let items = program.groups.flatMap(\.rows).flatMap(\.items)
        let spans = items.compactMap { item -> (TimeSpan, CalendarID)? in
            guard case .limit(let due) = item.kind, case .within(let quantity) = due.limit,
                case .constant(.number(let count)) = quantity.amount, let whole = count.whole
            else { return nil }
            return (quantity.unit.span(whole), due.calendar)
        }
        guard !spans.isEmpty, let zone = TimeZoneRules(identifier: "Asia/Shanghai") else { return nil }
        let (span, calendar) = random.pick(spans)
        let rules = TimeRules(
            zone: zone, calendar: bench.calendars[calendar.index], daysEnd: bench.daysEnd, rollsOver: bench.rollsOver)
        guard case .at(let due, _) = rules.due(.within(span), from: Instant(seconds: start)) else { return nil }
        return due.seconds
    }

    /// An instant to judge an incident at, near its moments.
    mutating func asOf() -> Int64 {
        let offsets: [Int64] = [0, 1, 3_600, 86_400, 260_000, 900_000, 9_000_000]
        if random.chance(40), let due = dueInstant(from: base) { return due + random.pick([-1, 0, 1]) }
        return base + random.pick(offsets)
    }
}
