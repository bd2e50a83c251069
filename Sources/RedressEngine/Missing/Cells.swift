import RedressModel

/// Values of a missing input that decisions do not tell apart, or one value.
struct Cell: Sendable {
    let value: Value
    /// The least and greatest value of it; none where there is no end.
    let from: Constant
    let to: Constant
    /// Whether it is one number far out that stands for all beyond it.
    var isFar = false
    /// Whether it lies in years that a calendar it is counted on does not know.
    var isBeyondCalendar = false

    /// Whether it is more than one number.
    var isStretch: Bool { value.interval.map { $0.point == nil } == true }
}

/// The values to try for each missing input of an incident: all words, yes and no; of a number the stretches between
/// the values at which a comparison changes.
///
/// Exact where an amount or comparison depends on one number alone, or on a sum of two: numbers that are compared
/// with one another are tried at the ends of their stretches and where they are equal.
struct Cells {
    let scene: ReferenceScene
    private var cuts: [Variable: Set<Int64>] = [:]
    /// Numbers that are compared with one another.
    private(set) var related: Set<Variable> = []
    /// Numbers on which something depends otherwise than by sums, so that they are never tried at some values only.
    var unsampled: Set<Variable> = []
    /// For moments that are counted on calendars, what all of these know.
    var known: [Variable: ClosedRange<Int64>] = [:]
    private let texts: [String]

    /// A range of at most so many numbers is tried number by number.
    static let smallRange: Int64 = 16
    /// A number has at most so many stretches; what is beyond stays in the last one.
    static let maximumCuts = 128

    init(_ scene: ReferenceScene, _ comparisons: Comparisons) {
        self.scene = scene
        var seen: Set<String> = []
        texts = (comparisons.texts + scene.world.row.texts).filter { seen.insert($0).inserted }
        let forms = LinearForms(scene: scene)
        var pairs: [(form: Linear, left: Variable, right: Variable)] = []
        for (left, right) in comparisons.pairs {
            for form in forms.differences(left, right) {
                let variables = Array(form.coefficients.keys)
                if variables.count == 1 { cut(variables[0], at: form.root(of: variables[0])) }
                guard variables.count > 1 else { continue }
                related.formUnion(variables)
                if variables.count == 2 { pairs.append((form, variables[0], variables[1])) }
            }
        }
        for (left, right) in comparisons.pairs { cutElapsed(left, right) }
        cutDeadlines()
        for variable in related where cuts[variable, default: []].isEmpty { cut(variable, at: middle(of: variable)) }
        relate(pairs)
    }

    /// Each end of a stretch of one number cuts the other where they are equal.
    private mutating func relate(_ pairs: [(form: Linear, left: Variable, right: Variable)]) {
        let before = self
        for (form, left, right) in pairs {
            for (from, to) in [(left, right), (right, left)] {
                for place in before.ends(of: from) {
                    guard let value = scale(of: from).flatMap({ Rational(place).divided(by: $0) }) else { continue }
                    cut(to, at: form.root(of: to, [from: value]))
                }
            }
        }
    }

    /// Where to begin with a number that nothing known is compared with.
    private func middle(of variable: Variable) -> Rational {
        guard let range = range(of: variable) else { return .zero }
        if case .event = variable { return Rational(scene.world.asOf ?? 0) }
        guard let scale = scale(of: variable), let low = range.low ?? range.high else { return .zero }
        return Rational(low).divided(by: scale) ?? .zero
    }

    /// Begins a stretch at a value, and another one behind it.
    mutating func cut(_ variable: Variable, at root: Rational?) {
        guard let root, let scale = scale(of: variable), let exact = root.multiplied(by: scale),
            let floor = exact.floor, floor > .min + 2, floor < .max - 2,
            cuts[variable, default: []].count < Self.maximumCuts
        else { return }
        if exact.whole != nil { cuts[variable, default: []].insert(floor) }
        cuts[variable, default: []].insert(floor + 1)
    }

    /// How many of a slot's units make up one of the value's; nil for what is no number.
    private func scale(of variable: Variable) -> Rational? {
        switch variable {
        case .fact(let id):
            switch scene.schema[id].type {
            case .number(let decimals, _, _):
                return (0..<decimals).reduce(Rational.one) { scale, _ in scale.multiplied(by: Rational(10)) ?? scale }
            case .money, .duration, .date, .instant: return .one
            case .yesNo, .symbol, .set, .text, .person, .role, .sanction: return nil
            }
        case .event, .mapSize: return .one
        case .element: return nil
        }
    }

    private func range(of variable: Variable) -> (low: Int64?, high: Int64?)? {
        switch variable {
        case .fact(let id):
            if let stretch = scene.world.row.stretches[id] { return (stretch.low, stretch.high) }
            switch scene.schema[id].type {
            case .number(_, let range, _): return (range?.lowerBound, range?.upperBound)
            case .money(let range): return (range?.lowerBound ?? 0, range?.upperBound)
            case .duration: return (0, nil)
            case .date, .instant: return (nil, nil)
            case .yesNo, .symbol, .set, .text, .person, .role, .sanction: return nil
            }
        case .event: return (nil, nil)
        case .mapSize(let id):
            guard case .map(let map, _) = scene.fact(id) else { return nil }
            let isSet: Bool = if case .set = scene.schema[id].type { true } else { false }
            let size = map.size(isSet: isSet, wordCount: 0)
            return (size.low?.floor, size.high?.floor)
        case .element: return nil
        }
    }

    /// The stretches of a number, in a slot's units.
    private func stretches(of variable: Variable) -> [(low: Int64?, high: Int64?)] {
        guard let range = range(of: variable) else { return [] }
        if let low = range.low, let high = range.high,
            high.subtractingReportingOverflow(low).partialValue < Self.smallRange,
            high >= low
        {
            return (low...high).map { ($0, $0) }
        }
        var starts = cuts[variable, default: []].filter { cut in
            range.low.map { cut > $0 } != false && range.high.map { cut <= $0 } != false
        }.sorted()[...]
        var stretches: [(low: Int64?, high: Int64?)] = []
        var low = range.low
        while let next = starts.popFirst() {
            stretches.append((low, next - 1))
            low = next
        }
        return stretches + [(low, range.high)]
    }

    /// The ends of the stretches; for an open one a value far out.
    private func ends(of variable: Variable) -> [Int64] {
        let far: Int64 = 1_000_000_000
        var ends: Set<Int64> = []
        for (low, high) in stretches(of: variable) {
            ends.insert(low ?? (high ?? 0) - far)
            ends.insert(high ?? (low ?? 0) + far)
        }
        return ends.sorted()
    }
}

// MARK: - The cells themselves

extension Cells {
    /// The values to try; nil where they cannot be listed.
    func cells(of variable: Variable) -> [Cell]? {
        switch variable {
        case .element: return [true, false].map { single(.yesNo($0)) }
        case .event(let id):
            let place = scene.world.row.slots[scene.wiring.layout.eventSlots[id.index]]
            return numbers(variable) { .instant($0) } + (place == Slot.none ? [] : [single(.none)])
        case .mapSize: return numbers(variable) { .number($0) }
        case .fact(let id):
            let fact = scene.schema[id]
            let cells: [Cell]
            switch fact.type {
            case .yesNo: cells = [true, false].map { single(.yesNo($0)) }
            case .symbol(let vocabulary): cells = words(vocabulary)
            case .sanction: cells = words(scene.schema.sanctions)
            case .number, .money, .duration: cells = numbers(variable) { .number($0) }
            case .date: cells = numbers(variable) { .date($0) }
            case .instant: cells = numbers(variable) { .instant($0) }
            case .role: cells = scene.schema.roles.map { single(.text($0.name)) }
            case .text, .person:
                cells = texts.map { single(.text($0)) } + [Cell(value: .otherText, from: .none, to: .none)]
            case .set: return nil
            }
            // Of what has a stretch there is one.
            return fact.isOptional && scene.world.row.stretches[id] == nil ? [single(.none)] + cells : cells
        }
    }

    private func words(_ vocabulary: VocabularyID) -> [Cell] {
        scene.schema[vocabulary].words.indices.map { single(.word(vocabulary, $0)) }
    }

    private func single(_ value: Value) -> Cell {
        let constant = value.constant(vocabulary: nil) ?? .none
        return Cell(value: value, from: constant, to: constant)
    }

    private func numbers(_ variable: Variable, _ wrap: (Interval) -> Value) -> [Cell] {
        guard let scale = scale(of: variable) else { return [] }
        let isRelated = related.contains(variable) && !unsampled.contains(variable)
        let stretches = stretches(of: variable)
        let isOpen = (low: stretches.first?.low == nil, high: stretches.last?.high == nil)
        let ends = isRelated ? ends(of: variable) : []
        let tried: [(low: Int64?, high: Int64?)] = isRelated ? ends.map { ($0, $0) } : stretches
        return tried.enumerated().map { place, stretch in
            let low = stretch.low.flatMap { Rational($0).divided(by: scale) }
            let high = stretch.high.flatMap { Rational($0).divided(by: scale) }
            func constant(_ end: Rational?) -> Constant {
                end.flatMap { wrap(Interval($0)).constant(vocabulary: nil) } ?? .none
            }
            let isFar = isRelated && (place == 0 && isOpen.low || place == tried.count - 1 && isOpen.high)
            let isBeyond = known[variable].map { known in
                stretch.high.map { $0 < known.lowerBound } == true || stretch.low.map { $0 > known.upperBound } == true
            }
            return Cell(
                value: wrap(Interval(low: low, high: high)), from: constant(low), to: constant(high), isFar: isFar,
                isBeyondCalendar: isBeyond == true)
        }
    }
}
