package import RedressDiagnostics
package import RedressModel
package import RedressSyntax

/// The policies that passed, and everything found while checking them.
package struct CheckOutcome: Sendable {
    /// One for each policy without an error, in the order of the files.
    package let programs: [Program]
    package let diagnostics: [Diagnostic]

    package init(programs: [Program], diagnostics: [Diagnostic]) {
        self.programs = programs
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
    package static func check(
        _ files: [(file: SyntaxFile, source: SourceText)], settings: [ParameterSetting] = []
    ) -> CheckOutcome {
        var diagnostics: [Diagnostic] = []
        var sections: [PolicySection] = []
        // Policies of a file that also holds declarations of no policy.
        var incomplete: Set<Int> = []
        for (file, source) in files {
            let (found, problem) = PolicySection.split(file, source: source)
            if let problem {
                diagnostics.append(problem)
                incomplete.formUnion(sections.count..<sections.count + found.count)
            }
            sections += found
        }
        let checkers = sections.map { PolicyChecker($0) }
        for checker in checkers { checker.declareNames() }
        let applied = SettingTable(settings, policies: checkers.map(\.parameterNames))
        diagnostics += applied.problems
        let versions = VersionTable(sections)
        diagnostics += versions.problems
        incomplete.formUnion(versions.repeated)
        var programs: [Program] = []
        for (index, first) in checkers.enumerated() {
            var checker = first
            var program = checker.check(settings: applied.settings)
            if program != nil, let order = checker.wantedOrder {
                checker = PolicyChecker(first.whole, derivedOrder: order)
                checker.declareNames()
                program = checker.check(settings: applied.settings)
            }
            diagnostics += checker.diagnostics
            if let program, !incomplete.contains(index) { programs.append(program) }
        }
        return CheckOutcome(programs: programs, diagnostics: diagnostics.uniqued())
    }
}

/// A policy with the declarations below it.
struct PolicySection {
    let policy: PolicySyntax
    let span: Span
    let declarations: [Declaration]
    let source: SourceText
    /// In hexadecimal, of the whole file.
    let sha256: String

    /// The same policy with other declarations.
    func with(_ declarations: [Declaration]) -> PolicySection {
        PolicySection(policy: policy, span: span, declarations: declarations, source: source, sha256: sha256)
    }

    /// The sections of a file, and what is wrong when declarations stand above the first policy.
    static func split(_ file: SyntaxFile, source: SourceText) -> ([PolicySection], Diagnostic?) {
        var heads: [(policy: PolicySyntax, span: Span, declarations: [Declaration])] = []
        var homeless: Span?
        for declaration in file.declarations {
            switch declaration.kind {
            case .policy(let policy): heads.append((policy, declaration.span, []))
            case .invalid where heads.isEmpty: continue
            case .parameter, .fact, .event, .role, .sanction, .table, .calendar, .define, .group, .record, .require,
                .change, .example, .invalid:
                if heads.isEmpty {
                    homeless = homeless ?? declaration.span
                } else {
                    heads[heads.count - 1].declarations.append(declaration)
                }
            }
        }
        let digest = SHA256Digest.hexadecimal(of: source.bytes)
        let sections = heads.map {
            PolicySection(
                policy: $0.policy, span: $0.span, declarations: $0.declarations, source: source, sha256: digest)
        }
        return (sections, homeless.map { .missingPolicy(at: $0, hasPolicy: !heads.isEmpty) })
    }
}

extension [Diagnostic] {
    /// The diagnostics without repetitions, each at its first place.
    func uniqued() -> [Diagnostic] {
        var seen: Set<Diagnostic> = []
        return filter { seen.insert($0).inserted }
    }
}
