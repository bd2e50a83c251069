import RedressEngine
package import RedressModel

/// Compares two versions of a policy over all incidents.
package struct PolicyComparison {
    private let old: Program
    private let new: Program
    private let options: Analyzer.Options

    /// The days on which the versions are in force are left aside: an incident of any day is put to both.
    package init(_ old: Program, _ new: Program, options: Analyzer.Options = Analyzer.Options()) {
        self.old = old.alwaysInForce
        self.new = new.alwaysInForce
        self.options = options
    }

    /// So many facts that say something else where they are left out are tried in all ways.
    private static let maximumUnsaid = 4

    /// Everything in which they differ.
    package func report() -> ComparisonReport {
        var report = ComparisonReport()
        let judges = (old: Evaluator(old), new: Evaluator(new))
        let joint = JointProgram(old, new)
        report.inputs = joint.joint.inputs
        add(joint, [], judges, to: &report)
        let facts = joint.unsaid.map(\.fact)
        for leftOut in PolicyComparison.subsets(of: facts) {
            add(JointProgram(old, new, leavingOut: leftOut), leftOut, judges, to: &report)
        }
        return report
    }

    private func add(
        _ joint: JointProgram, _ leftOut: [FactID], _ judges: (old: Evaluator, new: Evaluator),
        to report: inout ComparisonReport
    ) {
        let facets = PolicyFacets(joint, leavingOut: leftOut, usesBoxes: options.usesBoxes)
        let search = DifferenceSearch(
            facets: facets, witness: DifferenceWitness(facets, judges, leavingOut: leftOut),
            limit: options.maximumFindings)
        for facet in facets.facets { search.add(facet, to: &report) }
    }

    /// All ways of leaving some facts out; of many facts, each by itself and all together.
    private static func subsets(of facts: [FactID]) -> [[FactID]] {
        guard facts.count <= maximumUnsaid else { return facts.map { [$0] } + [facts] }
        return (1..<(1 << facts.count)).map { bits in
            facts.indices.filter { bits & (1 << $0) != 0 }.map { facts[$0] }
        }
    }
}

extension Program {
    /// The policy without the days on which it is in force.
    package var alwaysInForce: Program {
        var program = self
        program.header = PolicyHeader(
            name: header.name, title: header.title, issuer: header.issuer, effectiveFrom: nil, effectiveUntil: nil,
            timezone: header.timezone, currency: header.currency, sha256: header.sha256, extends: header.extends,
            span: header.span)
        return program
    }
}
