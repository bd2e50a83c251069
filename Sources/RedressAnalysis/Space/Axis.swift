import RedressModel

/// A coordinate cut into cells: within one, no literal changes.
struct Axis {
    /// A part of a coordinate.
    enum Cell: Hashable {
        case absent
        case word(Int)
        /// Numbers between two ends, in the units of the slot; an absent end is none.
        case stretch(low: Int64?, high: Int64?)
    }

    let coordinate: Coordinate
    let cells: [Cell]
    /// How many of the slot's units are one whole of what people count in.
    var unit: Int64 = 1

    /// Whether the coordinate holds numbers.
    var isNumeric: Bool { if case .stretch? = cells.first { true } else { false } }

    /// The cells in which a coordinate has a value: all but the last, where it may have none.
    var present: Range<Int> { 0..<(cells.last == .absent ? cells.count - 1 : cells.count) }

    /// The cells in which a coordinate has one of some words.
    func cells(of words: WordSet) -> [Int] {
        isNumeric ? [] : words.places.filter(present.contains)
    }

    /// The cells within a stretch. The cuts of the axis know its ends.
    func cells(from low: Int64?, to high: Int64?) -> Range<Int> {
        guard isNumeric else { return 0..<0 }
        let first = low.map { low in firstCell { least, _ in least.map { $0 >= low } == true } } ?? 0
        let end = high.map { high in firstCell { _, most in most.map { $0 > high } != false } } ?? present.upperBound
        return first..<max(first, end)
    }

    /// The first cell of numbers for which something holds that holds for all after it.
    private func firstCell(where isBehind: (Int64?, Int64?) -> Bool) -> Int {
        var (low, high) = (0, present.upperBound)
        while low < high {
            let middle = (low + high) / 2
            guard case .stretch(let least, let most) = cells[middle] else { return middle }
            if isBehind(least, most) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

/// What a coordinate may hold at all.
struct Domain {
    /// The values of a coordinate that has one.
    enum Values {
        /// So many words.
        case words(Int)
        case numbers(low: Int64?, high: Int64?)
    }

    let values: Values
    let canBeAbsent: Bool
    /// How many of the slot's units are one whole of what people count in.
    var unit: Int64 = 1

    /// The axis with its numbers cut where a stretch begins.
    func axis(_ coordinate: Coordinate, starts: Set<Int64>) -> Axis {
        var cells: [Axis.Cell]
        switch values {
        case .words(let count): cells = (0..<count).map(Axis.Cell.word)
        case .numbers(let least, let most):
            cells = []
            var low = least
            for start in starts.sorted() where least.map({ start > $0 }) != false && most.map({ start <= $0 }) != false
            {
                cells.append(.stretch(low: low, high: start - 1))
                low = start
            }
            cells.append(.stretch(low: low, high: most))
        }
        if canBeAbsent { cells.append(.absent) }
        return Axis(coordinate: coordinate, cells: cells, unit: unit)
    }
}

extension SymbolicScene {
    /// What a coordinate may hold.
    func domain(of coordinate: Coordinate) -> Domain {
        switch coordinate {
        case .fact(let id):
            Domain(
                values: values(of: schema[id].type), canBeAbsent: schema[id].isOptional, unit: schema[id].type.wholeUnit
            )
        case .entry(let id, _):
            Domain(values: values(of: schema[id].type), canBeAbsent: true, unit: schema[id].type.wholeUnit)
        case .element, .entryElement, .known, .absence: Domain(values: .words(2), canBeAbsent: false)
        case .event, .eventEntry: Domain(values: .numbers(low: nil, high: nil), canBeAbsent: true)
        case .given(let id): Domain(values: values(of: program.derived[id.index].type), canBeAbsent: true)
        case .parameter(let id): Domain(values: values(of: program.parameters[id.index].type), canBeAbsent: false)
        case .mapSize: Domain(values: .numbers(low: 0, high: nil), canBeAbsent: false)
        case .kind: Domain(values: .numbers(low: 0, high: nil), canBeAbsent: false)
        case .kindSum: Domain(values: .numbers(low: nil, high: nil), canBeAbsent: false)
        case .charge: Domain(values: .numbers(low: 0, high: nil), canBeAbsent: false)
        case .people: Domain(values: .numbers(low: 1, high: IncidentBuilder.maximumPeople), canBeAbsent: false)
        case .deadline: Domain(values: .words(DeadlineState.allCases.count), canBeAbsent: false)
        case .figure(let place):
            if case .route = figures[place].term {
                Domain(values: .words(texts.count + 1), canBeAbsent: true)
            } else {
                Domain(values: .numbers(low: nil, high: nil), canBeAbsent: true)
            }
        }
    }

    private func values(of type: ValueType) -> Domain.Values {
        switch type {
        case .yesNo: .words(2)
        case .symbol(let vocabulary), .set(let vocabulary): .words(schema[vocabulary].words.count)
        case .sanction: .words(schema[schema.sanctions].words.count)
        case .number(_, let range, _): .numbers(low: range?.lowerBound, high: range?.upperBound)
        case .money(let range): .numbers(low: range?.lowerBound ?? 0, high: range?.upperBound)
        case .duration: .numbers(low: 0, high: nil)
        case .date, .instant: .numbers(low: nil, high: nil)
        // The texts that the policy names, and one that it does not.
        case .text, .person, .role: .words(texts.count + 1)
        }
    }
}

extension ValueType {
    /// How many units of a slot are one whole of what people count in: 1 of a number, one yuan, an hour.
    var wholeUnit: Int64 {
        switch self {
        case .number(let decimals, _, _): (0..<decimals).reduce(1) { unit, _ in unit * 10 }
        case .money: 100
        case .duration(.clock, _): 3_600
        case .duration, .yesNo, .symbol, .set, .text, .date, .instant, .person, .role, .sanction: 1
        }
    }
}
