import RedressDiagnostics
import RedressModel
import RedressSyntax

/// Groups, rows and items.
extension Diagnostic {
    static func cannotIterate(_ name: Name, found: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(zh: "「\(name.text)」不能逐项", en: "`\(name.text)` cannot be gone through"),
            at: Label(name.span, Message(zh: "是\(found.chinese)", en: "is \(found.english)")),
            help: Message(zh: "用「取多」或「每 …」的事实", en: "use a fact that is `any of` words or has a value `per` something"))
    }

    static func severalMaps(_ name: Name, maps: [Name]) -> Diagnostic {
        let listed = maps.map(\.text)
        return Diagnostic(
            .typeMismatch,
            Message(zh: "每 \(name.text) 的事实不止一个，不知逐哪一个", en: "several facts have a value per `\(name.text)`"),
            at: Label(name.span, Message(zh: "说得不够清楚", en: "which of them?")),
            secondary: maps.map { Label($0.span, Message(zh: "其中一个", en: "one of them")) },
            help: Message(
                zh: "写事实的名称：逐项 " + (listed.first ?? ""), en: "name the fact: `for each \(listed.first ?? "")`"))
    }

    static func hitPolicyOfDeadlines(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「从早」「从晚」只用于时限", en: "`earliest` and `latest` are for deadlines"),
            at: Label(span, Message(zh: "这里没有时限", en: "no deadline here")),
            help: Message(zh: "写 一致、互斥、累计、从重、从轻 或 依次", en: "write agree, unique, sum, highest, lowest or first"))
    }

    static func hitPolicyOfOutcomes(_ span: Span, isDeadline: Bool) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「累计」「从重」「从轻」只用于给出后果或值的组", en: "sum, highest and lowest are for groups of outcomes or values"),
            at: Label(span, Message(zh: "这里没有可累计或可比轻重的", en: "nothing to add up or to weigh here")),
            help: isDeadline
                ? Message(zh: "写 一致、互斥、依次、从早 或 从晚", en: "write agree, unique, first, earliest or latest")
                : Message(zh: "写 一致、互斥 或 依次", en: "write agree, unique or first"))
    }

    static func clauseOfOtherGroup(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "这一行只用于分派或时限", en: "this line belongs in a route or a deadline"),
            at: Label(span, Message(zh: "这一组里没有用", en: "of no use here")),
            help: Message(zh: "删去它，或移到那里", en: "remove it, or move it there"))
    }

    static func clauseOfSchedule(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "这一行只用于罚则", en: "this line belongs in a schedule"),
            at: Label(span, Message(zh: "这一组不罚款", en: "this group fines nobody")),
            help: Message(zh: "删去它，或把这一组写成「罚则」", en: "remove it, or make the group a `schedule`"))
    }

    static func samePersonPolicy(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「同一人」后面写 从重、从轻 或 累计", en: "`same person` is followed by highest, lowest or sum"),
            at: Label(span, Message(zh: "不能这样合并", en: "cannot be combined so")),
            help: Message(zh: "写「同一人 从重」", en: "write `same person highest`"))
    }

    static func secondOtherwise(_ span: Span, first: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "一组里只能有一个「其余」", en: "a group has one `otherwise` at most"),
            at: Label(span, Message(zh: "又一个", en: "a second one")),
            secondary: [Label(first, Message(zh: "先在这里", en: "first here"))],
            help: Message(zh: "把两行并成一行，或写出条件", en: "join the two rows, or write a condition"))
    }

    static func valueInSchedule(_ span: Span, kind: Group.Kind) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "这里要写后果，不是一个值", en: "an outcome is needed here, not a value"),
            at: Label(span, Message(zh: "没有说做什么", en: "says nothing to do")),
            help: kind == .schedule
                ? Message(zh: "写「岗位 金额」「处分 岗位 处分」等", en: "write `ROLE AMOUNT`, `sanction ROLE SANCTION` or the like")
                : Message(
                    zh: "写「通知 岗位」「记录 …」「升级 岗位」等", en: "write `notify ROLE`, `record …`, `escalate to ROLE` or the like")
        )
    }

    static func punishmentInRules(_ span: Span, group: String) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "罚款、奖励和处分要写在罚则里", en: "money and sanctions belong in a schedule"),
            at: Label(span, Message(zh: "「\(group)」是规则", en: "`\(group)` is a group of rules")),
            help: Message(zh: "把这一行移到「罚则」", en: "move the row to a `schedule`"))
    }

    static func outcomeInClassification(_ span: Span, name: String) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "「\(name)」的每一行只给出它的值", en: "a row of `\(name)` gives its value and nothing else"),
            at: Label(span, Message(zh: "不是一个值", en: "not a value")),
            help: Message(zh: "写一个值；后果写在罚则或规则里", en: "write a value; outcomes belong in a schedule or in rules"))
    }

    static func nobodyAsSubject(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem, Message(zh: "这里不能写「无」", en: "`nobody` cannot stand here"),
            at: Label(span, Message(zh: "没有说是什么", en: "says nothing")),
            help: Message(zh: "写名称或一段文字，或删去这一项", en: "write a name or a text, or remove the item"))
    }

    static func assessedWithoutChoice(_ name: Name) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "没有可选的处分，不用裁定", en: "there is no choice of sanctions to assess"),
            at: Label(name.span, Message(zh: "多余的裁定", en: "nothing to assess")),
            help: Message(zh: "写「任一 (甲， 乙)」，或删去裁定", en: "write `any of (a, b)`, or remove `assessed`"))
    }

    static func assessedType(_ name: Name, expected: Message) -> Diagnostic {
        Diagnostic(
            .typeMismatch,
            Message(
                zh: "裁定写在「\(name.text)」里，它要是\(expected.chinese)",
                en: "the assessor's decision stands in `\(name.text)`, which must be of type \(expected.english)"),
            at: Label(name.span, Message(zh: "类型不对", en: "wrong type")),
            help: Message(
                zh: "声明「事实 \(name.text) : \(expected.chinese)，可无」",
                en: "declare `fact \(name.text) : \(expected.english), optional`"))
    }

    static func tailOfRows(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem, Message(zh: "这里只能写「依据」", en: "only `basis` can stand here"),
            at: Label(span, Message(zh: "属于一行规则", en: "belongs to a row")),
            help: Message(zh: "删去它", en: "remove it"))
    }

    // MARK: Money

    static func severalModes(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "每人、平摊、分担、合付只能取一", en: "each, shared, split and jointly exclude each other"),
            at: Label(span, Message(zh: "又一种", en: "a second one")),
            help: Message(zh: "只留一个", en: "keep one of them"))
    }

    static func repeatedPayer(_ name: Name) -> Diagnostic {
        Diagnostic(
            .duplicateName,
            Message(zh: "「\(name.text)」在这一项里写了两次", en: "`\(name.text)` stands twice in this item"),
            at: Label(name.span, Message(zh: "又一次", en: "again")),
            help: Message(zh: "删去一个，或分成两项", en: "remove one of them, or make it two items"))
    }

    static func onceOutsideForEach(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem, .warning,
            Message(zh: "「一次」只在「逐项」的组里有用", en: "`once` says something only in a group `for each`"),
            at: Label(span, Message(zh: "这里本来就只算一次", en: "due once anyway")),
            help: Message(
                zh: "删去它，或给这一组加上「逐项 …」", en: "remove it, or make the group go through something with `for each`"))
    }

    static func negativeAmount(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidNumber, Message(zh: "金额不能小于零", en: "an amount cannot be below zero"),
            at: Label(span, Message(zh: "小于零", en: "below zero")),
            help: Message(zh: "要给钱写「奖」", en: "write `reward` to give money"))
    }

    static func rangeWithoutAssessor(_ span: Span) -> Diagnostic {
        Diagnostic(
            .missingText,
            Message(zh: "金额是一个范围，没有说由哪个事实定下来", en: "the amount is a range, and nothing says which fact settles it"),
            at: Label(span, Message(zh: "缺「裁定 …」", en: "`assessed` is missing")),
            help: Message(
                zh: "在后面写「裁定 事实」，并声明「事实 … : 金额，可无」",
                en: "write `assessed FACT` behind it, and declare `fact … : money, optional`"))
    }

    static func assessorWithoutRange(_ span: Span) -> Diagnostic {
        Diagnostic(
            .misplacedItem,
            Message(zh: "金额已经定死，不用裁定", en: "the amount is fixed, so there is nothing to assess"),
            at: Label(span, Message(zh: "多余的裁定", en: "nothing to assess")),
            help: Message(zh: "把金额写成范围 50..100,或删去裁定", en: "write a range such as 50..100, or remove `assessed`"))
    }

    static func missingMode(_ span: Span, of role: Name?, at amount: Span) -> Diagnostic {
        let words = [("每人", "each"), ("平摊", "shared"), ("合付", "jointly")]
        let fixes = words.map { chinese, english in
            Fix(
                title: Message(zh: "写「\(chinese)」", en: "write `\(english)`"), isSafe: false,
                edits: [
                    Edit(Span(source: amount.source, start: amount.end, end: amount.end), " \(chinese)")
                ])
        }
        return Diagnostic(
            .missingPaymentMode,
            role.map {
                Message(
                    zh: "「\($0.text)」是多人，没有说怎么付", en: "`\($0.text)` is several people, and nothing says how they pay")
            }
                ?? Message(
                    zh: "几个岗位一起，没有说怎么付", en: "several roles pay together, and nothing says how"),
            at: Label(span, Message(zh: "各付多少？", en: "who pays how much?")),
            help: Message(
                zh: "在金额后面写：每人（各付这么多）、平摊（合计这么多，均分）、分担（按百分比）或 合付（合计这么多，不分）",
                en: "write behind the amount: each (everybody pays it), shared (one sum, equal parts), "
                    + "split (by percentages) or jointly (one sum, not divided)"),
            fixes: fixes)
    }

    static func shareWithoutSplit(_ span: Span) -> Diagnostic {
        Diagnostic(
            .invalidShares,
            Message(zh: "岗位后面的百分比只用于「分担」", en: "a percentage behind a role is for `split`"),
            at: Label(span, Message(zh: "不按百分比付", en: "not paid by percentage")),
            help: Message(zh: "把付法写成「分担」，或删去百分比", en: "write `split`, or remove the percentage"))
    }

    static func sharesNotWhole(_ span: Span, total: Rational?, isMissing: Bool) -> Diagnostic {
        let percent = total.flatMap { $0.multiplied(by: Rational(100)) }.map { sum in
            sum.denominator == 1 ? "\(sum.numerator)%" : "\(sum.numerator)/\(sum.denominator)%"
        }
        return Diagnostic(
            .invalidShares,
            isMissing
                ? Message(zh: "分担时每个岗位都要有百分比", en: "in a `split` every role needs its percentage")
                : Message(
                    zh: "分担的百分比合计是 \(percent ?? "?")，不是 100%",
                    en: "the percentages of the split add up to \(percent ?? "?"), not 100%"),
            at: Label(span, Message(zh: "合计应为 100%", en: "must be 100% together")),
            help: Message(
                zh: "改成合计 100%,例如「组长 20% 与 当事人 80%」", en: "make them 100% together, as in `leader 20% and clerk 80%`"))
    }
}
