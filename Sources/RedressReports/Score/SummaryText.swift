package import RedressDiagnostics
import RedressModel

/// Shows a month on a terminal: what came in, what it costs, by class, ground, team and person, and what is open.
package struct SummaryText: Sendable {
    let score: ScoreAccumulator
    private let heading: ScoreHeading
    let language: Language
    private let usesColor: Bool
    /// How many lines each list has at most; the files have them all.
    static let maximumLines = 15
    private static let barCells = 24

    /// A renderer of a month's sums.
    package init(_ score: ScoreAccumulator, _ heading: ScoreHeading, language: Language, usesColor: Bool) {
        self.score = score
        self.heading = heading
        self.language = language
        self.usesColor = usesColor
    }

    /// The summary in lines that each end with a line break.
    package func render() -> String {
        var lines = title()
        lines += counted()
        lines += totals()
        lines += byClass()
        lines += byGround()
        lines += byPayer(say("按班组", "by team"), score.payerTotals.filter(\.payer.isTeam))
        lines += byPayer(say("按人员", "by person"), score.payerTotals.filter { !$0.payer.isTeam })
        lines += byPayee()
        lines += byDeadline()
        lines += listed(say("待查问题（涉及事件数）", "open questions (incidents)"), score.questions, .help)
        lines += listed(say("待指名岗位（涉及事件数）", "roles to be named (incidents)"), score.unnamedRoles, .help)
        lines += listed(say("违反要求", "violations"), score.violations, .error)
        lines += listed(say("条款冲突（均未计入）", "conflicts (none charged)"), score.conflicts, .error)
        return lines.map { $0 + "\n" }.joined()
    }

    // MARK: Head

    private func title() -> [String] {
        let policies = heading.policies.map { context in
            let version = context.version.map { say("（\($0) 版）", " (version \($0))") } ?? ""
            return VisibleText.escaped(context.program.header.name) + version
        }
        let period = heading.period.map { "  " + $0 } ?? ""
        return [TerminalStyle.strong.paint(policies.joined(separator: say("、", ", ")) + period, usesColor: usesColor)]
    }

    private func counted() -> [String] {
        let counts = score.counts
        var table = TextTable([.left, .right, .left])
        table.add([
            .init(say("读入事件", "incidents read")), .init("\(counts.read)"),
            .init(
                say(
                    "＝ 采纳 \(counts.accepted) ＋ 退回 \(counts.rejected)",
                    "= \(counts.accepted) accepted + \(counts.rejected) rejected")),
        ])
        table.add([.init(say("已判", "judged")), .init("\(counts.judged)"), .init(details(counts))])
        if counts.cases > 0 {
            let inputs =
                counts.periodInputs > 0
                ? say("期间数据 \(counts.periodInputs) 份", "\(counts.periodInputs) with inputs") : ""
            table.add([.init(say("期间考核", "period cases")), .init("\(counts.cases)"), .init(inputs)])
        }
        if counts.earlier > 0 {
            table.add([
                .init(say("以往事件", "earlier incidents")), .init("\(counts.earlier)"),
                .init(say("只计次，不判", "counted, not judged")),
            ])
        }
        return table.lines(indent: 2, usesColor: usesColor)
    }

    private func details(_ counts: ScoreAccumulator.Counts) -> String {
        let parts: [(Int, String)] = [
            (counts.outsidePeriod, say("不在本期", "outside the period")),
            (counts.undated, say("无日期", "without a date")),
            (counts.notApplicable, say("不适用", "not applicable")),
            (counts.void, say("作废", "void")),
            (counts.withPending, say("有待定", "with something pending")),
            (counts.withViolations, say("有违反", "with violations")),
            (counts.withConflicts, say("有冲突", "with conflicts")),
            (counts.undecided, say("未能判定", "undecided")),
            (counts.furtherDecisions, say("按另一个制度再判", "judged again by another policy")),
        ]
        return parts.filter { $0.0 > 0 }.map { say("\($0.1) \($0.0)", "\($0.0) \($0.1)") }.joined(
            separator: say("，", ", "))
    }

    private func totals() -> [String] {
        var table = TextTable([.left, .right, .left])
        let total = score.total
        table.add([
            .init(say("罚款合计", "fines")), .init(MoneyText.grouped(total.fines), style: .strong),
            .init(say("\(total.fineCount) 笔", counted(total.fineCount, "amount"))),
        ])
        table.add([
            .init(say("奖励合计", "rewards")), .init(MoneyText.grouped(total.rewards), style: .strong),
            .init(say("\(total.rewardCount) 笔", counted(total.rewardCount, "amount"))),
        ])
        if score.counts.withPending > 0 {
            table.add([
                .init(say("待定罚款", "fines pending")), .init(pendingText),
                .init(say("\(score.counts.withPending) 件", counted(score.counts.withPending, "incident"))),
            ])
        }
        return [""] + table.lines(indent: 2, usesColor: usesColor)
    }

    private var pendingText: String {
        let low = score.pendingMinimum.map { MoneyText.grouped($0) } ?? "?"
        let high = score.pendingMaximum.map { MoneyText.grouped($0) } ?? "?"
        return low == high ? low : "\(low)–\(high)"
    }

    // MARK: Lists with bars

    private func byClass() -> [String] {
        let classes = score.classesInOrder
        let most = classes.map(\.tally.count).max() ?? 0
        var table = TextTable([.left, .left, .right, .right, .left])
        for (key, tally) in classes {
            table.add([
                .init(key.name), .init(key.value ?? say("未定", "open")),
                .init(say("\(tally.count) 件", counted(tally.count, "incident"))),
                .init(MoneyText.grouped(tally.fines)), bar(Int128(tally.count), of: Int128(most)),
            ])
        }
        return section(say("按分类", "by class"), table, leftOut: 0)
    }

    private func byGround() -> [String] {
        let all = score.groundsInOrder
        let most = all.map { max($0.tally.fines, $0.tally.rewards) }.max() ?? 0
        var table = TextTable([.left, .right, .right, .right, .left])
        for (name, tally) in all.prefix(Self.maximumLines) {
            table.add([
                .init(name), .init(say("\(tally.count) 笔", counted(tally.count, "amount"))),
                .init(MoneyText.grouped(tally.fines)), .init(rewardText(tally)),
                bar(max(tally.fines, tally.rewards), of: most),
            ])
        }
        return section(say("按事由", "by ground"), table, leftOut: all.count - Self.maximumLines)
    }

    private func byPayer(
        _ title: String, _ all: [(payer: LedgerLine.Payer, tally: ScoreAccumulator.Tally)]
    ) -> [String] {
        let most = all.map { $0.tally.net.magnitude }.max() ?? 0
        var table = TextTable([.left, .right, .right, .right, .left])
        for (payer, tally) in all.prefix(Self.maximumLines) {
            table.add([
                .init(name(payer)), .init(MoneyText.grouped(tally.fines)), .init(rewardText(tally)),
                .init(
                    tally.sanctionCount > 0
                        ? say("处分 \(tally.sanctionCount)", counted(tally.sanctionCount, "sanction")) : ""),
                bar(Int128(tally.net.magnitude), of: Int128(most)),
            ])
        }
        return section(title, table, leftOut: all.count - Self.maximumLines)
    }

    private func byPayee() -> [String] {
        let named = score.payeesInOrder
        guard named.contains(where: { $0.name != nil }) else { return [] }
        var table = TextTable([.left, .right, .right])
        for (name, tally) in named {
            table.add([
                .init(name ?? say("公司", "the company")), .init(MoneyText.grouped(tally.fines)),
                .init(rewardText(tally)),
            ])
        }
        return section(say("款项归属", "where the money goes"), table, leftOut: 0)
    }

    private func listed(_ title: String, _ counts: [String: Int], _ style: TerminalStyle) -> [String] {
        let all = ScoreAccumulator.byFrequency(counts)
        let most = all.first?.count ?? 0
        var table = TextTable([.left, .right, .left])
        for (name, count) in all.prefix(Self.maximumLines) {
            table.add([.init(name), .init("\(count)"), bar(Int128(count), of: Int128(most))])
        }
        return section(title, table, style: style, leftOut: all.count - Self.maximumLines)
    }

    /// A heading and a list below it; nothing for an empty list.
    func section(
        _ title: String, _ table: TextTable, style: TerminalStyle = .strong, leftOut: Int
    ) -> [String] {
        guard !table.isEmpty else { return [] }
        var lines = ["", "  " + style.paint(title, usesColor: usesColor)]
        lines += table.lines(indent: 4, usesColor: usesColor)
        if leftOut > 0 { lines.append("    " + say("……另有 \(leftOut) 项，见输出文件", "… and \(leftOut) more, in the files")) }
        return lines
    }

    // MARK: Words

    /// Who it is, and whether somebody is still to be named.
    func name(_ payer: LedgerLine.Payer) -> String {
        switch payer {
        case .person, .team: payer.name
        case .unnamed: say("\(payer.name)（未指名）", "\(payer.name) (not named)")
        case .joint: say("\(payer.name)（合付）", "\(payer.name) (jointly)")
        }
    }

    private func rewardText(_ tally: ScoreAccumulator.Tally) -> String {
        tally.rewardCount > 0 ? say("奖 ", "rewards ") + MoneyText.grouped(tally.rewards) : ""
    }

    private func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }

    /// A phrase in the language of the terminal.
    func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }

    /// A bar to scale; whatever is there at all shows at least its thinnest part.
    func bar(_ value: Int128, of most: Int128) -> TextTable.Cell {
        guard value > 0, most > 0 else { return "" }
        let eighths = max(1, Int(value * Int128(Self.barCells * 8) / most))
        let parts = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉"]
        return .init(String(repeating: "█", count: eighths / 8) + parts[eighths % 8], style: .gutter)
    }
}

extension LedgerLine.Payer {
    /// Whether a team or company pays as a whole.
    fileprivate var isTeam: Bool {
        switch self {
        case .team: true
        case .person, .unnamed, .joint: false
        }
    }
}
