import RedressDiagnostics
import RedressModel
import RedressTime

/// Says what a policy says in sentences for those who must keep to it.
struct PolicyWords {
    let context: ReportContext
    let language: Language
    /// What the hidden facts count, in words.
    private(set) var figures: [FactID: DocumentText] = [:]
    /// What the group at hand runs over.
    private(set) var iteration: Iteration?

    var program: Program { context.program }
    var readings: ChosenReadings { ChosenReadings(program: program) }

    /// The words of a policy's rules about single incidents.
    init(_ context: ReportContext, _ language: Language) {
        self.context = context
        self.language = language
        for count in context.program.historyCounts {
            figures[count.fact] = say(
                zh: "\(window(count.window))\(same(count.role))\(counted(count.condition))的次数",
                en: "how often \(window(count.window)) \(same(count.role))\(counted(count.condition))")
        }
    }

    /// The words of a group over a period, whose figures are about single incidents.
    init(_ periodCase: PeriodCase, of incidents: PolicyWords) {
        context = ReportContext(periodCase, sources: incidents.context.sources)
        language = incidents.language
        for aggregate in periodCase.aggregates { figures[aggregate.fact] = incidents.text(aggregate) }
    }

    /// The words of a group, which may run over something.
    func within(_ group: Group) -> PolicyWords {
        var words = self
        words.iteration = group.iteration
        return words
    }

    /// A text in the document's language.
    func say(zh chinese: @autoclosure () -> DocumentText, en english: @autoclosure () -> DocumentText) -> DocumentText {
        switch language {
        case .chinese: chinese()
        case .english: english()
        }
    }

    // MARK: Figures

    private func text(_ aggregate: Aggregate) -> DocumentText {
        let which = counted(aggregate.condition)
        guard let term = aggregate.term else { return say(zh: "\(which)的件数", en: "the number of cases \(which)") }
        let what = self.term(term)
        switch aggregate.kind {
        case .count: return say(zh: "\(which)的件数", en: "the number of cases \(which)")
        case .sum: return say(zh: "\(which)的\(what)合计", en: "the sum of \(what) \(which)")
        case .highest: return say(zh: "\(which)的\(what)最高值", en: "the highest \(what) \(which)")
        case .lowest: return say(zh: "\(which)的\(what)最低值", en: "the lowest \(what) \(which)")
        }
    }

    private func counted(_ condition: Condition) -> DocumentText {
        let settled = readings.settled(condition)
        if settled.kind == .constant(true) { return say(zh: "全部事件", en: "of all incidents") }
        return say(zh: "（\(self.condition(settled))）", en: "(\(self.condition(settled)))")
    }

    private func same(_ role: RoleID?) -> DocumentText {
        guard let role else { return .empty }
        return say(zh: "同一\(name(role))", en: "for the same \(name(role)) ")
    }

    private func window(_ window: HistoryCount.Window) -> DocumentText {
        switch window {
        case .ever: say(zh: "此前", en: "earlier")
        case .within(let span): say(zh: "此前\(text(span))内", en: "in the last \(text(span))")
        case .sameMonth: say(zh: "本月此前", en: "earlier in the month")
        }
    }

    // MARK: Names

    /// What a fact is called among people: its title, else its name.
    func label(_ id: FactID) -> String { program.schema[id].title ?? program.schema[id].name }

    func name(_ role: RoleID) -> DocumentText { .own(context.name(role)) }

    /// Several names in a row.
    func names(_ roles: [RoleID]) -> DocumentText { together(roles.map { name($0) }) }

    /// Things that belong together: `甲、乙与丙`.
    func together(_ parts: [DocumentText]) -> DocumentText {
        guard parts.count > 2, let last = parts.last else { return parts.joined(say(zh: "与", en: " and ")) }
        return parts.dropLast().joined(say(zh: "、", en: ", ")) + say(zh: "与", en: " and ") + last
    }

    // MARK: Times

    /// A length of time in the unit that it was counted in.
    func text(_ span: TimeSpan) -> DocumentText {
        switch span {
        case .seconds(let count): seconds(count)
        case .days(let count): counted(count, zh: "天", en: "day")
        case .months(let count):
            count % 12 == 0 && count > 0
                ? counted(count / 12, zh: "年", en: "year") : counted(count, zh: "个月", en: "month")
        case .workingDays(let count): counted(count, zh: "个工作日", en: "working day")
        case .workingSeconds(let count): say(zh: "\(seconds(count))（工作时间）", en: "\(seconds(count)) of working time")
        }
    }

    private func seconds(_ count: Int64) -> DocumentText {
        if count % 3_600 == 0 { return counted(count / 3_600, zh: "小时", en: "hour") }
        if count % 60 == 0 { return counted(count / 60, zh: "分钟", en: "minute") }
        return counted(count, zh: "秒", en: "second")
    }

    private func counted(_ count: Int64, zh unit: DocumentText, en noun: DocumentText) -> DocumentText {
        say(zh: "\(count)\(unit)", en: count == 1 ? "1 \(noun)" : "\(count) \(noun)s")
    }
}
