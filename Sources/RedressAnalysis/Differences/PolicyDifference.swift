package import RedressEngine
package import RedressModel

/// A class of incidents that two versions of a policy decide otherwise, with one of them.
package struct PolicyDifference: Sendable {
    /// What is decided otherwise.
    package let key: OutcomeKey
    /// The rows that bring about what each version decides, by its own ids.
    package let oldRows: [RowID]
    package let newRows: [RowID]
    /// Whether some of these rows only may apply, since something that they ask for is unknown.
    package let isOpen: Bool
    /// The incident that shows it, as each version reads it; both evaluators were seen to differ about it.
    package let old: IncidentRow
    package let new: IncidentRow
    /// What the versions decide about it.
    package let decisions: (old: Decision, new: Decision)
}

/// What tells one class of incidents from another: the key, and for each version the rows that bring its outcome about,
/// or may, and whether what is no row does.
struct DifferenceClass: Hashable {
    let key: OutcomeKey
    let oldRows: [RowID]
    let newRows: [RowID]
    let isOpen: Bool
    let others: [Bool]
}

/// Something about which it stayed open whether two versions decide alike.
package struct UndecidedDifference: Hashable, Sendable {
    package let key: OutcomeKey
    package let oldRows: [RowID]
    package let newRows: [RowID]
    package let reason: UndecidedQuestion.Reason
}

/// Everything in which two versions of a policy differ.
package struct ComparisonReport: Sendable {
    /// What incidents may say under one version only.
    package internal(set) var inputs: [InputDifference] = []
    package internal(set) var differences: [PolicyDifference] = []
    package internal(set) var undecided: [UndecidedDifference] = []
    /// Whether there are more differences than a limit lets be listed.
    package internal(set) var isCutOff = false
    /// The classes met so far.
    var classes: Set<DifferenceClass> = []
    package internal(set) var questionCount = 0
    package internal(set) var boxCount = 0

    /// Whether both versions decide every incident alike.
    package var isEmpty: Bool { inputs.isEmpty && differences.isEmpty && undecided.isEmpty }
}
