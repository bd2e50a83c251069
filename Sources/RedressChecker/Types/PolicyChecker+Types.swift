import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Types as written become types of the model.
extension PolicyChecker {
    /// The type of everything that declares one, before any expression is looked at.
    func resolveTypes() {
        resolveFactTypes()
        resolveEventKeys()
        resolveParameterTypes()
        for draft in derived {
            guard case .rows(_, let syntax) = draft.source else { continue }
            derived[draft.id.index].progress = .done
            guard let type = syntax.type else {
                report(.missingType(syntax.name))
                continue
            }
            if let key = type.key { report(.unexpectedKey(key)) }
            let resolved = resolve(type, owner: syntax.name.text)
            derived[draft.id.index].type = resolved.type
            derived[draft.id.index].shape = resolved.shape
            derived[draft.id.index].decimals = resolved.decimals
        }
    }

    struct ResolvedType {
        let type: ValueType
        let shape: Shape
        let decimals: Int

        init(_ type: ValueType, _ shape: Shape, decimals: Int = 0) {
            self.type = type
            self.shape = shape
            self.decimals = decimals
        }
    }

    private func resolveFactTypes() {
        // Facts of one declaration share its type, and so its vocabulary.
        var shared: [Span: ResolvedType] = [:]
        for draft in facts {
            let syntax = draft.syntax
            let resolved = shared[syntax.type.span] ?? resolve(syntax.type, owner: draft.name.text)
            shared[syntax.type.span] = resolved
            facts[draft.id.index].type = resolved.type
            facts[draft.id.index].shape = resolved.shape
        }
        // A key may name a set fact declared further down.
        for draft in facts {
            if let key = draft.syntax.type.key { facts[draft.id.index].key = mapKey(key) }
        }
    }

    private func resolveParameterTypes() {
        var shared: [Span: ResolvedType] = [:]
        for draft in parameters {
            let syntax = draft.syntax.type
            let isFirst = shared[syntax.span] == nil
            let resolved = shared[syntax.span] ?? resolve(syntax, owner: draft.name.text)
            shared[syntax.span] = resolved
            if isFirst, let key = syntax.key { report(.unexpectedKey(key)) }
            let index = draft.id.index
            parameters[index].type = resolved.type
            parameters[index].shape = resolved.shape
            parameters[index].decimals = resolved.decimals
            switch resolved.type {
            case .symbol: parameters[index].isReading = true
            case .yesNo, .set, .number, .money, .text, .date, .instant, .duration, .sanction: continue
            case .person, .role:
                if isFirst { report(.parameterOfPeople(syntax.span)) }
                parameters[index].shape = .error
            }
        }
    }

    /// What a map is keyed by: a set fact's elements, a role's people, or any word of the policy.
    func mapKey(_ key: Name) -> MapKey {
        if let index = names.index(of: key.text, .fact) {
            let fact = facts[index]
            if case .set = fact.type, fact.syntax.type.key == nil { return .elements(fact.id) }
        }
        if let index = names.index(of: key.text, .role) { return .persons(RoleID(index)) }
        return .free(key.text)
    }

    /// The type that a text says.
    func resolve(_ syntax: TypeSyntax, owner: String) -> ResolvedType {
        switch syntax.kind {
        case .yesNo: return ResolvedType(.yesNo, .yesNo)
        case .oneOf(let words):
            let id = makeVocabulary(words, name: owner)
            return ResolvedType(.symbol(id), .symbol(id))
        case .anyOf(let words):
            let id = makeVocabulary(words, name: owner)
            let count = vocabularies[id.index].words.count
            if count > Vocabulary.maximumSetWords { report(.tooManyWords(words.span, count: count)) }
            return ResolvedType(.set(id), .set(id))
        case .wholeNumber(let range, let unit): return numberType(range, unit, decimals: 0)
        case .decimal(let range, let unit): return numberType(range, unit, decimals: ValueType.decimalDigits)
        case .money(let range):
            return ResolvedType(.money(range: range.flatMap { scaled($0, decimals: 2, unit: .yuan) }), .money)
        case .text: return ResolvedType(.text, .text)
        case .date: return ResolvedType(.date, .date)
        case .instant: return ResolvedType(.instant, .instant)
        case .duration(let unit): return durationType(unit)
        case .person: return ResolvedType(.person, .person)
        case .role: return ResolvedType(.role, .role)
        case .sanction: return ResolvedType(.sanction, .symbol(Self.sanctionVocabulary))
        case .invalid:
            isBroken = true
            return ResolvedType(.yesNo, .error)
        }
    }

    private func numberType(_ range: RangeSyntax?, _ unit: UnitNameSyntax?, decimals: Int) -> ResolvedType {
        let meaning = unit.flatMap { $0.unit == .count ? nil : $0.unit }
        let bounds = range.flatMap { scaled($0, decimals: decimals, unit: meaning) }
        let type = ValueType.number(decimals: decimals, range: bounds, unit: unit?.name.text)
        return ResolvedType(type, .number(meaning), decimals: decimals)
    }

    private func durationType(_ unit: UnitNameSyntax?) -> ResolvedType {
        guard let unit else { return ResolvedType(.duration(.clock, unit: nil), .duration(.clock, unit: nil)) }
        guard let (count, declared) = unit.unit.duration else {
            report(.notADuration(unit.name))
            return ResolvedType(.duration(.clock, unit: nil), .error)
        }
        return ResolvedType(.duration(count, unit: declared), .duration(count, unit: declared))
    }

    /// A range in units of 10^-`decimals`, both ends checked; nil when it is not sound.
    private func scaled(_ range: RangeSyntax, decimals: Int, unit: UnitSyntax?) -> ClosedRange<Int64>? {
        guard let low = scaled(range.low, decimals: decimals, unit: unit),
            let high = scaled(range.high, decimals: decimals, unit: unit)
        else { return nil }
        guard low <= high else {
            report(.invalidRange(range.span))
            return nil
        }
        return low...high
    }

    private func scaled(_ bound: RangeSyntax.SignedNumber, decimals: Int, unit: UnitSyntax?) -> Int64? {
        let number = bound.number
        var shift = decimals
        if let written = number.unit, written != .count, written != unit {
            guard written == .fen, unit == .yuan else {
                report(.unitMismatch(number.span, expected: unit.map(\.words)))
                return nil
            }
            shift = 0
        }
        guard let value = Rational(digits: number.digits, scale: number.scale),
            let result = value.multiplied(by: Rational(Int64.powerOfTen(shift)))?.whole
        else {
            report(.tooManyDecimals(number.span, decimals: decimals))
            return nil
        }
        return bound.isNegative ? -result : result
    }
}

extension Int64 {
    /// 10 to a small power.
    static func powerOfTen(_ exponent: Int) -> Int64 { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}

extension UnitSyntax {
    /// How a duration in this unit is counted.
    var duration: (DurationCount, DurationUnit)? {
        switch self {
        case .second: (.clock, .second)
        case .minute: (.clock, .minute)
        case .hour: (.clock, .hour)
        case .day: (.clock, .day)
        case .week: (.clock, .week)
        case .month: (.months, .month)
        case .year: (.months, .year)
        case .quarter: (.months, .quarter)
        case .workingDay: (.workingDays, .workingDay)
        case .workingHour: (.workingSeconds, .workingHour)
        case .yuan, .fen, .percent, .kilometre, .count: nil
        }
    }

    /// How many of its count one unit is: seconds, months, working days, or working seconds.
    var countedAs: (DurationCount, Int64)? {
        switch self {
        case .second: (.clock, 1)
        case .minute: (.clock, 60)
        case .hour: (.clock, 3600)
        case .day: (.clock, 86_400)
        case .week: (.clock, 604_800)
        case .month: (.months, 1)
        case .quarter: (.months, 3)
        case .year: (.months, 12)
        case .workingDay: (.workingDays, 1)
        case .workingHour: (.workingSeconds, 3600)
        case .yuan, .fen, .percent, .kilometre, .count: nil
        }
    }

    /// The unit in words, for messages.
    var words: Message {
        switch self {
        case .second: Message(zh: "秒", en: "seconds")
        case .minute: Message(zh: "分钟", en: "minutes")
        case .hour: Message(zh: "小时", en: "hours")
        case .day: Message(zh: "天", en: "days")
        case .week: Message(zh: "周", en: "weeks")
        case .month: Message(zh: "个月", en: "months")
        case .quarter: Message(zh: "季度", en: "quarters")
        case .year: Message(zh: "年", en: "years")
        case .workingDay: Message(zh: "个工作日", en: "working days")
        case .workingHour: Message(zh: "工作小时", en: "working hours")
        case .yuan: Message(zh: "元", en: "yuan")
        case .fen: Message(zh: "分钱", en: "fen")
        case .percent: Message(zh: "百分比（%）", en: "percent")
        case .kilometre: Message(zh: "公里", en: "kilometres")
        case .count: Message(zh: "个数", en: "a count")
        }
    }
}
