import RedressTime
import Testing

/// What holds of every limit: a later start is not due earlier, and counting by tables is counting second by second.
@Suite struct DuePropertyTests {
    /// Rules of every kind, with their clocks and calendars.
    private func allRules() throws -> [TimeRules] {
        let calendars = [try Fixtures.china(), try Fixtures.store(), .weekdays, try nightShop()]
        var rules: [TimeRules] = []
        for calendar in calendars {
            for zone in [Fixtures.shanghai, Fixtures.newYork] {
                for end in [DaysEnd.midnight, .atClose, .sameHour] {
                    // The zone that changes its clocks is the harder one.
                    for rolls in [false, true] where zone != Fixtures.shanghai || Fixtures.effort > 1 || rolls {
                        rules.append(TimeRules(zone: zone, calendar: calendar, daysEnd: end, rollsOver: rolls))
                    }
                }
            }
        }
        return rules
    }

    /// Open over midnight, as two stretches that meet there, and closed on Tuesdays.
    private func nightShop() throws -> WorkingCalendar {
        WorkingCalendar(
            name: "night", base: try Fixtures.china(),
            weekly: [
                WeeklyHours(weekdays: 1...7, hours: [try Fixtures.hours("00:00", "02:00")]),
                WeeklyHours(
                    weekdays: 3...7,
                    hours: [try Fixtures.hours("20:00", "24:00"), try Fixtures.hours("00:00", "01:00")]),
            ])
    }

    private func limits(_ random: inout SplitMix) -> [TimeLimit] {
        let spans: [TimeSpan] = [
            .seconds(Int64(random.number(0...200_000))), .days(Int64(random.number(0...40))),
            .months(Int64(random.number(0...14))), .workingDays(Int64(random.number(0...25))),
            .workingSeconds(Int64(random.number(0...300_000))),
        ]
        let kinds = Period.Kind.allCases.flatMap {
            [TimeLimit.nextPeriodDay($0, day: random.number(1...92)), .periodEnd($0)]
        }
        let single = spans.map(TimeLimit.within) + kinds + [.sameDay, .byClose, .sameDayByClose]
        return single + [
            .window(from: spans[1], to: spans[3]), .earliest([single[0], single[3]]), .latest([single[4], single[1]]),
            .earliest([.within(spans[2]), .latest([.byClose, single[0]])]),
        ]
    }

    /// Moments in their order: at random, and on both sides of midnights, openings, closes and changes of clocks.
    private func starts(_ random: inout SplitMix, in zone: TimeZoneRules) throws -> [Instant] {
        var seconds: [Int64] = []
        for text in ["2025-12-30", "2026-01-28", "2026-03-07", "2026-09-24", "2026-10-30", "2024-02-27"] {
            let start = try Fixtures.moment(text, in: zone).seconds
            for day in 0..<4 {
                for hour in [0, 2, 3, 10, 18] as [Int64] {
                    seconds += (-1...1).map { start + Int64(day) * 86_400 + hour * 3_600 + $0 }
                }
            }
            seconds += (0..<15).map { _ in start + Int64(random.number(0...400_000)) }
        }
        return seconds.sorted().map { Instant(seconds: $0) }
    }

    @Test func aLaterStartIsNotDueEarlier() throws {
        var random = SplitMix(31)
        for rules in try allRules() {
            let starts = try starts(&random, in: rules.zone)
            for limit in limits(&random) + (Fixtures.effort > 1 ? limits(&random) + limits(&random) : []) {
                let byDay = isOnlyOrderedByDay(limit, rules)
                var latest: (due: Instant, start: Instant)?
                for start in starts {
                    guard case .at(let due, let first) = rules.due(limit, from: start) else { continue }
                    let key = byDay ? rules.zone.instant(of: rules.zone.civil(of: due).date) : due
                    if let latest, key < latest.due {
                        Issue.record(
                            "\(rules.daysEnd) \(limit): \(latest.start) and \(start) in \(rules.zone.identifier)")
                        return
                    }
                    if let first, case .window = limit { try #require(first <= due || isDisordered(limit)) }
                    latest = (key, start)
                }
            }
        }
    }

    /// The two exceptions that `TimeRules` names.
    private func isOnlyOrderedByDay(_ limit: TimeLimit, _ rules: TimeRules) -> Bool {
        guard rules.daysEnd == .sameHour else { return false }
        switch limit {
        case .within(.months): return true
        case .within(.days): return rules.rollsOver
        case .earliest, .latest: return true
        case .within, .window, .before, .at, .sameDay, .byClose, .sameDayByClose, .atOnce, .none, .nextPeriodDay,
            .periodEnd:
            return false
        }
    }

    /// A window of days and working days may close before it opens.
    private func isDisordered(_ limit: TimeLimit) -> Bool {
        if case .window(.days, .workingDays) = limit { true } else { false }
    }

    // MARK: Opening hours

    /// Whether a calendar is open at a second of a day in UTC, by its hours.
    private func isOpen(_ calendar: WorkingCalendar, at seconds: Int64) -> Bool {
        let (date, second) = TimeZoneRules.utc.civil(of: Instant(seconds: seconds))
        guard calendar.isWorkingDay(date) == true else { return false }
        let hours = calendar.hours(on: date)
        return hours.isEmpty || hours.contains { $0.open <= second && second < $0.close }
    }

    @Test func workingSecondsAreThoseInWhichItIsOpen() throws {
        var random = SplitMix(99)
        let step: Int64 = 900
        let start = try Fixtures.moment("2026-09-10", in: .utc).seconds
        for calendar in [try Fixtures.china(), try Fixtures.store(), .weekdays, try nightShop()] {
            let rules = TimeRules(zone: .utc, calendar: calendar)
            // Every quarter of an hour of 40 days is open or closed as a whole.
            let open = (0..<40 * 96).map { isOpen(calendar, at: start + Int64($0) * step) }
            for _ in 0..<300 * Fixtures.effort {
                let first = random.number(0...2_000)
                let from = Instant(seconds: start + Int64(first) * step)
                let needed = random.number(1...150)
                var index = first
                var left = needed
                while left > 0 {
                    if open[index] { left -= 1 }
                    index += 1
                }
                let to = Instant(seconds: start + Int64(index) * step)
                let limit = TimeLimit.within(.workingSeconds(Int64(needed) * step))
                guard rules.due(limit, from: from) == .at(to, notBefore: nil),
                    rules.elapsedWorkingSeconds(from: from, to: to) == Int64(needed) * step,
                    rules.elapsedWorkingSeconds(from: to, to: from) == Int64(-needed) * step
                else {
                    Issue.record("\(calendar.name): \(needed) quarters from \(from): \(rules.due(limit, from: from))")
                    return
                }
                // Before a moment: the last start that leaves as much.
                let last = Instant(seconds: start + Int64(latestStart(open, before: index, needed: needed)) * step)
                try #require(
                    rules.due(.before(.workingSeconds(Int64(needed) * step), of: to), from: from)
                        == .at(last, notBefore: nil))
            }
        }
    }

    /// The last quarter from which on so many open ones lie before another.
    private func latestStart(_ open: [Bool], before end: Int, needed: Int) -> Int {
        var index = end
        var left = needed
        while left > 0 {
            index -= 1
            if open[index] { left -= 1 }
        }
        return index
    }

    @Test func elapsedWorkingDaysIsTheLeastLimitThatIsKept() throws {
        var random = SplitMix(5)
        let start = try Fixtures.moment("2026-02-01").seconds
        for calendar in [try Fixtures.china(), try Fixtures.store(), .weekdays, try nightShop()] {
            let rules = TimeRules(zone: Fixtures.shanghai, calendar: calendar)
            for _ in 0..<400 * Fixtures.effort {
                let from = Instant(seconds: start + Int64(random.number(0...20_000_000)))
                // Half of them on the very second of a close or midnight, or next to it.
                let free = from.seconds + Int64(random.number(-100_000...2_000_000))
                let hour = Int64([0, 2, 16, 18][random.number(0...3)])
                let round = free - (free + 28_800) % 86_400 + hour * 3_600 + Int64(random.number(-1...1))
                let to = Instant(seconds: random.number(0...1) == 0 ? free : round)
                var least: Int64 = 0
                while case .at(let due, _) = rules.due(.within(.workingDays(least)), from: from), due < to {
                    least += 1
                }
                try #require(
                    rules.elapsedWorkingDays(from: from, to: to) == least,
                    "\(calendar.name): \(Fixtures.clock(from)) to \(Fixtures.clock(to))")
            }
        }
    }

    @Test("What is remembered of a day is what is worked out")
    func memory() throws {
        var random = SplitMix(50)
        let all = try allRules()
        for rules in all {
            // Beside its own limits, some of working time on every calendar of its zone.
            let others = all.filter { $0.zone == rules.zone }.map { other in
                (limit: TimeLimit.within(.workingSeconds(Int64(random.number(0...30_000)))), rules: other)
            }
            let entries = limits(&random).map { (limit: $0, rules: rules) } + others
            var memory = DueMemory(entries)
            for _ in 0..<60 {
                // Around the ends of days and of hours, and some days a second time, from 2023 to 2029.
                let day = Int64(random.number(19_600...19_600 + [30, 2_100][random.number(0...1)]))
                let second = [0, 30_600, 43_200, 59_400, 63_000, 72_000][random.number(0...5)]
                let zone = [0, -8 * 3_600, 5 * 3_600][random.number(0...2)]
                let start = day * 86_400 + Int64(second + zone + random.number(-1...1))
                for (place, entry) in entries.enumerated() {
                    let due = entry.rules.due(entry.limit, from: Instant(seconds: start))
                    #expect(memory.due(place, from: start) == due, "\(entry.limit) from \(start)")
                }
            }
        }
    }
}
