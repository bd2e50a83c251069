import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Parameters: constants, blanks and chosen readings.
extension PolicyChecker {
    /// Evaluates every parameter, then the values set from outside.
    func resolveParameters(_ settings: [CheckedSetting]) {
        for draft in parameters { evaluateParameter(draft.id) }
        for setting in settings { apply(setting) }
    }

    /// Evaluates a parameter when somebody asks for it first; one that asks for itself is reported.
    func evaluateParameter(_ id: ParameterID) {
        let draft = parameters[id.index]
        switch draft.progress {
        case .done: return
        case .running:
            report(.cyclicDefinition([draft.name]))
            parameters[id.index].shape = .error
            return
        case .waiting: break
        }
        parameters[id.index].progress = .running
        defer { parameters[id.index].progress = .done }
        for bound in draft.syntax.bounds {
            guard case .number(let limit)? = constant(bound.limit, mustBe: draft.shape) else { continue }
            if bound.isFloor {
                parameters[id.index].floor = limit
            } else {
                parameters[id.index].ceiling = limit
            }
        }
        if let floor = parameters[id.index].floor, let ceiling = parameters[id.index].ceiling,
            floor.compared(to: ceiling) > 0, let bound = draft.syntax.bounds.last
        {
            report(.invalidRange(bound.span))
        }
        let written = section.settings[draft.name.text] ?? draft.syntax.value
        guard let expression = written, let value = constant(expression, mustBe: draft.shape) else { return }
        if let problem = problem(of: value, for: parameters[id.index]) {
            report(.valueOutOfBounds(expression.span, problem))
        }
        parameters[id.index].value = value
    }

    /// The parameter that an input of an example names, with the value that it tries; nil for other inputs, and where
    /// the value was reported.
    func setting(of input: ExampleSyntax.Input) -> Example.Setting? {
        guard let id = parameterSet(by: input.name) else { return nil }
        let draft = parameters[id.index]
        guard input.key == nil, let first = input.values.first else { return nil }
        let expression =
            input.values.count == 1
            ? first : Expression(.and(input.values), span: first.span.union(input.values[input.values.count - 1].span))
        guard let value = constant(expression, mustBe: draft.shape) else { return nil }
        if let problem = problem(of: value, for: draft) {
            report(.valueOutOfBounds(expression.span, problem))
            return nil
        }
        return Example.Setting(parameter: id, value: value)
    }

    /// The parameter that a name of an example's input means: what an incident may carry comes first.
    func parameterSet(by name: Name) -> ParameterID? {
        guard let index = names.index(of: name.text, .parameter),
            !names.kinds(of: name.text).contains(where: { $0 == .fact || $0 == .event || $0 == .role })
        else { return nil }
        return ParameterID(index)
    }

    /// The constant that an expression without facts gives.
    private func constant(_ expression: Expression, mustBe shape: Shape) -> Constant? {
        let typed = value(expression, mustBe: shape)
        if typed.isError { return nil }
        if let constant = folding.constant(typed.term) { return constant }
        report(.notConstant(expression.span))
        return nil
    }

    /// What is wrong with a value for a parameter: outside its type's range or its bounds.
    private func problem(of value: Constant, for draft: DraftParameter) -> Message? {
        guard case .number(let number) = value else { return nil }
        if let problem = rangeProblem(number, draft.type) { return problem }
        if let floor = draft.floor, number.compared(to: floor) < 0 {
            let bound = describe(.number(floor), draft.type)
            return Message(zh: "不得低于 \(bound)", en: "it may not be below \(bound)")
        }
        if let ceiling = draft.ceiling, number.compared(to: ceiling) > 0 {
            let bound = describe(.number(ceiling), draft.type)
            return Message(zh: "不得高于 \(bound)", en: "it may not be above \(bound)")
        }
        return nil
    }

    /// What is wrong with a number for a type: outside its range, or not whole.
    func rangeProblem(_ number: Rational, _ type: ValueType) -> Message? {
        let (range, decimals): (ClosedRange<Int64>?, Int)
        switch type {
        case .number(let digits, let bounds, _): (range, decimals) = (bounds, digits)
        case .money(let bounds): (range, decimals) = (bounds, 0)
        case .yesNo, .symbol, .set, .text, .date, .instant, .duration, .person, .role, .sanction: return nil
        }
        guard let scaled = number.multiplied(by: Rational(Int64.powerOfTen(decimals))) else { return nil }
        if decimals == 0, scaled.whole == nil { return Message(zh: "必须是整数", en: "it must be a whole number") }
        guard let range else { return nil }
        guard scaled.compared(to: Rational(range.lowerBound)) >= 0, scaled.compared(to: Rational(range.upperBound)) <= 0
        else {
            let low = describe(
                .number(
                    Rational(digits: 1, scale: decimals)?.multiplied(
                        by: Rational(range.lowerBound)) ?? .zero), type)
            let high = describe(
                .number(
                    Rational(digits: 1, scale: decimals)?.multiplied(
                        by: Rational(range.upperBound)) ?? .zero), type)
            return Message(zh: "必须在 \(low)..\(high) 之内", en: "it must lie within \(low)..\(high)")
        }
        return nil
    }

    /// What is known of the parameters now, for folding.
    var folding: Folding { Folding(parameters: parameters.map(\.value), vocabularies: vocabularies) }

    /// Takes a value from outside, which must be one that the policy could have written.
    private func apply(_ setting: CheckedSetting) {
        guard let index = names.index(of: setting.name, .parameter) else { return }
        let draft = parameters[index]
        guard !draft.shape.isUnreadable else { return }
        if setting.isBlank, draft.syntax.value == nil {
            parameters[index].value = nil
            return
        }
        // What is wrong with a setting stands in no file; it is reported as one finding about the setting.
        let before = diagnostics.count
        let value = settingValue(setting, draft)
        diagnostics.removeSubrange(before...)
        guard let value else {
            report(.invalidSetting(setting.setting, expected: expectedValues(draft), policy: header.name))
            return
        }
        if let problem = problem(of: value, for: draft) {
            report(.invalidSetting(setting.setting, expected: problem, policy: header.name))
            return
        }
        parameters[index].value = value
    }

    private func settingValue(_ setting: CheckedSetting, _ draft: DraftParameter) -> Constant? {
        if setting.isBlank { return nil }
        if case .set(let id) = draft.type { return setValue(setting.setting.valueText, id) }
        if let index = symbolIndex(setting.setting.valueText, draft.type), case .symbol(let id) = draft.type {
            return .symbol(id, index)
        }
        // Shells take quotes away, so a text may stand without them.
        let text = setting.setting.valueText
        if draft.type == .text, let first = text.first, !"\"“".contains(first) { return .text(text) }
        guard let expression = setting.expression else { return nil }
        let typed = value(expression, expecting: draft.shape)
        guard agree(typed.shape, draft.shape), !typed.isError else { return nil }
        return folding.constant(typed.term)
    }

    /// A list of words, separated as people separate them; `空` is no word at all.
    private func setValue(_ text: String, _ id: VocabularyID) -> Constant? {
        if ["empty", "空"].contains(text) { return .set(id, 0) }
        var bits: UInt64 = 0
        for part in text.split(whereSeparator: { ",，、 ".contains($0) }) {
            guard let index = wordIndex(String(part), in: id), index < Vocabulary.maximumSetWords else { return nil }
            bits |= 1 << UInt64(index)
        }
        return bits == 0 ? nil : .set(id, bits)
    }

    private func symbolIndex(_ word: String, _ type: ValueType) -> Int? {
        if case .symbol(let id) = type { wordIndex(word, in: id) } else { nil }
    }

    private func expectedValues(_ draft: DraftParameter) -> Message {
        if case .symbol(let id) = draft.type {
            let words = vocabularies[id.index].words.joined(separator: ", ")
            return Message(zh: "可选的值：\(words)", en: "it may be: \(words)")
        }
        let shape = describe(draft.shape)
        return Message(zh: "应为\(shape.chinese)", en: "expected \(shape.english)")
    }
}

extension Shape {
    var isUnreadable: Bool { self == .error }
}
