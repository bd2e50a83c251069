import RedressEngine
import RedressModel

/// One thing that is decided, as both versions decide it, and where they differ about it.
struct Facet {
    let key: OutcomeKey
    /// Where the versions differ.
    var differs: Formula
    let old: [Support]
    let new: [Support]
    /// Where some amount of the new version is less than one of the old version, and where one is more.
    var sides = Sides()

    /// Where amounts stand so.
    struct Sides {
        var less = Formula.never
        var more = Formula.never
    }

    /// A row that brings an outcome about, and where.
    struct Support {
        /// nil for what is no row: the scope, a requirement, a form.
        let row: RowID?
        /// Of rows of one unit at most one brings it about, or all that do bring about the same.
        let unit: Int
        let formula: Formula
        /// Where it may bring it about, whatever is unknown.
        let possible: Formula
        /// Whether what it brings about cites it.
        let isCited: Bool
    }
}

/// What one version gives of one thing.
struct Gift {
    /// Of gifts of one unit at most one is given, or all are the same.
    let unit: Int
    let value: GiftValue
    let holds: Formula
    /// Where it may be given, whatever is unknown.
    let possible: Formula
}

/// What is given, as far as it is the same or not.
indirect enum GiftValue: Hashable {
    case symbolic(SymbolicValue)
    case opaque(GiftForm)
    /// A sum that one person in two roles pays as a policy says.
    case samePerson(HitPolicy, GiftValue)
}

/// Values that are only compared as a whole.
enum GiftForm: Hashable {
    case plain
    case conflict
    case item(ItemClass)
    /// An amount that people set or that formulas do not see through, with the group's factors.
    case money(ItemClass.Money, factors: [Factor])
    case names([String])
    case slot([Assignment], exclusions: Set<RoleID>)
    case limit(LimitForm)
    /// An escalation, with the slots and limits that decide what else is said of it.
    case escalation(Set<GiftForm>)

    struct Factor: Hashable {
        let factor: Rational
        let condition: Condition
    }
}

/// Everything that decides when an obligation falls due, and who owes it.
struct LimitForm: Hashable {
    let limit: Limit
    let start: Term?
    let until: Term?
    let by: [Assignment]
    /// nil where no working days are asked for.
    let calendar: CalendarID?
    let pauses: [Deadline.Pause]
    /// The extension in force.
    let extended: Extension?
    /// How days are counted.
    let counting: [Int]
    let timeZone: String

    struct Extension: Hashable {
        let by: Quantity
        let atMost: Quantity?
    }
}

extension FormulaPool {
    /// Where one of two formulas holds and the other does not.
    func differ(_ one: Formula, _ other: Formula) -> Formula {
        one == other ? .never : any(all(one, not(other)), all(other, not(one)))
    }
}

extension SymbolicScene {
    /// Where two values stand so in order, as far as formulas see through them.
    func ordered(_ one: GiftValue, _ relation: Relation, _ other: GiftValue) -> Formula {
        if case .samePerson(_, let left) = one, case .samePerson(_, let right) = other {
            return ordered(left, relation, right)
        }
        guard case .symbolic(let left) = one, case .symbolic(let right) = other else { return .never }
        return compare(left, relation, right).holds
    }

    /// Where two values are the same.
    func same(_ one: GiftValue, _ other: GiftValue) -> Formula {
        if one == other { return .always }
        if case .samePerson(let policy, let left) = one, case .samePerson(policy, let right) = other {
            return same(left, right)
        }
        guard case .symbolic(let left) = one, case .symbolic(let right) = other else { return .never }
        return compare(left, .equal, right).holds
    }
}
