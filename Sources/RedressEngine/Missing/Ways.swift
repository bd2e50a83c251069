import RedressModel

/// The declared order of events, and when those happened that the incident dates.
struct EventOrder {
    let pairs: [(before: EventID, after: EventID)]
    let moments: [EventID: Interval]

    init(_ wiring: Wiring, _ row: IncidentRow) {
        pairs = wiring.program.schema.orderOfMoments
        var moments: [EventID: Interval] = [:]
        for (event, slot) in zip(wiring.program.schema.events, wiring.layout.eventSlots)
        where event.key == nil && row.slots[slot] >= Slot.firstValue {
            moments[event.id] = Interval(Rational(row.slots[slot]))
        }
        self.moments = moments
    }
}

/// What a part decides in every way of filling in the missing facts that it reads.
struct Ways {
    let part: Part
    let reads: Reads
    /// In a fixed order; the ways count through the cells of the last one first.
    let variables: [Variable]
    let cells: [[Cell]]
    let table: StateTable
    /// Whether the ways were too many, so that there is only the one in which nothing is filled in.
    let isApproximate: Bool
    /// The units that are open for single values of what is missing, or that two such values decide otherwise.
    private var varying: Set<UnitKey> = []

    init(
        part: Part, reads: Reads, base: [Unit], world: World, order: EventOrder,
        cells find: (Variable) -> [Cell]?, limit: Int, sums: (RowID, Int) -> Set<Variable>,
        units: (Part, World) -> [Unit]
    ) {
        self.part = part
        self.reads = reads
        var variables: [Variable] = []
        var cells: [[Cell]] = []
        var count = 1
        for variable in reads.variables.sorted(by: Ways.isBefore) {
            guard let found = find(variable), !found.isEmpty else { continue }
            let (product, overflow) = count.multipliedReportingOverflow(by: found.count)
            count = overflow ? .max : product
            variables.append(variable)
            cells.append(found)
        }
        isApproximate = count > limit
        var table = StateTable()
        for way in 0..<(isApproximate ? 1 : count) {
            if isApproximate || variables.isEmpty {
                table.append(base)
                continue
            }
            let filled = Ways.filling(way, variables, cells)
            let world = World(row: world.row, asOf: world.asOf, filled: filled, listsRows: true)
            guard Ways.isPossible(filled, order) else {
                table.append(nil)
                continue
            }
            let far = Ways.far(way, variables, cells)
            table.append(units(part, world).map { far.isEmpty ? $0 : $0.unbounded(by: far, sums) })
        }
        self.variables = variables
        self.cells = cells
        self.table = table
        findVarying(order) { filled in
            units(part, World(row: world.row, asOf: world.asOf, filled: filled, listsRows: true))
        }
    }

    /// No more ways than this are looked at with single values.
    private static let maximumSampledWays = 16

    /// Looks at single values in ways that leave a unit open while something in them is a stretch of numbers. What is
    /// said of a deadline has several parts, so that each such way must be as open as it seems.
    private mutating func findVarying(_ order: EventOrder, _ units: ([Variable: Value]) -> [Unit]) {
        let vague = Set(openUnits.filter { !$0.vague.isEmpty }.map(\.key))
        let places = keys.indices.filter { vague.contains(keys[$0]) }
        guard !places.isEmpty else { return }
        let samples = StretchSamples(order)
        var refuted: Set<UnitKey> = []
        var sampledCount = 0
        for way in 0..<table.wayCount where table.isPossible(way) && isVague(way) {
            let open = places.filter { table.state(way: way, key: $0)?.isOpenInSpite == true }
            guard !open.isEmpty else { continue }
            sampledCount += 1
            if sampledCount > Ways.maximumSampledWays {
                for place in open { refuted.insert(keys[place]) }
                continue
            }
            let filled = samples.samples(Ways.filling(way, variables, cells)).filter { Ways.isPossible($0, order) }
            let found = filled.map { sample in
                Dictionary(units(sample).map { ($0.key, $0.state) }, uniquingKeysWith: { first, _ in first })
            }
            for place in open {
                guard let tried = table.state(way: way, key: place) else { continue }
                let isVarying = Ways.isVarying(found.map { $0[keys[place]] }, tried: tried)
                if isVarying {
                    varying.insert(keys[place])
                } else if tried.reading != nil {
                    refuted.insert(keys[place])
                }
            }
        }
        varying.subtract(refuted)
    }

    /// Whether states at single values leave as much open as the one that was tried for all of them.
    private static func isVarying(_ states: [UnitState?], tried: UnitState) -> Bool {
        if let reading = tried.reading?.value {
            let readings = states.compactMap { $0?.reading?.value }
            guard let first = readings.first, readings.count == states.count else { return false }
            return readings.dropFirst().reduce(first) { $0.merged(with: $1) } == reading
        }
        return states.contains { $0?.isOpenInSpite == true }
            || states.dropFirst().contains { !isAlike($0, states[0]) }
    }

    /// Whether something in a way stands for more than one value.
    private func isVague(_ way: Int) -> Bool { variables.indices.contains { isVague($0, in: way) } }

    var keys: [UnitKey] { table.keys }

    private static func filling(_ way: Int, _ variables: [Variable], _ cells: [[Cell]]) -> [Variable: Value] {
        var rest = way
        var filled: [Variable: Value] = [:]
        for (variable, cells) in zip(variables, cells).reversed() {
            filled[variable] = cells[rest % cells.count].value
            rest /= cells.count
        }
        return filled
    }

    /// The variables that have values far out in a way.
    private static func far(_ way: Int, _ variables: [Variable], _ cells: [[Cell]]) -> Set<Variable> {
        var rest = way
        var far: Set<Variable> = []
        for (variable, cells) in zip(variables, cells).reversed() {
            if cells[rest % cells.count].isFar { far.insert(variable) }
            rest /= cells.count
        }
        return far
    }

    /// Incidents keep the declared order of events; a way that does not is none.
    private static func isPossible(_ filled: [Variable: Value], _ order: EventOrder) -> Bool {
        order.pairs.allSatisfy { before, after in
            guard filled[.event(before)] != nil || filled[.event(after)] != nil else { return true }
            guard let left = filled[.event(before)]?.interval ?? order.moments[before],
                let right = filled[.event(after)]?.interval ?? order.moments[after]
            else { return true }
            return left.compared(.lessOrEqual, to: right) != .fails
        }
    }

    /// Facts as declared, then the elements of sets, events, and sizes of maps.
    static func isBefore(_ left: Variable, _ right: Variable) -> Bool { sortKey(left) < sortKey(right) }

    private static func sortKey(_ variable: Variable) -> (Int, Int, Int) {
        switch variable {
        case .fact(let id): (0, id.index, 0)
        case .element(let id, let word): (1, id.index, word)
        case .event(let id): (2, id.index, 0)
        case .mapSize(let id): (3, id.index, 0)
        }
    }
}

extension Unit {
    /// Where a sum depends on a number that stands for all beyond it, nobody knows the most.
    fileprivate func unbounded(by far: Set<Variable>, _ sums: (RowID, Int) -> Set<Variable>) -> Unit {
        guard case .money = key, let row = state.row, !sums(row, state.item).isDisjoint(with: far) else { return self }
        var unit = self
        unit.state.high = nil
        return unit
    }
}

// MARK: - What the ways have in common

extension UnitState {
    /// Whether it is open although all facts are filled in.
    fileprivate var isOpenInSpite: Bool {
        truth == .unknown || value == .unknown || reading.map { $0.value.isOpen && $0.value.status == .unknown } == true
    }
}

/// What is known of a unit over all ways.
struct Summary: Hashable, Sendable {
    let key: UnitKey
    /// Whether every way gives it.
    var isAlways: Bool
    /// In fen, a way that does not give it counting nothing; nil: nobody knows.
    var low: Int64?
    var high: Int64?
    var isOpen: Bool
    var value: Value?
    var isUndecided: Bool
    var parties: [Conflict.Party]
    /// Who takes a slot, if every way gives it to the same; passed over and next are those that all ways have.
    var taking: Taking?
    /// The roles that take a slot in some way, or that people choose among.
    var takers: [RoleID]
    /// For obligations, what all ways say of it.
    var reading: DeadlineReading?
    /// The row to cite: one that gives it in every way, else the first.
    var row: RowID?
    var item: Int

    /// The summary of one state of which nothing else is possible.
    init(_ unit: Unit) { self.init(unit.key, [unit.state], isEverywhere: true) }

    /// The states of the ways in which the unit applies, each once, and whether these are all ways.
    init(_ key: UnitKey, _ given: [UnitState], isEverywhere: Bool) {
        self.key = key
        isAlways = isEverywhere && given.allSatisfy { $0.truth == .holds }
        let isCertain = isAlways
        low = isCertain ? Summary.least(given.map(\.low)) : 0
        high = Summary.most(given.map(\.high))
        isOpen = given.contains(where: \.isOpen)
        let values = Set(given.map(\.value))
        value = values.count == 1 ? given.first?.value : .unknown
        isUndecided = given.allSatisfy(\.isUndecided)
        parties = Summary.merged(given.map(\.parties))
        taking = Summary.common(given.map(\.taking))
        takers = Set(given.flatMap { ($0.taking?.roles ?? []) + ($0.taking?.candidates ?? []) }).sorted()
        reading = Summary.merged(given.map(\.reading))
        let first = given.min { ($0.row ?? Summary.last, $0.item) < ($1.row ?? Summary.last, $1.item) }
        row = first?.row
        item = first?.item ?? 0
        if case .derived = key, Set(given.map(\.row)).count != 1 { row = nil }
    }

    private static let last = RowID(group: GroupID(.max), index: .max)

    private static func least(_ ends: [Int64?]) -> Int64? {
        ends.contains(nil) ? nil : ends.compactMap(\.self).min()
    }

    private static func most(_ ends: [Int64?]) -> Int64? {
        ends.contains(nil) ? nil : ends.compactMap(\.self).max()
    }

    private static func common(_ takings: [Taking?]) -> Taking? {
        guard var common = takings.first ?? nil else { return nil }
        for taking in takings.dropFirst() {
            guard let taking, taking.isTakenLike(common) else { return nil }
            common = common.merged(with: taking)
        }
        return common
    }

    private static func merged(_ readings: [Boxed<DeadlineReading>?]) -> DeadlineReading? {
        let known = Set(readings).compactMap { $0?.value }
        guard let first = known.first else { return nil }
        return known.dropFirst().reduce(first) { $0.merged(with: $1) }
    }

    /// All who take part in some way; their sums where these are the same in every way.
    private static func merged(_ lists: [[Conflict.Party]]) -> [Conflict.Party] {
        guard Set(lists).count > 1 else { return lists.first ?? [] }
        var byRow: [RowID: Set<Conflict.Party>] = [:]
        for party in lists.joined() { byRow[party.row, default: []].insert(party) }
        return byRow.keys.sorted().compactMap { row in
            guard let parties = byRow[row], let one = parties.first else { return nil }
            return parties.count == 1 ? one : Conflict.Party(row: row, fen: nil, sanctions: [], value: nil)
        }
    }

    /// Whether it is said for certain, in full.
    var isDue: Bool { isAlways && !isOpen && low == high && low != nil }
}

extension Ways {
    /// The summaries of all units, or of those in the ways in which a variable has one of its cells.
    func summaries(_ variable: Int? = nil, cell: Int = 0) -> [Summary] {
        let ways = (0..<table.wayCount).lazy.filter { way in
            variable.map { digit($0, of: way) == cell } != false
        }
        return zip(keys, table.states(over: ways)).compactMap { key, found in
            found.states.isEmpty ? nil : Summary(key, found.states, isEverywhere: found.isEverywhere)
        }
    }

    /// Which cell a variable has in a way.
    func digit(_ variable: Int, of way: Int) -> Int { way / stride(of: variable) % cells[variable].count }

    private func stride(of variable: Int) -> Int {
        cells[(variable + 1)...].reduce(1) { $0 * $1.count }
    }

    /// For each variable, the units that two of its values decide otherwise, and the rows that do.
    /// `canRead` says whether a unit may depend on a variable at all.
    func relevance(canRead: (UnitKey, RowID?, Variable) -> Bool) -> [[UnitKey: Set<RowID>]] {
        variables.indices.map { variable in
            if isApproximate { return uncertainUnits() }
            var found: [UnitKey: Set<RowID>] = [:]
            let stride = stride(of: variable)
            // The first possible way of each line along the variable is what the others are compared with.
            var first: [Int: Int] = [:]
            for way in 0..<table.wayCount where table.isPossible(way) {
                if isStretch(variable, in: way) {
                    for (place, key) in keys.enumerated() {
                        guard let state = table.state(way: way, key: place), state.isBlurred,
                            canRead(key, state.row, variables[variable])
                        else { continue }
                        found[key, default: []].formUnion([state.row].compactMap(\.self))
                    }
                }
                let line = way - digit(variable, of: way) * stride
                guard let start = first[line] else {
                    first[line] = way
                    continue
                }
                for (place, key) in keys.enumerated()
                where table.place(way: way, key: place) != table.place(way: start, key: place) {
                    let (one, other) = (table.state(way: way, key: place), table.state(way: start, key: place))
                    guard !Ways.isAlike(one, other) else { continue }
                    for state in [one, other] {
                        found[key, default: []].formUnion([state?.row].compactMap(\.self))
                        found[key, default: []].formUnion(state?.parties.map(\.row) ?? [])
                    }
                }
            }
            return found
        }
    }

    /// Whether a way tries a whole stretch of numbers at once.
    private func isStretch(_ variable: Int, in way: Int) -> Bool {
        cells[variable][digit(variable, of: way)].isStretch
    }

    private func uncertainUnits() -> [UnitKey: Set<RowID>] {
        var found: [UnitKey: Set<RowID>] = [:]
        for (place, key) in keys.enumerated() {
            guard let state = table.state(way: 0, key: place), !state.isCertain else { continue }
            found[key] = Set([state.row].compactMap(\.self))
        }
        return found
    }

    private static func isAlike(_ left: UnitState?, _ right: UnitState?) -> Bool {
        guard let left, let right else { return left == nil && right == nil }
        return left.decidesLike(right)
    }

    /// The units that some way leaves open although all its facts are filled in, with the rows that give them and the
    /// variables that stand for more than one value in such ways.
    var openUnits: [(key: UnitKey, row: RowID?, vague: Set<Variable>)] {
        guard !isApproximate, !variables.isEmpty else { return [] }
        var found: [(key: UnitKey, row: RowID?, vague: Set<Variable>)] = []
        for (place, key) in keys.enumerated() {
            if case .row = key { continue }
            let isOpen = table.states(of: place).map(\.isOpenInSpite)
            guard let first = isOpen.firstIndex(of: true) else { continue }
            var vague: Set<Variable> = []
            for way in 0..<table.wayCount {
                let state = table.place(way: way, key: place)
                guard state >= 0, isOpen[Int(state)] else { continue }
                for (index, variable) in variables.enumerated() where isVague(index, in: way) { vague.insert(variable) }
            }
            if varying.contains(key) { vague = [] }
            found.append((key, table.states(of: place)[first].row, vague))
        }
        return found
    }

    private func isVague(_ variable: Int, in way: Int) -> Bool {
        let cell = cells[variable][digit(variable, of: way)]
        return cell.isStretch && !cell.isBeyondCalendar || cell.value == .otherText
    }
}
