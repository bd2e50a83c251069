package import RedressModel
import RedressTime

/// Earlier incidents, which the counts of a policy look back on.
///
/// An incident is counted where it happened strictly earlier, its condition holds, somebody holds the role in both, and
/// it is neither void nor outside what the policy speaks about. A span is counted from the earlier incident as limits are: days
/// and months do not count its day and end at 24:00 of the last one.
package struct History: Sendable {
    private let program: Program
    private let layout: RowLayout
    private let rules: TimeRules
    /// For each count, what is known of the incidents that may be counted.
    private var logs: [Log]
    private var nextNumber = 0

    /// A history of nothing.
    package init(_ program: Program) {
        self.program = program
        layout = RowLayout(program.schema)
        rules = TimeRules(
            zone: TimeZoneRules(identifier: program.header.timezone) ?? .utc,
            calendar: program.calendars.first ?? .weekdays)
        logs = program.historyCounts.map { _ in Log() }
    }

    private struct Log {
        var all = HistoryLog()
        var byPerson: [String: HistoryLog] = [:]
        /// Those of which it is not known who held the role.
        var unnamed = HistoryLog()
    }

    // MARK: Adding

    /// Adds an incident that was judged. They need not come in order of time, which costs time.
    package mutating func add(_ row: IncidentRow, _ observations: Observations) {
        guard observations.countsAsEarlier != .fails, let moment = observations.moment else { return }
        let staffing = Holders(program.schema, row, layout)
        nextNumber += 1
        for (index, count) in program.historyCounts.enumerated() where observations.history[index] != .fails {
            let isCertain = observations.history[index] == .holds && observations.countsAsEarlier == .holds
            let end = end(of: count.window, from: moment)
            let entry = HistoryEntry(
                number: nextNumber, moment: moment, end: end ?? .max, isCertain: isCertain && end != nil)
            logs[index].all.insert(entry)
            guard let role = count.role else { continue }
            if let people = staffing.people(role) {
                for person in people { logs[index].byPerson[person, default: HistoryLog()].insert(entry) }
            } else {
                logs[index].unnamed.insert(entry)
            }
        }
    }

    /// The first moment at which an incident has fallen out of a window; nil: nobody knows.
    private func end(of window: HistoryCount.Window, from moment: Int64) -> Int64? {
        switch window {
        case .ever: return .max
        case .sameMonth:
            let date = rules.zone.civil(of: Instant(seconds: moment)).date
            return Period(.month, containing: date).end(in: rules.zone).seconds
        case .within(let span):
            guard case .at(let due, _) = rules.due(.within(span), from: Instant(seconds: moment)) else { return nil }
            switch span {
            // A span that ends at 24:00 does not hold the midnight; one of hours holds its last second.
            case .days, .months, .workingDays: return due.seconds
            case .seconds, .workingSeconds: return due.seconds + 1
            }
        }
    }

    // MARK: Counting

    /// Fills in what an incident counts, before it is judged. One without a date, or whose date is unknown, counts
    /// nobody knows how many.
    package func fill(_ row: inout IncidentRow) {
        guard !logs.isEmpty, let slot = layout.eventSlots.first, row.slots[slot] >= Slot.firstValue else { return }
        let moment = row.slots[slot]
        let staffing = Holders(program.schema, row, layout)
        for (index, count) in program.historyCounts.enumerated() {
            let (certain, open) = number(index, before: moment, count.role.map { staffing.people($0) })
            let factSlot = layout.factSlots[count.fact.index]
            row.set(
                count.fact, .number(Interval(low: Rational(Int64(certain)), high: Rational(Int64(certain + open)))),
                program.schema[count.fact].type, slot: factSlot)
        }
    }

    /// How many incidents are counted for certain, and how many more may be. `people` is nil for a count of everybody's
    /// incidents, and holds nil where nobody knows who it is.
    private func number(_ index: Int, before moment: Int64, _ people: [String]??) -> (certain: Int, open: Int) {
        let log = logs[index]
        switch people {
        case nil: return log.all.count(at: moment)
        case .some(nil):
            let (certain, open) = log.all.count(at: moment)
            return (0, certain + open)
        case .some(let names?):
            guard let first = names.first else { return (0, 0) }
            let unnamed = log.unnamed.count(at: moment)
            var (certain, open) = (0, unnamed.certain + unnamed.open)
            guard names.count > 1 else {
                let own = log.byPerson[first]?.count(at: moment) ?? (certain: 0, open: 0)
                return (own.certain, open + own.open)
            }
            var seen: Set<Int> = []
            for entry in names.flatMap({ log.byPerson[$0]?.visible(at: moment) ?? [] }) {
                guard seen.insert(entry.number).inserted else { continue }
                if entry.isCertain { certain += 1 } else { open += 1 }
            }
            return (certain, open)
        }
    }
}

/// Who holds the roles of an incident, as far as the incident itself says so.
private struct Holders {
    let schema: Schema
    let row: IncidentRow
    let layout: RowLayout
    let staffing: Staffing

    init(_ schema: Schema, _ row: IncidentRow, _ layout: RowLayout) {
        self.schema = schema
        self.row = row
        self.layout = layout
        staffing = Staffing(schema: schema, row: row)
    }

    /// The people of a role, or the unit that it stands for; nil: not yet known who.
    func people(_ role: RoleID) -> [String]? {
        switch staffing.people(role) {
        case .named(let names): return names
        case .unnamed: break
        }
        guard let fact = schema[role].unitFact else { return nil }
        let slot = row.slots[layout.factSlots[fact.index]]
        switch schema[fact].type {
        case .symbol(let vocabulary):
            return slot >= Slot.firstValue ? [schema[vocabulary].words[Int(slot)]] : nil
        case .text, .person:
            return slot >= Slot.firstValue && row.texts.indices.contains(Int(slot)) ? [row.texts[Int(slot)]] : nil
        case .yesNo, .set, .number, .money, .date, .instant, .duration, .role, .sanction: return nil
        }
    }
}
