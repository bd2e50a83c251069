// MARK: - Numbers, money and durations

extension RowBuilder {
    /// A number in units of 10^-`decimals`.
    mutating func number(
        _ text: Swift.Span<UInt8>, decimals: Int, _ range: ClosedRange<Int64>?, _ unit: String?, _ part: Int,
        _ owner: ValueOwner, _ document: InputDocument
    ) -> Int64? {
        if DecimalText.needsFolding(text) {
            let folded = DecimalText.folded(text)
            return number(
                folded.span, DecimalText.read(folded.span), decimals: decimals, range, unit, part, owner, document)
        }
        return number(text, DecimalText.read(text), decimals: decimals, range, unit, part, owner, document)
    }

    private mutating func number(
        _ text: Swift.Span<UInt8>, _ outcome: DecimalText.Outcome, decimals: Int, _ range: ClosedRange<Int64>?,
        _ unit: String?, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> Int64? {
        guard var decimal = accepted(outcome, part, owner, document) else { return nil }
        if decimal.unitStart < text.count {
            let found = RowBuilder.text(text, from: decimal.unitStart)
            if found == "%", unit == nil, decimals >= 2 {
                decimal.scale += 2
            } else if !UnitWords.isUnit(found, declared: unit) {
                note(
                    RowBuilder.isWord(found) ? .wrongUnit(found) : .wrongType, part, owner.key, document)
                return nil
            }
        }
        return inRange(decimal, decimals: decimals, range, part, owner, document)
    }

    /// An amount of money in fen.
    mutating func money(
        _ text: Swift.Span<UInt8>, _ range: ClosedRange<Int64>?, _ part: Int, _ owner: ValueOwner,
        _ document: InputDocument
    ) -> Int64? {
        if DecimalText.needsFolding(text) {
            let folded = DecimalText.folded(text)
            return money(folded.span, DecimalText.read(folded.span), range, part, owner, document)
        }
        return money(text, DecimalText.read(text), range, part, owner, document)
    }

    private mutating func money(
        _ text: Swift.Span<UInt8>, _ outcome: DecimalText.Outcome, _ range: ClosedRange<Int64>?, _ part: Int,
        _ owner: ValueOwner, _ document: InputDocument
    ) -> Int64? {
        guard let decimal = accepted(outcome, part, owner, document) else { return nil }
        if decimal.unitStart < text.count {
            let found = RowBuilder.text(text, from: decimal.unitStart)
            if !UnitWords.money.contains(found) {
                note(RowBuilder.isWord(found) ? .wrongUnit(found) : .wrongType, part, owner.key, document)
                return nil
            }
        }
        return inRange(decimal, decimals: 2, range, part, owner, document)
    }

    /// A length of time in its count.
    mutating func duration(
        _ text: Swift.Span<UInt8>, _ count: DurationCount, _ unit: DurationUnit?, _ part: Int, _ owner: ValueOwner,
        _ document: InputDocument
    ) -> Int64? {
        let folded = DecimalText.folded(text)
        switch DurationText.read(folded.span, count: count, unit: unit) {
        case .amount(let amount): return amount
        case .malformed: note(.wrongType, part, owner.key, document)
        case .grouped: note(.groupedDigits, part, owner.key, document)
        case .tooLarge: note(.tooLarge, part, owner.key, document)
        case .wrongUnit(let found): note(.wrongUnit(found), part, owner.key, document)
        case .fraction: note(.tooManyDecimals(0), part, owner.key, document)
        case .unitMissing: note(.missingUnit, part, owner.key, document)
        }
        return nil
    }

    private mutating func accepted(
        _ outcome: DecimalText.Outcome, _ part: Int, _ owner: ValueOwner, _ document: InputDocument
    ) -> DecimalText? {
        switch outcome {
        case .number(let number): return number
        case .malformed: note(.wrongType, part, owner.key, document)
        case .grouped: note(.groupedDigits, part, owner.key, document)
        case .tooLarge: note(.tooLarge, part, owner.key, document)
        }
        return nil
    }

    private mutating func inRange(
        _ decimal: DecimalText, decimals: Int, _ range: ClosedRange<Int64>?, _ part: Int, _ owner: ValueOwner,
        _ document: InputDocument
    ) -> Int64? {
        let scaled = decimal.scaled(to: decimals)
        guard scaled.isExact else {
            note(.tooManyDecimals(decimals), part, owner.key, document)
            return nil
        }
        guard let value = scaled.value else {
            note(.tooLarge, part, owner.key, document)
            return nil
        }
        if let range, !range.contains(value) {
            let low = RowBuilder.decimalText(range.lowerBound, decimals: decimals)
            let high = RowBuilder.decimalText(range.upperBound, decimals: decimals)
            note(.outOfRange(low: low, high: high), part, owner.key, document)
            return nil
        }
        return value
    }

    /// Whether a text could be a unit, not the rest of a number that went wrong.
    private static func isWord(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || $0 == "%" || $0 == "℃" || $0 == "¥" }
    }

    private static func text(_ bytes: Swift.Span<UInt8>, from start: Int) -> String {
        var end = bytes.count
        while end > start, bytes[end - 1] == 0x20 { end -= 1 }
        var result: [UInt8] = []
        for offset in start..<end { result.append(bytes[offset]) }
        return String(decoding: result, as: UTF8.self)
    }

    /// A scaled number in decimal, without zeros at its end.
    static func decimalText(_ value: Int64, decimals: Int) -> String {
        var digits = String(value.magnitude)
        if decimals > 0 {
            digits = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -decimals))
            while digits.hasSuffix("0") { digits.removeLast() }
            if digits.hasSuffix(".") { digits.removeLast() }
        }
        return value < 0 ? "-" + digits : digits
    }
}
