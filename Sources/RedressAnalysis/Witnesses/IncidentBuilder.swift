import RedressEngine
import RedressModel
import RedressTime

/// Makes incidents that lie at points of the space. Whether one shows what it should is for the evaluator to say.
struct IncidentBuilder {
    let scene: SymbolicScene
    private let layout: RowLayout
    private let zone: TimeZoneRules
    /// An ordinary moment in force: ten o'clock of a working day.
    let moment: Int64
    /// Whether facts that do not matter are given too, so that the evaluator need not try all their values.
    let isFilled: Bool

    init(_ scene: SymbolicScene, isFilled: Bool) {
        self.scene = scene
        self.isFilled = isFilled
        layout = RowLayout(scene.schema)
        zone = TimeZoneRules(identifier: scene.schema.timezone) ?? .utc
        moment = IncidentBuilder.moment(scene.program, zone)
    }

    /// The first Tuesday of March 2026, or the nearest day in force.
    private static func moment(_ program: Program, _ zone: TimeZoneRules) -> Int64 {
        var day = CivilDate(year: 2026, month: 3, day: 3)?.dayNumber ?? 0
        if let until = program.header.effectiveUntil { day = min(day, until) }
        if let from = program.header.effectiveFrom { day = max(day, from) }
        return zone.instant(of: CivilDate(dayNumber: day), hour: 10).seconds
    }

    private var schema: Schema { scene.schema }

    /// The incident of a point. What the point leaves open stays unsaid, but for the moment of its first event.
    func incident(at point: Point, id: String = "示例") -> IncidentRow {
        var row = IncidentRow(id: id, layout: layout, roleCount: schema.roles.count)
        for fact in schema.facts where fact.key == nil { set(fact, at: point, in: &row) }
        setMaps(at: point, in: &row)
        for (place, givable) in schema.givable.enumerated() {
            guard let value = point[.given(givable.derived)] else { continue }
            row.slots[layout.givenSlots[place]] = slot(value, givable.type, in: &row)
        }
        setEvents(at: point, in: &row)
        for (index, fact) in schema.facts.enumerated() where point[.known(fact.id)] == .word(0) {
            row.slots[layout.factSlots[index]] = Slot.unknown
        }
        setPeople(at: point, in: &row)
        return row
    }

    /// How many people a made-up incident names in one role at most.
    static let maximumPeople: Int64 = 9

    private func setPeople(at point: Point, in row: inout IncidentRow) {
        for role in schema.roles {
            if case .number(let count)? = point[.people(role.id)], count > 1 {
                row.people[role.id.index] = .named((1...count).map { "\(role.name)\($0)" })
            }
            if point[.absence(role.id)] == .word(1) { row.people[role.id.index] = .named([]) }
        }
    }

    private func set(_ fact: Fact, at point: Point, in row: inout IncidentRow) {
        let slot = layout.factSlots[fact.id.index]
        if case .set(let vocabulary) = fact.type {
            let words = schema[vocabulary].words.indices
            let isSaid = words.contains { point[.element(fact.id, $0)] != nil }
            guard isSaid || isFilled && fact.defaultValue == nil && !fact.isOptional else { return }
            let inside = words.filter { point[.element(fact.id, $0)] == .word(1) }
            row.slots[slot] = inside.reduce(0) { $0 | 1 << Int64($1) }
            row.slots[slot + 1] = 0
        } else if let value = point[.fact(fact.id)] ?? ordinaryValue(of: fact, at: point) {
            row.slots[slot] = self.slot(value, fact.type, in: &row)
        }
    }

    /// Any value, where it matters only that there is one.
    private func ordinaryValue(of fact: Fact, at point: Point) -> Point.Value? {
        let isWanted = isFilled && !fact.isOptional && fact.defaultValue == nil && !fact.isHidden
        guard isWanted || point[.known(fact.id)] == .word(1) else { return nil }
        return scene.domain(of: .fact(fact.id)).axis(.fact(fact.id), starts: []).cells.first.map { Space.value(in: $0) }
    }

    /// A value as it stands in a slot.
    private func slot(_ value: Point.Value, _ type: ValueType, in row: inout IncidentRow) -> Int64 {
        switch value {
        case .absent: return Slot.none
        case .number(let number): return number
        case .word(let word):
            switch type {
            case .yesNo, .symbol, .sanction, .number, .money, .date, .instant, .duration, .set: return Int64(word)
            case .text, .person, .role:
                row.texts.append(text(word, type))
                return Int64(row.texts.count - 1)
            }
        }
    }

    /// A text that the policy names, or one that it does not.
    private func text(_ place: Int, _ type: ValueType) -> String {
        if place < scene.texts.count { return scene.texts[place] }
        let candidates: [String] = if case .role = type { schema.roles.map(\.name) } else { ["甲", "乙", "丙", "丁"] }
        return candidates.first { !scene.texts.contains($0) } ?? "戊"
    }

    private func setMaps(at point: Point, in row: inout IncidentRow) {
        for fact in schema.facts where fact.key != nil {
            var entries: [MapValue.Entry] = []
            var inside: [String: Int64] = [:]
            for (coordinate, value) in point.values.sorted(by: { Coordinate.isBefore($0.key, $1.key) }) {
                switch (coordinate, value) {
                case (.entry(fact.id, let key), .absent):
                    entries.append(MapValue.Entry(key: key, value: Slot.none))
                case (.entry(fact.id, let key), _):
                    entries.append(MapValue.Entry(key: key, value: slot(value, fact.type, in: &row)))
                case (.entryElement(fact.id, let key, let word), _):
                    inside[key, default: 0] |= value == .word(1) ? 1 << Int64(word) : 0
                default: continue
                }
            }
            for key in inside.keys.sorted() { entries.append(MapValue.Entry(key: key, value: inside[key] ?? 0)) }
            fill(&entries, of: fact, at: point)
            guard !entries.isEmpty else { continue }
            row.slots[layout.factSlots[fact.id.index]] = Int64(row.maps.count)
            row.maps.append(MapValue(entries: entries, isOpen: false))
        }
    }

    /// Beyond so many entries no incident is made.
    private static let maximumEntries = 200

    /// Adds entries of sets until the map holds as many elements as the point says.
    private func fill(_ entries: inout [MapValue.Entry], of fact: Fact, at point: Point) {
        guard case .free(let unit)? = fact.key, case .set(let vocabulary) = fact.type,
            case .number(let size)? = point[.mapSize(fact.id)]
        else { return }
        let wordCount = Int64(schema[vocabulary].words.count)
        var rest = size - entries.reduce(0) { $0 + Int64(max(0, $1.value).nonzeroBitCount) }
        while rest > 0, wordCount > 0, entries.count < Self.maximumEntries {
            let part = min(rest, wordCount)
            entries.append(MapValue.Entry(key: "\(unit)\(entries.count + 1)", value: (1 << part) - 1))
            rest -= part
        }
    }

    // MARK: - Moments

    private func setEvents(at point: Point, in row: inout IncidentRow) {
        let dated = schema.events.filter { $0.key == nil }
        let moments = dated.compactMap { event -> Int64? in
            if case .number(let second)? = point[.event(event.id)] { second } else { nil }
        }
        // Where only their differences matter, the moments of a solution are moved to an ordinary day.
        let shift = moments.min().map { $0 < 86_400 * 10_000 ? moment - $0 : 0 } ?? 0
        for event in dated {
            switch point[.event(event.id)] {
            case .number(let second): row.slots[layout.eventSlots[event.id.index]] = second + shift
            case .absent: row.slots[layout.eventSlots[event.id.index]] = Slot.none
            case .word, nil:
                if event.id.index == 0 { row.slots[layout.eventSlots[0]] = moment }
            }
        }
        if !schema.events.isEmpty { row.asOf = (moments.max().map { $0 + shift } ?? moment) + 86_400 * 60 }
    }
}

extension Coordinate {
    /// A fixed order: by kind, then by id, key and word.
    static func isBefore(_ left: Coordinate, _ right: Coordinate) -> Bool { left.sortKey < right.sortKey }

    private var sortKey: (Int, Int, String, Int) {
        switch self {
        case .fact(let id): (0, id.index, "", 0)
        case .element(let id, let word): (1, id.index, "", word)
        case .entry(let id, let key): (2, id.index, key, 0)
        case .entryElement(let id, let key, let word): (3, id.index, key, word)
        case .event(let id): (4, id.index, "", 0)
        case .eventEntry(let id, let key): (5, id.index, key, 0)
        case .given(let id): (6, id.index, "", 0)
        case .known(let id): (7, id.index, "", 0)
        case .mapSize(let id): (8, id.index, "", 0)
        case .deadline(let id, let key): (9, id.index, key ?? "", 0)
        case .parameter(let id): (10, id.index, "", 0)
        case .figure(let place): (11, place, "", 0)
        case .charge(let place): (12, place, "", 0)
        case .kind(let place): (15, place, "", 0)
        case .kindSum(let place, let term): (16, place, "", term)
        case .people(let id): (13, id.index, "", 0)
        case .absence(let id): (14, id.index, "", 0)
        }
    }
}
