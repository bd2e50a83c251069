import RedressDiagnostics
import RedressModel
import RedressTime

// What values are called.
extension PolicyWords {
    /// A value as part of a sentence. A constant is read as the type says, since money and durations are bare numbers.
    func term(_ term: Term, as type: ValueType? = nil) -> DocumentText {
        switch term {
        case .constant(let constant): return text(constant, type ?? self.type(of: term))
        case .parameter(let id): return text(program.parameters[id.index])
        case .fact(let id): return figures[id] ?? .own(label(id))
        case .event(let id): return moment(id)
        case .eventEntry(let id): return say(zh: "该项的\(moment(id))", en: "its \(moment(id))")
        case .derived(let id): return .own(program.derived[id.index].title ?? context.name(id))
        case .element: return element
        case .entry(let id): return say(zh: "该项的\(label(id))", en: "its \(label(id))")
        case .condition(let condition):
            return say(zh: "（\(self.condition(condition))）", en: "(\(self.condition(condition)))")
        case .arithmetic(let left, let operation, let right): return arithmetic(left, operation, right)
        case .size(let part): return say(zh: "\(self.term(part))的个数", en: "the number of \(self.term(part))")
        case .earliest(let parts): return say(zh: "\(list(parts))中最早的", en: "the earliest of \(list(parts))")
        case .latest(let parts): return say(zh: "\(list(parts))中最晚的", en: "the latest of \(list(parts))")
        case .elapsed(let from, let to, let measure): return elapsed(self.term(from), self.term(to), measure)
        case .excess(let part, let limit):
            let bound = self.term(limit, as: self.type(of: part))
            return say(zh: "\(self.term(part))超出\(bound)的部分", en: "what of \(self.term(part)) exceeds \(bound)")
        case .route(let id): return say(zh: "“\(context.name(id))”的承办人", en: "who takes “\(context.name(id))”")
        case .due(let id): return say(zh: "“\(context.name(id))”的到期时刻", en: "when “\(context.name(id))” falls due")
        case .fines(let role):
            guard let role else { return say(zh: "罚款合计", en: "all fines") }
            return say(zh: "\(name(role))的罚款合计", en: "the fines of \(name(role))")
        }
    }

    /// The element at hand of what the group runs over.
    private var element: DocumentText {
        switch iteration {
        case .elements(let fact): .own(label(fact))
        case .keys(let fact): say(zh: "\(label(fact))的该项", en: "the entry of \(label(fact))")
        case nil: say(zh: "该项", en: "the item")
        }
    }

    private func list(_ parts: [Term]) -> DocumentText { parts.map { term($0) }.joined(say(zh: "、", en: ", ")) }

    /// A dated moment; the ends of a period have no name of the policy's.
    func moment(_ id: EventID) -> DocumentText {
        guard program.schema[id].isHidden else { return .own(context.name(id)) }
        return id.index == 0 ? say(zh: "期初", en: "the start of the period") : say(zh: "期末", en: "the end of the period")
    }

    private func elapsed(_ from: DocumentText, _ to: DocumentText, _ measure: Term.Measure) -> DocumentText {
        switch measure {
        case .clock: say(zh: "从\(from)到\(to)的时间", en: "the time from \(from) to \(to)")
        case .workingSeconds: say(zh: "从\(from)到\(to)的工作时间", en: "the working time from \(from) to \(to)")
        case .workingDays: say(zh: "从\(from)到\(to)的工作日数", en: "the working days from \(from) to \(to)")
        }
    }

    private func arithmetic(_ left: Term, _ operation: Term.Operation, _ right: Term) -> DocumentText {
        let sign: DocumentText =
            switch operation {
            case .plus: "＋"
            case .minus: "－"
            case .times: "×"
            case .divided: "÷"
            }
        // A factor has the type of the sum only where that sum is none of money.
        let type = type(of: .arithmetic(left, operation, right))
        let isSum = operation == .plus || operation == .minus
        return operand(left, below: operation, as: isSum ? type : nil) + sign
            + operand(right, below: operation, as: isSum ? type : nil)
    }

    /// A part of a sum; a sum within a product stands in brackets.
    private func operand(_ part: Term, below operation: Term.Operation, as type: ValueType?) -> DocumentText {
        let text = term(part, as: type)
        guard case .arithmetic(_, let inner, _) = part else { return text }
        let isLoose = inner == .plus || inner == .minus
        let binds = operation == .times || operation == .divided || operation == .minus
        return isLoose && binds ? "（\(text)）" : text
    }

    // MARK: Constants

    /// A constant, words between quotation marks.
    func text(_ constant: Constant, _ type: ValueType?) -> DocumentText {
        switch constant {
        case .yesNo(let isYes): return isYes ? say(zh: "“是”", en: "“yes”") : say(zh: "“否”", en: "“no”")
        case .symbol(let vocabulary, let word): return .quoted(context.word(vocabulary, word))
        case .set(let vocabulary, let bits):
            let words = context.words(vocabulary, bits).map { DocumentText.quoted($0) }
            return words.isEmpty ? say(zh: "空", en: "empty") : words.listed(say(zh: "、", en: ", "))
        case .number(let number): return amount(number, type)
        case .text(let text): return .quoted(text)
        case .date(let day):
            let date = CivilDate(dayNumber: day)
            return say(zh: "\(date.year)年\(date.month)月\(date.day)日", en: .own(date.description))
        case .instant(let seconds): return .own(context.clockText(seconds))
        case .none: return say(zh: "无", en: "none")
        }
    }

    /// A number in its unit; money in yuan without idle zeros.
    func amount(_ number: Rational, _ type: ValueType?) -> DocumentText {
        switch type {
        case .money: return say(zh: "\(.own(yuan(number)))元", en: "\(yuan(number)) yuan")
        case .duration(let count, _):
            guard let whole = number.whole else { return .own(context.decimalText(number)) }
            return text(span(count, whole))
        case .number(_, _, let unit): return .own(context.decimalText(number) + (unit ?? ""))
        case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .sanction, nil:
            return .own(context.decimalText(number))
        }
    }

    private func yuan(_ fen: Rational) -> String { fen.divided(by: Rational(100)).map(context.decimalText) ?? "" }

    private func span(_ count: DurationCount, _ amount: Int64) -> TimeSpan {
        switch count {
        case .clock: amount % 86_400 == 0 && amount > 0 ? .days(amount / 86_400) : .seconds(amount)
        case .months: .months(amount)
        case .workingDays: .workingDays(amount)
        case .workingSeconds: .workingSeconds(amount)
        }
    }

    /// What a parameter is set to, and by what name it may be changed.
    private func text(_ parameter: Parameter) -> DocumentText {
        if parameter.isReading { return say(zh: "“\(parameter.name)”的读法", en: "the reading of “\(parameter.name)”") }
        guard let value = parameter.value else { return blank(parameter) }
        return say(
            zh: "\(text(value, parameter.type))（\(.quoted(parameter.name))）",
            en: "\(text(value, parameter.type)) (\(.quoted(parameter.name)))")
    }

    /// Room for a value that nobody has decided on.
    func blank(_ parameter: Parameter) -> DocumentText {
        say(
            zh: "\(.blank)\(unit(of: parameter.type))（\(.quoted(parameter.name))，待填）",
            en: "\(.blank) \(unit(of: parameter.type)) (\(.quoted(parameter.name)), to be filled in)")
    }

    /// What a value of a type is counted in.
    func unit(of type: ValueType) -> DocumentText {
        switch type {
        case .money: say(zh: "元", en: "yuan")
        case .number(_, _, let unit): .own(unit ?? "")
        case .duration(.clock, let unit): unit.map { self.unit($0) } ?? .empty
        case .duration(.months, _): say(zh: "个月", en: "months")
        case .duration(.workingDays, _): say(zh: "个工作日", en: "working days")
        case .duration(.workingSeconds, _): say(zh: "小时（工作时间）", en: "hours of working time")
        case .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .sanction: .empty
        }
    }

    private func unit(_ unit: DurationUnit) -> DocumentText {
        switch unit {
        case .second: say(zh: "秒", en: "seconds")
        case .minute: say(zh: "分钟", en: "minutes")
        case .hour: say(zh: "小时", en: "hours")
        case .day: say(zh: "天", en: "days")
        case .week: say(zh: "周", en: "weeks")
        case .month: say(zh: "个月", en: "months")
        case .quarter: say(zh: "个季度", en: "quarters")
        case .year: say(zh: "年", en: "years")
        case .workingDay: say(zh: "个工作日", en: "working days")
        case .workingHour: say(zh: "小时（工作时间）", en: "hours of working time")
        }
    }

    // MARK: Types

    /// The type of a value; nil for a bare constant, which has the type of what it is compared with.
    func type(of term: Term) -> ValueType? {
        switch term {
        case .constant, .element: nil
        case .parameter(let id): program.parameters[id.index].type
        case .fact(let id), .entry(let id): program.schema[id].type
        case .event, .eventEntry, .earliest, .latest, .due: .instant
        case .derived(let id): program.derived[id.index].type
        case .condition: .yesNo
        case .arithmetic(let left, let operation, let right): arithmeticType(left, operation, right)
        case .size: .number(decimals: 0, range: nil, unit: nil)
        case .elapsed(_, _, .clock): .duration(.clock, unit: nil)
        case .elapsed(_, _, .workingSeconds): .duration(.workingSeconds, unit: nil)
        case .elapsed(_, _, .workingDays): .duration(.workingDays, unit: nil)
        case .excess(let part, _): type(of: part)
        case .route: .role
        case .fines: .money(range: nil)
        }
    }

    private func arithmeticType(_ left: Term, _ operation: Term.Operation, _ right: Term) -> ValueType? {
        let (first, second) = (type(of: left), type(of: right))
        if operation == .minus, first == second, first == .instant || first == .date {
            return .duration(.clock, unit: nil)
        }
        if case .money? = second {
            if case .money? = first, operation == .divided { return .number(decimals: 0, range: nil, unit: nil) }
            return second
        }
        return first ?? second
    }
}
