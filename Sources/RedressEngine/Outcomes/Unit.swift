import RedressModel

/// A piece of a policy that is decided by itself.
enum Part: Hashable, Sendable {
    case scope
    case void
    case derived(DerivedID)
    /// A schedule or rules, at some of its grounds; nil: at all of them.
    case group(GroupID, [Ground]?)
    /// A duty, by its place among the requirements.
    case duty(Int)
}

/// The smallest thing that a decision says; each is said or not in every way of filling in the missing facts.
enum UnitKey: Hashable, Sendable {
    case scope
    case void
    case derived(DerivedID)
    case money(MoneyKey)
    case sanction(SanctionKey)
    case united(UnitedKey)
    case conflict(Conflict)
    case violation(Violation)
    /// That a row counts.
    case row(RowID, Ground)
}

/// A fine or reward, whichever row gives it: under every hit policy but `sum` at most one of them is due.
struct MoneyKey: Hashable, Sendable {
    let group: GroupID
    let isReward: Bool
    let ground: Ground
    let payers: [MoneyItem.Payer]
    let mode: MoneyItem.Mode
    let isOnce: Bool
    /// For `each`, whose entry it is; nil while the role is not named.
    let person: String?
    /// Under `sum`, the item itself; else how many items like it stand before it in its row.
    let row: RowID?
    let item: Int
}

struct SanctionKey: Hashable, Sendable {
    let group: GroupID
    let ground: Ground
    let role: RoleID
    /// nil: people have not chosen.
    let word: Int?
    /// The row and item whose choice is open.
    let row: RowID?
    let item: Int
}

/// An outcome that unites with its like.
struct UnitedKey: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case notice([RoleID], String?)
        case record(Subject)
        case remedy(Subject)
        case escalation([RoleID])
        case approval([RoleID])
        case reopen(String)
    }

    let group: GroupID
    let content: Content
}

/// What is known of a unit in one world.
struct UnitState: Hashable, Sendable {
    var truth: Truth
    /// For money, in fen; nil: nobody knows.
    var low: Int64? = 0
    var high: Int64? = 0
    /// Whether an assessor has yet to set the amount, or people to choose.
    var isOpen = false
    /// For derived values; nil where no row decides.
    var value: Value?
    var isUndecided = false
    /// The row that gives it, and the item of the row.
    var row: RowID?
    var item = 0

    /// Whether two states lead to the same decision, but for the row that is cited.
    func decidesLike(_ other: UnitState) -> Bool {
        truth == other.truth && low == other.low && high == other.high && isOpen == other.isOpen
            && value == other.value && isUndecided == other.isUndecided
    }

    /// Whether nothing about it is left unknown by missing facts.
    var isCertain: Bool {
        truth != .unknown && (isOpen || (low == high && low != nil)) && value.map(\.isCertain) != false
    }
}

struct Unit: Hashable, Sendable {
    let key: UnitKey
    var state: UnitState
}

/// What decides the units of a part in a world; the plain and the compiled evaluator are two of them.
protocol WorldEvaluator {
    /// The units that apply or may apply in a world, each once. What is certain of a world in which facts are
    /// missing is certain in every way of filling them in.
    func units(of parts: [Part], in world: World) -> [[Unit]]
}
