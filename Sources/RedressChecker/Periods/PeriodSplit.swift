import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// A group over a period, with the declarations that are `for` it.
struct PeriodGroup {
    let syntax: GroupSyntax
    let unit: Period.Kind
    let span: Span
    /// Deadlines, routes, requirements, examples and other groups `for` it, in the order of the text.
    var companions: [Declaration] = []
}

/// The declarations of a policy, told apart by what they speak of: single incidents, or periods.
struct PeriodSplit {
    /// What speaks of single incidents.
    private(set) var incidents: [Declaration] = []
    private(set) var groups: [PeriodGroup] = []
    /// Names behind `for` that no group over a period has.
    private(set) var unknown: [Name] = []

    init(_ declarations: [Declaration]) {
        for declaration in declarations {
            guard case .group(let syntax) = declaration.kind, let unit = Period.Kind(syntax.kind) else { continue }
            groups.append(PeriodGroup(syntax: syntax, unit: unit, span: declaration.span))
        }
        for declaration in declarations {
            if case .group(let syntax) = declaration.kind, Period.Kind(syntax.kind) != nil { continue }
            guard let period = declaration.period else {
                incidents.append(declaration)
                continue
            }
            if let index = groups.firstIndex(where: { $0.syntax.name.text == period.text }) {
                groups[index].companions.append(declaration)
            } else {
                unknown.append(period)
            }
        }
    }
}

extension Declaration {
    /// The group over a period that a declaration is `for`.
    fileprivate var period: Name? {
        switch kind {
        case .group(let syntax):
            for modifier in syntax.modifiers {
                if case .forPeriod(let name) = modifier.kind { return name }
            }
            return nil
        case .require(let syntax): return syntax.period
        case .example(let syntax): return syntax.period
        case .policy, .parameter, .fact, .event, .role, .sanction, .table, .calendar, .define, .record, .allow,
            .change, .invalid:
            return nil
        }
    }
}

extension Period.Kind {
    /// The unit of a group's keyword; nil where that is no period.
    init?(_ kind: GroupKindSyntax) {
        switch kind {
        case .eachWeek: self = .week
        case .eachMonth: self = .month
        case .eachQuarter: self = .quarter
        case .eachYear: self = .year
        case .define, .classify, .route, .deadline, .schedule, .rules: return nil
        }
    }
}

extension GroupSyntax {
    /// The facts that are given for a period, with their places.
    var givens: [(syntax: FactSyntax, span: Span)] {
        members.compactMap { member in
            if case .given(let syntax) = member.kind { (syntax, member.span) } else { nil }
        }
    }

    /// What tells the cases of one period apart.
    var subjects: [Name] {
        modifiers.flatMap { modifier -> [Name] in
            if case .per(let names) = modifier.kind { names } else { [] }
        }
    }

    /// What the group runs over.
    var iterated: Name? {
        for modifier in modifiers {
            if case .forEach(let name) = modifier.kind { return name }
        }
        return nil
    }
}
