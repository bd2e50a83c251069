import RedressModel

/// Who owes an obligation: those of the first alternative who are there; nobody while people have yet to choose.
struct Owners: Hashable, Sendable {
    let roles: [RoleID]
    let persons: [String]
    /// Whether missing facts leave it open.
    let isOpen: Bool

    init(_ by: [Assignment], _ staffing: Staffing, at ground: Ground?, value: (Term) -> Value) {
        guard !by.isEmpty else {
            (roles, persons, isOpen) = ([], [], false)
            return
        }
        let candidates = Candidates(staffing, at: ground)
        let taking = candidates.taking(candidates.alternatives(by, value: value))
        roles = taking?.roles ?? []
        persons = staffing.names(roles, at: ground)
        isOpen = taking == nil
    }
}
