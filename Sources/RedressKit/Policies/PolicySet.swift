import RedressDiagnostics
import RedressIncidents
import RedressReports
import RedressTime

/// Policies that judge incidents together: an incident goes to the policy that it names, or to the only one, and there
/// to the version in force at its first event.
public struct PolicySet: Sendable {
    /// The policies, in the order given.
    public let policies: [Policy]

    /// A set of policies.
    public init(_ policies: [Policy]) { self.policies = policies }

    /// Reads a moment as the policies' time zone has it: `2026-11-01`, `2026-11-01T09:30`, with an offset or without;
    /// nil for a text that is none.
    public func moment(_ text: String) -> Moment? {
        DateText.parseInstant(text, in: zone).value.map { Moment(seconds: $0.seconds) }
    }

    /// The time zone of the first policy.
    var zone: TimeZoneRules { policies.first?.compiled.context.zone ?? .utc }

    /// The texts of all policies, to which those of incidents are added.
    var sources: SourceMap { policies.first?.compiled.context.sources ?? SourceMap() }

    func reader(keepsPlaces: Bool) -> IncidentReader {
        IncidentReader(policies.map(\.compiled.table), keepsPlaces: keepsPlaces)
    }
}

/// A moment in whole seconds.
public struct Moment: Hashable, Sendable {
    /// Seconds since 1970-01-01T00:00:00Z.
    public let seconds: Int64

    /// A moment by its seconds since 1970.
    public init(seconds: Int64) { self.seconds = seconds }
}

/// A month, quarter or year that is scored.
public struct ScorePeriod: Hashable, Sendable {
    let period: Period

    /// Reads `2026-10`, `2026Q4`, `2026`, `2026年10月`; nil for a text that is no period.
    public init?(_ text: String) {
        guard let period = Period.parse(text).value else { return nil }
        self.period = period
    }

    /// As it is written in results: `2026-10`.
    public var text: String { period.description }
}
