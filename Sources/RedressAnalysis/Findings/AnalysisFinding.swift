package import RedressEngine
package import RedressModel

/// A defect of a policy. Conflicts and holes come with an incident that shows them.
package struct AnalysisFinding: Sendable {
    /// What is wrong.
    package enum Kind: Hashable, Sendable {
        /// Two rows whose items meet and disagree.
        case contradiction(Conflict.Kind, RoleID?)
        /// The same, where two bands of a number share their end.
        case bandOverlap(FactID?)
        /// A hole between two bands of a number, which holds from one end to the other in the units of its slot.
        case bandHole(FactID?, low: Int64, high: Int64)
        /// No incident reaches the row: its own condition is impossible, or the other rows of the finding cover it.
        case unreachable(isImpossible: Bool)
        /// Leaving the row out changes no decision; the other rows of the finding say the same.
        case redundant
        /// No row of the group decides the incident.
        case uncovered(GroupID)
        /// One role fined twice for one ground, or fined and rewarded for it.
        case doublePunishment(RoleID, RoleID, isReward: Bool)
        /// The graver word has the smaller fine, or the laxer limit.
        case severityInversion(light: String, grave: String, RoleID?)
        case deadlineOrder(DeadlineID, DeadlineID)
        case routingCycle([RoleID])
        case routingDeadEnd(RouteID)
        case conflictOfInterest(RouteID, RoleID)
        /// A requirement on outcomes, by its index, that some incident breaks; the rows give what it speaks of.
        case requirementBroken(Int)
        /// A row of a base whose promise the policy does not keep; the level counts upwards from 1. The rows are those of
        /// the policy that decide otherwise.
        case mandateBroken(level: Int, RowID)
    }

    package let kind: Kind
    /// Those that take part, in the order of the file; first the one that the finding is about.
    package let rows: [RowID]
    package let ground: Ground?
    /// Incidents that show it, each put to the evaluator; none where a row is dead, bands leave a hole, or the routes
    /// alone show it.
    package let witnesses: [IncidentRow]
    /// For a case of a period, the incidents that its figures come from.
    package internal(set) var period: PeriodEvidence?
    /// Changes of the policy that remove it and change no other decision, each proved; the narrowest first.
    package internal(set) var repairs: [Repair] = []

    package init(kind: Kind, rows: [RowID], ground: Ground? = nil, witnesses: [IncidentRow] = []) {
        self.kind = kind
        self.rows = rows
        self.ground = ground
        self.witnesses = witnesses
    }
}

/// A question that was not decided.
package struct UndecidedQuestion: Hashable, Sendable {
    /// Why it was not.
    package enum Reason: Hashable, Sendable {
        /// Z3's steps ran out.
        case steps
        /// A value follows from others in a way outside the decidable fragment.
        case outsideFragment
        /// Two limits that differ in what they say fell due in the same order at every start that was tried.
        case startsTried
    }

    package let rows: [RowID]
    /// The requirement that it is about, by its index; nil where it is about rows.
    package let requirement: Int?
    /// The group that it is about; nil where it is about rows or a requirement.
    package let group: GroupID?
    package let reason: Reason

    package init(rows: [RowID] = [], requirement: Int? = nil, group: GroupID? = nil, reason: Reason) {
        self.rows = rows
        self.requirement = requirement
        self.group = group
        self.reason = reason
    }
}

/// Everything found in a policy.
package struct AnalysisReport: Sendable {
    package internal(set) var findings: [AnalysisFinding] = []
    /// How many contradictions there are, of which no more than a limit are listed.
    package internal(set) var contradictionCount = 0
    /// How many of them, and of double punishments beyond that limit, are counted and not listed.
    package internal(set) var unlistedCount = 0
    package internal(set) var undecided: [UndecidedQuestion] = []
    /// How many questions were asked, and what decided them.
    package internal(set) var tally = Tally()
}

extension AnalysisReport {
    /// Leaves open whatever rests on figures over a period of which it is not known whether any month has them. That a
    /// row decides nothing is so for all figures.
    mutating func leaveOpen() {
        findings = findings.filter { finding in
            var question = UndecidedQuestion(rows: finding.rows, reason: .outsideFragment)
            switch finding.kind {
            case .unreachable, .redundant, .routingCycle, .routingDeadEnd, .conflictOfInterest, .mandateBroken:
                return true
            case .uncovered(let group): question = UndecidedQuestion(group: group, reason: .outsideFragment)
            case .requirementBroken(let index):
                question = UndecidedQuestion(requirement: index, reason: .outsideFragment)
            case .contradiction, .bandOverlap, .bandHole, .doublePunishment, .severityInversion, .deadlineOrder: break
            }
            undecided.append(question)
            return false
        }
    }
}
