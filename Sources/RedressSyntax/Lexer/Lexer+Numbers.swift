import RedressDiagnostics

extension Lexer {
    /// The most digits that a number may have.
    static let digitLimit = 18

    /// Reads what begins with a digit: a number with its unit, a date, a time, or letters that should be quoted.
    mutating func number() {
        let start = position
        let integer = digits()
        if integer.count == 4, let date = date(year: integer.value, from: start) {
            list.dates.append(date)
            add(.date, from: start, payload: list.dates.count - 1)
            return
        }
        if integer.count == 4, takesPeriod() {
            add(.period, from: start)
            return
        }
        if integer.count <= 2, here.folded == 0x3A, let time = time(hour: integer.value, from: start) {
            list.times.append(time)
            add(.time, from: start, payload: list.times.count - 1)
            return
        }
        var digits = integer
        var scale = 0
        let point = here
        if point.folded == 0x2E, Folding.isDigit(scalar(at: position + point.length).folded) {
            position += point.length
            let fraction = self.digits()
            scale = fraction.count
            digits.count += scale
            if digits.count <= Self.digitLimit {
                for _ in 0..<scale { digits.value *= 10 }
                digits.value += fraction.value
            }
        }
        if digits.count > Self.digitLimit {
            report(.numberTooLong(limit: Self.digitLimit, at: span(start, position)))
            digits.value = 0
        }
        finishNumber(digits.value, scale: scale, from: start)
    }

    private mutating func finishNumber(_ value: Int64, scale: Int, from start: Int) {
        let end = position
        var unit: (unit: UnitSyntax, span: Span)?
        if let found = unitAhead() {
            unit = (found.unit, span(found.start, found.end))
            position = found.end
        } else if Folding.isLetter(here.folded), here.isValid, !isLimitWord(bytes[end..<wordEnd(from: end)]) {
            position = wordEnd(from: end)
            hyphenRangeStart = nil
            add(.numberWord, from: start)
            return
        }
        let literal = NumberLiteral(digits: value, scale: scale, unit: unit?.unit, span: span(start, position))
        list.numbers.append(NumberToken(literal: literal, unitSpan: unit?.span))
        add(.number, from: start, payload: list.numbers.count - 1)
        if let range = hyphenRangeStart {
            report(.hyphenRange(dash: span(range.dash, range.dashEnd), at: span(range.number, position)))
        }
        hyphenRangeStart = nil
        let dash = here
        if dash.length > 0, Folding.isRangeDash(dash.folded),
            Folding.isDigit(scalar(at: position + dash.length).folded)
        {
            hyphenRangeStart = (start, position, position + dash.length)
            position += dash.length
            add(.range, from: position - dash.length)
        }
    }

    /// A run of digits; its value counts only while there are at most `digitLimit`.
    private mutating func digits() -> (value: Int64, count: Int) {
        var value: Int64 = 0
        var count = 0
        while here.length > 0, Folding.isDigit(here.folded) {
            count += 1
            if count <= Self.digitLimit { value = value * 10 + Int64(here.folded - 0x30) }
            position += here.length
        }
        return (value, count)
    }

    /// The unit behind the number, glued or after spaces; a limit word may be glued to it.
    private func unitAhead() -> (unit: UnitSyntax, start: Int, end: Int)? {
        let start = skippingSpaces(from: position)
        let first = scalar(at: start)
        if first.folded == 0x25 { return (.percent, start, start + first.length) }
        guard first.length > 0, first.isValid, Folding.isLetter(first.folded) else { return nil }
        let end = wordEnd(from: start)
        if bytes[start..<end].elementsEqual("working".utf8) {
            let next = skippingSpaces(from: end)
            let nextEnd = wordEnd(from: next)
            guard next > end else { return nil }
            let spelling = "working " + String(decoding: bytes[next..<nextEnd], as: UTF8.self)
            return Words.units[spelling].map { ($0, start, nextEnd) }
        }
        // The longest unit first: 个工作日 before 个.
        var candidate = min(end, start + Words.units.longest)
        while candidate > start {
            if let unit = Words.units[bytes[start..<candidate]],
                candidate == end || isLimitWord(bytes[candidate..<end]) || isRangeBehind(candidate, within: end)
            {
                return (unit, start, candidate)
            }
            candidate -= 1
        }
        return nil
    }

    /// Whether `-` and a digit follow, as in `5天-10天`: a range, not a word.
    private func isRangeBehind(_ index: Int, within end: Int) -> Bool {
        let dash = scalar(at: index)
        return index < end && Folding.isRangeDash(dash.folded)
            && Folding.isDigit(scalar(at: index + dash.length).folded)
    }

    /// Whether a word may be glued to a number and its unit.
    private func isLimitWord(_ word: ArraySlice<UInt8>) -> Bool {
        switch Words.keywords[word] {
        case .orMore, .orLess, .inside, .before, .startsFrom: true
        default: false
        }
    }

    /// The rest of a date behind its year, and a time of day behind it; nil if it is no date.
    private mutating func date(year: Int64, from start: Int) -> DateLiteral? {
        let yearEnd = position
        guard let month = dashAndDigits(), let day = dashAndDigits(), !Folding.isWordPart(here.folded) || isTimeMark
        else {
            position = yearEnd
            return nil
        }
        let dateEnd = position
        var time: TimeLiteral?
        position = isTimeMark ? position + 1 : skippingSpaces(from: position)
        let timeStart = position
        if position > dateEnd, Folding.isDigit(here.folded) {
            let hour = digits()
            if hour.count <= 2, here.folded == 0x3A { time = self.time(hour: hour.value, from: timeStart) }
        }
        if time == nil { position = dateEnd }
        if !Self.isDate(year: year, month: month, day: day) { report(.invalidDate(at: span(start, dateEnd))) }
        return DateLiteral(
            year: Int(year), month: Int(month), day: Int(day), time: time, span: span(start, position))
    }

    private var isTimeMark: Bool { here.folded == 0x54 && Folding.isDigit(scalar(at: position + here.length).folded) }

    /// `-` with one or two digits.
    private mutating func dashAndDigits() -> Int64? {
        guard here.folded == 0x2D, Folding.isDigit(scalar(at: position + here.length).folded) else { return nil }
        position += here.length
        let digits = digits()
        return digits.count <= 2 ? digits.value : nil
    }

    /// Takes the rest of a period behind its year (`-09`, `Q3`, `-W37`) where only a name stands before it on the line;
    /// elsewhere these are numbers with a sign between them, or a name.
    private mutating func takesPeriod() -> Bool {
        guard !isAtLineStart, let name = list.tokens.last, name.startsLine,
            name.kind == .word || name.kind == .quotedName
        else { return false }
        let yearEnd = position
        let hasDash = here.folded == 0x2D
        if hasDash { position += here.length }
        let isLettered = "QqWw".unicodeScalars.contains { $0.value == here.folded }
        if isLettered { position += here.length }
        if hasDash || isLettered, (1...2).contains(digits().count), !Folding.isWordPart(here.folded),
            here.folded != 0x2D
        {
            return true
        }
        position = yearEnd
        return false
    }

    /// `:mm` or `:mm:ss` behind an hour; nil, and nothing read, if it is no time.
    private mutating func time(hour: Int64, from start: Int) -> TimeLiteral? {
        let hourEnd = position
        guard let minute = colonAndDigits() else {
            position = hourEnd
            return nil
        }
        let second = here.folded == 0x3A ? colonAndDigits() : nil
        let isMidnight = hour == 24 && minute == 0 && (second ?? 0) == 0
        if !isMidnight, hour > 23 || minute > 59 || (second ?? 0) > 59 {
            report(.invalidTime(at: span(start, position)))
        }
        return TimeLiteral(hour: Int(hour), minute: Int(minute), second: Int(second ?? 0))
    }

    /// `:` with exactly two digits; nil, and nothing read, if something else follows.
    private mutating func colonAndDigits() -> Int64? {
        let start = position
        position += here.length
        let digits = digits()
        if digits.count == 2 { return digits.value }
        position = start
        return nil
    }

    private static func isDate(year: Int64, month: Int64, day: Int64) -> Bool {
        guard year >= 1, (1...12).contains(month), day >= 1 else { return false }
        let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
        let lengths: [Int64] = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        return day <= lengths[Int(month) - 1]
    }
}
