/// Lengths of time as people write them: `30分钟`, `1小时30分钟`, `3个工作日`, `2 weeks`.
enum DurationText {
    /// What came of reading a text.
    enum Outcome {
        /// In the count asked for.
        case amount(Int64)
        case malformed
        case grouped
        case tooLarge
        /// The unit has another count: months are no number of seconds.
        case wrongUnit(String)
        /// Not a whole number of the smallest unit of its count.
        case fraction
        /// A bare number where no unit was declared.
        case unitMissing
    }

    /// Reads a text whose full-width signs have been folded; bare numbers are in `unit`.
    static func read(_ text: Swift.Span<UInt8>, count: DurationCount, unit: DurationUnit?) -> Outcome {
        var total: Int64 = 0
        var position = 0
        repeat {
            let number: DecimalText
            switch DecimalText.read(text, from: position) {
            case .number(let read): number = read
            case .malformed: return .malformed
            case .grouped: return .grouped
            case .tooLarge: return .tooLarge
            }
            guard number.digits >= 0 else { return .malformed }
            var end = number.unitStart
            while end < text.count, !isDigit(text[end]) { end += 1 }
            let word = trimmed(text, number.unitStart..<end)
            guard !word.isEmpty || position == 0 else { return .malformed }
            guard let given = word.isEmpty ? unit : UnitWords.durations[word] else {
                return word.isEmpty ? .unitMissing : .wrongUnit(word)
            }
            guard given.count == count else { return .wrongUnit(word) }
            let (product, overflow) = number.digits.multipliedReportingOverflow(by: given.factor)
            if overflow { return .tooLarge }
            let scaled = DecimalText(digits: product, scale: number.scale, unitStart: end).scaled(to: 0)
            guard scaled.isExact else { return .fraction }
            guard let amount = scaled.value else { return .tooLarge }
            let (sum, carry) = total.addingReportingOverflow(amount)
            if carry { return .tooLarge }
            total = sum
            position = end
        } while position < text.count
        return .amount(total)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    private static func trimmed(_ text: Swift.Span<UInt8>, _ range: Range<Int>) -> String {
        var end = range.upperBound
        while end > range.lowerBound, text[end - 1] == 0x20 { end -= 1 }
        var bytes: [UInt8] = []
        for offset in range.lowerBound..<end { bytes.append(text[offset]) }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension DurationUnit {
    /// How durations of this unit are counted.
    package var count: DurationCount {
        switch self {
        case .second, .minute, .hour, .day, .week: .clock
        case .month, .quarter, .year: .months
        case .workingDay: .workingDays
        case .workingHour: .workingSeconds
        }
    }

    /// How many of its count's smallest unit one of it is.
    package var factor: Int64 {
        switch self {
        case .second, .month, .workingDay: 1
        case .minute: 60
        case .hour, .workingHour: 3_600
        case .day: 86_400
        case .week: 604_800
        case .quarter: 3
        case .year: 12
        }
    }
}
