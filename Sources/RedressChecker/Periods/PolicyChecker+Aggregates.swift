import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// Figures over the incidents of a case: `count`, `sum`, `average`, `highest`, `lowest`.
extension PolicyChecker {
    /// A figure, which is a hidden fact of the case. What it counts is checked among the names of single incidents.
    func aggregate(_ call: CallSyntax, span: Span) -> Typed {
        if context.isCounted {
            report(.countsCounted(span))
            return .error
        }
        guard let frame else {
            report(.aggregateOutsidePeriod(span, call.function))
            return .error
        }
        guard call.arguments.count == 1, call.sameRole == nil, call.within == nil else {
            report(.aggregateArguments(span, call.function))
            return .error
        }
        let incidents = frame.incidents
        guard incidents.datesIncidents else {
            report(.undatedIncidents(span))
            return .error
        }
        let only = incidents.counted { call.guardCondition.map { incidents.condition($0) } ?? .always }
        switch call.function {
        case .count:
            let condition = incidents.counted { incidents.condition(call.arguments[0]) }
            return figure(.count, .and([condition, only]), nil, name: text(of: span), span: span)
        case .sum, .average, .highest, .lowest:
            let typed = incidents.counted { incidents.value(call.arguments[0]) }
            return figure(call, typed, only, span: span)
        case .elapsed, .size, .earliest, .latest, .earlier, .fines, .excess: return .error
        }
    }

    private func figure(_ call: CallSyntax, _ typed: Typed, _ only: Condition, span: Span) -> Typed {
        guard canAggregate(typed, call.function, at: call.arguments[0].span) else { return .error }
        let name = text(of: span)
        switch call.function {
        case .sum: return figure(.sum, only, typed, name: name, span: span)
        case .highest: return figure(.highest, only, typed, name: name, span: span)
        case .lowest: return figure(.lowest, only, typed, name: name, span: span)
        case .average:
            // Exactly: the sum over the number of those that have a value, and unknown where there is none.
            let sum = figure(.sum, only, typed, name: name + " Σ", span: span)
            let count = figure(.count, only, typed, name: name + " n", span: span)
            return Typed(
                term: .arithmetic(sum.term, .divided, count.term), shape: typed.shape,
                decimals: ValueType.decimalDigits)
        case .elapsed, .size, .earliest, .latest, .count, .earlier, .fines, .excess: return .error
        }
    }

    private func canAggregate(_ typed: Typed, _ function: FunctionName, at span: Span) -> Bool {
        let isExtreme = function == .highest || function == .lowest
        switch typed.shape {
        case .number, .money, .duration: return true
        case .date, .instant: if isExtreme { return true }
        case .error: return false
        case .yesNo, .symbol, .set, .text, .person, .role, .map: break
        }
        report(
            .typeMismatch(
                span, found: describe(typed.shape),
                expected: Message(zh: "数量、金额或时长", en: "a number, a sum of money or a length of time")))
        return false
    }

    /// The hidden fact for a figure; figures that are made alike share one.
    private func figure(
        _ kind: Aggregate.Kind, _ condition: Condition, _ typed: Typed?, name: String, span: Span
    ) -> Typed {
        let mayBeNone = kind == .highest || kind == .lowest
        let (type, shape): (ValueType, Shape) =
            if kind == .count { (Self.countType, .number(nil)) } else { figureType(typed ?? .error) }
        let known = aggregates.first { other in
            other.kind == kind && other.condition == condition && other.term == typed?.term
        }
        let id = known?.fact ?? hiddenFact(name, type, shape, isOptional: mayBeNone, span: span)
        if known == nil {
            aggregates.append(
                Aggregate(fact: id, kind: kind, condition: condition, term: typed?.term, span: span))
        }
        return Typed(term: .fact(id), shape: shape, decimals: decimals(type), mayBeNone: mayBeNone)
    }

    /// The type of a figure made of values such as one.
    private func figureType(_ typed: Typed) -> (ValueType, Shape) {
        switch typed.shape {
        case .number(let unit):
            let words = unit?.words.text(.chinese)
            return (.number(decimals: typed.decimals, range: nil, unit: words), typed.shape)
        case .money: return (.money(range: nil), .money)
        case .duration(let count, _): return (.duration(count, unit: nil), .duration(count, unit: nil))
        case .date: return (.date, .date)
        case .instant: return (.instant, .instant)
        case .yesNo, .symbol, .set, .text, .person, .role, .map, .error: return (Self.countType, .error)
        }
    }

    /// How many incidents there are.
    static let countType = ValueType.number(decimals: 0, range: 0...999_999_999_999, unit: nil)

    /// Adds a fact that no incident carries.
    func hiddenFact(_ name: String, _ type: ValueType, _ shape: Shape, isOptional: Bool, span: Span) -> FactID {
        let id = FactID(facts.count)
        let written = TypeSyntax(key: nil, kind: .wholeNumber(range: nil, unit: nil), span: span)
        let syntax = FactSyntax(names: [], title: nil, type: written, options: isOptional ? [.optional(span)] : [])
        var fact = DraftFact(id: id, name: Name(name, span: span), title: nil, syntax: syntax)
        fact.type = type
        fact.shape = shape
        fact.isOptional = isOptional
        fact.isHidden = true
        facts.append(fact)
        return id
    }

    /// What is written at a place, its line breaks and runs of spaces made one space.
    func text(of span: Span) -> String {
        section.text(of: span).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    /// Checks what is counted: it speaks of single incidents, and counts nothing itself.
    fileprivate func counted<Result>(_ check: () -> Result) -> Result {
        let outer = context
        defer { context = outer }
        context = ExpressionContext()
        context.isCounted = true
        context.allowsFines = true
        return check()
    }
}

/// Earlier incidents of the same person.
extension PolicyChecker {
    /// `earlier (condition) same ROLE within …`, which is a hidden fact of the incident.
    func earlier(_ call: CallSyntax, span: Span) -> Typed {
        if context.isCounted {
            report(.countsCounted(span))
            return .error
        }
        guard frame == nil else {
            report(.earlierInPeriod(span))
            return .error
        }
        guard call.arguments.count == 1 else {
            report(.aggregateArguments(span, call.function))
            return .error
        }
        guard datesIncidents else {
            report(.undatedIncidents(span))
            return .error
        }
        let condition = counted {
            let only = call.guardCondition.map { self.condition($0) } ?? .always
            return Condition.and([self.condition(call.arguments[0]), only])
        }
        let role = call.sameRole.flatMap { self.role($0) }
        guard let window = window(call.within), role != nil || call.sameRole == nil else { return .error }
        let known = historyCounts.first { $0.condition == condition && $0.role == role && $0.window == window }
        let id = known?.fact ?? hiddenFact(text(of: span), Self.countType, .number(nil), isOptional: false, span: span)
        if known == nil {
            historyCounts.append(
                HistoryCount(fact: id, condition: condition, role: role, window: window, span: span))
        }
        return Typed(term: .fact(id), shape: .number(nil))
    }

    /// Whether incidents carry a date, by which they are counted.
    fileprivate var datesIncidents: Bool { events.first.map { $0.key == nil } == true }

    /// How far back a count looks; nil where it was reported.
    private func window(_ within: CallSyntax.Within?) -> HistoryCount.Window? {
        switch within {
        case nil: return .ever
        case .thisMonth: return .sameMonth
        case .quantity(let literal):
            guard let amount = Rational(digits: literal.digits, scale: literal.scale)?.whole, amount > 0,
                let span = literal.unit?.span(of: amount)
            else {
                report(.unfitWindow(literal.span))
                return nil
            }
            return .within(span)
        }
    }

    /// Reports a count of earlier incidents that asks, by whatever way, for a count of earlier incidents.
    func checkHistoryLayers(_ groups: [Group]) {
        guard !historyCounts.isEmpty else { return }
        let hidden = Set(historyCounts.map(\.fact))
        for count in historyCounts {
            var reads = TermReads()
            reads.visit(count.condition)
            if reaches(hidden, from: reads, groups) { report(.countsCounted(count.span)) }
        }
    }

    private func reaches(_ hidden: Set<FactID>, from start: TermReads, _ groups: [Group]) -> Bool {
        var open = [start]
        var facts: Set<FactID> = []
        var values: Set<DerivedID> = []
        while let reads = open.popLast() {
            if !reads.facts.isDisjoint(with: hidden) { return true }
            for fact in reads.facts.sorted() where facts.insert(fact).inserted {
                guard let term = self.facts[fact.index].defaultValue else { continue }
                var next = TermReads()
                next.visit(term)
                open.append(next)
            }
            for value in reads.derived.sorted() where values.insert(value).inserted {
                open.append(self.reads(derived[value.index], groups))
            }
        }
        return false
    }
}

extension UnitSyntax {
    /// So many of a unit, as spans of time are counted; nil for what is no time.
    fileprivate func span(of amount: Int64) -> TimeSpan? {
        func times(_ factor: Int64) -> Int64? {
            let (product, overflow) = amount.multipliedReportingOverflow(by: factor)
            return overflow ? nil : product
        }
        return switch self {
        case .second: .seconds(amount)
        case .minute: times(60).map { .seconds($0) }
        case .hour: times(3600).map { .seconds($0) }
        case .day: .days(amount)
        case .week: times(7).map { .days($0) }
        case .month: .months(amount)
        case .quarter: times(3).map { .months($0) }
        case .year: times(12).map { .months($0) }
        case .workingDay: .workingDays(amount)
        case .workingHour: times(3600).map { .workingSeconds($0) }
        case .yuan, .fen, .percent, .kilometre, .count: nil
        }
    }
}
