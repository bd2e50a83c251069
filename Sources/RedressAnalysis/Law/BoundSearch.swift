import RedressDiagnostics
import RedressEngine
import RedressModel

/// The employees who can be fined more than a law pack's requirements let be withheld from one person.
///
/// Each requirement is put to the policy once for each of them, and proved or broken as the policy's own are.
struct BoundSearch {
    private let program: Program
    private let host: (program: Program, index: Int)?
    private let law: LawPack
    private let options: Analyzer.Options

    init(_ program: Program, host: (program: Program, index: Int)?, _ law: LawPack, _ options: Analyzer.Options) {
        self.program = program
        self.host = host
        self.law = law
        self.options = options
    }

    /// Adds what is found of the persons who owe some of the fines.
    func add(_ fines: [OwedFine], to report: inout LegalReport) {
        let persons = Set(fines.flatMap(\.payers)).filter { program.schema.word(of: $0) == .person }.sorted()
        guard !persons.isEmpty else { return }
        let row = law.row(of: Clause(provision: .policy, inForceFrom: program.header.effectiveFrom))
        for bound in law.bounds {
            let requirement = law.program.requirements[bound.requirement]
            guard law.evaluator.truth(of: requirement.guardCondition, in: row) == .holds else { continue }
            guard case .number(let most)? = law.evaluator.value(of: bound.bound, in: row) else {
                addOpen(bound, to: &report)
                continue
            }
            add(bound, most, persons, to: &report)
        }
    }

    /// That a bound is not known is said once for a policy.
    private func addOpen(_ bound: LawPack.FineBound, to report: inout LegalReport) {
        let isSaid = report.findings.contains {
            if case .openBound(bound.requirement) = $0.kind { true } else { false }
        }
        guard !isSaid else { return }
        var reads = TermReads()
        reads.visit(bound.bound)
        let place = host?.program.header.span ?? program.header.span
        report.findings.append(
            LegalFinding(
                .openBound(requirement: bound.requirement), spans: [place], blanks: law.blanks(in: reads)))
    }

    private func add(
        _ bound: LawPack.FineBound, _ most: Rational, _ persons: [RoleID], to report: inout LegalReport
    ) {
        var asked = program
        // What each of several pays is one person's; what they pay together is nobody's.
        asked.schema.roles = program.schema.roles.map { $0.kind == .several ? $0.heldByOne : $0 }
        let span = law.program.requirements[bound.requirement].span
        asked.requirements = persons.map { role in
            let atom = Atom.comparison(.fines(role), bound.relation, .constant(.number(most)))
            return Requirement(
                name: program.schema[role].name, kind: .property, guardCondition: .always,
                condition: .atom(atom, span: span), sources: [], span: span)
        }
        var found = AnalysisReport()
        var askedHost = host
        if let index = host?.index { askedHost?.program.periodCases[index].program = asked }
        let evaluator = Evaluator(asked)
        let stage = AnalysisStage(asked, evaluator: evaluator, host: askedHost, options)
        RequirementSearch(stage.scene, stage.witnesses).add(to: &found)
        stage.showIncidents(in: &found)
        for finding in found.findings {
            guard case .requirementBroken(let index) = finding.kind, let witness = finding.witnesses.first else {
                continue
            }
            let role = persons[index]
            let sum = evaluator.fined(role, in: witness)
            report.findings.append(
                LegalFinding(
                    .overBound(
                        requirement: bound.requirement, role: role, sum: sum, bound: most, shown: finding),
                    periodCase: host?.index, rows: finding.rows, spans: spans(of: role, finding.rows)))
        }
        report.undecided += found.undecided.map { question in
            let rows = question.requirement.map { rowsFining(persons[$0]) } ?? question.rows
            return (host?.index, UndecidedQuestion(rows: rows, reason: question.reason))
        }
    }

    private func rowsFining(_ role: RoleID) -> [RowID] {
        program.groups.flatMap { group in group.rows.indices.map { RowID(group: group.id, index: $0) } }
            .filter { !fines(of: role, in: $0).isEmpty }
    }

    private func fines(of role: RoleID, in row: RowID) -> [Item] {
        program[row].items.filter { item in
            if case .money(let money) = item.kind { !money.isReward && money.roles.contains(role) } else { false }
        }
    }

    private func spans(of role: RoleID, _ rows: [RowID]) -> [Span] {
        rows.flatMap { row in fines(of: role, in: row).prefix(1).map(\.span) }
    }
}

extension Role {
    /// The same role with one person in it.
    fileprivate var heldByOne: Role {
        Role(
            id: id, name: name, title: title, kind: .one, isAlwaysThere: isAlwaysThere, sameAs: sameAs,
            unitFact: unitFact, tableOf: tableOf, key: key, mayBe: mayBe, reportsTo: reportsTo, span: span)
    }
}
