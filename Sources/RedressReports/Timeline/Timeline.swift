package import RedressEngine
package import RedressModel

/// An incident's life: what happened, what was due, and to whom it went up, in the order of time.
package struct Timeline: Sendable {
    let context: ReportContext
    let decision: Decision
    /// In the order of time.
    let marks: [Mark]
    /// One for each deadline of the decision, in its order.
    let lanes: [Lane]

    /// The timeline of a decision and the incident that it is about.
    package init(_ decision: Decision, _ row: IncidentRow, in context: ReportContext) {
        self.context = context
        self.decision = decision
        let happenings = context.happenings(in: row)
        lanes = decision.deadlines.map { Lane($0, among: happenings, asOf: decision.asOf, in: context) }
        marks = Self.marks(decision, happenings, lanes, in: context)
    }

    /// Something at one instant.
    struct Mark: Hashable {
        let at: Int64
        let kind: Kind
        /// Whether it ends a stretch of time, so that midnight is 24:00 of the day before.
        let isEnd: Bool
    }

    /// What can be at an instant. Numbers are places in `lanes`.
    enum Kind: Hashable {
        case event(Happening)
        /// The clock of a deadline starts, or its duty is done, at a moment that is no event of the incident.
        case starts(Int)
        case done(Int)
        /// A window opens.
        case opens(Int)
        case due(Int)
        /// The place in the decision's escalations.
        case escalation(Int)
        /// The instant as of which the incident is judged.
        case now
    }

    /// The deadlines whose clock starts with an event, or stands still from it or goes on with it, and those whose duty
    /// is done by it.
    func lanes(at happening: Happening, _ tie: (Lane) -> Set<Happening>) -> [Int] {
        lanes.indices.filter { tie(lanes[$0]).contains(happening) }
    }
}

/// An event of an incident, perhaps of one element.
struct Happening: Hashable {
    let event: EventID
    let key: String?
    let at: Int64
}

extension ReportContext {
    /// The events that an incident dates, in the order declared, then as given.
    func happenings(in row: IncidentRow) -> [Happening] {
        program.schema.events.flatMap { event -> [Happening] in
            let slot = row.slots[layout.eventSlots[event.id.index]]
            guard slot >= Slot.firstValue else { return [] }
            guard event.key != nil else { return [Happening(event: event.id, key: nil, at: slot)] }
            guard row.maps.indices.contains(Int(slot)) else { return [] }
            return row.maps[Int(slot)].entries.filter { $0.value >= Slot.firstValue }
                .map { Happening(event: event.id, key: $0.key, at: $0.value) }
        }
    }

    /// The name of an event, with its element.
    func name(_ happening: Happening) -> String {
        name(happening.event) + (happening.key.map { "（\($0)）" } ?? "")
    }
}

extension Timeline {
    /// The marks of a decision. At one instant what ends a day comes first, then what happened, and last the present.
    private static func marks(
        _ decision: Decision, _ happenings: [Happening], _ lanes: [Lane], in context: ReportContext
    ) -> [Mark] {
        var marks = happenings.map { Mark(at: $0.at, kind: .event($0), isEnd: false) }
        for (index, lane) in lanes.enumerated() {
            let outcome = lane.outcome
            if let start = outcome.start, lane.startsWith.isEmpty {
                marks.append(Mark(at: start, kind: .starts(index), isEnd: true))
            }
            if let actual = outcome.actual, lane.doneBy.isEmpty {
                marks.append(Mark(at: actual, kind: .done(index), isEnd: false))
            }
            if let first = outcome.notBefore { marks.append(Mark(at: first, kind: .opens(index), isEnd: false)) }
            if let due = outcome.due { marks.append(Mark(at: due, kind: .due(index), isEnd: true)) }
        }
        for (index, outcome) in decision.escalations.enumerated() {
            if let at = outcome.at { marks.append(Mark(at: at, kind: .escalation(index), isEnd: true)) }
        }
        if let asOf = decision.asOf { marks.append(Mark(at: asOf, kind: .now, isEnd: false)) }
        let keyed = marks.enumerated().map { place, mark in
            let endsDay = mark.isEnd && context.clockParts(ofEnd: mark.at).time == "24:00"
            return (key: (mark.at, endsDay ? 0 : 1, mark.kind.rank, place), mark: mark)
        }
        return keyed.sorted { $0.key < $1.key }.map(\.mark)
    }
}

extension Timeline.Kind {
    /// The order of what is at one instant.
    fileprivate var rank: Int {
        switch self {
        case .event: 0
        case .starts: 1
        case .done: 2
        case .opens: 3
        case .due: 4
        case .escalation: 5
        case .now: 6
        }
    }
}
