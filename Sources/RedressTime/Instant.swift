/// A moment, in whole seconds since 1970-01-01T00:00:00Z.
package struct Instant: Hashable, Sendable, Comparable {
    package let seconds: Int64

    package init(seconds: Int64) {
        self.seconds = seconds
    }

    /// The moment so many seconds later, nil beyond what can be counted.
    package func adding(seconds more: Int64) -> Instant? {
        let (sum, overflow) = seconds.addingReportingOverflow(more)
        return overflow ? nil : Instant(seconds: sum)
    }

    package static func < (left: Instant, right: Instant) -> Bool { left.seconds < right.seconds }
}
