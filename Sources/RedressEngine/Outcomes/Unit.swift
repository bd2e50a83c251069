import RedressModel

/// A piece of a policy that is decided by itself.
enum Part: Hashable, Sendable {
    case scope
    case void
    case derived(DerivedID)
    case route(RouteID)
    /// A schedule or rules, at some of its grounds; nil: at all of them.
    case group(GroupID, [Ground]?)
    /// An obligation, at some of its grounds; nil: at all of them.
    case deadline(DeadlineID, [Ground]?)
    /// A duty, by its place among the requirements.
    case duty(Int)
}

/// The smallest thing that a decision says; each is said or not in every way of filling in the missing facts.
enum UnitKey: Hashable, Sendable {
    case scope
    case void
    case derived(DerivedID)
    /// Who takes a slot.
    case route(RouteID)
    /// That an obligation applies at a ground of its group.
    case deadline(DeadlineID, Ground)
    case money(MoneyKey)
    case sanction(SanctionKey)
    case united(UnitedKey)
    case conflict(ConflictKey)
    case violation(Violation)
    /// That a row counts; listed only in worlds that ask for it.
    case row(RowID, Ground)
}

/// A fine or reward, whichever row gives it: at most one of them is due, except under `sum` and for items once for
/// their row, which are told apart by their rows.
struct MoneyKey: Hashable, Sendable {
    let group: GroupID
    let isReward: Bool
    let ground: Ground
    let payers: [MoneyItem.Payer]
    let mode: MoneyItem.Mode
    let isOnce: Bool
    /// For `each`, whose entry it is; nil while the role is not named.
    let person: String?
    /// The row and item where these tell it apart; else nil, and how many items like it stand before it in its row.
    let row: RowID?
    let item: Int
}

struct SanctionKey: Hashable, Sendable {
    let group: GroupID
    let ground: Ground
    let role: RoleID
    /// nil: people have not chosen.
    let word: Int?
    /// The row and item, for a choice that is open and for sanctions once for their row.
    let row: RowID?
    let item: Int
}

/// An outcome that unites with its like.
struct UnitedKey: Hashable, Sendable {
    enum Content: Hashable, Sendable {
        case notice([RoleID], String?)
        /// A copy that goes with a slot, with the clauses that say so.
        case copy(RouteID, [RoleID], sources: [String])
        case record(Subject)
        case remedy(Subject)
        case escalation([RoleID])
        case approval([RoleID])
        case reopen(String)
    }

    let group: GroupID
    let content: Content
}

/// A contradiction, whoever takes part in it.
struct ConflictKey: Hashable, Sendable {
    let kind: Conflict.Kind
    let role: RoleID?
    let ground: Ground
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
    /// For slots; nil while it is unknown who takes it.
    var taking: Taking?
    /// For contradictions, who takes part.
    var parties: [Conflict.Party] = []
    /// For obligations.
    var reading: Boxed<DeadlineReading>?
    /// The row that gives it, and the item of the row.
    var row: RowID?
    var item = 0

    /// Whether two states lead to the same decision, but for the row that is cited.
    func decidesLike(_ other: UnitState) -> Bool {
        truth == other.truth && low == other.low && high == other.high && isOpen == other.isOpen
            && value == other.value && isUndecided == other.isUndecided && parties == other.parties
            && isTakenLike(other)
            && reading == other.reading
    }

    /// Who was passed over and who comes next alone is nothing to ask for.
    private func isTakenLike(_ other: UnitState) -> Bool {
        guard let taking, let its = other.taking else { return taking == nil && other.taking == nil }
        return taking.isTakenLike(its)
    }

    /// Whether its amount or value is not the same for all numbers of a stretch.
    var isBlurred: Bool {
        !isOpen && low != high || value.map(\.isCertain) == false || reading?.value.isOpen == true
    }

    /// Whether nothing about it is left unknown by missing facts.
    var isCertain: Bool {
        truth != .unknown && (isOpen || (low == high && low != nil)) && value.map(\.isCertain) != false
            && reading?.value.isOpen != true
    }
}

/// A large part of something small, kept apart from it.
indirect enum Boxed<Value: Hashable & Sendable>: Hashable, Sendable {
    case boxed(Value)

    init(_ value: Value) { self = .boxed(value) }

    var value: Value {
        switch self {
        case .boxed(let value): value
        }
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

/// Units in the order in which they first came, each once.
struct UnitList {
    private(set) var units: [Unit] = []
    /// Made once there are so many units that looking through them costs more than hashing.
    private var places: [UnitKey: Int] = [:]
    private static let fewUnits = 12

    private mutating func place(of key: UnitKey) -> Int? {
        if units.count < Self.fewUnits { return units.firstIndex { $0.key == key } }
        if places.isEmpty { for (place, unit) in units.enumerated() { places[unit.key] = place } }
        return places[key]
    }

    /// Adds what applies or may apply. Of several states of one unit at most one is so in a way that leaves nothing
    /// open, so together they lie between the least and the most.
    mutating func add(_ key: UnitKey, _ state: UnitState) {
        guard state.truth != .fails else { return }
        guard let place = place(of: key) else {
            if units.count >= Self.fewUnits { places[key] = units.count }
            units.append(Unit(key: key, state: state))
            return
        }
        var merged = units[place].state
        merged.truth = merged.truth || state.truth
        merged.low = merged.low.flatMap { low in state.low.map { min(low, $0) } }
        merged.high = merged.high.flatMap { high in state.high.map { max(high, $0) } }
        merged.isOpen = merged.isOpen || state.isOpen
        merged.parties += state.parties.filter { !merged.parties.contains($0) }
        merged.parties.sort { $0.row < $1.row }
        if let row = state.row, let other = merged.row, row < other {
            merged.row = row
            merged.item = state.item
        }
        units[place].state = merged
    }
}
