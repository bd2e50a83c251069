package import RedressDiagnostics
import RedressEngine
package import RedressModel

/// A policy whose incidents are the clauses of other policies: what is exposed under the law of a country.
///
/// Its facts are what is told of a clause, its classifications what is wrong with it and how gravely, its requirements
/// what holds of the fines of each employee, its deadlines those that the law sets. Names are looked up here once.
package struct LawPack: Sendable {
    /// Why a policy is no law pack.
    package struct Problem: Sendable {
        /// What is wrong with a declaration.
        package enum Kind: Sendable {
            /// It holds nothing that would be checked.
            case checksNothing
            /// No clause tells this fact, or it is of another type.
            case untoldFact(String)
            /// A classification whose values are no gravities.
            case strangeGravity(String)
            /// A requirement that is no bound of what one role is fined.
            case strangeRequirement(String)
        }

        package let kind: Kind
        package let span: Span
    }

    /// A bound of what an employee is fined: the requirement with its relation and its other side.
    struct FineBound {
        let requirement: Int
        let relation: Relation
        let bound: Term
    }

    /// A classification that says how a check comes out.
    private struct Ruling {
        let check: LegalCheck
        let derived: DerivedID
        let gravities: [LegalGravity]
    }

    package let program: Program
    /// None where the pack can be used.
    package private(set) var problems: [Problem] = []
    let evaluator: Evaluator
    let bounds: [FineBound]
    private var facts: [ClauseFact: FactID] = [:]
    private let rulings: [Ruling]
    private let layout: RowLayout

    /// Looks up what the program declares.
    package init(_ program: Program) {
        self.program = program
        evaluator = Evaluator(program)
        layout = RowLayout(program.schema)
        var problems: [Problem] = []
        rulings = program.derived.compactMap { derived in
            guard let check = LegalCheck.allCases.first(where: { $0.names.contains(derived.name) }) else { return nil }
            let gravities = LawPack.gravities(derived.type, program.schema)
            if gravities == nil { problems.append(Problem(kind: .strangeGravity(derived.name), span: derived.span)) }
            return gravities.map { Ruling(check: check, derived: derived.id, gravities: $0) }
        }
        bounds = program.requirements.indices.compactMap { index in
            let requirement = program.requirements[index]
            let bound = LawPack.bound(requirement, at: index)
            if bound == nil {
                problems.append(Problem(kind: .strangeRequirement(requirement.name), span: requirement.span))
            }
            return bound
        }
        for fact in program.schema.facts {
            let told = ClauseFact.allCases.first { $0.names.contains(fact.name) }
            if let told, LawPack.isOfType(told, fact, program.schema) {
                facts[told] = fact.id
            } else if told != nil || fact.defaultValue == nil && !fact.isOptional {
                problems.append(Problem(kind: .untoldFact(fact.name), span: fact.span))
            }
        }
        if problems.isEmpty, rulings.isEmpty, bounds.isEmpty, program.deadlines.isEmpty {
            problems.append(Problem(kind: .checksNothing, span: program.header.span))
        }
        self.problems = problems
    }

    private static func gravities(_ type: ValueType, _ schema: Schema) -> [LegalGravity]? {
        guard case .symbol(let vocabulary) = type else { return nil }
        let words = schema[vocabulary].words
        let gravities = words.compactMap { word in LegalGravity.allCases.first { $0.names.contains(word) } }
        return gravities.count == words.count ? gravities : nil
    }

    private static func bound(_ requirement: Requirement, at index: Int) -> FineBound? {
        guard case .atom(.comparison(.fines(.some), let relation, let bound)) = requirement.condition.kind else {
            return nil
        }
        return FineBound(requirement: index, relation: relation, bound: bound)
    }

    private static func isOfType(_ told: ClauseFact, _ fact: Fact, _ schema: Schema) -> Bool {
        guard fact.key == nil else { return false }
        switch (told, fact.type) {
        case (.provision, .symbol(let words)), (.payer, .symbol(let words)):
            return schema[words].words.allSatisfy { word in ClauseWord.allCases.contains { $0.names.contains(word) } }
        case (.schedule, .text), (.isConfirmed, .yesNo), (.touchesEmployees, .yesNo), (.inForceFrom, .date): return true
        case (.provision, _), (.payer, _), (.schedule, _), (.isConfirmed, _), (.touchesEmployees, _), (.inForceFrom, _):
            return false
        }
    }
}

// MARK: - What it says of a clause

/// A clause as a law pack is told of it.
struct Clause {
    var provision: ClauseWord
    var payer: ClauseWord?
    var schedule: String?
    var isConfirmed: Bool?
    var touchesEmployees: Bool?
    var inForceFrom: Int64?
}

/// What a law pack holds of a clause.
struct LegalVerdict {
    let check: LegalCheck
    let severity: Severity
    /// The row of the pack that says so, or may.
    let row: RowID
    /// Blanks on which it rests; none where it is certain.
    let blanks: [ParameterID]
}

extension LawPack {
    /// What is wrong with a clause.
    func verdicts(on clause: Clause) -> [LegalVerdict] {
        let row = row(of: clause)
        let decision = evaluator.decide(row, asOf: nil)
        guard decision.notApplicable == nil else { return [] }
        return rulings.compactMap { ruling in
            let outcome = decision.derived.first { $0.derived == ruling.derived }
            if case .symbol(_, let word)? = outcome?.value, let place = outcome?.row {
                return ruling.gravities[word].severity.map {
                    LegalVerdict(check: ruling.check, severity: $0, row: place, blanks: [])
                }
            }
            return doubt(about: ruling, row)
        }
    }

    /// The gravest of what may be wrong while blanks are not filled in.
    private func doubt(about ruling: Ruling, _ row: IncidentRow) -> LegalVerdict? {
        guard case .rows(let group) = program.derived[ruling.derived.index].body else { return nil }
        let open = evaluator.explain(row, asOf: nil).filter { $0.row.group == group && $0.truth == .unknown }
        let verdicts = open.compactMap { one -> LegalVerdict? in
            var reads = TermReads()
            if case .when(let condition) = program[one.row].condition { reads.visit(condition) }
            guard case .value(.constant(.symbol(_, let word)))? = program[one.row].items.first?.kind,
                let severity = ruling.gravities[word].severity
            else { return nil }
            return LegalVerdict(check: ruling.check, severity: severity, row: one.row, blanks: blanks(in: reads))
        }
        return verdicts.max { $0.severity < $1.severity }
    }

    /// The blank parameters that something rests on, directly or by what it reads.
    func blanks(in reads: TermReads) -> [ParameterID] {
        var reads = reads
        var seen: Set<DerivedID> = []
        while let next = reads.derived.subtracting(seen).min() {
            seen.insert(next)
            switch program.derived[next.index].body {
            case .term(let term): reads.visit(term)
            case .rows(let group):
                reads.visit(program.groups[group.index].guardCondition)
                for row in program.groups[group.index].rows {
                    if case .when(let condition) = row.condition { reads.visit(condition) }
                    for case .value(let term) in row.items.map(\.kind) { reads.visit(term) }
                }
            }
        }
        return reads.parameters.filter { program.parameters[$0.index].value == nil }.sorted()
    }

    /// The document of a clause, as an incident of the pack.
    func row(of clause: Clause) -> IncidentRow {
        var row = IncidentRow(id: "", layout: layout, roleCount: program.schema.roles.count)
        for (told, fact) in facts {
            let slot: Int64? =
                switch told {
                case .provision: word(clause.provision, of: fact)
                case .payer: clause.payer.flatMap { word($0, of: fact) }
                case .schedule: clause.schedule.map { _ in 0 }
                case .isConfirmed: clause.isConfirmed.map { $0 ? 1 : 0 }
                case .touchesEmployees: clause.touchesEmployees.map { $0 ? 1 : 0 }
                case .inForceFrom: clause.inForceFrom
                }
            // What it is not told stays unsaid, so that the pack's own default holds.
            row.slots[layout.factSlots[fact.index]] = slot ?? Slot.absent
        }
        row.texts = clause.schedule.map { [$0] } ?? []
        return row
    }

    private func word(_ word: ClauseWord, of fact: FactID) -> Int64? {
        guard case .symbol(let vocabulary) = program.schema[fact].type else { return nil }
        return program.schema[vocabulary].words.firstIndex { word.names.contains($0) }.map(Int64.init)
    }
}
