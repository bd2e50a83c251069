import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel

/// One incident as the policies see it that judge it.
struct PolicyIncident {
    /// One for each policy, with its place in the set; ready for judging.
    private(set) var rows: [(row: IncidentRow, policy: Int)]
    /// The same for other versions of these policies, which only count it.
    let others: [(row: IncidentRow, policy: Int)]
    /// Why none of them can judge it.
    private(set) var problem: Diagnostic?
    /// The policies that judge it although it does not name them, where there are several.
    private(set) var unnamed: [String] = []

    let id: String
    let span: Span?

    fileprivate init(
        _ rows: [(row: IncidentRow, policy: Int)], others: [(row: IncidentRow, policy: Int)], isNamed: Bool,
        of policies: [Policy]
    ) {
        self.rows = rows
        self.others = others
        id = rows.first?.row.id ?? ""
        span = rows.first?.row.span
        guard !isNamed, rows.count > 1 else { return }
        let chosen = rows.map { row, index in
            (notApplicable: policies[index].compiled.notApplicable(row), program: policies[index].compiled.program)
        }
        switch SeveralPolicies(chosen) {
        case .stand(let places):
            self.rows = places.map { rows[$0] }
            let speaking = places.filter { chosen[$0].notApplicable == nil }
            if speaking.count > 1 { unnamed = speaking.map { chosen[$0].program.header.name } }
        case .ambiguous(let places):
            self.rows = []
            problem = .ambiguousPolicy(places.map { chosen[$0].program.header.name }, span)
        }
    }
}

extension PolicySet {
    /// The incidents of a batch, each with the policies that judge it: those that it names, or of those that know all
    /// its keys the ones that speak about it.
    func incidents(of batch: IncidentBatch, asOf: Int64?) -> [PolicyIncident] {
        batch.incidents.map { range in
            let rows = range.map { index in
                (policies[batch.policies[index]].prepared(batch.rows[index], asOf: asOf), batch.policies[index])
            }
            let others = range.flatMap { batch.others[$0] }.map { other in
                (policies[other.policy].prepared(other.row, asOf: asOf), other.policy)
            }
            return PolicyIncident(rows, others: others, isNamed: batch.isNamed[range.lowerBound], of: policies)
        }
    }
}

/// How many incidents were judged by which policies without naming them.
struct UnnamedPolicies {
    private var lists: [(names: [String], count: Int)] = []

    /// Counts an incident.
    mutating func add(_ incident: PolicyIncident) {
        guard !incident.unnamed.isEmpty else { return }
        if let index = lists.firstIndex(where: { $0.names == incident.unnamed }) {
            lists[index].count += 1
        } else {
            lists.append((incident.unnamed, 1))
        }
    }

    /// A note for each list of policies.
    var diagnostics: [Diagnostic] { lists.map { .judgedBySeveral($0.names, count: $0.count) } }
}
