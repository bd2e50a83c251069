import RedressModel

/// What is known of a derived value.
struct DerivedState: Hashable, Sendable {
    var value: Value
    /// The row that gives it.
    var row: RowID?
    /// Whether no row decides it.
    var isUndecided = false
    /// The rows that contradict one another about it.
    var conflict: Conflict?
}
