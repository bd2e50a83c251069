import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// A fact while its parts are being found out.
struct DraftFact {
    let id: FactID
    let name: Name
    let title: String?
    let syntax: FactSyntax
    var type: ValueType = .yesNo
    var shape: Shape = .error
    var key: MapKey?
    var defaultValue: Term?
    var isOptional = false
    var judgedBy: String?
    /// Whether it is a figure over other incidents, which no incident carries.
    var isHidden = false

    var fact: Fact {
        Fact(
            id: id, name: name.text, title: title, type: type, key: key, defaultValue: defaultValue,
            isOptional: isOptional, judgedBy: judgedBy, isHidden: isHidden, span: name.span)
    }
}

/// A parameter while its parts are being found out.
struct DraftParameter {
    let id: ParameterID
    let name: Name
    let syntax: ParameterSyntax
    var type: ValueType = .yesNo
    var shape: Shape = .error
    var decimals = 0
    var value: Constant?
    var isReading = false
    var floor: Rational?
    var ceiling: Rational?
    var progress = Progress.waiting

    var parameter: Parameter {
        Parameter(
            id: id, name: name.text, title: syntax.title?.text, type: type, value: value, isReading: isReading,
            floor: floor, ceiling: ceiling, span: name.span)
    }
}

/// A derived value while its parts are being found out.
struct DraftDerived {
    enum Source {
        case definition(DefineSyntax)
        case rows(GroupID, GroupSyntax)
    }

    let id: DerivedID
    let name: Name
    let source: Source
    let span: Span
    var type: ValueType = .yesNo
    var shape: Shape = .error
    var decimals = 0
    var mayBeNone = false
    /// What a definition is defined as.
    var term: Term?
    var progress = Progress.waiting
}

/// Where a derived value is declared, before it has a number.
struct DerivedSource {
    let name: Name
    let source: DraftDerived.Source
    let span: Span
    /// The group of its rows.
    let group: GroupID?
}

/// How far something has come that may be asked for by others of its kind.
enum Progress {
    case waiting
    case running
    case done
}

/// A role while its parts are being found out.
struct DraftRole {
    let id: RoleID
    let name: Name
    let title: String?
    let syntax: RoleSyntax
    var kind = Role.Kind.one
    var isAlwaysThere = false
    var sameAs: RoleID?
    var unitFact: FactID?
    var tableOf: DerivedID?
    var key: MapKey?
    var mayBe: [RoleID] = []
    var reportsTo: RoleID?

    var role: Role {
        Role(
            id: id, name: name.text, title: title, kind: kind, isAlwaysThere: isAlwaysThere, sameAs: sameAs,
            unitFact: unitFact, tableOf: tableOf, key: key, mayBe: mayBe, reportsTo: reportsTo, span: name.span)
    }
}

/// A form, and whether a row asks for it.
struct DraftRecord {
    let id: RecordID
    let syntax: RecordSyntax
    let span: Span
    var isNamedByRow = false
}

/// A group with the place of its rows.
struct DraftGroup {
    let id: GroupID
    let kind: Group.Kind
    let syntax: GroupSyntax
    var rows: [RowSyntax]
    let span: Span
    /// The value that a `classify` or `define` gives.
    var derived: DerivedID?

    /// Whether it is a group over a period.
    var isPeriod: Bool { Period.Kind(syntax.kind) != nil }
}

extension DraftGroup {
    var isDeadline: Bool {
        if case .deadline = kind { true } else { false }
    }

    var isRoute: Bool {
        if case .route = kind { true } else { false }
    }

    /// Whether it holds what follows when a deadline is late.
    var isLate: Bool {
        if case .late = kind { true } else { false }
    }

    /// Whether it is one of the groups of a deadline.
    var isObligation: Bool { isDeadline || isLate }

    /// Whether money and sanctions may stand in it.
    var mayPunish: Bool { kind == .schedule || isLate }

    /// The condition of its rows where it holds what follows when a deadline is late.
    func lateCondition(at span: Span) -> Condition? {
        if case .late(let id) = kind { .atom(.deadline(id, .late), span: span) } else { nil }
    }

    /// What every row cites: the tails of the group as a whole, and those behind the colon of a deadline with rows.
    var commonTails: [TailSyntax] {
        guard !isLate else { return [] }
        var tails: [TailSyntax] = []
        var isClause = false
        for member in syntax.members {
            switch member.kind {
            case .tail(let tail): if !isClause { tails.append(tail) }
            case .late, .extend, .never, .copy, .pause: isClause = true
            case .row, .guarded, .given, .fund, .samePerson, .times, .invalid: isClause = false
            }
        }
        if isDeadline, let header = syntax.inlineRow, header.span != rows.first?.span { tails += header.tails }
        return tails
    }
}

/// A deadline with its groups.
struct DraftDeadline {
    let id: DeadlineID
    let syntax: GroupSyntax
    let group: GroupID
    let lateGroup: GroupID?
}

/// A slot with its group.
struct DraftRoute {
    let id: RouteID
    let syntax: GroupSyntax
    let group: GroupID
}

/// A row by its id, for messages about precedence.
struct DraftRow {
    let name: String
    let span: Span
}
