import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// Checks one policy. Its parts stand in extensions, one file for each kind of declaration.
final class PolicyChecker {
    /// The declarations that it checks: of a policy those about single incidents, or those of one group over a period.
    let section: PolicySection
    /// The section as it was given.
    let whole: PolicySection
    /// For a group over a period, where it belongs; nil for a policy.
    let frame: PeriodFrame?
    /// The groups over a period that the policy has.
    let periods: [PeriodGroup]
    /// What stands behind `for` and is no group over a period.
    let unknownPeriods: [Name]
    /// The figures over the incidents of a case that were met so far.
    var aggregates: [Aggregate] = []
    /// The counts of earlier incidents that were met so far.
    var historyCounts: [HistoryCount] = []
    var diagnostics: [Diagnostic] = []
    /// Whether something stands in the tree that could not be read (it was reported by the parser).
    var isBroken = false
    /// Whether names may come from another policy or file, so that an unknown one proves nothing.
    var namesAreOpen = false

    var names = NameTable()
    var vocabularies: [Vocabulary] = []
    var facts: [DraftFact] = []
    var parameters: [DraftParameter] = []
    /// Every derived value in the order declared.
    var derivedSources: [DerivedSource] = []
    var derived: [DraftDerived] = []
    var events: [Event] = []
    var eventOrder: [EventPair] = []
    /// What events are dated for, each by itself, as written.
    var eventKeys: [(event: EventID, key: Name)] = []
    var roles: [DraftRole] = []
    var records: [DraftRecord] = []
    var groups: [DraftGroup] = []
    var tables: [(syntax: TableSyntax, group: GroupID)] = []
    var deadlines: [DraftDeadline] = []
    var routes: [DraftRoute] = []
    var rows: [RowID: DraftRow] = [:]
    /// The rows in the order declared; a label gives the place in this list.
    var rowIDs: [RowID] = []
    var header: PolicyHeader
    var zone = TimeZoneRules.utc
    /// How limits in days and months end, and whether they move behind a day off.
    var daysEnd = DaysEnd.midnight
    var rollsOver = false
    /// Calendars declared, then the built-in ones that something names.
    var calendars: [DraftCalendar] = []
    /// The calendar that the policy chose, and its place among all.
    var chosenCalendar: Name?
    var firstCalendar = 0
    /// What files say about days, by their names.
    var calendarFiles: [String: CalendarFile] = [:]
    var context = ExpressionContext()
    /// Definitions being resolved, each asked for by the one before it.
    var openDefinitions: [DerivedID] = []
    var cyclicDefinitions: Set<DerivedID> = []

    /// The vocabulary of the sanctions is the first one of every policy.
    static let sanctionVocabulary = VocabularyID(0)

    /// The order that derived values are numbered in, by the place of their declaration; nil: as declared.
    let derivedOrder: [Int]?
    /// Another order that derived values must be numbered in, so that each reads only those before it.
    var wantedOrder: [Int]?

    init(_ whole: PolicySection, derivedOrder: [Int]? = nil, frame: PeriodFrame? = nil) {
        let split = PeriodSplit(frame == nil ? whole.declarations : [])
        let section = frame == nil ? whole.with(split.incidents) : whole
        self.whole = whole
        self.section = section
        self.frame = frame
        periods = split.groups
        unknownPeriods = split.unknown
        self.derivedOrder = derivedOrder
        header = PolicyHeader(
            name: section.policy.name.text, title: section.policy.title?.text, issuer: nil, effectiveFrom: nil,
            effectiveUntil: nil, timezone: PolicyChecker.defaultTimezone, currency: PolicyChecker.currency,
            sha256: section.sha256, span: section.span)
    }

    /// The names of the parameters declared, for settings from outside.
    var parameterNames: [String] { names.names(.parameter) }

    func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

    /// The program, nil when the policy has an error. `declareNames` has run before.
    func check(settings: [CheckedSetting]) -> Program? {
        checkHeader()
        resolveCalendars()
        resolveTypes()
        resolveRoles()
        resolveParameters(settings)
        resolveDefaults()
        let scope = checkScope()
        checkTables()
        resolveDefinitions()
        let checkedGroups = checkGroups()
        let checkedDeadlines = checkDeadlines()
        let checkedRoutes = checkRoutes()
        let checkedRecords = checkRecords()
        let allowances = checkAllowances()
        let requirements = checkRequirements(checkedGroups)
        orderDecisions(checkedGroups, checkedDeadlines, checkedRoutes, scope: scope)
        let defaultOrder = orderDefaults()
        checkOverrideCycles(checkedGroups)
        checkHistoryLayers(checkedGroups)
        let schema = makeSchema(checkedGroups)
        let examples = checkExamples(schema)
        let periodCases = checkPeriods(settings)
        guard !isBroken, !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
        var program = Program(
            header: header, schema: schema, parameters: makeParameters(), derived: makeDerived(),
            groups: checkedGroups, records: checkedRecords, requirements: requirements, examples: examples,
            scope: scope, defaultOrder: defaultOrder)
        program.periodCases = periodCases
        program.deadlines = checkedDeadlines
        program.routes = checkedRoutes
        program.calendars = makeCalendars()
        program.daysEnd = daysEnd
        program.rollsOver = rollsOver
        program.historyCounts = historyCounts
        program.allowances = allowances
        return program
    }
}

/// What the place of an expression offers beyond the names of the policy.
struct ExpressionContext {
    var iteration: Iteration?
    /// Whether `fines (role)` may stand here.
    var allowsFines = false
    /// Whether derived values, slots and deadlines may be read here.
    var allowsDerived = true
    /// Whether it says which incidents are counted, and so may not count itself.
    var isCounted = false
}

/// An event that must not be later than another one, and where the text says so.
struct EventPair: Hashable {
    let before: EventID
    let after: EventID
    let span: Span
}
