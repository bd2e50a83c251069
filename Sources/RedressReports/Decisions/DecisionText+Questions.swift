import RedressDiagnostics
import RedressEngine
import RedressModel

// What is open or wrong: pending outcomes, conflicts, violations, differences, questions.
extension DecisionText {
    func pending(_ outcomes: [PendingOutcome]) -> Section {
        var table = TextTable([.left, .left, .left, .left, .left, .left, .left])
        for outcome in outcomes {
            let isMoney = outcome.kind == .fine || outcome.kind == .reward
            let roles = joined(outcome.roles.map { context.name($0) }) + (outcome.unit.map { "（\($0)）" } ?? "")
            let what = outcome.sanction.map { context.sanction($0) } ?? outcome.what ?? ""
            table.add([
                .init(word(outcome.kind)), .init(roles),
                .init(joined(outcome.persons)), .init(isMoney ? amount(outcome.minimum, outcome.maximum) : what),
                .init(reason(outcome)), .init(context.text(outcome.ground)), .init(citation(outcome.row)),
            ])
        }
        return Section(heading: say("待定", "pending"), style: .warning, table: table)
    }

    private func reason(_ outcome: PendingOutcome) -> String {
        let names = joined(outcome.missing.map { context.name($0) })
        return switch outcome.need {
        case .assessedAmount: say("待裁定 \(names)", "needs the assessed amount \(names)")
        case .choice: say("待选定 \(names)", "needs a choice \(names)")
        case .blankParameter: say("制度空缺 \(names)", "the policy leaves \(names) blank")
        case .fact: say("待查 \(names)", "needs \(names)")
        case .event: say("待 \(names) 的时间", "needs the time of \(names)")
        case .divisionByZero: say("除数为零", "division by zero")
        case .overflow: say("金额超出可计范围", "the amount is beyond what can be counted")
        case .calendar: say("日历没有那一年的放假安排", "the calendar does not know the year's days off")
        }
    }

    func word(_ kind: PendingOutcome.Kind) -> String {
        switch kind {
        case .fine: say("罚款", "fine")
        case .reward: say("奖励", "reward")
        case .sanction: say("处分", "sanction")
        case .remedy: say("补救", "remedy")
        case .record: say("记录", "record")
        case .notice: say("通知", "notify")
        case .copy: say("抄送", "copy to")
        case .approval: say("须签字", "approval")
        case .escalation: say("升级到", "escalate to")
        case .reopen: say("重办", "reopen")
        case .void: say("作废", "void")
        case .route: say("分派", "route")
        case .deadline: say("时限", "deadline")
        }
    }

    func conflicts(_ conflicts: [Conflict]) -> Section {
        var table = TextTable([.left, .left, .left])
        for conflict in conflicts {
            let subject = [word(conflict.kind), conflict.role.map { context.name($0) }, context.text(conflict.ground)]
            for (index, party) in conflict.parties.enumerated() {
                let head = index == 0 ? subject.compactMap { $0 }.joined(separator: " ") : ""
                table.add([.init(head), .init(text(party, of: conflict.kind)), .init(citation(party.row))])
            }
        }
        let heading = say("冲突（条款互相矛盾，均未计入）", "conflicts (rows contradict each other, none is charged)")
        return Section(heading: heading, style: .error, table: table)
    }

    private func word(_ kind: Conflict.Kind) -> String {
        switch kind {
        case .fine: say("罚款", "fine")
        case .reward: say("奖励", "reward")
        case .sanction: say("处分", "sanction")
        case .value(let derived): context.name(derived)
        case .route(let route): context.name(route)
        case .deadline(let deadline): context.name(deadline)
        case .notUnique: say("互斥的条款同时成立", "rows that exclude each other apply")
        }
    }

    private func text(_ party: Conflict.Party, of kind: Conflict.Kind) -> String {
        var parts = party.fen.map { [MoneyText.grouped($0)] } ?? []
        parts += party.sanctions.map { context.sanction($0) }
        if case .value(let derived) = kind, let value = party.value {
            parts.append(context.text(value, context.program.derived[derived.index].type, in: language))
        }
        return joined(parts)
    }

    func violations(_ violations: [Violation]) -> Section {
        var table = TextTable([.left, .left])
        for violation in violations {
            table.add([.init(text(violation.cause)), .init(cited(violation))])
        }
        return Section(heading: say("违反要求", "violations"), style: .error, table: table)
    }

    private func cited(_ violation: Violation) -> String {
        if let row = violation.row { return citation(row) }
        switch violation.cause {
        case .requirement(let index): return context.program.requirements[index].sources.joined(separator: " ")
        case .promiseBroken(let level, let row): return context.promise(level, row).sources.joined(separator: " ")
        case .assessedOutside, .choiceOutside, .lackingField, .extendedBeyond: return ""
        }
    }

    private func text(_ cause: Violation.Cause) -> String {
        switch cause {
        case .requirement(let index):
            let requirement = context.program.requirements[index]
            let condition = context.excerpt(requirement.condition.span).map { say("：须 \($0)", ": must hold \($0)") }
            return requirement.name + (condition ?? "")
        case .assessedOutside(let fact, let fen, let low, let high):
            let sum = MoneyText.grouped(fen)
            return say(
                "\(context.name(fact)) \(sum) 不在 \(amount(low, high)) 之内",
                "\(context.name(fact)) is \(sum), not within \(amount(low, high))")
        case .choiceOutside(let fact):
            return say("\(context.name(fact)) 不在可选之列", "\(context.name(fact)) is none of those offered")
        case .lackingField(let form, let fact):
            return say(
                "\(context.name(form)) 缺 \(context.name(fact))", "\(context.name(form)) lacks \(context.name(fact))")
        case .extendedBeyond(let deadline):
            return say(
                "\(context.name(deadline)) 的延长超过了上限，按上限计",
                "\(context.name(deadline)) is extended beyond what is allowed; the allowed time counts")
        case .promiseBroken(let level, let row):
            let promise = context.promise(level, row)
            return say(
                "达不到上级制度「\(promise.policy)」\(promise.rule) 的要求",
                "does not keep what \(promise.rule) of the base policy \(promise.policy) promises")
        }
    }

    func differences(_ differences: [Difference]) -> Section {
        var table = TextTable([.left, .left, .left])
        for difference in differences {
            let (name, type) = context.subject(of: difference)
            let given = context.text(difference.given, type, in: language)
            let byRules = context.text(difference.byRules, type, in: language)
            let cited = difference.row.map { citation($0) } ?? ""
            let text = say("事件写 \(given)，按规则是 \(byRules)", "given as \(given), by the rules \(byRules)")
            table.add([.init(name), .init(text), .init(cited)])
        }
        return Section(heading: say("与规则不同（以事件所写为准）", "differences (what is given holds)"), style: .note, table: table)
    }

    func questions(_ questions: [OpenQuestion]) -> Section {
        var table = TextTable([.left, .left, .left])
        for question in questions {
            let rows = joined(question.changes.map { context.rule($0) })
            let changes = rows.isEmpty ? "" : say("关系到 \(rows)", "changes \(rows)")
            table.add([.init(asked(question)), "", .init(changes)])
            for answer in question.answers {
                table.add([
                    .init("  " + condition(answer, of: question)), .init(result(answer)),
                    .init(joined(answer.rowsDue.map { context.rule($0) })),
                ])
            }
        }
        return Section(heading: say("待查问题", "open questions"), style: .help, table: table)
    }

    private func asked(_ question: OpenQuestion) -> String {
        let name = context.name(question.subject)
        if let element = context.element(of: question) {
            return say("\(name) 是否包含 \(element)？", "does \(name) contain \(element)?")
        }
        return switch question.subject {
        case .fact: say("\(name)？", "\(name)?")
        case .event: say("\(name) 在何时？", "when was \(name)?")
        case .parameter: say("\(name) 定为多少？", "what is \(name) to be?")
        case .role: say("谁是 \(name)？", "who is \(name)?")
        }
    }

    private func condition(_ answer: OpenQuestion.Answer, of question: OpenQuestion) -> String {
        let type = context.answerType(of: question)
        let from = context.text(answer.from, type, in: language)
        if answer.from == answer.to { return say("若 = \(from)：", "if \(from):") }
        let to = context.text(answer.to, type, in: language)
        if answer.to == .none { return say("若 ≥ \(from)：", "if at least \(from):") }
        if answer.from == .none { return say("若 ≤ \(to)：", "if at most \(to):") }
        return say("若 = \(from)..\(to)：", "if \(from)..\(to):")
    }

    private func result(_ answer: OpenQuestion.Answer) -> String {
        var parts = [say("罚 ", "fines ") + amount(answer.finesMinimum, answer.mostFines)]
        if answer.rewardsMaximum != 0 {
            parts.append(say("奖 ", "rewards ") + amount(answer.rewardsMinimum, answer.mostRewards))
        }
        return parts.joined(separator: say("，", ", "))
    }
}
