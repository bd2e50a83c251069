import RedressDiagnostics
import RedressEngine
import RedressModel

// What a decision leaves open or finds wrong: pending outcomes, conflicts, violations, differences, questions.
extension DecisionJSON {
    func write(_ outcome: PendingOutcome, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("what", outcome.kind.key)
            writeRoles(outcome.roles, to: &writer)
            if let unit = outcome.unit { writer.field("unit", unit) }
            writer.field("persons", outcome.persons)
            writer.field("detail", outcome.sanction.map { context.sanction($0) } ?? outcome.what)
            writer.field("minimum", outcome.minimum.map(MoneyText.decimal))
            writer.field("maximum", outcome.maximum.map(MoneyText.decimal))
            writer.field("needs", outcome.need.key)
            writer.field("fact", outcome.missing.first.map { context.name($0) })
            writer.field("missing", outcome.missing.map { context.name($0) })
            writer.field("ground", context.text(outcome.ground))
            cite(outcome.row, to: &writer)
        }
    }

    func write(_ conflict: Conflict, to writer: inout JSONWriter) {
        writer.object { writer in
            switch conflict.kind {
            case .fine: writer.field("what", "fine")
            case .reward: writer.field("what", "reward")
            case .sanction: writer.field("what", "sanction")
            case .value(let derived):
                writer.field("what", "value")
                writer.field("name", context.name(derived))
            case .route(let route):
                writer.field("what", "route")
                writer.field("name", context.name(route))
            case .deadline(let deadline):
                writer.field("what", "deadline")
                writer.field("name", context.name(deadline))
            case .notUnique: writer.field("what", "rows")
            }
            writer.field("role", conflict.role.map { context.name($0) })
            writer.field("ground", context.text(conflict.ground))
            writer.arrayField("items") { writer in
                for party in conflict.parties { write(party, of: conflict.kind, to: &writer) }
            }
        }
    }

    private func write(_ party: Conflict.Party, of kind: Conflict.Kind, to writer: inout JSONWriter) {
        writer.object { writer in
            if let fen = party.fen { writer.field("amount", MoneyText.decimal(fen)) }
            if !party.sanctions.isEmpty { writer.field("sanctions", party.sanctions.map { context.sanction($0) }) }
            if case .value(let derived) = kind, let value = party.value {
                writer.key("value")
                context.write(value, context.program.derived[derived.index].type, to: &writer)
            }
            cite(party.row, to: &writer)
        }
    }

    func write(_ violation: Violation, to writer: inout JSONWriter) {
        writer.object { writer in
            var clauses: [String]?
            switch violation.cause {
            case .requirement(let index):
                let requirement = context.program.requirements[index]
                writer.field("what", requirement.name)
                writer.field("kind", requirement.kind == .duty ? "duty" : "property")
                clauses = requirement.sources
            case .assessedOutside(let fact, let fen, let low, let high):
                writer.field("what", context.name(fact))
                writer.field("kind", "assessed amount outside its range")
                writer.field("amount", MoneyText.decimal(fen))
                writer.field("minimum", MoneyText.decimal(low))
                writer.field("maximum", MoneyText.decimal(high))
            case .choiceOutside(let fact):
                writer.field("what", context.name(fact))
                writer.field("kind", "choice outside the menu")
            case .lackingField(let form, let fact):
                writer.field("what", context.name(fact))
                writer.field("kind", "lacking field")
                writer.field("record", context.name(form))
                clauses = violation.row == nil ? context.program.records[form.index].sources : nil
            case .extendedBeyond(let deadline):
                writer.field("what", context.name(deadline))
                writer.field("kind", "extension beyond what is allowed")
            case .promiseBroken(let level, let row):
                let promise = context.promise(level, row)
                writer.field("what", promise.rule)
                writer.field("kind", "promise of the base policy broken")
                writer.field("base", promise.policy)
                clauses = promise.sources
            }
            cite(violation.row, clauses: clauses, to: &writer)
        }
    }

    func write(_ difference: Difference, to writer: inout JSONWriter) {
        let (name, type) = context.subject(of: difference)
        writer.object { writer in
            writer.field("name", name)
            writer.key("given")
            context.write(difference.given, type, to: &writer)
            writer.key("by_rules")
            context.write(difference.byRules, type, to: &writer)
            cite(difference.row, to: &writer)
        }
    }

    func write(_ question: OpenQuestion, to writer: inout JSONWriter) {
        writer.object { writer in
            switch question.subject {
            case .fact(let id): writer.field("fact", context.name(id))
            case .event(let id): writer.field("event", context.name(id))
            case .parameter(let id): writer.field("parameter", context.name(id))
            case .role(let id): writer.field("role", context.name(id))
            }
            if let element = context.element(of: question) { writer.field("element", element) }
            writer.field("changes", question.changes.map(context.rule))
            guard !question.answers.isEmpty else { return }
            writer.arrayField("answers") { writer in
                for answer in question.answers { write(answer, to: question, to: &writer) }
            }
        }
    }

    private func write(_ answer: OpenQuestion.Answer, to question: OpenQuestion, to writer: inout JSONWriter) {
        let type = context.answerType(of: question)
        writer.object { writer in
            if answer.from == answer.to {
                writer.key("value")
                context.write(answer.from, type, to: &writer)
            } else {
                writer.key("from")
                context.write(answer.from, type, to: &writer)
                writer.key("to")
                context.write(answer.to, type, to: &writer)
            }
            writer.field("fines_minimum", MoneyText.decimal(answer.finesMinimum))
            writer.field("fines_maximum", answer.mostFines.map(MoneyText.decimal))
            writer.field("rewards_minimum", MoneyText.decimal(answer.rewardsMinimum))
            writer.field("rewards_maximum", answer.mostRewards.map(MoneyText.decimal))
            writer.field("due", answer.rowsDue.map(context.rule))
        }
    }
}

extension ReportContext {
    /// The name and type of what an incident says otherwise than the rules.
    func subject(of difference: Difference) -> (name: String, type: ValueType) {
        switch difference.subject {
        case .derived(let id): (name(id), program.derived[id.index].type)
        case .fact(let id): (name(id), program.schema[id].type)
        }
    }

    /// The word of a set that is in question.
    func element(of question: OpenQuestion) -> String? {
        guard let element = question.element, case .fact(let id) = question.subject,
            case .set(let vocabulary) = program.schema[id].type
        else { return nil }
        return word(vocabulary, element)
    }

    /// The type of the answers to a question.
    func answerType(of question: OpenQuestion) -> ValueType {
        if question.element != nil { return .yesNo }
        switch question.subject {
        case .fact(let id): return program.schema[id].type
        case .event: return .instant
        case .parameter(let id): return program.parameters[id.index].type
        case .role: return .person
        }
    }
}

extension PendingOutcome.Kind {
    /// The word for it in JSON.
    var key: String {
        switch self {
        case .fine: "fine"
        case .reward: "reward"
        case .sanction: "sanction"
        case .remedy: "remedy"
        case .record: "record"
        case .notice: "notice"
        case .copy: "copy"
        case .approval: "approval"
        case .escalation: "escalation"
        case .reopen: "reopen"
        case .void: "void"
        case .route: "route"
        case .deadline: "deadline"
        }
    }
}

extension PendingOutcome.Need {
    /// The word for it in JSON.
    var key: String {
        switch self {
        case .assessedAmount: "assessed amount"
        case .choice: "choice"
        case .blankParameter: "blank parameter"
        case .fact: "fact"
        case .event: "event"
        case .divisionByZero: "division by zero"
        case .overflow: "amount within bounds"
        case .calendar: "calendar"
        }
    }
}
