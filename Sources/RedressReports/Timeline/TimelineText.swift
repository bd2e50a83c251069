package import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

/// Shows a timeline on a terminal, from top to bottom: a line for each thing, and between two instants how long it was.
package struct TimelineText: Sendable {
    let timeline: Timeline
    let language: Language
    let usesColor: Bool

    /// A renderer of one incident's life.
    package init(_ timeline: Timeline, language: Language, usesColor: Bool) {
        self.timeline = timeline
        self.language = language
        self.usesColor = usesColor
    }

    /// The timeline in lines that each end with a line break.
    package func render() -> String {
        let decision = timeline.decision
        var lines = [words.title(decision)]
        if let because = decision.notApplicable {
            lines.append("  " + words.text(because))
        } else {
            if let void = decision.void { lines.append("  " + say("作废", "void") + "  " + words.citation(void.row)) }
            lines += rail()
            lines += unplaced()
            if lines.count == 1 { lines.append("  " + say("事件没有写任何时刻", "the incident gives no moment")) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// The words that decisions on a terminal use.
    var words: DecisionText { DecisionText(timeline.context, language: language, usesColor: usesColor) }

    func say(_ chinese: String, _ english: String) -> String { words.say(chinese, english) }

    func paint(_ text: String, _ style: TerminalStyle?) -> String {
        let visible = VisibleText.escaped(text)
        return style.map { $0.paint(visible, usesColor: usesColor) } ?? visible
    }

    // MARK: The rail

    /// The days with what was on them, and the time between.
    private func rail() -> [String] {
        let context = timeline.context
        let shown = timeline.marks.map { mark -> (date: CivilDate, time: String) in
            if mark.isEnd { return context.clockParts(ofEnd: mark.at) }
            return (context.date(of: mark.at), context.timeText(mark.at))
        }
        let width = shown.map(\.time.count).max() ?? 0
        var lines: [String] = []
        for (place, mark) in timeline.marks.enumerated() {
            let (date, time) = shown[place]
            if place > 0 { lines += gap(from: timeline.marks[place - 1].at, to: mark.at, indent: width + 6) }
            let isNewDay = place == 0 || shown[place - 1].date != date
            if isNewDay {
                lines.append("  " + paint("\(date) \(WeekdayText.short(date.weekday, in: language))", .strong))
            }
            let isNewTime = isNewDay || shown[place - 1].time != time
            let label = (isNewTime ? time : "").padded(to: width)
            lines.append("    \(label)  \(text(mark))")
        }
        return lines
    }

    /// How long it was between two instants, where that was long or something was late meanwhile.
    private func gap(from first: Int64, to last: Int64, indent: Int) -> [String] {
        let isLate = timeline.lanes.contains { $0.overrun?.contains(first) == true }
        guard last > first, isLate || last - first >= 3_600 else { return [] }
        let paused = timeline.lanes.filter { lane in lane.pauses.contains { $0.contains(first) } }
            .map { laneName($0) }
        let isAhead = timeline.decision.asOf.map { first >= $0 } ?? false
        let sign = isLate ? "┃" : isAhead ? "┊" : last - first >= 86_400 ? "┆" : "│"
        var text = LengthText.text(last - first, in: language)
        if !paused.isEmpty { text += say("，暂停 ", ", paused: ") + words.joined(paused) }
        return [
            String(repeating: " ", count: indent) + paint(sign, isLate ? .error : .gutter) + " " + paint(text, .gutter)
        ]
    }

    func laneName(_ lane: Lane) -> String { deadline(lane).name }

    func deadline(_ lane: Lane) -> DeadlineWords { DeadlineWords(lane.outcome, in: timeline.context, language) }

    // MARK: What has no place on it

    /// Deadlines that nobody can date and escalations without an instant.
    private func unplaced() -> [String] {
        var table = TextTable([.left, .left, .left, .left, .left])
        for lane in timeline.lanes where lane.outcome.due == nil && lane.outcome.actual == nil {
            let deadline = deadline(lane)
            table.add([
                .init(deadline.marked, style: deadline.style), .init(deadline.name), .init(deadline.due),
                .init(owner(lane.outcome)), .init(words.citation(lane.outcome.row)),
            ])
        }
        for outcome in timeline.decision.escalations where outcome.at == nil {
            table.add([
                .init("▲ " + say("升级到", "escalate to")), .init(words.text(outcome)), "", "",
                .init(words.citation(outcome.row)),
            ])
        }
        guard !table.isEmpty else { return [] }
        return ["  " + paint(say("没有时刻", "without a moment"), .strong)] + table.lines(indent: 4, usesColor: usesColor)
    }

    /// Who owes a deadline.
    func owner(_ outcome: DeadlineOutcome) -> String {
        guard !outcome.roles.isEmpty else { return "" }
        let roles = outcome.roles.map { timeline.context.name($0) }.joined(separator: say("与", " and "))
        let names = words.persons(outcome.persons, of: outcome.roles)
        return names.isEmpty ? roles : "\(roles) \(names)"
    }
}

extension String {
    /// Filled up with spaces to so many characters.
    fileprivate func padded(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}

extension ReportContext {
    /// The day of an instant.
    func date(of seconds: Int64) -> CivilDate { zone.civil(of: Instant(seconds: seconds)).date }
}
