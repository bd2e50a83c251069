/// A week, month, quarter or year of the calendar. Weeks run from Monday to Sunday, and belong to the year that holds
/// their Thursday (ISO 8601, GB/T 7408).
package struct Period: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// How long a period is.
    package enum Kind: Hashable, Sendable, CaseIterable {
        case week
        case month
        case quarter
        case year

        /// How many months it has; a week is less than one.
        fileprivate var monthCount: Int {
            switch self {
            case .week: 0
            case .month: 1
            case .quarter: 3
            case .year: 12
            }
        }
    }

    package let kind: Kind
    package let year: Int
    /// Which week (1 to 53), month (1 to 12) or quarter (1 to 4) of the year it is; 1 for a year.
    package let number: Int

    /// The period of that number in a year, nil when there is none (month 13).
    package init?(_ kind: Kind, year: Int, number: Int = 1) {
        guard (1...9999).contains(year), (1...Self.count(kind, in: year)).contains(number) else { return nil }
        self.init(kind: kind, year: year, number: number)
    }

    private init(kind: Kind, year: Int, number: Int) {
        self.kind = kind
        self.year = year
        self.number = number
    }

    /// The period that holds a day.
    package init(_ kind: Kind, containing date: CivilDate) {
        switch kind {
        case .month, .quarter, .year:
            self.init(kind: kind, year: date.year, number: (date.month - 1) / kind.monthCount + 1)
        case .week:
            let thursday = date.adding(days: Int64(4 - date.weekday))
            let days = thursday.dayNumber - Self.day(1, ofJanuary: thursday.year).dayNumber
            self.init(kind: kind, year: thursday.year, number: Int(days / 7) + 1)
        }
    }

    /// How many of a kind a year has.
    private static func count(_ kind: Kind, in year: Int) -> Int {
        switch kind {
        case .month, .quarter, .year: 12 / kind.monthCount
        // The week of December 28 is the last one of its year.
        case .week: Int((day(1, ofJanuary: year).adding(months: 12).dayNumber - 4 - monday(of: year)) / 7) + 1
        }
    }

    /// The day number of the Monday on which the first week of a year begins: the one with January 4.
    private static func monday(of year: Int) -> Int64 {
        let fourth = day(4, ofJanuary: year)
        return fourth.dayNumber - Int64(fourth.weekday - 1)
    }

    private static func day(_ day: Int, ofJanuary year: Int) -> CivilDate {
        CivilDate(year: year, month: 1, day: day) ?? .first
    }

    /// Its first day.
    package var firstDay: CivilDate {
        switch kind {
        case .month, .quarter, .year:
            CivilDate(year: year, month: (number - 1) * kind.monthCount + 1, day: 1) ?? .first
        case .week: CivilDate(dayNumber: Self.monday(of: year) + Int64(7 * (number - 1)))
        }
    }

    /// Its last day.
    package var lastDay: CivilDate {
        if kind == .week { return firstDay.adding(days: 6) }
        let month = number * kind.monthCount
        return CivilDate(year: year, month: month, day: CivilDate.dayCount(year: year, month: month)) ?? .last
    }

    /// The moment at which it begins in a zone.
    package func start(in zone: TimeZoneRules) -> Instant { zone.instant(of: firstDay) }

    /// The moment at which it is over in a zone: the start of the next one, which it does not hold.
    package func end(in zone: TimeZoneRules) -> Instant { zone.instant(of: lastDay, hour: 24) }

    /// Whether a moment falls into it in a zone.
    package func contains(_ instant: Instant, in zone: TimeZoneRules) -> Bool {
        start(in: zone) <= instant && instant < end(in: zone)
    }

    /// `2026-W40`, `2026-10`, `2026Q3` or `2026`.
    package var description: String {
        let yearText = zeroPadded(year, to: 4)
        switch kind {
        case .week: return "\(yearText)-W\(zeroPadded(number, to: 2))"
        case .month: return "\(yearText)-\(zeroPadded(number, to: 2))"
        case .quarter: return "\(yearText)Q\(number)"
        case .year: return yearText
        }
    }

    /// Periods are ordered by their first day, and from the same day on the shorter comes first.
    package static func < (left: Period, right: Period) -> Bool {
        (left.firstDay.dayNumber, left.kind.monthCount) < (right.firstDay.dayNumber, right.kind.monthCount)
    }
}

extension Period {
    /// Reads `2026-10`, `2026/10`, `2026年10月`; `2026-W40`, `2026W40`, `2026年第40周`; `2026Q3`, `2026-Q3`,
    /// `2026年第3季度`; `2026`, `2026年`, `2026年度`.
    package static func parse(_ text: some StringProtocol) -> Parsed<Period> {
        parse(Array(text.utf8).span)
    }

    /// Reads a period from UTF-8 bytes.
    package static func parse(_ bytes: Span<UInt8>) -> Parsed<Period> {
        var cursor = TextCursor()
        cursor.skipSpaces(in: bytes)
        guard let year = cursor.takeNumber(atMost: 4, in: bytes), year.digits == 4 else { return .malformed }
        let parts: (kind: Kind, number: Int)?
        if cursor.take("年", in: bytes) {
            parts = takeChinesePart(&cursor, in: bytes)
        } else {
            parts = takePart(&cursor, in: bytes)
        }
        guard let parts, cursor.isAtEnd(of: bytes) else { return .malformed }
        guard let period = Period(parts.kind, year: year.value, number: parts.number) else { return .impossible }
        return .parsed(period)
    }

    private static func takePart(_ cursor: inout TextCursor, in bytes: Span<UInt8>) -> (kind: Kind, number: Int)? {
        if cursor.isAtEnd(of: bytes) { return (.year, 1) }
        let hasSign = cursor.take("-", in: bytes) || cursor.take("/", in: bytes)
        if cursor.take("Q", in: bytes) || cursor.take("q", in: bytes) {
            return cursor.takeNumber(atMost: 1, in: bytes).map { (.quarter, $0.value) }
        }
        if cursor.take("W", in: bytes) || cursor.take("w", in: bytes) {
            return cursor.takeNumber(atMost: 2, in: bytes).map { (.week, $0.value) }
        }
        guard hasSign else { return nil }
        return cursor.takeNumber(atMost: 2, in: bytes).map { (.month, $0.value) }
    }

    private static func takeChinesePart(
        _ cursor: inout TextCursor, in bytes: Span<UInt8>
    ) -> (kind: Kind, number: Int)? {
        if cursor.isAtEnd(of: bytes) || cursor.take("度", in: bytes) { return (.year, 1) }
        let hasOrdinal = cursor.take("第", in: bytes)
        guard let number = takeOrdinal(&cursor, in: bytes) else { return nil }
        if !hasOrdinal, cursor.take("月", in: bytes) {
            // Both 10月 and 10月份 are written.
            _ = cursor.take("份", in: bytes)
            return (.month, number)
        }
        if cursor.take("周", in: bytes) { return (.week, number) }
        guard cursor.take("季", in: bytes) else { return nil }
        _ = cursor.take("度", in: bytes)
        return (.quarter, number)
    }

    private static func takeOrdinal(_ cursor: inout TextCursor, in bytes: Span<UInt8>) -> Int? {
        if let number = cursor.takeNumber(atMost: 2, in: bytes) { return number.value }
        let words: [Unicode.Scalar] = ["一", "二", "三", "四"]
        return words.firstIndex { cursor.take($0, in: bytes) }.map { $0 + 1 }
    }
}
