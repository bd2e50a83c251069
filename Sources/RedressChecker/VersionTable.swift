import RedressDiagnostics
import RedressSyntax

/// The policies of all files by name and first day in force, which together name a version.
///
/// A version that does not say how long it is in force ends the day before the next one of its name begins.
struct VersionTable {
    /// Policies that repeat a version or overlap with one, by their place in the list.
    private(set) var unsound: Set<Int> = []
    /// When each policy is in force.
    private(set) var days: [InForce]
    private(set) var problems: [Diagnostic] = []

    init(_ sections: [PolicySection]) {
        days = sections.map(\.writtenDays)
        var versions: [String: [Int]] = [:]
        var names: [String] = []
        for (index, section) in sections.enumerated() {
            let name = section.policy.name
            let earlier = versions[name.text] ?? []
            if earlier.isEmpty { names.append(name.text) }
            if let first = earlier.first(where: { days[$0].from == days[index].from }) {
                unsound.insert(index)
                problems.append(.duplicateVersion(name, first: sections[first].policy.name))
            } else {
                versions[name.text] = earlier + [index]
            }
        }
        for name in names {
            let sorted = (versions[name] ?? []).sorted { (days[$0].from ?? .min) < (days[$1].from ?? .min) }
            for (place, next) in sorted.enumerated().dropFirst() {
                guard let start = days[next].from else { continue }
                for index in sorted[..<place] {
                    guard let until = sections[index].writtenDays.until, until >= start else { continue }
                    // A version that ends before it begins is wrong for itself.
                    let last = max(min(until, sections[next].writtenDays.until ?? until), start)
                    problems.append(
                        .versionOverlap(
                            sections[index].policy.name, next: sections[next].policy.name, days: start...last))
                    unsound.formUnion([index, next])
                }
            }
            for (index, next) in zip(sorted, sorted.dropFirst()) {
                guard let start = days[next].from else { continue }
                days[index].until = min(days[index].until ?? .max, start - 1)
            }
        }
    }
}
