package import RedressDiagnostics
package import RedressModel

/// Reads incident documents: YAML with one incident a document or a list of them, JSON, and JSON Lines.
///
/// An incident that cannot be read or typed is rejected by name and the rest is read on, so that accepted and rejected
/// together are all that was read.
package struct IncidentReader: Sendable {
    /// How many levels of lists and maps an incident may have.
    package static let maximumDepth = 32
    /// How many characters one incident may have.
    package static let maximumIncidentLength = 4 * 1_024 * 1_024
    /// How many bytes a text may have.
    package static let maximumTextLength = 1_024 * 1_024 * 1_024

    /// Which form a text has.
    package enum Format: Sendable {
        /// By the ending of its name and by its first lines.
        case automatic
        /// YAML or JSON.
        case yaml
        /// One JSON object a line.
        case jsonLines
    }

    let policies: [PolicyTable]
    let keepsPlaces: Bool

    /// A reader for one or several policies, or versions of them; with `keepsPlaces` each row knows where its keys
    /// stand, which explanations need and costs time.
    package init(_ policies: [PolicyTable], keepsPlaces: Bool = false) {
        self.policies = policies
        self.keepsPlaces = keepsPlaces
    }

    /// Everything in a text at once.
    package func read(_ source: SourceText, format: Format = .automatic) -> IncidentBatch {
        var all = IncidentBatch()
        forEachBatch(in: source, format: format) { all.append($0) }
        return all
    }

    /// Hands over the incidents of a text in batches of at most so many, in the order of the text, so that a large
    /// text needs little memory besides its own.
    package func forEachBatch(
        in source: SourceText, of size: Int = 1_024, format: Format = .automatic, _ body: (IncidentBatch) -> Void
    ) {
        guard source.bytes.count <= Self.maximumTextLength else {
            var batch = IncidentBatch()
            batch.diagnostics.append(.textTooLarge(source, limit: Self.maximumTextLength))
            return body(batch)
        }
        source.bytes.withUnsafeBufferPointer { bytes in
            var session = ReadingSession(self, source: source, bytes: bytes, batchSize: max(1, size))
            switch format {
            case .yaml: session.readYAML(body)
            case .jsonLines: session.readLines(body)
            case .automatic:
                if session.looksLikeJSONLines { session.readLines(body) } else { session.readYAML(body) }
            }
            session.finish(body)
        }
    }
}

/// What was read of a text, or the next part of it.
package struct IncidentBatch: Sendable {
    /// The incidents that can be judged.
    package internal(set) var rows: [IncidentRow] = []
    /// For each row the index of its policy among those that the reader has.
    package internal(set) var policies: [Int] = []
    /// For each row, whether it is the incident of the row before, typed for another policy.
    package internal(set) var continues: [Bool] = []
    /// For each row, whether its policy was chosen by the incident: it names it, or there is no other.
    package internal(set) var isNamed: [Bool] = []
    /// For each row, the same incident as other versions of its policy see it, which count it and do not judge it.
    package internal(set) var others: [[OtherVersion]] = []
    /// Incidents that other versions of their policy cannot count, by the place of the version.
    package internal(set) var uncounted: [(policy: Int, span: Span)] = []
    /// The inputs of periods.
    package internal(set) var periods: [PeriodDocument] = []
    /// The incidents that cannot.
    package internal(set) var rejected: [RejectedIncident] = []
    /// What is to be said of the text as a whole.
    package internal(set) var diagnostics: [Diagnostic] = []

    /// How many incidents were read, accepted and rejected.
    package var readCount: Int { continues.count { !$0 } + periods.count + rejected.count }

    /// The rows of each incident: one, or one for each policy that may judge it.
    package var incidents: [Range<Int>] {
        var result: [Range<Int>] = []
        for index in rows.indices {
            if continues[index], let last = result.last {
                result[result.count - 1] = last.lowerBound..<index + 1
            } else {
                result.append(index..<index + 1)
            }
        }
        return result
    }

    /// Adds what another batch holds.
    mutating func append(_ other: IncidentBatch) {
        rows += other.rows
        policies += other.policies
        continues += other.continues
        isNamed += other.isNamed
        others += other.others
        uncounted += other.uncounted
        periods += other.periods
        rejected += other.rejected
        diagnostics += other.diagnostics
    }
}

/// An incident as another version of its policy sees it.
package struct OtherVersion: Sendable {
    /// The index of the version among the policies that the reader has.
    package let policy: Int
    package let row: IncidentRow
}

/// An incident that cannot be judged, and why.
package struct RejectedIncident: Sendable {
    /// What the incident calls itself, or file name and number.
    package let id: String
    package let span: Span
    package let diagnostics: [Diagnostic]
}
