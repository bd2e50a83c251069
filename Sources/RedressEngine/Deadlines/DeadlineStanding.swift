import RedressModel

/// How an obligation stands at one of its grounds, as far as a world tells.
struct DeadlineStanding: Hashable, Sendable {
    /// Whether a row of it applies, and the incident is not void.
    var applies: Truth
    var late: Truth
    var met: Truth
    var due: Truth
    /// When it falls due; none where it does not apply or has no instant.
    var moment: Value
    /// The row that gives the limit, or the first of those that may.
    var row: RowID?
    var reading: DeadlineReading?
    /// The rows that contradict one another about it.
    var conflict: Conflict?
    /// Whether its limit was extended beyond what is allowed.
    var beyond = Truth.fails

    /// No row applies.
    static let absent = DeadlineStanding(applies: .fails, late: .fails, met: .fails, due: .fails, moment: .none)
    /// Nothing is known of it.
    static let unknown = DeadlineStanding(
        applies: .unknown, late: .unknown, met: .unknown, due: .unknown, moment: .unknown)

    subscript(state: DeadlineState) -> Truth {
        switch state {
        case .late: late
        case .met: met
        case .due: due
        }
    }
}

/// What a decision says of an obligation in one world. What is not known is nil.
struct DeadlineReading: Hashable, Sendable {
    var start: Int64?
    var notBefore: Int64?
    var due: Int64?
    var actual: Int64?
    var status: DeadlineOutcome.Status
    var lateSeconds: Int64?
    var extendedFrom: Int64?
    var unknownYear: Int?
    var roles: [RoleID]
    var persons: [String]
    /// Whether missing facts leave something of it open.
    var isOpen: Bool

    /// What two readings have in common.
    func merged(with other: DeadlineReading) -> DeadlineReading {
        func common<Field: Equatable>(_ path: KeyPath<DeadlineReading, Field?>) -> Field? {
            self[keyPath: path] == other[keyPath: path] ? self[keyPath: path] : nil
        }
        let isSameOwner = roles == other.roles && persons == other.persons
        return DeadlineReading(
            start: common(\.start), notBefore: common(\.notBefore), due: common(\.due), actual: common(\.actual),
            status: status == other.status ? status : .unknown, lateSeconds: common(\.lateSeconds),
            extendedFrom: common(\.extendedFrom), unknownYear: common(\.unknownYear),
            roles: isSameOwner ? roles : [], persons: isSameOwner ? persons : [],
            isOpen: isOpen || other.isOpen || self != other)
    }
}

extension UnitList {
    /// Adds what a standing says: the obligation, a contradiction about it, an extension beyond what is allowed.
    mutating func add(_ standing: DeadlineStanding, of id: DeadlineID, at ground: Ground) {
        if let conflict = standing.conflict {
            let key = ConflictKey(kind: conflict.kind, role: nil, ground: conflict.ground)
            let row = conflict.parties.first?.row
            return add(.conflict(key), UnitState(truth: standing.applies, parties: conflict.parties, row: row))
        }
        add(
            .deadline(id, ground),
            UnitState(truth: standing.applies, reading: standing.reading.map(Boxed.init), row: standing.row))
        add(
            .violation(Violation(cause: .extendedBeyond(id), row: standing.row)),
            UnitState(truth: standing.beyond, row: standing.row))
    }
}

extension HitPolicy {
    /// Whether limits that apply together may contradict.
    var mayContradict: Bool {
        switch self {
        case .agree, .unique, .sum, .highest, .lowest: true
        case .first, .earliest, .latest: false
        }
    }
}
