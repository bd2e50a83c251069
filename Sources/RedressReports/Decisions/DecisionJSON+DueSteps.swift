import RedressDiagnostics
import RedressTime

// Why a deadline falls where it does, day by day.
extension DecisionJSON {
    /// Writes a step: its days, its kind, and what that kind says.
    func write(_ step: DueStep, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.field("from", step.from.description)
            writer.field("to", step.to.description)
            writeKind(step.kind, to: &writer)
        }
    }

    private func writeKind(_ kind: DueStep.Kind, to writer: inout JSONWriter) {
        switch kind {
        case .starts(let instant): writeKind("starts", at: instant, to: &writer)
        case .startNotCounted: writer.field("kind", "start not counted")
        case .counted(let first, let last): writeKind("days", first, last, to: &writer)
        case .workingDays(let first, let last): writeKind("working days", first, last, to: &writer)
        case .makeUpWorkday(let number, let reason):
            writeKind("make-up working day", number, number, to: &writer)
            writer.field("reason", reason)
        case .months(let count):
            writer.field("kind", "months")
            writer.field("count", count)
        case .endOfMonth: writer.field("kind", "end of month")
        case .weekend: writer.field("kind", "weekly day off")
        case .holiday(let name):
            writer.field("kind", "day off")
            writer.field("reason", name)
        case .countedInAll(let first, let last, let skipped):
            writeKind("working days", first, last, to: &writer)
            writer.field("days_off", skipped)
        case .open(let seconds):
            writer.field("kind", "open")
            writer.field("seconds", seconds)
        case .closed: writer.field("kind", "closed")
        case .rolledOver: writer.field("kind", "rolled over")
        case .period(let period):
            writer.field("kind", "period")
            writer.field("period", period.description)
        case .paused(let from, let until, let adds):
            writer.field("kind", "paused")
            writer.field("since", context.text(instant: from.seconds))
            writer.field("until", context.text(instant: until.seconds))
            writeLength(adds, to: &writer)
        case .extended(let span):
            writer.field("kind", "extended")
            writeLength(span, to: &writer)
        case .promised(let instant): writeKind("promised", at: instant, to: &writer)
        case .begins(let instant): writeKind("begins", at: instant, to: &writer)
        case .ends(let instant): writeKind("ends", at: instant, to: &writer)
        case .part(let place): writeKind("part", place: place, to: &writer)
        case .decides(let place): writeKind("decides", place: place, to: &writer)
        }
    }

    private func writeKind(_ kind: String, at instant: Instant, to writer: inout JSONWriter) {
        writer.field("kind", kind)
        writer.field("at", context.text(instant: instant.seconds))
    }

    private func writeKind(_ kind: String, _ first: Int64, _ last: Int64, to writer: inout JSONWriter) {
        writer.field("kind", kind)
        writer.field("first", first)
        writer.field("last", last)
    }

    private func writeLength(_ span: TimeSpan, to writer: inout JSONWriter) {
        switch span {
        case .seconds(let count): writer.field("seconds", count)
        case .days(let count): writer.field("days", count)
        case .months(let count): writer.field("months", count)
        case .workingDays(let count): writer.field("working_days", count)
        case .workingSeconds(let count): writer.field("working_seconds", count)
        }
    }

    /// Parts are counted from 1.
    private func writeKind(_ kind: String, place: Int, to writer: inout JSONWriter) {
        writer.field("kind", kind)
        writer.field("part", place + 1)
    }
}
