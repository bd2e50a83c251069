import RedressDiagnostics
import RedressModel

extension ReportContext {
    /// A typed incident by its keys in the order of the schema, as its document says them in a language's words; with the
    /// figures of a case, if they are wanted.
    func entries(_ row: IncidentRow, in language: Language, withFigures: Bool = false) -> [Evidence.Entry] {
        let schema = program.schema
        let keys =
            schema.events.filter { !$0.isHidden }.map { InputKey.event($0.id) }
            + schema.facts.filter { withFigures || !$0.isHidden }.map { InputKey.fact($0.id) }
            + schema.givable.map { InputKey.given($0.derived) } + schema.roles.map { InputKey.role($0.id) }
        var entries = keys.compactMap { key in
            entryValue(value(key, in: row), in: language).map { Evidence.Entry(name: name(key), value: $0) }
        }
        if let asOf = row.asOf {
            let key = Message(zh: "截至", en: "as_of").text(language)
            entries.append(Evidence.Entry(name: key, value: .scalar(text(instant: asOf))))
        }
        return entries
    }

    private func entryValue(_ value: InputValue, in language: Language) -> Evidence.Value? {
        switch value {
        case .absent: return nil
        case .unknown: return .scalar(Message(zh: "未知", en: "unknown").text(language))
        case .none: return .scalar(Message(zh: "无", en: "none").text(language))
        case .lacking: return .scalar(Message(zh: "缺", en: "missing").text(language))
        case .value(.set(let vocabulary, let bits), _): return .list(words(vocabulary, bits))
        case .value(.instant(let second), _): return .scalar(text(instant: second))
        case .value(.number(let number), let type): return .scalar(inputText(number, type, in: language))
        case .value(let constant, let type): return .scalar(text(constant, type, in: language))
        case .openSet(let vocabulary, let inside, _):
            return .list(words(vocabulary, inside) + [Message(zh: "未知", en: "unknown").text(language)])
        case .map(let entries, _):
            return .map(
                entries.compactMap { entry in
                    entryValue(entry.value, in: language).map { Evidence.Entry(name: entry.key, value: $0) }
                })
        case .people(let names): return .list(names)
        }
    }

    /// A number as an incident writes it.
    private func inputText(_ number: Rational, _ type: ValueType, in language: Language) -> String {
        switch type {
        case .money: moneyText(number)
        case .duration: text(.number(number), type, in: language)
        case .yesNo, .symbol, .set, .number, .text, .date, .instant, .person, .role, .sanction: decimalText(number)
        }
    }
}
