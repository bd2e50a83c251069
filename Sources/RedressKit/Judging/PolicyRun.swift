import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressReports
import RedressTime

/// What one policy of a run gathers beside its decisions: earlier incidents, and the cases of its periods.
struct PolicyRun {
    let policy: CompiledPolicy
    /// nil where no rule counts earlier incidents, or nobody knows them.
    private var history: History?
    private var collector: PeriodCollector
    private var documents: [CaseKey: Span] = [:]
    /// How many incidents its figures run over.
    private(set) var incidentCount = 0

    /// A run of a policy; `knowsHistory` says whether the incidents of the run are all that count as earlier ones.
    init(_ policy: CompiledPolicy, knowsHistory: Bool) {
        self.policy = policy
        history = policy.program.historyCounts.isEmpty || !knowsHistory ? nil : History(policy.program)
        collector = PeriodCollector(policy.program)
    }

    /// Whether incidents must be judged in order of time, each after those that it may count.
    var needsOrder: Bool { history != nil }

    /// Whether it looks at incidents besides those that are decided.
    var gathers: Bool { needsOrder || !policy.program.periodCases.isEmpty }

    /// Fills in what an incident counts of those gathered before.
    func fill(_ row: inout IncidentRow) { history?.fill(&row) }

    /// Gathers an incident that was judged; without a decision, one that another version of the policy judges.
    mutating func gather(_ row: IncidentRow, _ decision: RedressEngine.Decision?) {
        guard gathers else { return }
        let observations = policy.observe(row, decision)
        history?.add(row, observations)
        collector.add(observations)
        incidentCount += 1
    }

    /// Gathers the inputs of a period; gives what is wrong where a case has some already.
    mutating func gather(_ document: PeriodDocument) -> Diagnostic? {
        var keys: [(key: CaseKey, row: IncidentRow)] = []
        for (index, row) in document.rows {
            guard let key = collector.key(of: row, case: index) else { continue }
            if let first = documents[key] {
                let name = ([policy.program.periodCases[index].name, key.period.description] + key.subject)
                    .joined(separator: " ")
                return .duplicatePeriod(name, at: document.span, first: first)
            }
            keys.append((key, row))
        }
        for (key, row) in keys {
            documents[key] = document.span
            collector.add(document: row, for: key)
        }
        return nil
    }

    /// The cases whose period ends within some moments, in a fixed order; those without a subject for every such period.
    func cases(endingIn moments: ClosedRange<Int64>, zone: TimeZoneRules) -> [CollectedCase] {
        func isWanted(_ period: Period) -> Bool { moments.contains(period.end(in: zone).seconds - 1) }
        var periods: Set<Period> = []
        for unit in Set(policy.program.periodCases.map(\.unit)) {
            var date = zone.civil(of: Instant(seconds: moments.lowerBound)).date
            let last = zone.civil(of: Instant(seconds: moments.upperBound)).date
            while date <= last {
                let period = Period(unit, containing: date)
                if isWanted(period) { periods.insert(period) }
                date = period.lastDay.adding(days: 1)
                if period.lastDay == .last { break }
            }
        }
        return collector.cases(in: periods.sorted(), where: isWanted)
    }

    /// The cases of all periods.
    var allCases: [CollectedCase] { collector.cases { _ in true } }

    /// The cases that the inputs of a period speak of. Without any incident nobody knows what figures come to.
    var documentedCases: [CollectedCase] {
        documents.keys.sorted().map { collector.collected($0, withFigures: incidentCount > 0) }
    }
}

/// What an incident is to a policy of a run.
enum IncidentUse {
    /// It is decided, and counted by others.
    case decided
    /// It is only counted.
    case counted
    /// Another version of the policy decides it; this one only counts it.
    case countedByOther
}

extension [PolicyRun] {
    /// Whether the run at a place judges a case: of several versions of a policy the one that is in force when the period
    /// begins, else the newest.
    func judges(_ key: CaseKey, at place: Int) -> Bool {
        let header = self[place].policy.program.header
        let versions = indices.filter { self[$0].policy.program.header.name == header.name }
        guard versions.count > 1 else { return true }
        let day = key.period.firstDay.dayNumber
        let inForce = versions.first { index in
            let header = self[index].policy.program.header
            return (header.effectiveFrom ?? .min) <= day && day <= (header.effectiveUntil ?? .max)
        }
        let newest = versions.max { left, right in
            (self[left].policy.program.header.effectiveFrom ?? .min)
                < (self[right].policy.program.header.effectiveFrom ?? .min)
        }
        return (inForce ?? newest) == place
    }
}

extension CollectedCase {
    /// The facts of its period that nobody gave and that what it was decided waits for, in the order of declaration. What
    /// a guard that fails leaves out, nobody needs to give.
    func wantedInputs(for decision: RedressEngine.Decision, _ policy: CompiledPolicy) -> [FactID] {
        guard !hasDocument, decision.notApplicable == nil else { return [] }
        let periodCase = policy.program.periodCases[key.index]
        let lacking = periodCase.givens.filter { id in
            let fact = periodCase.program.schema[id]
            return fact.defaultValue == nil && !fact.isOptional
        }
        guard !decision.isApproximate else { return lacking }
        let asked = decision.openQuestions.map(\.subject) + decision.pending.flatMap(\.missing)
        return lacking.filter { asked.contains(.fact($0)) }
    }
}
