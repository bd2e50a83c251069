package import RedressDiagnostics
package import RedressModel
import RedressTime

// How values of a policy are written, for people and in JSON.
extension ReportContext {
    /// A value as a person reads it.
    package func text(_ constant: Constant, _ type: ValueType, in language: Language) -> String {
        switch constant {
        case .yesNo(let isYes):
            return (isYes ? Message(zh: "是", en: "yes") : Message(zh: "否", en: "no")).text(language)
        case .symbol(let vocabulary, let index): return word(vocabulary, index)
        case .set(let vocabulary, let bits):
            let words = self.words(vocabulary, bits)
            return words.isEmpty ? Message(zh: "空", en: "empty").text(language) : words.joined(separator: "、")
        case .number(let number): return text(number, type, in: language)
        case .text(let text): return text
        case .date(let day): return CivilDate(dayNumber: day).description
        case .instant(let seconds): return clockText(seconds)
        case .none: return Message(zh: "无", en: "none").text(language)
        }
    }

    /// The words whose bits are set, in the order of the vocabulary.
    func words(_ vocabulary: VocabularyID, _ bits: UInt64) -> [String] {
        program.schema[vocabulary].words.enumerated()
            .filter { $0.offset < 64 && bits & (1 << UInt64($0.offset)) != 0 }.map(\.element)
    }

    /// An instant as the clocks of the policy's zone show it, to the minute or, where it has them, the second.
    func clockText(_ seconds: Int64) -> String {
        let full = text(instant: seconds)
        let date = full.prefix(10)
        let time = full.dropFirst(11).prefix(8)
        return "\(date) \(time.hasSuffix(":00") ? time.dropLast(3) : time)"
    }

    private func text(_ number: Rational, _ type: ValueType, in language: Language) -> String {
        switch type {
        case .money: return moneyText(number)
        case .duration(.clock, _):
            return number.whole.map { LengthText.exact($0, in: language) }
                ?? decimalText(number) + unitText(.clock, in: language)
        case .duration(let count, _): return decimalText(number) + unitText(count, in: language)
        case .number(_, _, let unit): return decimalText(number) + (unit ?? "")
        case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .sanction: return decimalText(number)
        }
    }

    private func unitText(_ count: DurationCount, in language: Language) -> String {
        switch count {
        case .clock: Message(zh: "秒", en: " s").text(language)
        case .months: Message(zh: "个月", en: " months").text(language)
        case .workingDays: Message(zh: "个工作日", en: " working days").text(language)
        case .workingSeconds: Message(zh: "秒（工作时间）", en: " working seconds").text(language)
        }
    }

    /// A sum in fen that need not be whole, in yuan.
    func moneyText(_ fen: Rational) -> String {
        if let whole = fen.whole { return MoneyText.decimal(whole) }
        return fen.divided(by: Rational(100)).map(decimalText) ?? decimalText(fen)
    }

    /// The decimal text of a number that has one, else the fraction: `2.5`, `1/3`.
    func decimalText(_ number: Rational) -> String {
        if number.denominator == 1 { return String(number.numerator) }
        var scaled = number
        for digits in 1...18 {
            guard let next = scaled.multiplied(by: Rational(10)) else { break }
            scaled = next
            guard scaled.denominator == 1 else { continue }
            let all = String(scaled.numerator.magnitude)
            let padded = String(repeating: "0", count: max(0, digits + 1 - all.count)) + all
            return (scaled.isNegative ? "-" : "") + padded.dropLast(digits) + "." + padded.suffix(digits)
        }
        return "\(number.numerator)/\(number.denominator)"
    }

    /// Writes a value: numbers as whole numbers or decimal texts, money and instants as texts, sets as arrays.
    func write(_ constant: Constant, _ type: ValueType, to writer: inout JSONWriter) {
        switch constant {
        case .yesNo(let isYes): writer.value(isYes)
        case .symbol(let vocabulary, let index): writer.value(word(vocabulary, index))
        case .set(let vocabulary, let bits): writer.array(words(vocabulary, bits))
        case .number(let number): write(number, type, to: &writer)
        case .text(let text): writer.value(text)
        case .date(let day): writer.value(CivilDate(dayNumber: day).description)
        case .instant(let seconds): writer.value(text(instant: seconds))
        case .none: writer.value("none")
        }
    }

    private func write(_ number: Rational, _ type: ValueType, to writer: inout JSONWriter) {
        switch type {
        case .money: writer.value(moneyText(number))
        case .duration(let count, _):
            writer.object { writer in
                writer.key(durationKey(count))
                writePlain(number, to: &writer)
            }
        case .yesNo, .symbol, .set, .number, .text, .date, .instant, .person, .role, .sanction:
            writePlain(number, to: &writer)
        }
    }

    private func writePlain(_ number: Rational, to writer: inout JSONWriter) {
        if let whole = number.whole { writer.value(whole) } else { writer.value(decimalText(number)) }
    }

    private func durationKey(_ count: DurationCount) -> String {
        switch count {
        case .clock: "seconds"
        case .months: "months"
        case .workingDays: "working_days"
        case .workingSeconds: "working_seconds"
        }
    }
}
