import RedressDiagnostics
import RedressModel
import RedressSyntax

/// What a name in an expression stands for.
enum Readable {
    case fact(FactID)
    case derived(DerivedID)
    case parameter(ParameterID)
    case event(EventID)
    case route(RouteID)
    case deadline(DeadlineID)
    case role(RoleID)
}

extension PolicyChecker {
    /// What a name stands for where a value is read. Where a moment is wanted, an event comes first, where a role is
    /// wanted, a role before a slot; else a fact, classification, definition or parameter does, which never share a
    /// name, then a slot. A deadline, whose name is often that of the event which keeps it, comes behind events.
    func readable(_ name: Name, expecting shape: Shape?) -> Readable? {
        if shape == .instant, let index = names.index(of: name.text, .event) { return .event(EventID(index)) }
        if let index = names.index(of: name.text, .fact) { return .fact(FactID(index)) }
        if let index = names.index(of: name.text, .derived) { return .derived(DerivedID(index)) }
        if let index = names.index(of: name.text, .parameter) { return .parameter(ParameterID(index)) }
        let role = names.index(of: name.text, .role).map { Readable.role(RoleID($0)) }
        if shape == .role, let role { return role }
        if let index = names.index(of: name.text, .route) { return .route(RouteID(index)) }
        if let index = names.index(of: name.text, .event) { return .event(EventID(index)) }
        if let index = names.index(of: name.text, .deadline) { return .deadline(DeadlineID(index)) }
        return role
    }

    /// The kinds that an expression reads; slots and deadlines besides.
    static let readableKinds: [NameKind] = [.fact, .derived, .parameter, .event]

    /// Reports a name that nothing of the kinds has; `words` are further words that would be right there.
    func reportUnknown(_ name: Name, kinds: [NameKind], words: [String] = []) {
        if namesAreOpen {
            isBroken = true
            return
        }
        if let problem = layerProblem(name, kinds) {
            report(problem)
            return
        }
        let known = words + kinds.flatMap { names.names($0) }
        let elsewhere = names.kinds(of: name.text).filter { !kinds.contains($0) }
        report(.unknownName(name, kinds: kinds, among: known, elsewhere: elsewhere.first))
    }

    /// The deadline of a name; an unknown one is reported.
    func deadline(_ name: Name) -> DeadlineID? {
        if let index = names.index(of: name.text, .deadline) { return DeadlineID(index) }
        reportUnknown(name, kinds: [.deadline])
        return nil
    }

    /// The fact of a name; an unknown one is reported.
    func fact(_ name: Name) -> FactID? {
        if let index = names.index(of: name.text, .fact) { return FactID(index) }
        reportUnknown(name, kinds: [.fact])
        return nil
    }
}
