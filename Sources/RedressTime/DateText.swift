/// What came of reading a text: its value, or whether it has no such form or names something that does not exist.
package enum Parsed<Value: Sendable & Equatable>: Sendable, Equatable {
    case parsed(Value)
    /// The text is written in no form that is known.
    case malformed
    /// The form is right, and the calendar or the clock has no such day or time (2026-02-30, 25:00).
    case impossible

    /// The value, if there is one.
    package var value: Value? {
        switch self {
        case .parsed(let value): value
        case .malformed, .impossible: nil
        }
    }

    /// The same with the value made into another one.
    package func map<Other>(_ transform: (Value) -> Other) -> Parsed<Other> {
        switch self {
        case .parsed(let value): .parsed(transform(value))
        case .malformed: .malformed
        case .impossible: .impossible
        }
    }
}

/// The written forms of dates and moments.
///
/// Dates: `2026-09-06`, `2026-9-6`, `2026/9/6`, `2026.9.6`, `2026年9月6日` (or 号). Times after a `T` or a space:
/// `9:30`, `9:30:15`, `9时30分15秒` (or 点), `24:00` for the end of the day; then perhaps an offset, `Z` or `+08:00`.
/// Full-width digits and signs count as their ASCII twins. Fractions of a second other than zero are refused,
/// because moments are whole seconds and nothing may be lost.
package enum DateText {
    /// Reads a date.
    package static func parseDate(_ bytes: Span<UInt8>) -> Parsed<CivilDate> {
        var cursor = TextCursor()
        cursor.skipSpaces(in: bytes)
        let date = takeDate(&cursor, in: bytes).date
        return cursor.isAtEnd(of: bytes) ? date : .malformed
    }

    /// Which moment of its day a date without a time means.
    package enum DateAlone: Sendable {
        case startOfDay
        /// 24:00, which is the start of the next day.
        case endOfDay

        fileprivate var hour: Int {
            switch self {
            case .startOfDay: 0
            case .endOfDay: 24
            }
        }
    }

    /// Reads a moment; without an offset in the text it is one in the zone, without a time the start of the day, or the
    /// end where a date alone means that.
    package static func parseInstant(
        _ bytes: Span<UInt8>, in zone: TimeZoneRules, dateAlone: DateAlone = .startOfDay
    ) -> Parsed<Instant> {
        var cursor = TextCursor()
        cursor.skipSpaces(in: bytes)
        let (date, endsInDigit) = takeDate(&cursor, in: bytes)
        if date == .malformed { return .malformed }
        let hasSpace = cursor.skipSpaces(in: bytes)
        if cursor.isAtEnd(of: bytes) { return date.map { zone.instant(of: $0, hour: dateAlone.hour) } }

        let hasSign = cursor.take("T", in: bytes) || cursor.take("t", in: bytes)
        guard hasSpace || hasSign || !endsInDigit, let time = takeTime(&cursor, in: bytes) else { return .malformed }
        let offset = takeOffset(&cursor, in: bytes)
        guard offset != .malformed, cursor.isAtEnd(of: bytes) else { return .malformed }
        guard case .parsed(let day) = date, time.exists, case .parsed(let given) = offset else { return .impossible }

        guard let given else {
            return .parsed(zone.instant(of: day, hour: time.hour, minute: time.minute, second: time.second))
        }
        let utc = TimeZoneRules.utc.instant(of: day, hour: time.hour, minute: time.minute, second: time.second)
        return .parsed(Instant(seconds: utc.seconds - given))
    }

    /// Reads a date from a string.
    package static func parseDate(_ text: some StringProtocol) -> Parsed<CivilDate> {
        parseDate(Array(text.utf8).span)
    }

    /// Reads a moment from a string.
    package static func parseInstant(_ text: some StringProtocol, in zone: TimeZoneRules) -> Parsed<Instant> {
        parseInstant(Array(text.utf8).span, in: zone)
    }

    /// A moment as the clocks of a zone show it, with their offset: `2026-10-01T00:00:00+08:00`.
    package static func format(_ instant: Instant, in zone: TimeZoneRules) -> String {
        let (date, secondsOfDay) = zone.civil(of: instant)
        let offset = Int(zone.offset(at: instant))
        // Offsets of the time before zones have seconds too; they are written out, so that nothing is lost.
        let size = abs(offset)
        let clock =
            size % 60 == 0 ? "\(hoursAndMinutes(size))" : "\(hoursAndMinutes(size)):\(zeroPadded(size % 60, to: 2))"
        return "\(date)T\(hoursAndMinutes(secondsOfDay)):\(zeroPadded(secondsOfDay % 60, to: 2))"
            + (offset < 0 ? "-" : "+") + clock
    }

    private static func hoursAndMinutes(_ seconds: Int) -> String {
        "\(zeroPadded(seconds / 3_600, to: 2)):\(zeroPadded(seconds / 60 % 60, to: 2))"
    }
}

// MARK: - Parts

extension DateText {
    /// The date that is next, and whether its last sign is a digit, which a time must not follow directly.
    private static func takeDate(
        _ cursor: inout TextCursor, in bytes: Span<UInt8>
    ) -> (date: Parsed<CivilDate>, endsInDigit: Bool) {
        let malformed = (Parsed<CivilDate>.malformed, false)
        guard let year = cursor.takeNumber(atMost: 4, in: bytes), year.digits == 4 else { return malformed }
        let signs: (month: Unicode.Scalar, day: Unicode.Scalar?)
        if cursor.take("-", in: bytes) {
            signs = ("-", nil)
        } else if cursor.take("/", in: bytes) {
            signs = ("/", nil)
        } else if cursor.take(".", in: bytes) {
            signs = (".", nil)
        } else if cursor.take("年", in: bytes) {
            signs = ("月", "日")
        } else {
            return malformed
        }
        guard let month = cursor.takeNumber(atMost: 2, in: bytes), cursor.take(signs.month, in: bytes),
            let day = cursor.takeNumber(atMost: 2, in: bytes)
        else { return malformed }
        if let sign = signs.day, !cursor.take(sign, in: bytes), !cursor.take("号", in: bytes) { return malformed }
        guard let date = CivilDate(year: year.value, month: month.value, day: day.value) else {
            return (.impossible, signs.day == nil)
        }
        return (.parsed(date), signs.day == nil)
    }

    private struct Time {
        var hour: Int
        var minute = 0
        var second = 0

        var exists: Bool {
            hour < 24 && minute < 60 && second < 60 || hour == 24 && minute == 0 && second == 0
        }
    }

    private static func takeTime(_ cursor: inout TextCursor, in bytes: Span<UInt8>) -> Time? {
        guard let hour = cursor.takeNumber(atMost: 2, in: bytes) else { return nil }
        var time = Time(hour: hour.value)
        if cursor.take(":", in: bytes) {
            guard let minute = cursor.takeNumber(atMost: 2, in: bytes), minute.digits == 2 else { return nil }
            time.minute = minute.value
            if cursor.take(":", in: bytes) {
                guard let second = cursor.takeNumber(atMost: 2, in: bytes), second.digits == 2 else { return nil }
                time.second = second.value
                if cursor.take(".", in: bytes) {
                    guard let fraction = cursor.takeNumber(atMost: 9, in: bytes), fraction.value == 0 else {
                        return nil
                    }
                }
            }
            return time
        }
        guard cursor.take("时", in: bytes) || cursor.take("点", in: bytes) else { return nil }
        guard let minute = cursor.takeNumber(atMost: 2, in: bytes) else { return time }
        time.minute = minute.value
        guard cursor.take("分", in: bytes) else { return nil }
        guard let second = cursor.takeNumber(atMost: 2, in: bytes) else { return time }
        time.second = second.value
        return cursor.take("秒", in: bytes) ? time : nil
    }

    /// The offset in seconds east of UTC, nil within when none is written.
    private static func takeOffset(_ cursor: inout TextCursor, in bytes: Span<UInt8>) -> Parsed<Int64?> {
        cursor.skipSpaces(in: bytes)
        if cursor.take("Z", in: bytes) || cursor.take("z", in: bytes) { return .parsed(0) }
        let sign: Int64
        if cursor.take("+", in: bytes) {
            sign = 1
        } else if cursor.take("-", in: bytes) {
            sign = -1
        } else {
            return .parsed(nil)
        }
        guard let hours = cursor.takeNumber(atMost: 2, in: bytes), hours.digits == 2 else { return .malformed }
        var minutes = 0
        let hasColon = cursor.take(":", in: bytes)
        if let given = cursor.takeNumber(atMost: 2, in: bytes) {
            guard given.digits == 2 else { return .malformed }
            minutes = given.value
        } else if hasColon {
            return .malformed
        }
        // No place on earth is further from UTC than 14 hours; 18 leaves room for the history of the tables.
        guard hours.value * 60 + minutes <= 18 * 60, minutes < 60 else { return .impossible }
        return .parsed(sign * Int64(hours.value * 3_600 + minutes * 60))
    }
}
