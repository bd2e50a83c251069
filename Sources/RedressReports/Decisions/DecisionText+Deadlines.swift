import RedressDiagnostics
import RedressEngine
import RedressModel

// By when: each deadline, how it stands, and who owes it.
extension DecisionText {
    /// Each deadline with its status, its due instant, what happened, and who owes it.
    func deadlines(_ decision: Decision) -> Section {
        var table = TextTable([.left, .left, .left, .left, .left, .left, .left, .left])
        for outcome in decision.deadlines {
            let status = DeadlineWords(outcome, in: context, language)
            let roles = outcome.roles.map { context.name($0) }.joined(separator: say("与", " and "))
            table.add([
                .init(status.marked, style: status.style), .init(status.name), .init(status.due),
                .init(status.actual), .init(status.distance(asOf: decision.asOf), style: status.distanceStyle),
                .init(roles), .init(outcome.roles.isEmpty ? "" : persons(outcome.persons, of: outcome.roles)),
                .init(citation(outcome.row)),
            ])
        }
        return Section(heading: say("时限", "deadlines"), style: .strong, table: table)
    }
}

/// How a deadline that stands so is put into words.
struct DeadlineWords {
    private let outcome: DeadlineOutcome
    private let context: ReportContext
    private let language: Language

    init(_ outcome: DeadlineOutcome, in context: ReportContext, _ language: Language) {
        self.outcome = outcome
        self.context = context
        self.language = language
    }

    private func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }

    /// The name, with the element it is owed for.
    var name: String {
        let name = context.name(outcome.deadline)
        guard let element = outcome.element.flatMap(context.elementText) else { return name }
        return name + say("（\(element)）", " (\(element))")
    }

    /// The status in a word.
    var status: String {
        switch outcome.status {
        case .met: say("按时", "met")
        case .breached: isEarly ? say("过早", "too early") : say("逾期", "late")
        case .pending: say("未到期", "not yet due")
        case .unknown: say("未定", "open")
        }
    }

    /// The status behind its sign.
    var marked: String {
        switch outcome.status {
        case .met: "✓ " + status
        case .breached: "✗ " + status
        case .pending: "· " + status
        case .unknown: "? " + status
        }
    }

    /// How the status is painted.
    var style: TerminalStyle {
        switch outcome.status {
        case .met: .help
        case .breached: .error
        case .pending: .note
        case .unknown: .warning
        }
    }

    /// How `distance` is painted; nil: plainly.
    var distanceStyle: TerminalStyle? { outcome.status == .breached ? .error : nil }

    /// Whether a window was not yet open.
    var isEarly: Bool { (outcome.lateSeconds ?? 0) < 0 }

    /// When it falls due, or why nobody can say.
    var due: String {
        guard let due = outcome.due else { return dueless }
        let text = context.endText(due, in: language)
        let former = outcome.extendedFrom.map { from in
            say("（原 \(context.endText(from))）", " (was \(context.endText(from)))")
        }
        guard let first = outcome.notBefore else { return text + (former ?? "") }
        let opens = context.momentText(first, in: language)
        return say("\(opens) 起至 \(text)", "\(opens) to \(text)") + (former ?? "")
    }

    private var dueless: String {
        if let year = outcome.unknownYear {
            return say("日历缺 \(year) 年", "the calendar does not know \(year)")
        }
        if let limit = context.dueItem(of: outcome)?.limit {
            switch limit {
            case .atOnce: return say("立即", "at once")
            case .none: return say("无时限", "no limit")
            case .within, .window, .before, .moment, .sameDay, .byClose, .sameDayByClose, .nextPeriodDay, .periodEnd,
                .earliest, .latest:
                break
            }
        }
        switch outcome.status {
        case .pending:
            return outcome.start == nil ? say("未起算", "not started") : say("暂停中", "paused")
        case .met, .breached, .unknown: return say("到期未知", "due unknown")
        }
    }

    /// When the thing was done; only the time of day where the due instant shows the same day.
    var actual: String {
        guard let actual = outcome.actual else { return "" }
        let dueDate = outcome.due.map(context.endDateText)
        let isSameDay = dueDate == context.dateText(ofInstant: actual)
        let shown = isSameDay ? context.timeText(actual) : context.momentText(actual, in: language)
        return say("实际 \(shown)", "done \(shown)")
    }

    /// By how much it was late or early, or how much time is left.
    func distance(asOf: Int64?) -> String {
        switch outcome.status {
        case .breached:
            guard let late = outcome.lateSeconds else { return "" }
            let length = LengthText.text(late, in: language)
            return late < 0 ? say("早 \(length)", "\(length) early") : say("迟 \(length)", "\(length) late")
        case .pending:
            guard let asOf, let due = outcome.due, due >= asOf else { return "" }
            let length = LengthText.text(due - asOf, in: language)
            return say("还有 \(length)", "\(length) left")
        case .met, .unknown: return ""
        }
    }
}

extension ReportContext {
    /// What the row of a deadline says.
    func dueItem(of outcome: DeadlineOutcome) -> DueItem? { program[outcome.row].dueItem }
}

extension Row {
    /// What the row of a deadline says; nil for rows of other groups.
    var dueItem: DueItem? {
        for item in items {
            if case .limit(let due) = item.kind { return due }
        }
        return nil
    }
}
