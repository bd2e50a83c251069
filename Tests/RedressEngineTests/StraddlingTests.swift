import RedressModel
import Testing

@testable import RedressEngine

/// Incidents that lie across midnights and holidays, and acts placed around what is due.
@Suite("Both evaluators agree where days and limits end")
struct StraddlingTests {
    /// At and around midnights, weekends, both National Days with the working days that make up for them, leap days,
    /// and the end of the known years.
    private static let moments = [
        PolicyBench.at("2025-09-26", 17, 30), PolicyBench.at("2025-09-28", 9), PolicyBench.at("2025-09-30", 10),
        PolicyBench.at("2025-09-30", 23, 59, 59), PolicyBench.at("2025-10-01"), PolicyBench.at("2025-10-11", 23),
        PolicyBench.at("2026-09-18", 18), PolicyBench.at("2026-09-20", 9), PolicyBench.at("2026-09-30", 17, 30),
        PolicyBench.at("2026-10-01"), PolicyBench.at("2026-10-07", 12), PolicyBench.at("2026-10-10", 8, 30),
        PolicyBench.at("2024-02-28", 9), PolicyBench.at("2024-02-29", 23, 59), PolicyBench.at("2028-02-28", 23, 59, 59),
        PolicyBench.at("2028-02-29"), PolicyBench.at("2025-12-31", 23), PolicyBench.at("2026-12-29", 10),
    ]

    /// Where an incident lies, by its first event and the act that ends its deadlines.
    private enum Place: CaseIterable {
        case acrossMidnight, atMidnight, lastSecondOfDay, acrossWeekend
        case acrossNationalDay2025, acrossNationalDay2026
        case onMakeUpDayBefore2025, onMakeUpDayAfter2025, onMakeUpDayBefore2026, onMakeUpDayAfter2026
        case acrossLeapDay2024, acrossLeapDay2028

        /// Whether an incident from one moment to another lies there; Shanghai keeps the same hours all year.
        func holds(_ from: Int64, _ until: Int64) -> Bool {
            let (first, last) = ((from + 28_800) / 86_400, (until + 28_800) / 86_400)
            func second(_ moment: Int64) -> Int64 { (moment + 28_800) % 86_400 }
            func crosses(_ start: String, _ end: String) -> Bool {
                from < PolicyBench.at(start) && until >= PolicyBench.at(end)
            }
            func touches(_ start: String, _ end: String) -> Bool {
                from < PolicyBench.at(end) && until >= PolicyBench.at(start)
            }
            switch self {
            case .acrossMidnight: return last > first
            case .atMidnight: return second(from) == 0 || second(until) == 0
            case .lastSecondOfDay: return second(from) == 86_399 || second(until) == 86_399
            // 1 January 1970 was a Thursday, the 5th a Monday.
            case .acrossWeekend: return (first + 3) % 7 < 5 && (first + 3) / 7 < (last + 3) / 7
            case .acrossNationalDay2025: return crosses("2025-10-01", "2025-10-09")
            case .acrossNationalDay2026: return crosses("2026-10-01", "2026-10-08")
            case .onMakeUpDayBefore2025: return touches("2025-09-28", "2025-09-29")
            case .onMakeUpDayAfter2025: return touches("2025-10-11", "2025-10-12")
            case .onMakeUpDayBefore2026: return touches("2026-09-20", "2026-09-21")
            case .onMakeUpDayAfter2026: return touches("2026-10-10", "2026-10-11")
            case .acrossLeapDay2024: return crosses("2024-02-29", "2024-03-01")
            case .acrossLeapDay2028: return crosses("2028-02-29", "2028-03-01")
            }
        }
    }

    /// How often each place and each side of a limit was tried.
    private struct Seen {
        var places: [Place: Int] = [:]
        /// By the seconds behind the due instant: -1, 0, 1.
        var limits: [Int64: Int] = [:]
        /// Of those, where the due instant had been put off.
        var extended = 0
    }

    @Test("across midnights, weekends, holidays and leap days, and one second around each limit")
    func straddling() {
        var seen = Seen()
        for seed in 0..<UInt64(AgreementTests.programCount) {
            var made = RandomProgram(seed: seed &+ 77_000)
            guard !made.bench.deadlines.isEmpty else { continue }
            let program = made.program
            for turn in 0..<4 {
                made.moments = [Self.moments[(Int(seed) * 4 + turn) % Self.moments.count]]
                var row = made.incident(missing: 0)
                for map in row.maps.indices {
                    row.maps[map].entries.removeAll { $0.value == Slot.unknown }
                }
                guard judge(row, program, made.clocks, &seen) else {
                    Issue.record("seed \(seed), turn \(turn)")
                    return
                }
            }
        }
        for place in Place.allCases { #expect(seen.places[place, default: 0] > 0, "\(place)") }
        for side in [-1, 0, 1] as [Int64] { #expect(seen.limits[side, default: 0] > AgreementTests.programCount / 2) }
        #expect(seen.extended > 0)
    }

    /// Decides an incident, then again with its act placed around each instant that is due.
    private func judge(_ row: IncidentRow, _ program: Program, _ clocks: Clocks, _ seen: inout Seen) -> Bool {
        guard let decision = agreed(row, program, clocks, &seen) else { return false }
        for outcome in decision.deadlines {
            guard let due = outcome.due, ends(outcome, program, clocks.until) else { continue }
            for side in [-1, 0, 1] as [Int64] {
                var placed = row
                placed.set(clocks.until, due + side, in: program)
                guard let again = agreed(placed, program, clocks, &seen) else { return false }
                // What the act itself decides may make another row or another instant count.
                for found in again.deadlines
                where found.deadline == outcome.deadline && found.element == outcome.element && found.due == due
                    && ends(found, program, clocks.until)
                {
                    guard isLawful(found, side) else { return false }
                    seen.limits[side, default: 0] += 1
                    if found.extendedFrom != nil { seen.extended += 1 }
                }
            }
        }
        return true
    }

    /// Whether a deadline stands as the language says: at the due instant it is met, a second later it is late.
    private func isLawful(_ found: DeadlineOutcome, _ side: Int64) -> Bool {
        guard let due = found.due else { return false }
        let opens = found.notBefore ?? due + side
        let lateSeconds = due + side < opens ? due + side - opens : max(0, side)
        #expect(found.actual == due + side)
        #expect(found.status == (lateSeconds == 0 ? .met : .breached), "\(side) seconds behind the due instant")
        #expect(found.lateSeconds == lateSeconds)
        return found.actual == due + side && found.lateSeconds == lateSeconds
            && found.status == (lateSeconds == 0 ? .met : .breached)
    }

    /// Whether the row that a deadline stands on ends with an event.
    private func ends(_ outcome: DeadlineOutcome, _ program: Program, _ event: EventID) -> Bool {
        let row = program.groups[outcome.row.group.index].rows[outcome.row.index]
        let limits = row.items.compactMap { item -> DueItem? in
            guard case .limit(let due) = item.kind else { return nil }
            return due
        }
        guard let until = limits.first?.until, case .event(event) = until else { return false }
        return true
    }

    /// What both evaluators decide; nil where they differ.
    private func agreed(
        _ row: IncidentRow, _ program: Program, _ clocks: Clocks, _ seen: inout Seen
    ) -> Decision? {
        let slots = RowLayout(program.schema).eventSlots
        let (from, until) = (row.slots[slots[clocks.from.index]], row.slots[slots[clocks.until.index]])
        if from > 0, until > 0 {
            for place in Place.allCases where place.holds(from, until) { seen.places[place, default: 0] += 1 }
        }
        // Long afterwards, so that what is not dated has not happened.
        let asOf = PolicyBench.at("2030-01-01")
        let plain = ReferenceEvaluator(program).decide(row, asOf: asOf)
        let found = AgreementTests.differences(plain, Evaluator(program).decide(row, asOf: asOf))
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
        return found.isEmpty ? plain : nil
    }
}
