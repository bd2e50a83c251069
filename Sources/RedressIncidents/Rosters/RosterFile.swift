import RedressDiagnostics
import RedressTime

/// What a file says about who fills which post when, and who is away: as written, before a policy asks.
package struct RosterFile: Sendable {
    /// From when until when something holds. A day as its end is part of it; a moment is not.
    struct Stretch: Hashable, Sendable {
        var from: String?
        var until: String?

        static let always = Stretch()
    }

    /// Somebody in a post.
    struct Holder: Sendable {
        let name: String
        let stretch: Stretch
        let span: Span
    }

    /// A post, or one key of a post that is held for each.
    struct Post: Sendable {
        let role: String
        let key: String?
        /// Where the role, or the key, is named.
        let span: Span
        /// None: the post is vacant.
        let holders: [Holder]
    }

    /// Somebody who is away.
    struct Leave: Sendable {
        let name: String
        let stretch: Stretch
        let standIn: String?
        /// The posts that it is from; empty: from all of them.
        let roles: [(name: String, span: Span)]
    }

    var posts: [Post] = []
    var leaves: [Leave] = []
}

extension RosterFile.Stretch {
    /// The first moment that belongs to it, and the first that no longer does, as the clocks of a zone count days.
    func bounds(in zone: TimeZoneRules) -> (from: Int64, end: Int64) {
        let start = from.flatMap { DateText.parseInstant($0, in: zone).value?.seconds }
        let last = until.flatMap { DateText.parseDate($0).value }
        let end =
            last.map { zone.instant(of: $0.adding(days: 1)).seconds }
            ?? until.flatMap { DateText.parseInstant($0, in: zone).value?.seconds }
        return (start ?? .min, end ?? .max)
    }

    /// Whether two have a moment in common.
    func meets(_ other: Self) -> Bool {
        let (own, its) = (bounds(in: .utc), other.bounds(in: .utc))
        return own.from < its.end && its.from < own.end
    }
}
