import RedressDiagnostics
import RedressModel

// What follows from a row: for whom, and what.
extension PolicyWords {
    /// Whom an item meets, and what it is, for the two columns of a table.
    func outcome(_ item: Item, in group: Group) -> (who: DocumentText, what: DocumentText) {
        let (who, what) = outcome(item.kind)
        let guarded = readings.settled(item.guardCondition)
        var text = what
        if guarded.kind != .constant(true) {
            text = say(zh: "\(condition(guarded))的，\(what)", en: "where \(condition(guarded)): \(what)")
        }
        if group.takesOnce(item) { text += say(zh: "（同一事件只计一次）", en: " (once for an incident)") }
        return (who, text)
    }

    private func outcome(_ kind: Item.Kind) -> (who: DocumentText, what: DocumentText) {
        switch kind {
        case .value(let term): return (.empty, self.term(term))
        case .who(let assignments): return (text(assignments), .empty)
        case .copy(let roles, _): return (names(roles), say(zh: "得抄送", en: "gets a copy"))
        case .limit(let due): return (text(due.by), text(due.limit))
        case .money(let money): return (payers(money), text(money))
        case .sanction(let sanction): return (names(sanction.roles), text(sanction))
        case .notify(let roles, let text):
            guard let text else { return (names(roles), say(zh: "得到通知", en: "is notified")) }
            return (names(roles), say(zh: "得到通知：\(text)", en: "is notified: \(text)"))
        case .record(let subject): return (.empty, say(zh: "记录：\(text(subject))", en: "record: \(text(subject))"))
        case .remedy(let subject): return (.empty, say(zh: "补救：\(text(subject))", en: "remedy: \(text(subject))"))
        case .escalate(let roles): return (names(roles), say(zh: "升级，转由其处理", en: "it goes up to them"))
        case .approval(let roles): return (names(roles), say(zh: "须签字同意", en: "must sign"))
        case .reopen(let what): return (.empty, say(zh: "重新办理“\(what)”", en: "“\(what)” is done again"))
        case .void: return (.empty, say(zh: "作废，只登记，不奖不罚", en: "void: noted, without rewards or penalties"))
        }
    }

    private func text(_ subject: Subject) -> DocumentText {
        switch subject {
        case .text(let text): .own(text)
        case .form(let form): say(zh: "《\(context.name(form))》", en: "\(.quoted(context.name(form)))")
        case .anyOf(let texts):
            say(
                zh: "下列任选其一：\(texts.map(DocumentText.own).joined("；"))",
                en: "one of: \(texts.map(DocumentText.own).joined("; "))")
        }
    }

    // MARK: Money

    private func payers(_ money: MoneyItem) -> DocumentText {
        together(
            money.payers.map { payer in
                guard let share = payer.share?.multiplied(by: Rational(100)) else { return name(payer.role) }
                let percent = DocumentText.own(context.decimalText(share))
                return say(zh: "\(name(payer.role))（\(percent)%）", en: "\(name(payer.role)) (\(percent)%)")
            })
    }

    private func text(_ money: MoneyItem) -> DocumentText {
        let verb = money.isReward ? say(zh: "奖", en: "reward ") : say(zh: "罚", en: "fine ")
        var text = mode(money.mode, verb + sum(money))
        if let cap = money.cap {
            text += say(
                zh: "，最多\(self.term(cap, as: .money(range: nil)))",
                en: ", at most \(self.term(cap, as: .money(range: nil)))")
        }
        if let assessed = money.assessed {
            text += say(zh: "，数额按“\(label(assessed))”裁定", en: ", as set in “\(label(assessed))”")
        }
        return text + bounds(money)
    }

    private func mode(_ mode: MoneyItem.Mode, _ sum: DocumentText) -> DocumentText {
        switch mode {
        case .sum: sum
        case .each: say(zh: "每人\(sum)", en: "\(sum) each")
        case .shared: say(zh: "共\(sum)，平均分摊", en: "\(sum) in all, in equal parts")
        case .split: say(zh: "共\(sum)，按所列比例分担", en: "\(sum) in all, in the parts given")
        case .joint: say(zh: "共\(sum)，合付，不分到人", en: "\(sum) in all, together")
        }
    }

    private func sum(_ money: MoneyItem) -> DocumentText {
        if let entry = money.ownEntry {
            return say(zh: "“\(label(entry))”中各人名下的数额", en: "what “\(label(entry))” gives for each")
        }
        var text = amount(money.low)
        if let high = money.high { text = say(zh: "\(text)至\(amount(high))", en: "\(text) to \(amount(high))") }
        if let percent = money.percent?.multiplied(by: Rational(100)) {
            text = say(
                zh: "\(text)的\(context.decimalText(percent))%", en: "\(context.decimalText(percent))% of \(text)")
        }
        if let count = money.perCount {
            text = say(zh: "\(text)×\(self.term(count))", en: "\(text) for each of \(self.term(count))")
        }
        return text
    }

    private func amount(_ term: Term) -> DocumentText { self.term(term, as: .money(range: nil)) }

    private func bounds(_ money: MoneyItem) -> DocumentText {
        var text = DocumentText.empty
        if let floor = money.floor {
            text += say(zh: "；各店另定时不低于\(amount(floor))", en: "; a dealer's own: at least \(amount(floor))")
        }
        if let ceiling = money.ceiling {
            text += say(zh: "；各店另定时不超过\(amount(ceiling))", en: "; a dealer's own: at most \(amount(ceiling))")
        }
        return text
    }

    private func text(_ sanction: SanctionItem) -> DocumentText {
        if let parameter = sanction.parameter, program.parameters[parameter.index].value == nil {
            return say(
                zh: "处分：\(blank(program.parameters[parameter.index]))",
                en: "sanction: \(blank(program.parameters[parameter.index]))")
        }
        let words = sanction.sanctions.map { DocumentText.own(context.sanction($0)) }.joined(say(zh: "、", en: ", "))
        var text =
            sanction.isChoice
            ? say(zh: "处分（任选其一）：\(words)", en: "one of these sanctions: \(words)")
            : say(zh: "处分：\(words)", en: "sanction: \(words)")
        if let assessed = sanction.assessed {
            text += say(zh: "，按“\(label(assessed))”裁定", en: ", as set in “\(label(assessed))”")
        }
        return text
    }
}
