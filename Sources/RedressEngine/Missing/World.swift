import RedressModel

/// A missing input of which the values are tried one by one.
enum Variable: Hashable, Sendable {
    case fact(FactID)
    /// Whether a word is in a set.
    case element(FactID, Int)
    case event(EventID)
    /// How many elements or entries a map holds together.
    case mapSize(FactID)
}

/// An incident with values for some of its missing inputs; with none of them, the incident as it stands.
struct World: Sendable {
    let row: IncidentRow
    let asOf: Int64?
    var filled: [Variable: Value]
    /// Whether the rows that count are wanted too, which matters only for what answers to open questions lead to.
    var listsRows: Bool

    init(row: IncidentRow, asOf: Int64?, filled: [Variable: Value] = [:], listsRows: Bool = false) {
        self.listsRows = listsRows
        self.row = row
        self.asOf = asOf
        self.filled = filled
    }
}
