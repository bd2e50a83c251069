import RedressDiagnostics
import RedressModel
import RedressTime

// Who owes what, from when and by when.
extension PolicyWords {
    /// How long something may take.
    func text(_ limit: Limit) -> DocumentText {
        switch limit {
        case .within(let quantity): return say(zh: "\(text(quantity))内", en: "within \(text(quantity))")
        case .window(let from, let to):
            if from == to { return say(zh: "满\(text(from))的当天", en: "exactly \(text(from)) later") }
            return say(
                zh: "满\(text(from))以后，\(text(to))以内", en: "not before \(text(from)) and not after \(text(to))")
        case .before(let quantity, let moment):
            return say(
                zh: "不晚于\(term(moment))之前\(text(quantity))",
                en: "no later than \(text(quantity)) before \(term(moment))")
        case .moment(let term): return say(zh: "不晚于\(self.term(term))", en: "no later than \(self.term(term))")
        case .sameDay: return say(zh: "当天", en: "the same day")
        case .byClose: return say(zh: "下班前", en: "by close of business")
        case .sameDayByClose: return say(zh: "当天下班前", en: "by close of business the same day")
        case .atOnce: return say(zh: "立即", en: "at once")
        case .none: return say(zh: "不限时", en: "no limit")
        case .nextPeriodDay(let kind, let day): return next(kind, day)
        case .periodEnd(let kind): return say(zh: "\(period(kind))末以前", en: "by the end of the \(period(kind))")
        case .earliest(let parts):
            return say(zh: "\(list(parts))，取先到的", en: "\(list(parts)), whichever is first")
        case .latest(let parts):
            return say(zh: "\(list(parts))，取后到的", en: "\(list(parts)), whichever is last")
        }
    }

    private func list(_ parts: [Limit]) -> DocumentText { parts.map { text($0) }.joined(say(zh: "或", en: " or ")) }

    private func next(_ kind: Period.Kind, _ day: Int) -> DocumentText {
        switch kind {
        case .week: say(zh: "下一周第\(day)天以前", en: "by day \(day) of the next week")
        case .month: say(zh: "次月\(day)日以前", en: "by day \(day) of the next month")
        case .quarter: say(zh: "下一季度第\(day)天以前", en: "by day \(day) of the next quarter")
        case .year: say(zh: "次年第\(day)天以前", en: "by day \(day) of the next year")
        }
    }

    /// A period as it is called.
    func period(_ kind: Period.Kind) -> DocumentText {
        switch kind {
        case .week: say(zh: "周", en: "week")
        case .month: say(zh: "月", en: "month")
        case .quarter: say(zh: "季", en: "quarter")
        case .year: say(zh: "年", en: "year")
        }
    }

    /// So much of a unit of time; what is not yet known is named, and what is blank may be written in.
    func text(_ quantity: Quantity) -> DocumentText {
        switch quantity.amount {
        case .constant(.number(let number)):
            return whole(number, quantity).map { text($0) } ?? .own(context.decimalText(number))
        case .parameter(let id):
            let parameter = program.parameters[id.index]
            guard case .number(let number)? = parameter.value, let span = whole(number, quantity) else {
                return blank(parameter)
            }
            return say(
                zh: "\(text(span))（\(.quoted(parameter.name))）", en: "\(text(span)) (\(.quoted(parameter.name)))")
        case .constant, .fact, .event, .eventEntry, .derived, .element, .entry, .condition, .arithmetic, .size,
            .earliest, .latest, .elapsed, .excess, .route, .due, .fines:
            let amount = term(quantity.amount)
            if case .duration? = type(of: quantity.amount) { return say(zh: "“\(amount)”", en: "“\(amount)”") }
            return amount + unit(quantity.unit)
        }
    }

    private func whole(_ number: Rational, _ quantity: Quantity) -> TimeSpan? {
        number.divided(by: Rational(quantity.divisor))?.whole.map { quantity.unit.span($0) }
    }

    private func unit(_ unit: SpanUnit) -> DocumentText {
        switch unit {
        case .seconds: say(zh: "秒", en: " seconds")
        case .days: say(zh: "天", en: " days")
        case .months: say(zh: "个月", en: " months")
        case .workingDays: say(zh: "个工作日", en: " working days")
        case .workingSeconds: say(zh: "秒（工作时间）", en: " seconds of working time")
        }
    }

    /// Those who take something or owe it, and who is next where nobody of them is there.
    func text(_ assignments: [Assignment]) -> DocumentText {
        guard let first = assignments.first else { return .empty }
        return assignments.dropFirst().reduce(text(first)) { before, next in
            guard case .nobody = next else {
                return say(zh: "\(before)；不在的，由\(text(next))", en: "\(before); in their absence \(text(next))")
            }
            return say(zh: "\(before)；不在的，\(text(next))", en: "\(before); in their absence \(text(next))")
        }
    }

    private func text(_ assignment: Assignment) -> DocumentText {
        switch assignment {
        case .all(let assignees): together(assignees.map { text($0) })
        case .anyOf(let assignees):
            say(
                zh: "\(assignees.map { text($0) }.joined("、"))中任一",
                en: "any of \(assignees.map { text($0) }.joined(", "))")
        case .nobody: say(zh: "无人承办", en: "nobody")
        }
    }

    private func text(_ assignee: Assignee) -> DocumentText {
        switch assignee {
        case .role(let role): name(role)
        case .term(let term): say(zh: "“\(self.term(term))”所定的岗位", en: "the role given by “\(self.term(term))”")
        }
    }
}
