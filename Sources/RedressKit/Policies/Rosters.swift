import RedressDiagnostics
import RedressIncidents
import RedressReports

/// Who fills which post when, and who is away: read from files, for some policies.
public struct Rosters: Sendable {
    let files: [RosterFile]
    /// What in the files cannot be used; the rest is.
    public let findings: Findings

    /// Reads rosters in YAML or JSON.
    public static func read(_ files: [InputFile], for policies: PolicySet) -> Rosters {
        var sources = policies.sources
        var diagnostics: [Diagnostic] = []
        var rosters: [RosterFile] = []
        for file in files {
            let loaded = sources.load(path: file.path, bytes: file.bytes)
            diagnostics += loaded.diagnostics
            guard let source = loaded.source else { continue }
            let (roster, problems) = RosterFile.read(source)
            rosters.append(roster)
            diagnostics += problems
        }
        diagnostics += RedressIncidents.Roster.problems(rosters, policies.policies.map(\.compiled.table.table))
        return Rosters(files: rosters, findings: Findings(diagnostics, sources: sources))
    }

    /// The JSON Schema of a roster.
    public static var schema: String { RosterSchema.text }
}

extension PolicySet {
    /// The same policies, with the people of rosters for the roles that an incident does not name itself.
    public func staffed(by rosters: Rosters) -> PolicySet {
        PolicySet(
            policies.map { policy in
                var policy = policy
                policy.roster = RedressIncidents.Roster(rosters.files, policy.compiled.table.table)
                policy.caseRosters = policy.compiled.cases.map {
                    RedressIncidents.Roster(rosters.files, $0.table.table)
                }
                return policy
            })
    }
}
