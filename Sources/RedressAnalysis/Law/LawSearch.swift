package import RedressModel

/// Where one policy is exposed under a law pack.
package struct LawSearch {
    private let program: Program
    private let law: LawPack
    private let options: Analyzer.Options

    /// The pack must be one that can be used.
    package init(_ program: Program, under law: LawPack, options: Analyzer.Options = Analyzer.Options()) {
        self.program = program
        self.law = law
        self.options = options
    }

    /// Everything found, what is about the whole policy first.
    package func report() -> LegalReport {
        var report = LegalReport()
        var touchesEmployees = false
        for part in [nil] + program.periodCases.indices.map(Optional.some) {
            let own = part.map { program.periodCases[$0].program } ?? program
            let stage = AnalysisStage(own, host: part.map { (program, $0) }, options)
            let owed = OwedFines(stage.scene)
            report.undecided += owed.undecided.map { (part, $0) }
            let isTouched = owed.fines.contains { $0.payers.contains(where: own.schema.isEmployee) }
            touchesEmployees = touchesEmployees || isTouched || owed.sanctionsEmployees
            addFines(owed.fines, of: own, part, to: &report)
            BoundSearch(own, host: part.map { (program, $0) }, law, options).add(owed.fines, to: &report)
        }
        addPolicy(touchesEmployees, to: &report)
        LimitSearch(program, law, options).add(to: &report)
        return report
    }

    // MARK: - Clauses

    /// What is about one row of the policy and one of the pack.
    private struct Place: Hashable {
        let check: LegalCheck
        let row: RowID
        let lawRow: RowID
    }

    /// One finding for each row and each row of the pack, whichever of its items they are.
    private func addFines(_ fines: [OwedFine], of own: Program, _ part: Int?, to report: inout LegalReport) {
        var order: [Place] = []
        var found: [Place: (verdict: LegalVerdict, payers: [RoleID], items: [Item])] = [:]
        for fine in fines {
            for word in [ClauseWord.person, .team, .company] {
                let payers = fine.payers.filter { own.schema.word(of: $0) == word }
                guard !payers.isEmpty else { continue }
                let clause = Clause(
                    provision: .fine, payer: word, schedule: own.groups[fine.row.group.index].name,
                    isConfirmed: !fine.isUnconfirmed, inForceFrom: program.header.effectiveFrom)
                for verdict in law.verdicts(on: clause) {
                    let place = Place(check: verdict.check, row: fine.row, lawRow: verdict.row)
                    if found[place] == nil { order.append(place) }
                    var one = found[place] ?? (verdict, [], [])
                    one.payers += payers.filter { !one.payers.contains($0) }
                    if one.items.last?.span != fine.item.span { one.items.append(fine.item) }
                    found[place] = one
                }
            }
        }
        for place in order {
            guard let one = found[place] else { continue }
            report.findings.append(
                LegalFinding(
                    .clause(place.check, one.verdict.severity, payers: one.payers), periodCase: part, rows: [place.row],
                    spans: one.items.map(\.span), lawRows: [place.lawRow], blanks: one.verdict.blanks))
        }
    }

    private func addPolicy(_ touchesEmployees: Bool, to report: inout LegalReport) {
        let clause = Clause(
            provision: .policy, touchesEmployees: touchesEmployees, inForceFrom: program.header.effectiveFrom)
        report.findings += law.verdicts(on: clause).map { verdict in
            LegalFinding(
                .clause(verdict.check, verdict.severity, payers: []), spans: [program.header.span],
                lawRows: [verdict.row], blanks: verdict.blanks)
        }
    }
}
