import RedressTime
import Testing

/// Look-ups in tables answer as a clerk does who goes over the days one by one.
@Suite struct CalendarCountingTests {
    /// A calendar made up at random, and its days by the letter of the rules.
    private struct Sample {
        let calendar: WorkingCalendar
        let firstDay: Int64
        let isWork: [Bool]
        let known: ClosedRange<Int>

        init(_ random: inout SplitMix) throws {
            let isDerived = random.number(0...1) == 0
            let baseWeekly = random.number(0...2) == 0 ? [] : Self.week(&random)
            let baseDated = try Self.dates(&random)
            let ownWeekly = random.number(0...1) == 0 ? [] : Self.week(&random)
            let ownDated = try Self.dates(&random)
            let years = random.number(0...2) == 0 ? nil : 2021...(2021 + random.number(0...4))
            let base = WorkingCalendar(name: "base", weekly: baseWeekly, dated: baseDated, knownYears: years)
            calendar = isDerived ? WorkingCalendar(name: "own", base: base, weekly: ownWeekly, dated: ownDated) : base
            let start = try day("2019-01-01")
            firstDay = start.dayNumber
            isWork = (0..<4_000).map { index in
                let date = start.adding(days: Int64(index))
                let ownLine = isDerived ? ownDated.last { $0.from <= date && date <= $0.to } : nil
                if let line = ownLine ?? baseDated.last(where: { $0.from <= date && date <= $0.to }) {
                    return line.isWork
                }
                let week = isDerived && !ownWeekly.isEmpty ? ownWeekly : baseWeekly
                if week.isEmpty { return date.weekday <= 5 }
                return week.contains { $0.weekdays.contains(date.weekday) }
            }
            let all = 0...3_999
            known =
                try years.map { years in
                    let first = try day("\(years.lowerBound)-01-01").dayNumber - start.dayNumber
                    let last = try day("\(years.upperBound)-12-31").dayNumber - start.dayNumber
                    return Int(first)...Int(last)
                } ?? all
        }

        private static func week(_ random: inout SplitMix) -> [WeeklyHours] {
            (0...random.number(0...2)).map { _ in
                let first = random.number(1...7)
                return WeeklyHours(weekdays: first...random.number(first...7), hours: [])
            }
        }

        private static func dates(_ random: inout SplitMix) throws -> [DatedDays] {
            let start = try day("2020-06-01")
            return (0..<random.number(0...30)).map { _ in
                let from = start.adding(days: Int64(random.number(0...1_800)))
                return DatedDays(
                    from: from, to: from.adding(days: Int64(random.number(0...9))), isWork: random.number(0...1) == 0,
                    reason: nil)
            }
        }

        func date(_ index: Int) -> CivilDate { CivilDate(dayNumber: firstDay + Int64(index)) }

        /// How many working days lie after one day up to another, nil when one of them is unknown.
        func count(after first: Int, through last: Int) -> Int64? {
            var count: Int64 = 0
            var index = min(first, last) + 1
            while index <= max(first, last) {
                if !known.contains(index) { return nil }
                if isWork[index] { count += 1 }
                index += 1
            }
            return first <= last ? count : -count
        }

        /// The n-th working day after or before a day, nil where an unknown day is met.
        func workingDay(_ n: Int, after first: Int) -> Int? {
            if !known.contains(first) { return nil }
            var index = first
            var left = abs(n)
            while left > 0 {
                index += n > 0 ? 1 : -1
                guard known.contains(index), isWork.indices.contains(index) else { return nil }
                if isWork[index] { left -= 1 }
            }
            return index
        }
    }

    @Test func countsAndFindsAsGoingOverTheDays() throws {
        var random = SplitMix(20_260_930)
        for _ in 0..<100 * Fixtures.effort {
            let sample = try Sample(&random)
            for _ in 0..<1_000 {
                let first = random.number(600...3_000)
                let last = first + random.number(-300...300)
                let count = sample.calendar.workingDays(after: sample.date(first), through: sample.date(last))
                guard count == sample.count(after: first, through: last) else {
                    Issue.record("\(sample.date(first))…\(sample.date(last)): \(String(describing: count))")
                    return
                }
                let n = random.number(-90...90)
                let found = sample.calendar.workingDay(Int64(n), after: sample.date(first))
                // 0 names the day itself, known or not.
                let expected = n == 0 ? first : sample.workingDay(n, after: first)
                // A week without work may lead out of the days laid out here.
                if expected == nil, let found, found > sample.date(3_999) || found < sample.date(0) { continue }
                guard found == expected.map(sample.date) else {
                    Issue.record("\(n) after \(sample.date(first)): \(String(describing: found))")
                    return
                }
            }
        }
    }

    @Test func dayKindsAgreeWithTheLetterOfTheRules() throws {
        var random = SplitMix(7)
        for _ in 0..<30 * Fixtures.effort {
            let sample = try Sample(&random)
            for index in stride(from: 0, to: 4_000, by: 3) {
                let expected = sample.known.contains(index) ? sample.isWork[index] : nil
                // Within the laid out days a calendar of all years knows each.
                try #require(sample.calendar.isWorkingDay(sample.date(index)) == expected, "\(sample.date(index))")
            }
        }
    }
}
