import RedressDiagnostics
package import RedressEngine
import RedressModel

/// Adds up a month, decision by decision. What it keeps grows with the people, grounds and rows, not with the incidents.
///
/// Sums are of 128 bits, which no number of amounts of 64 bits can overflow.
package struct ScoreAccumulator: Sendable {
    /// How many of something, and what they come to.
    package struct Tally: Hashable, Sendable {
        package var count = 0
        package var fines: Int128 = 0
        package var rewards: Int128 = 0
        package var fineCount = 0
        package var rewardCount = 0
        package var sanctionCount = 0

        /// What the payer gets or, below zero, pays in all.
        package var net: Int128 { rewards - fines }

        mutating func add(_ line: LedgerLine) {
            count += 1
            if line.isReward {
                rewards += Int128(line.fen)
                rewardCount += 1
            } else {
                fines += Int128(line.fen)
                fineCount += 1
            }
        }
    }

    /// A value of a classification; ordered as declared.
    package struct ClassKey: Hashable, Sendable {
        package let policy: String
        package let name: String
        package let value: String?
        let position: Int
    }

    /// Somebody in a role.
    package struct PayerKey: Hashable, Sendable {
        package let payer: LedgerLine.Payer
        package let role: String
    }

    /// How many incidents came to what; one that several policies judge counts once for each.
    package struct Counts: Hashable, Sendable {
        package var rejected = 0
        package var outsidePeriod = 0
        /// Judged although nobody says when it happened.
        package var undated = 0
        package var notApplicable = 0
        package var judged = 0
        package var void = 0
        package var withPending = 0
        package var withConflicts = 0
        package var withViolations = 0
        package var undecided = 0
        /// Inputs of periods.
        package var periodInputs = 0
        /// Cases of groups over a period.
        package var cases = 0
        /// Earlier incidents, which are counted and not judged.
        package var earlier = 0

        /// Judgements beyond the first, of incidents that several policies judge.
        package var furtherDecisions = 0

        /// Incidents and inputs of periods that could be read, those that no policy speaks about included.
        package var accepted: Int { judged + notApplicable + outsidePeriod + periodInputs - furtherDecisions }
        package var read: Int { accepted + rejected }
    }

    package var counts = Counts()
    package private(set) var total = Tally()
    package private(set) var pendingMinimum: Int128? = 0
    package private(set) var pendingMaximum: Int128? = 0
    package private(set) var classes: [ClassKey: Tally] = [:]
    package private(set) var grounds: [String: Tally] = [:]
    package private(set) var payers: [PayerKey: Tally] = [:]
    package private(set) var payees: [String?: Tally] = [:]
    package private(set) var questions: [String: Int] = [:]
    /// Roles whose people decisions ask for.
    package private(set) var unnamedRoles: [String: Int] = [:]
    package private(set) var violations: [String: Int] = [:]
    package private(set) var conflicts: [String: Int] = [:]
    package private(set) var deadlines = DeadlineScore()

    /// Nothing yet.
    package init() {}

    /// Adds a decision and its ledger lines.
    package mutating func add(_ decision: Decision, lines: [LedgerLine], in context: ReportContext) {
        if context.periodCase != nil { counts.cases += 1 }
        if let because = decision.notApplicable {
            if context.periodCase != nil { return }
            if case .scopeUnknown(let facts) = because {
                counts.judged += 1
                counts.undecided += 1
                for fact in facts { questions[context.name(fact), default: 0] += 1 }
            } else {
                counts.notApplicable += 1
            }
            return
        }
        if context.periodCase == nil { counts.judged += 1 }
        if decision.void != nil { counts.void += 1 }
        if !decision.pending.isEmpty { counts.withPending += 1 }
        if !decision.conflicts.isEmpty { counts.withConflicts += 1 }
        if !decision.violations.isEmpty { counts.withViolations += 1 }
        if decision.isUndecided { counts.undecided += 1 }
        add(lines)
        addClasses(decision, lines: lines, in: context)
        addSanctions(decision, in: context)
        deadlines.add(decision, in: context)
        addOpen(decision, in: context)
    }

    private mutating func add(_ lines: [LedgerLine]) {
        for line in lines {
            total.add(line)
            grounds[line.ground, default: Tally()].add(line)
            let role = line.roles.joined(separator: "、")
            payers[PayerKey(payer: line.payer, role: role), default: Tally()].add(line)
            payees[line.payee, default: Tally()].add(line)
        }
    }

    private mutating func addClasses(_ decision: Decision, lines: [LedgerLine], in context: ReportContext) {
        for outcome in decision.derived {
            let derived = context.program.derived[outcome.derived.index]
            guard derived.kind == .classification else { continue }
            let (value, position) = context.classValue(outcome.value, derived.type)
            let key = ClassKey(
                policy: context.program.header.name, name: derived.name, value: value,
                position: outcome.derived.index * 1_000 + position)
            classes[key, default: Tally()].count += 1
            for line in lines {
                if line.isReward {
                    classes[key, default: Tally()].rewards += Int128(line.fen)
                } else {
                    classes[key, default: Tally()].fines += Int128(line.fen)
                }
            }
        }
    }

    private mutating func addSanctions(_ decision: Decision, in context: ReportContext) {
        for outcome in decision.sanctions {
            let payer = LedgerLine.Payer(
                roles: [outcome.role], unit: outcome.unit, persons: outcome.persons, in: context)
            payers[PayerKey(payer: payer, role: context.name(outcome.role)), default: Tally()].sanctionCount += 1
        }
    }

    private mutating func addOpen(_ decision: Decision, in context: ReportContext) {
        let totals = DecisionTotals(decision)
        pendingMinimum = Self.sum(pendingMinimum, totals.pendingMinimum)
        pendingMaximum = Self.sum(pendingMaximum, totals.pendingMaximum)
        // A question about several elements of one set counts once for its incident.
        for subject in Set(decision.openQuestions.map(\.subject)) {
            if case .role(let role) = subject {
                unnamedRoles[context.name(role), default: 0] += 1
            } else {
                questions[context.name(subject), default: 0] += 1
            }
        }
        for name in decision.violations.map({ context.name($0.cause) }) { violations[name, default: 0] += 1 }
        for conflict in decision.conflicts {
            let rules = conflict.parties.map { context.rule($0.row) }.joined(separator: " ↔ ")
            conflicts[rules, default: 0] += 1
        }
    }

    private static func sum(_ left: Int128?, _ right: Int128?) -> Int128? {
        guard let left, let right else { return nil }
        return left + right
    }
}

extension Decision {
    /// Whether something was left undecided that no further fact would decide: a value that no row gives, a year that
    /// the calendar does not know, or so many missing facts that not every way was tried.
    package var isUndecided: Bool {
        if isApproximate || derived.contains(where: \.isUndecided) { return true }
        if deadlines.contains(where: { $0.unknownYear != nil }) { return true }
        if case .scopeUnknown = notApplicable { return true }
        return false
    }
}

extension ReportContext {
    /// A value of a classification and its position in the order declared; nil and last where it is open.
    fileprivate func classValue(_ value: Constant?, _ type: ValueType) -> (String?, Int) {
        guard let value else { return (nil, 999) }
        let position = if case .symbol(_, let index) = value { min(index, 998) } else { 0 }
        return (text(value, type, in: .chinese), position)
    }
}
