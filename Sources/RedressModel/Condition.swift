package import RedressDiagnostics

/// A three-valued condition with its place. Equality ignores the place. Made by the simplifying functions below.
package struct Condition: Hashable, Sendable {
    package let kind: Kind
    package let span: Span?

    package init(_ kind: Kind, span: Span?) {
        self.kind = kind
        self.span = span
    }

    /// The shape of a condition.
    package indirect enum Kind: Hashable, Sendable {
        case constant(Bool)
        case atom(Atom)
        case and([Condition])
        case or([Condition])
        case not(Condition)
        /// True when at least so many hold.
        case atLeast(Int, [Condition])
    }

    package static func == (left: Condition, right: Condition) -> Bool { left.kind == right.kind }

    package func hash(into hasher: inout Hasher) { hasher.combine(kind) }

    package static let always = Condition(.constant(true), span: nil)
    package static let never = Condition(.constant(false), span: nil)

    package static func atom(_ atom: Atom, span: Span?) -> Condition { Condition(.atom(atom), span: span) }

    /// The conjunction: nested ones are flattened, `always` vanishes, `never` decides.
    package static func and(_ parts: [Condition], span: Span? = nil) -> Condition {
        var flat: [Condition] = []
        for part in parts {
            switch part.kind {
            case .constant(true): continue
            case .constant(false): return Condition(.constant(false), span: span ?? part.span)
            case .and(let inner): flat += inner
            case .atom, .or, .not, .atLeast: flat.append(part)
            }
        }
        if flat.isEmpty { return Condition(.constant(true), span: span) }
        return flat.count == 1 ? flat[0] : Condition(.and(flat), span: span)
    }

    /// The disjunction: nested ones are flattened, `never` vanishes, `always` decides.
    package static func or(_ parts: [Condition], span: Span? = nil) -> Condition {
        var flat: [Condition] = []
        for part in parts {
            switch part.kind {
            case .constant(false): continue
            case .constant(true): return Condition(.constant(true), span: span ?? part.span)
            case .or(let inner): flat += inner
            case .atom, .and, .not, .atLeast: flat.append(part)
            }
        }
        if flat.isEmpty { return Condition(.constant(false), span: span) }
        return flat.count == 1 ? flat[0] : Condition(.or(flat), span: span)
    }

    /// The negation; a double one vanishes.
    package static func not(_ part: Condition, span: Span? = nil) -> Condition {
        switch part.kind {
        case .constant(let value): Condition(.constant(!value), span: span)
        case .not(let inner): inner
        case .atom, .and, .or, .atLeast: Condition(.not(part), span: span)
        }
    }

    /// The parts that must all hold.
    package var conjuncts: [Condition] {
        switch kind {
        case .and(let parts): parts
        case .constant(true): []
        case .constant(false), .atom, .or, .not, .atLeast: [self]
        }
    }
}

/// The smallest question about an incident.
package enum Atom: Hashable, Sendable {
    /// A yes/no value that is yes.
    case truth(Term)
    /// Two values of one type; `<` and its like only for numbers, moneys, durations, dates, instants and ordered words.
    /// With a value that is none every relation is false except `notEqual`.
    case comparison(Term, Relation, Term)
    /// A word among words of its vocabulary (ascending indices).
    case membership(Term, [Int])
    /// A set that contains a word.
    case contains(Term, Int)
    /// A set without elements, or a map in which no entry holds anything.
    case isEmpty(Term)
    /// Whether the incident as it stands gives the value (two-valued).
    case known(Term)
    /// Whether there is a value, that is, not none.
    case has(Term)
    /// Whether a deadline stands so. In a group `for each` what the deadline runs over, the element's own; elsewhere a
    /// deadline of several elements is late or due where one of them is, and met where all that apply are.
    case deadline(DeadlineID, DeadlineState)
}

/// The six relations between two values.
package enum Relation: Hashable, Sendable, CaseIterable {
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
}

/// A typed expression that gives a value; unknown where a part is.
package indirect enum Term: Hashable, Sendable {
    case constant(Constant)
    case parameter(ParameterID)
    case fact(FactID)
    case event(EventID)
    /// In a group `for each`: when an event that is dated for each element happened for the one at hand.
    case eventEntry(EventID)
    case derived(DerivedID)
    /// In a group `for each` a set: the word at hand.
    case element
    /// In a group `for each`: the map's value under the element at hand.
    case entry(FactID)
    /// The yes/no value of a condition.
    case condition(Condition)
    /// Numbers, in the units of `Constant.number`; a difference of dates or instants is in seconds, and may be added to one.
    case arithmetic(Term, Operation, Term)
    /// How many elements a set has, or all entries of a map together; an entry that is a plain value counts one.
    case size(Term)
    case earliest([Term])
    case latest([Term])
    /// From one instant to another: seconds of the clock, working seconds, or the least number of working days within
    /// which the second one keeps to the first. None where one of the two is.
    case elapsed(Term, Term, Measure)
    /// What of a number lies above a limit that is rounded down to whole ones; never less than 0.
    case excess(Term, Term)
    /// The name of the role that took a slot; none for nobody, unknown where people have yet to choose.
    case route(RouteID)
    /// When a deadline falls due; none where it does not apply or has no instant.
    case due(DeadlineID)
    /// The sum in fen of what a role is fined, or everybody (`nil`); only in requirements.
    case fines(RoleID?)

    /// What `elapsed` counts.
    package enum Measure: Hashable, Sendable {
        case clock
        case workingSeconds(CalendarID)
        case workingDays(CalendarID)
    }

    /// The four operations of arithmetic.
    package enum Operation: Hashable, Sendable {
        case plus, minus, times, divided
    }
}

extension Atom {
    /// The terms that it asks about.
    package var terms: [Term] {
        switch self {
        case .truth(let term), .membership(let term, _), .contains(let term, _), .isEmpty(let term), .known(let term),
            .has(let term):
            [term]
        case .comparison(let left, _, let right): [left, right]
        case .deadline: []
        }
    }
}

extension Term {
    /// The terms that it is made of; a condition within it is none of them.
    package var parts: [Term] {
        switch self {
        case .constant, .parameter, .fact, .event, .eventEntry, .derived, .element, .entry, .condition, .route, .due,
            .fines:
            []
        case .arithmetic(let left, _, let right), .elapsed(let left, let right, _), .excess(let left, let right):
            [left, right]
        case .size(let term): [term]
        case .earliest(let terms), .latest(let terms): terms
        }
    }
}
