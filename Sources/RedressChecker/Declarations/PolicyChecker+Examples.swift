import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Examples: an incident, typed as incident files are, and the decision it must give.
extension PolicyChecker {
    func checkExamples(_ schema: Schema) -> [Example] {
        let table = InputTable(schema, periodUnit: frame?.group.unit)
        // One for each text that examples stand in, which tells the places of their keys.
        var builders: [SourceID: RowBuilder] = [:]
        return section.declarations.compactMap { declaration in
            guard case .example(let syntax) = declaration.kind else { return nil }
            // Its names may come from a base that is not known.
            guard !namesAreOpen else { return nil }
            let text = section.textHolding(syntax.title.span).id
            var builder = builders[text] ?? RowBuilder(table, keepingPlacesIn: text)
            let row = self.row(syntax, &builder)
            builders[text] = builder
            let expectations = syntax.expectations.compactMap { expectation($0) }
            return Example(
                title: syntax.title.text, row: row, settings: syntax.inputs.compactMap { setting(of: $0) },
                expectations: expectations, span: syntax.title.span)
        }
    }

    // MARK: Facts

    private func row(_ syntax: ExampleSyntax, _ builder: inout RowBuilder) -> IncidentRow {
        let document = self.document(syntax.inputs)
        let result = builder.build(document, id: syntax.title.text)
        for problem in result.problems {
            report(problem.diagnostic(in: document, of: syntax.title.span.source, builder.table))
        }
        return result.row
    }

    /// The lines of an example as an incident document; lines with one name and different keys make up one map.
    private func document(_ inputs: [ExampleSyntax.Input]) -> InputDocument {
        var document = InputDocument()
        document.open(.map)
        var writtenMaps: Set<String> = []
        for input in inputs where isReadable(input.name) && parameterSet(by: input.name) == nil {
            guard input.key != nil else {
                document.appendScalar(input.name.text, isPlain: false, at: input.name.span)
                append(input.values, to: &document, input.name, span: input.span)
                continue
            }
            guard writtenMaps.insert(input.name.text).inserted else { continue }
            document.appendScalar(input.name.text, isPlain: false, at: input.name.span)
            document.open(.map, from: input.span.start)
            for entry in inputs where entry.name.text == input.name.text {
                guard let key = entry.key else { continue }
                document.appendScalar(key.text, isPlain: false, at: key.span)
                append(entry.values, to: &document, input.name, span: entry.span)
            }
            document.close(at: input.span.end)
        }
        document.close()
        return document
    }

    /// Whether the type of an input is known, so that a value can be judged by it.
    private func isReadable(_ name: Name) -> Bool {
        if let index = names.index(of: name.text, .fact) { return facts[index].shape != .error }
        if let index = names.index(of: name.text, .derived) { return derived[index].shape != .error }
        return true
    }

    private func append(_ values: [Expression], to document: inout InputDocument, _ name: Name, span: Span) {
        if let only = values.first, values.count == 1, case .empty = only.kind {
            document.open(.list, from: only.span.start)
            document.close(at: only.span.end)
            return
        }
        let isList = values.count > 1 || isSet(name)
        if isList { document.open(.list, from: values.first?.span.start ?? span.start) }
        for value in values { append(value, to: &document) }
        if isList { document.close(at: values.last?.span.end ?? span.end) }
    }

    private func isSet(_ name: Name) -> Bool {
        guard let index = names.index(of: name.text, .fact) else { return false }
        if case .set = facts[index].type { return true }
        return false
    }

    private func append(_ value: Expression, to document: inout InputDocument) {
        switch value.kind {
        case .name(let name): document.appendScalar(name.text, isPlain: false, at: value.span)
        case .text(let literal): document.appendScalar(literal.text, isPlain: false, at: value.span)
        case .invalid:
            isBroken = true
            document.appendScalar("", isPlain: false, at: value.span)
        case .number, .date, .yesNo, .unknown, .none, .empty, .or, .and, .not, .comparison, .membership, .contains,
            .isEmpty, .deadlineState, .known, .has, .atLeast, .arithmetic, .negative, .call:
            document.appendScalar(section.text(of: value.span), isPlain: false, at: value.span)
        }
    }

    // MARK: Expectations

    private func expectation(_ syntax: ExpectationSyntax) -> Expectation? {
        kind(syntax.kind).map { Expectation($0, span: syntax.span) }
    }

    private func kind(_ syntax: ExpectationSyntax.Kind) -> Expectation.Kind? {
        switch syntax {
        case .value(let name, let expression): return expectedValue(name, expression)
        case .money(let isReward, let roles, let amount): return expectedMoney(isReward, roles, amount)
        case .sanctions(let roleNames, let words):
            let roles = roleNames.compactMap { role($0) }
            for word in words where names.index(of: word.text, .sanction) == nil {
                reportUnknown(word, kinds: [.sanction])
            }
            return .sanctions(roles: roles, Set(words.compactMap { names.index(of: $0.text, .sanction) }).sorted())
        case .pending(let name): return role(name).map { .pending($0) }
        case .none(let kind): return .none(Expectation.NoneKind(kind))
        case .void: return .void
        case .notApplicable: return .notApplicable
        case .violation(let name):
            if names.kinds(of: name.text).contains(where: { Self.violable.contains($0) }) {
                return .violation(name.text)
            }
            reportUnknown(name, kinds: Self.violable)
            return nil
        case .invalid:
            isBroken = true
            return nil
        }
    }

    /// What a violation may be about: a duty, a form, or an amount that an assessor set.
    private static let violable: [NameKind] = [.requirement, .record, .fact, .label, .deadline]

    private func expectedValue(_ name: Name, _ expression: Expression) -> Expectation.Kind? {
        if case .deadlineState(_, let state) = expression.kind {
            return deadline(name).map { .deadline($0, DeadlineState(state)) }
        }
        guard let index = names.index(of: name.text, .derived) else {
            if let index = names.index(of: name.text, .route) { return expectedRoute(RouteID(index), expression) }
            reportUnknown(name, kinds: [.derived, .route, .role])
            return nil
        }
        let typed = value(expression, mustBe: derived[index].shape)
        if typed.isError { return nil }
        guard let constant = folding.constant(typed.term) else {
            report(.notConstant(expression.span))
            return nil
        }
        return .derived(DerivedID(index), constant)
    }

    /// The roles that take a slot together, or nobody.
    private func expectedRoute(_ id: RouteID, _ expression: Expression) -> Expectation.Kind? {
        switch expression.kind {
        case .none: return .route(id, [])
        case .name(let name): return role(name).map { .route(id, [$0]) }
        case .and(let parts):
            let roles = parts.compactMap { part -> RoleID? in
                guard case .name(let name) = part.kind else { return nil }
                return role(name)
            }
            return roles.count == parts.count ? .route(id, roles) : nil
        case .number, .date, .text, .yesNo, .unknown, .empty, .or, .not, .comparison, .membership, .contains,
            .isEmpty, .deadlineState, .known, .has, .atLeast, .arithmetic, .negative, .call, .invalid:
            let typed = value(expression)
            if typed.isError { return nil }
            report(.typeMismatch(expression.span, found: describe(typed.shape), expected: describe(.role)))
            return nil
        }
    }

    /// A number without a verb is a fine, or the value of a definition that is a number.
    private func expectedMoney(_ isReward: Bool, _ roleNames: [Name], _ amount: NumberLiteral) -> Expectation.Kind? {
        if roleNames.count == 1, !isReward, names.index(of: roleNames[0].text, .role) == nil,
            names.index(of: roleNames[0].text, .derived) != nil
        {
            return expectedValue(roleNames[0], Expression(.number(amount), span: amount.span))
        }
        let roles = roleNames.compactMap { role($0) }
        let typed = value(Expression(.number(amount), span: amount.span), mustBe: .money)
        guard roles.count == roleNames.count, case .constant(.number(let number)) = typed.term,
            let fen = number.whole
        else { return nil }
        return .money(isReward: isReward, roles: roles, fen: fen)
    }
}

extension Expectation.NoneKind {
    init(_ kind: ExpectationSyntax.NoneKind) {
        switch kind {
        case .fine: self = .fine
        case .reward: self = .reward
        case .sanction: self = .sanction
        case .pending: self = .pending
        case .violation: self = .violation
        }
    }
}
