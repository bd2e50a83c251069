import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Shapes and values in words, for messages.
extension PolicyChecker {
    /// A shape in words.
    func describe(_ shape: Shape) -> Message {
        switch shape {
        case .yesNo: Message(zh: "是否", en: "a yes/no")
        case .symbol(let id):
            id == Self.sanctionVocabulary
                ? Message(zh: "处分", en: "a sanction")
                : Message(
                    zh: "「\(vocabularies[id.index].name)」的一个值", en: "a word of `\(vocabularies[id.index].name)`")
        case .set(let id):
            Message(
                zh: "「\(vocabularies[id.index].name)」的一组值", en: "a set of words of `\(vocabularies[id.index].name)`")
        case .number(nil): Message(zh: "一个数", en: "a number")
        case .number(let unit?): Message(zh: "以\(unit.words.chinese)计的数", en: "a number of \(unit.words.english)")
        case .money: Message(zh: "金额", en: "an amount of money")
        case .text: Message(zh: "文本", en: "a text")
        case .date: Message(zh: "日期", en: "a date")
        case .instant: Message(zh: "时刻", en: "a moment")
        case .duration(.clock, _): Message(zh: "时长", en: "a duration")
        case .duration(.months, _): Message(zh: "以月或年计的时长", en: "a duration in months or years")
        case .duration(.workingDays, _): Message(zh: "以工作日计的时长", en: "a duration in working days")
        case .duration(.workingSeconds, _): Message(zh: "以工作小时计的时长", en: "a duration in working hours")
        case .person: Message(zh: "人名", en: "a person")
        case .role: Message(zh: "岗位", en: "a role")
        case .map(let id):
            Message(
                zh: "每 \(facts[id.index].syntax.type.key?.text ?? "") 各有一个值的事实",
                en: "a fact with a value for each `\(facts[id.index].syntax.type.key?.text ?? "")`")
        case .error: Message(zh: "有误的值", en: "something in error")
        }
    }

    /// A constant as it would be written for a type.
    func describe(_ constant: Constant, _ type: ValueType) -> String {
        switch constant {
        case .yesNo(let value): return value ? "是" : "否"
        case .symbol(let id, let index): return vocabularies[id.index].words[index]
        case .set(let id, let bits):
            let words = vocabularies[id.index].words.enumerated().filter { bits & (1 << UInt64($0.offset)) != 0 }
            return words.map(\.element).joined(separator: ", ")
        case .number(let number):
            if case .money = type { return Self.decimal(number.divided(by: Rational(100)) ?? number) }
            return Self.decimal(number)
        case .text(let text): return text
        case .date(let number), .instant(let number): return String(number)
        case .none: return "无"
        }
    }

    /// A number in decimal where it is one of at most six digits behind the point, else as a fraction.
    private static func decimal(_ number: Rational) -> String {
        let scale = Int64.powerOfTen(ValueType.decimalDigits)
        guard let scaled = number.multiplied(by: Rational(scale))?.whole else {
            return "\(number.numerator)/\(number.denominator)"
        }
        let sign = scaled < 0 ? "-" : ""
        let (whole, rest) = scaled.magnitude.quotientAndRemainder(dividingBy: scale.magnitude)
        guard rest > 0 else { return "\(sign)\(whole)" }
        var digits = String(rest)
        digits = String(repeating: "0", count: ValueType.decimalDigits - digits.count) + digits
        while digits.hasSuffix("0") { digits.removeLast() }
        return "\(sign)\(whole).\(digits)"
    }
}
