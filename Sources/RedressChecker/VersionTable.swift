import RedressDiagnostics
import RedressSyntax

/// The policies of all files by name and first day in force, which together name a version.
struct VersionTable {
    /// Policies that repeat a version, by their place in the list.
    private(set) var repeated: Set<Int> = []
    private(set) var problems: [Diagnostic] = []

    init(_ sections: [PolicySection]) {
        var seen: [String: Name] = [:]
        for (index, section) in sections.enumerated() {
            let start = section.policy.clauses.lazy.compactMap { clause -> String? in
                if case .effective(let from, _) = clause.kind { "\(from.year)-\(from.month)-\(from.day)" } else { nil }
            }.first
            let name = section.policy.name
            let version = "\(name.text)\n\(start ?? "")"
            if let first = seen[version] {
                repeated.insert(index)
                problems.append(.duplicateVersion(name, first: first))
            } else {
                seen[version] = name
            }
        }
    }
}
