import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

/// One incident's part of the picture: its title, the axis, what happened, and a lane for each deadline. On the right of
/// a lane stands how the deadline stands.
struct TimelinePanel {
    private let timeline: Timeline
    private let language: Language
    private let scale: TimelineScale?
    /// What happened, with the row that its label stands in.
    private let labels: [Label]
    private let labelRows: Int64

    private static let titleHeight: Int64 = 320
    private static let axisHeight: Int64 = 200
    private static let labelHeight: Int64 = 160
    private static let laneHeight: Int64 = 400
    private static let barHeight: Int64 = 120
    private static let statusLeft: Int64 = 7_850

    init(_ timeline: Timeline, language: Language) {
        self.timeline = timeline
        self.language = language
        scale = TimelineScale(timeline)
        labels = scale.map { Label.placed(timeline, on: $0, language) } ?? []
        labelRows = (labels.map(\.row).max() ?? 0) + 1
    }

    private var words: DecisionText { DecisionText(timeline.context, language: language, usesColor: false) }

    /// How high it is, in tenths of a pixel.
    var height: Int64 {
        scale == nil ? Self.titleHeight + 200 : lanesTop + Int64(timeline.lanes.count) * Self.laneHeight
    }

    /// Where the dots of what happened are, below their labels, and where the lanes begin.
    private var dotsTop: Int64 { Self.titleHeight + Self.axisHeight + labelRows * Self.labelHeight + 60 }
    private var lanesTop: Int64 { dotsTop + 140 }

    /// Draws it from a height on.
    func draw(at y: Int64, into writer: inout SVGWriter) {
        writer.element("g", [("class", "incident"), ("transform", "translate(0,\(SVGWriter.pixels(y)))")]) { writer in
            let decision = timeline.decision
            writer.label(decision.incident, x: 200, y: 180, size: 16, fill: TimelineColor.text.rawValue, isBold: true)
            let after = 200 + SVGWriter.width(of: decision.incident, size: 19) + 60
            writer.label(subtitle, x: after, y: 180, size: 12, fill: TimelineColor.quiet.rawValue)
            guard let scale else {
                let text =
                    decision.notApplicable.map(words.text) ?? words.say("事件没有写任何时刻", "the incident gives no moment")
                writer.label(text, x: 200, y: 420, size: 12, fill: TimelineColor.text.rawValue)
                return
            }
            drawAxis(scale, into: &writer)
            for (place, lane) in timeline.lanes.enumerated() {
                drawLane(lane, at: lanesTop + Int64(place) * Self.laneHeight, scale, into: &writer)
            }
            drawNow(scale, into: &writer)
            drawHappenings(into: &writer)
        }
    }

    private var subtitle: String {
        let header = timeline.context.program.header
        var parts = [header.name]
        if let asOf = timeline.decision.asOf {
            parts.append(words.say("截至 ", "as of ") + timeline.context.momentText(asOf, in: language))
        }
        if timeline.decision.void != nil { parts.append(words.say("作废", "void")) }
        return parts.joined(separator: "  ")
    }

    // MARK: Axis

    private func drawAxis(_ scale: TimelineScale, into writer: inout SVGWriter) {
        let (left, right) = (TimelineScale.left, TimelineScale.left + TimelineScale.length)
        if let calendar = timeline.context.program.calendars.first {
            for stretch in scale.daysOff(calendar) {
                let (from, to) = (max(left, scale.x(stretch.lowerBound)), min(right, scale.x(stretch.upperBound)))
                writer.rectangle(
                    "day-off", x: from, y: Self.titleHeight + 120, width: to - from,
                    height: height - Self.titleHeight - 120, fill: TimelineColor.dayOff.rawValue)
            }
        }
        var free = left - 300
        for tick in scale.ticks(in: language) {
            let x = scale.x(tick.at)
            writer.line(
                "tick", from: (x, Self.titleHeight + 120), to: (x, height), stroke: TimelineColor.rule.rawValue,
                width: 10)
            let half = SVGWriter.width(of: tick.text, size: 11) / 2
            guard x - half >= free else { continue }
            free = x + half + 60
            writer.label(
                tick.text, x: x, y: Self.titleHeight + 90, size: 11, fill: TimelineColor.quiet.rawValue,
                anchor: "middle")
        }
        writer.line(
            "axis", from: (left, dotsTop), to: (right, dotsTop), stroke: TimelineColor.quiet.rawValue, width: 15)
    }

    private func drawNow(_ scale: TimelineScale, into writer: inout SVGWriter) {
        guard let asOf = timeline.decision.asOf else { return }
        let x = scale.x(asOf)
        writer.line(
            "now", from: (x, Self.titleHeight + 120), to: (x, height), stroke: TimelineColor.now.rawValue, width: 15,
            dashes: "4 3")
    }

    /// The dots and triangles with their labels, each tied to its dot.
    private func drawHappenings(into writer: inout SVGWriter) {
        for label in labels {
            let y = Self.titleHeight + Self.axisHeight + (label.row + 1) * Self.labelHeight - 40
            writer.line(
                "tie", from: (label.x, y + 30), to: (label.x, dotsTop), stroke: TimelineColor.rule.rawValue, width: 10)
            if label.isEscalation {
                writer.triangle(
                    "escalation", x: label.x, y: dotsTop, radius: 50, fill: TimelineColor.escalated.rawValue)
            } else {
                writer.circle("event", x: label.x, y: dotsTop, radius: 50, fill: TimelineColor.text.rawValue)
            }
            let fill = label.isEscalation ? TimelineColor.escalated : TimelineColor.text
            writer.label(label.text, x: label.left, y: y, size: 11, fill: fill.rawValue)
        }
    }

    // MARK: Lanes

    private func drawLane(_ lane: Lane, at y: Int64, _ scale: TimelineScale, into writer: inout SVGWriter) {
        let deadline = DeadlineWords(lane.outcome, in: timeline.context, language)
        let outcome = lane.outcome
        writer.element("g", [("class", "lane")]) { writer in
            writer.line(
                "rule", from: (200, y), to: (Self.statusLeft + 1_950, y), stroke: TimelineColor.rule.rawValue, width: 5)
            let name = DisplayWidth.cut(deadline.name, to: 26)
            writer.label(name, x: 200, y: y + 180, size: 13, fill: TimelineColor.text.rawValue, isBold: true)
            let owner = TimelineText(timeline, language: language, usesColor: false).owner(outcome)
            writer.label(
                DisplayWidth.cut(owner, to: 31), x: 200, y: y + 330, size: 11, fill: TimelineColor.quiet.rawValue)
            drawBars(lane, deadline, at: y + 140, scale, into: &writer)
            let distance = deadline.distance(asOf: timeline.decision.asOf)
            let status = distance.isEmpty ? deadline.status : distance
            writer.label(
                status, x: Self.statusLeft, y: y + 180, size: 13, fill: textColor(outcome).rawValue, isBold: true)
            writer.label(
                due(deadline, outcome), x: Self.statusLeft, y: y + 330, size: 11, fill: TimelineColor.quiet.rawValue)
        }
    }

    /// The due instant, of a window both its ends, short enough for the column.
    private func due(_ deadline: DeadlineWords, _ outcome: DeadlineOutcome) -> String {
        guard let due = outcome.due else { return deadline.due }
        guard let first = outcome.notBefore else { return timeline.context.endText(due, in: language) }
        return "\(timeline.context.clockText(first)) – \(timeline.context.endText(due))"
    }

    private func drawBars(
        _ lane: Lane, _ deadline: DeadlineWords, at y: Int64, _ scale: TimelineScale, into writer: inout SVGWriter
    ) {
        let outcome = lane.outcome
        func bar(_ kind: String, _ from: Int64, _ to: Int64, _ color: TimelineColor, title: String? = nil) {
            writer.rectangle(
                kind, x: scale.x(from), y: y, width: max(10, scale.x(to) - scale.x(from)), height: Self.barHeight,
                fill: color.rawValue, title: title)
        }
        let context = timeline.context
        if let due = outcome.due {
            let start = outcome.start ?? outcome.notBefore
            if let start, let first = outcome.notBefore, start < first {
                let middle = y + Self.barHeight / 2
                writer.line(
                    "waiting", from: (scale.x(start), middle), to: (scale.x(first), middle),
                    stroke: TimelineColor.allowed.rawValue, width: 20)
            }
            if let from = outcome.notBefore ?? start, from <= due {
                let span = "\(context.clockText(from)) – \(context.endText(due))"
                bar("bar", from, due, barColor(outcome), title: "\(deadline.name) \(span)")
            }
            for pause in lane.pauses where pause.lowerBound < due {
                bar("pause", pause.lowerBound, min(pause.upperBound, due), .paused)
            }
        } else if let start = outcome.start, let end = outcome.actual ?? timeline.decision.asOf, start < end {
            bar("bar", start, end, barColor(outcome), title: deadline.name)
        }
        if let overrun = lane.overrun {
            bar("late", overrun.lowerBound, overrun.upperBound, .late, title: deadline.distance(asOf: nil))
        }
        if let due = outcome.due {
            let x = scale.x(due)
            writer.line(
                "due", from: (x, y - 50), to: (x, y + Self.barHeight + 50), stroke: TimelineColor.text.rawValue,
                width: 20)
        }
        if let actual = outcome.actual {
            writer.circle(
                "actual", x: scale.x(actual), y: y + Self.barHeight / 2, radius: 65, fill: textColor(outcome).rawValue)
        }
    }

    private func barColor(_ outcome: DeadlineOutcome) -> TimelineColor {
        switch outcome.status {
        case .met: .met
        case .breached: .allowed
        case .pending: .pending
        case .unknown: .unknown
        }
    }

    private func textColor(_ outcome: DeadlineOutcome) -> TimelineColor {
        switch outcome.status {
        case .met: .met
        case .breached: .late
        case .pending: .pending
        case .unknown: .unknown
        }
    }
}
