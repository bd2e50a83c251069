import RedressModel

/// What each way of filling in says of each unit. Ways are many and the states that differ few, so that each is kept
/// once.
struct StateTable {
    private(set) var keys: [UnitKey] = []
    /// For each unit, the states that differ.
    private var distinct: [[UnitState]] = []
    /// For each way, the place of each unit's state, -1 where it does not apply; nil for a way that cannot be.
    private var rows: [[Int32]?] = []
    private var places: [UnitKey: Int] = [:]

    var wayCount: Int { rows.count }

    /// Adds the units of the next way; nil for one that cannot be.
    mutating func append(_ units: [Unit]?) {
        guard let units else {
            rows.append(nil)
            return
        }
        var row = [Int32](repeating: -1, count: keys.count)
        for unit in units {
            let place = place(of: unit.key)
            while row.count <= place { row.append(-1) }
            if let known = distinct[place].lastIndex(of: unit.state) {
                row[place] = Int32(known)
            } else {
                row[place] = Int32(distinct[place].count)
                distinct[place].append(unit.state)
            }
        }
        rows.append(row)
    }

    private mutating func place(of key: UnitKey) -> Int {
        if let place = places[key] { return place }
        places[key] = keys.count
        keys.append(key)
        distinct.append([])
        return keys.count - 1
    }

    /// Whether a way can be.
    func isPossible(_ way: Int) -> Bool { rows[way] != nil }

    /// The place of a unit's state among its states, -1 where it does not apply.
    func place(way: Int, key: Int) -> Int32 {
        guard let row = rows[way], key < row.count else { return -1 }
        return row[key]
    }

    /// The state of a unit; nil where it does not apply.
    func state(way: Int, key: Int) -> UnitState? {
        let place = place(way: way, key: key)
        return place < 0 ? nil : distinct[key][Int(place)]
    }

    /// All states that a unit has in some way.
    func states(of key: Int) -> [UnitState] { distinct[key] }

    /// For each unit, its states over some ways that can be, and whether it applies in all of them.
    func states(over ways: some Sequence<Int>) -> [(states: [UnitState], isEverywhere: Bool)] {
        var seen = distinct.map { [Bool](repeating: false, count: $0.count) }
        var isMissing = [Bool](repeating: false, count: keys.count)
        for way in ways {
            guard let row = rows[way] else { continue }
            for key in keys.indices {
                let place = key < row.count ? row[key] : -1
                if place < 0 { isMissing[key] = true } else { seen[key][Int(place)] = true }
            }
        }
        return keys.indices.map { key in
            let states = distinct[key].indices.filter { seen[key][$0] }.map { distinct[key][$0] }
            return (states, !isMissing[key])
        }
    }
}
