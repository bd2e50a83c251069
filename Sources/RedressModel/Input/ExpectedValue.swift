package import RedressDiagnostics

/// How values of each input are written, for messages.
extension InputTable {
    /// What an input's value must look like.
    package func expectedValue(of input: InputKey) -> Message {
        switch input {
        case .fact(let id):
            let fact = schema[id]
            let value = expectedValue(of: fact.type)
            guard let key = fact.key else { return value }
            let name = keyName(key)
            return Message(
                zh: "「\(fact.name)」每\(name)一个值，写成 {\(name)1: 值}，值为\(value.chinese)",
                en: "one value for each `\(name)`, written {\(name)1: value}, each \(value.english)")
        case .event: return expectedValue(of: .instant)
        case .given(let id):
            guard let order = givenOrder[id] else { return Self.text }
            return expectedValue(of: schema.givable[order].type)
        case .role(let id):
            return schema[id].kind == .one
                ? Message(zh: "一个人的姓名", en: "the name of one person")
                : Message(zh: "姓名，几个人写成 [甲, 乙]", en: "a name, or several as [A, B]")
        }
    }

    /// What a value of a type must look like.
    package func expectedValue(of type: ValueType) -> Message {
        switch type {
        case .yesNo: return Message(zh: "是 或 否", en: "`yes` or `no`")
        case .symbol(let id): return Self.oneOf(schema[id].words)
        case .sanction: return Self.oneOf(schema[schema.sanctions].words)
        case .set(let id):
            let words = schema[id].words
            return Message(
                zh: "下列各项中的若干项，写成 [甲, 乙]：" + Self.listed(words, zh: true),
                en: "any of these, written [A, B]: " + Self.listed(words, zh: false))
        case .number(let decimals, let range, let unit):
            return Self.number(decimals: decimals, range, unit: unit)
        case .money(let range):
            let bounds = Self.bounds(range, decimals: 2)
            return Message(
                zh: "以元为单位的金额，至多两位小数，如 80 或 80.50\(bounds.chinese)",
                en: "an amount in yuan with at most two decimals, such as 80 or 80.50\(bounds.english)")
        case .text: return Self.text
        case .date: return Message(zh: "日期，如 2026-09-16", en: "a date such as 2026-09-16")
        case .instant:
            return Message(zh: "时刻，如 2026-09-16 10:00", en: "a moment such as 2026-09-16 10:00")
        case .duration(.clock, _): return Message(zh: "时长，如 30分钟、2小时", en: "a duration such as 30 minutes or 2 hours")
        case .duration(.months, _): return Message(zh: "时长，如 3个月、1年", en: "a duration such as 3 months or 1 year")
        case .duration(.workingDays, _): return Message(zh: "工作日数，如 3个工作日", en: "working days, such as 3 working days")
        case .duration(.workingSeconds, _):
            return Message(zh: "工作小时数，如 8个工作小时", en: "working hours, such as 8 working hours")
        case .person: return Message(zh: "一个人的姓名", en: "the name of one person")
        case .role: return Self.oneOf(schema.roles.map(\.name))
        }
    }

    /// Whether an input's values are dates or moments.
    func isMoment(_ input: InputKey) -> Bool {
        switch input {
        case .event: true
        case .fact(let id): schema[id].type == .date || schema[id].type == .instant
        case .given, .role: false
        }
    }

    private static let text = Message(zh: "一段文字", en: "a text")

    private func keyName(_ key: MapKey) -> String {
        switch key {
        case .free(let name): name
        case .elements(let id): schema[id].name
        case .persons(let id): schema[id].name
        }
    }

    private static func number(decimals: Int, _ range: ClosedRange<Int64>?, unit: String?) -> Message {
        let bounds = bounds(range, decimals: decimals)
        let kind =
            decimals == 0
            ? Message(zh: "整数", en: "a whole number")
            : Message(zh: "数（至多\(decimals)位小数）", en: "a number with at most \(decimals) decimals")
        let unitText = unit.map { Message(zh: "，单位\($0)", en: " in \($0)") } ?? Message(zh: "", en: "")
        return Message(
            zh: kind.chinese + unitText.chinese + bounds.chinese, en: kind.english + unitText.english + bounds.english)
    }

    private static func bounds(_ range: ClosedRange<Int64>?, decimals: Int) -> Message {
        guard let range else { return Message(zh: "", en: "") }
        let low = RowBuilder.decimalText(range.lowerBound, decimals: decimals)
        let high = RowBuilder.decimalText(range.upperBound, decimals: decimals)
        return Message(zh: "，从 \(low) 到 \(high)", en: ", from \(low) to \(high)")
    }

    private static func oneOf(_ words: [String]) -> Message {
        Message(
            zh: "下列之一：" + listed(words, zh: true),
            en: "one of " + listed(words, zh: false))
    }

    /// The first words of a list, and how many there are where that is not all.
    static func listed(_ words: [String], zh isChinese: Bool) -> String {
        let limit = 12
        let shown = words.prefix(limit)
        let text =
            isChinese
            ? shown.joined(separator: "、") : shown.map { "`\($0)`" }.joined(separator: ", ")
        guard words.count > limit else { return text }
        return text + (isChinese ? " 等 \(words.count) 项" : " and \(words.count - limit) more")
    }
}
