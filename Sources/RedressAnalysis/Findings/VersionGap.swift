package import RedressModel

/// Days between two versions of a policy on which neither is in force.
package struct VersionGap: Hashable, Sendable {
    /// Places in the list of headers that was given: the version before the gap, and the one after it.
    package let before: Int
    package let after: Int
    /// Days since 1970-01-01, both within the gap.
    package let firstDay: Int64
    package let lastDay: Int64

    /// All gaps between versions of the same name, in the order in which they begin.
    package static func all(_ headers: [PolicyHeader]) -> [VersionGap] {
        let names = Dictionary(grouping: headers.indices) { headers[$0].name }
        let gaps = names.values.flatMap { versions -> [VersionGap] in
            let sorted = versions.sorted {
                (headers[$0].effectiveFrom ?? .min, $0) < (headers[$1].effectiveFrom ?? .min, $1)
            }
            return zip(sorted, sorted.dropFirst()).compactMap { before, after in
                guard let until = headers[before].effectiveUntil, let from = headers[after].effectiveFrom,
                    from > until + 1
                else { return nil }
                return VersionGap(before: before, after: after, firstDay: until + 1, lastDay: from - 1)
            }
        }
        return gaps.sorted { ($0.firstDay, $0.before) < ($1.firstDay, $1.before) }
    }
}
