import RedressModel
import RedressTime

/// A limit with its amounts read from an incident.
enum LimitReading: Hashable, Sendable {
    case known(TimeLimit)
    /// Something it is made of is missing.
    case unknown
}

extension TimeRules {
    /// A limit with the values of its terms put in. A moment or an amount that is none limits nothing.
    func reading(_ limit: Limit, value: (Term) -> Value) -> LimitReading {
        switch limit {
        case .within(let quantity): return span(quantity, value: value).limit { .within($0) }
        case .window(let from, let to):
            switch (span(from, value: value), span(to, value: value)) {
            case (.known(let from), .known(let to)): return .known(.window(from: from, to: to))
            case (.none, .known(let to)): return .known(.within(to))
            case (_, .none): return .known(.none)
            case (.unknown, _), (_, .unknown): return .unknown
            }
        case .before(let quantity, let term):
            guard let moment = promised(value(term)) else { return value(term) == .none ? .known(.none) : .unknown }
            return span(quantity, value: value).limit { .before($0, of: moment) }
        case .moment(let term):
            let value = value(term)
            if value == .none { return .known(.none) }
            return promised(value).map { .known(.at($0)) } ?? .unknown
        case .sameDay: return .known(.sameDay)
        case .byClose: return .known(.byClose)
        case .sameDayByClose: return .known(.sameDayByClose)
        case .atOnce: return .known(.atOnce)
        case .none: return .known(.none)
        case .nextPeriodDay(let kind, let day): return .known(.nextPeriodDay(kind, day: day))
        case .periodEnd(let kind): return .known(.periodEnd(kind))
        case .earliest(let parts): return all(parts, value: value).map { .known(.earliest($0)) } ?? .unknown
        case .latest(let parts): return all(parts, value: value).map { .known(.latest($0)) } ?? .unknown
        }
    }

    private func all(_ limits: [Limit], value: (Term) -> Value) -> [TimeLimit]? {
        var known: [TimeLimit] = []
        for limit in limits {
            guard case .known(let part) = reading(limit, value: value) else { return nil }
            known.append(part)
        }
        return known
    }

    /// A promised moment; of a date its end.
    private func promised(_ value: Value) -> Instant? {
        if case .date(let days) = value, let day = days.point?.whole {
            return zone.instant(of: CivilDate(dayNumber: day), hour: 24)
        }
        return moment(value)?.instant
    }

    /// A span of time with its amount put in, as far as that is known.
    func span(_ quantity: Quantity, value: (Term) -> Value) -> SpanReading {
        switch value(quantity.amount) {
        case .none: return .none
        case .number(let interval):
            guard let whole = interval.point?.divided(by: Rational(quantity.divisor))?.floor else { return .unknown }
            return .known(quantity.unit.span(whole))
        case .unknown, .yesNo, .word, .set, .date, .instant, .text, .otherText, .map: return .unknown
        }
    }
}

/// A span of time, as far as it is known.
enum SpanReading: Hashable, Sendable {
    case known(TimeSpan)
    /// What it is taken from does not exist.
    case none
    case unknown

    /// The limit that it makes.
    func limit(_ make: (TimeSpan) -> TimeLimit) -> LimitReading {
        switch self {
        case .known(let span): .known(make(span))
        case .none: .known(.none)
        case .unknown: .unknown
        }
    }
}
