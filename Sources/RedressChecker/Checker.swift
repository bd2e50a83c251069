package import RedressDiagnostics
package import RedressModel
package import RedressSyntax
package import RedressTime

/// The policies that passed, and everything found while checking them.
package struct CheckOutcome: Sendable {
    /// One for each policy without an error, in the order of the files; several for one whose base changes while it is
    /// in force.
    package let programs: [Program]
    /// For each program the texts it is made of.
    package let texts: [Set<SourceID>]
    package let diagnostics: [Diagnostic]

    package init(programs: [Program], texts: [Set<SourceID>], diagnostics: [Diagnostic]) {
        self.programs = programs
        self.texts = texts
        self.diagnostics = diagnostics
    }
}

/// A value for a parameter that comes from outside the policy (`--set NAME=VALUE`).
package struct ParameterSetting: Hashable, Sendable {
    package let name: String
    /// The value as it would be written in the policy.
    package let valueText: String

    package init(name: String, valueText: String) {
        self.name = name
        self.valueText = valueText
    }
}

/// Turns trees into checked programs: names become ids, every type holds, nothing is invalid.
package enum Checker {
    /// Checks every policy of the files. A policy with an error gives no program, and all its other errors are
    /// reported all the same.
    ///
    /// `calendars` holds what files say about days, by the name that stands behind `based on`; under the name `china`
    /// it is added to the built-in calendar of every policy.
    package static func check(
        _ files: [(file: SyntaxFile, source: SourceText)], settings: [ParameterSetting] = [],
        links: FileLinks = FileLinks(), calendars: [String: CalendarFile] = [:]
    ) -> CheckOutcome {
        let used = UsedFiles(files.map { PolicyFile($0.file, source: $0.source) }, links: links)
        let versions = VersionTable(used.sections)
        let lineage = Lineage(used.sections, days: versions.days, incomplete: used.incomplete)
        var diagnostics = used.problems + versions.problems + lineage.problems
        let checkers = lineage.members.map { member in
            let checker = PolicyChecker(member.section)
            checker.calendarFiles = calendars
            checker.namesAreOpen =
                member.lacksBase || used.incomplete.contains(member.own) || member.section.hasUnreadDeclarations
            checker.declareNames()
            return checker
        }
        let applied = SettingTable(settings, policies: checkers.map(\.parameterNames))
        diagnostics += applied.problems
        let rejected = used.incomplete.union(versions.unsound).union(lineage.unsound)
        var programs: [Program?] = []
        // What is wrong in a base is said there, and not again in each policy that extends it.
        var reported: Set<ReportedPlace> = []
        for (member, first) in zip(lineage.members, checkers) {
            var checker = first
            var program = checker.check(settings: applied.settings)
            if program != nil, let order = checker.wantedOrder {
                checker = PolicyChecker(first.whole, derivedOrder: order)
                checker.calendarFiles = calendars
                checker.declareNames()
                program = checker.check(settings: applied.settings)
            }
            let found = member.base == nil ? checker.diagnostics : checker.diagnostics.outside(reported)
            diagnostics += found
            reported.formUnion(found.compactMap { ReportedPlace($0) })
            if member.lacksBase || rejected.contains(member.own) { program = nil }
            if let base = member.base { program = programs[base].flatMap { program?.extending($0) } }
            programs.append(program)
        }
        let kept = lineage.inOrder.filter { !used.libraries.contains(lineage.members[$0].own) }
        let passed = kept.compactMap { index in programs[index].map { ($0, lineage.members[index].section.texts) } }
        return CheckOutcome(
            programs: passed.map(\.0), texts: passed.map(\.1), diagnostics: diagnostics.uniqued())
    }
}

/// A place about which something of a kind was reported.
private struct ReportedPlace: Hashable {
    let code: DiagnosticCode
    let span: Span

    init?(_ diagnostic: Diagnostic) {
        guard let span = diagnostic.primary?.span else { return nil }
        code = diagnostic.code
        self.span = span
    }
}

extension Program {
    /// The policy with its base, which takes over the values that the policy gives to its parameters.
    fileprivate func extending(_ base: Program) -> Program {
        let values = Dictionary(parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
        var program = self
        let known = base.taking(values)
        program.base = [known]
        for (index, period) in periodCases.enumerated() {
            program.periodCases[index].program.base = known.periodCases.filter { $0.name == period.name }.map(\.program)
        }
        return program
    }

    private func taking(_ values: [String: Constant?]) -> Program {
        var program = self
        for (index, parameter) in parameters.enumerated() {
            if let value = values[parameter.name] { program.parameters[index].value = value }
        }
        program.base = base.map { $0.taking(values) }
        for index in periodCases.indices {
            program.periodCases[index].program = periodCases[index].program.taking(values)
        }
        return program
    }
}

extension [Diagnostic] {
    /// Those that are about other places.
    fileprivate func outside(_ reported: Set<ReportedPlace>) -> [Diagnostic] {
        filter { diagnostic in ReportedPlace(diagnostic).map { !reported.contains($0) } ?? true }
    }

    /// The diagnostics without repetitions, each at its first place.
    func uniqued() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }
}
