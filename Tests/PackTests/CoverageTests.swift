import Foundation
import RedressKit
import Testing

/// Every clause of the 42 source regulations is in some pack, or its pack says why nothing can be decided.
@Suite("Coverage of the source regulations")
struct CoverageTests {
    /// For each regulation, how many of its clauses can be decided in full, in part, and not at all, counted in the
    /// regulations themselves.
    private static let counts: [String: (computable: Int, partly: Int, not: Int)] = [
        "R01": (18, 1, 1), "R02": (9, 2, 5), "R03": (20, 0, 3), "R04": (20, 1, 0), "R05": (12, 1, 1),
        "R06": (5, 2, 1), "R07": (6, 4, 1), "R08": (2, 2, 2), "R09": (3, 5, 1), "R10": (0, 3, 3), "R11": (4, 3, 2),
        "R12": (10, 3, 3), "R13": (24, 0, 1), "R14": (11, 2, 5), "R15": (8, 1, 1), "R16": (12, 3, 2),
        "R17": (19, 10, 2), "R18": (1, 5, 5), "R19": (2, 0, 5), "R20": (4, 1, 1), "R21": (5, 0, 2),
        "R22": (8, 0, 0), "R23": (2, 3, 2), "R24": (13, 2, 1), "R25": (2, 1, 2), "R26": (10, 0, 0),
        "R27": (11, 0, 0), "R28": (8, 2, 2), "R29": (5, 3, 4), "R30": (7, 0, 3), "R31": (6, 2, 0), "R32": (8, 0, 1),
        "R33": (9, 3, 1), "R34": (8, 1, 2), "R35": (1, 2, 4), "R36": (0, 1, 3), "R37": (1, 0, 1), "R38": (10, 2, 0),
        "R39": (5, 1, 1), "R40": (8, 4, 0), "R41": (0, 1, 4), "R42": (25, 3, 2),
    ]

    private func files(_ pack: Pack) throws -> ClauseCoverage.PackFiles {
        ClauseCoverage.PackFiles(
            folder: pack.name,
            policies: try pack.files("", ".redress").map { InputFile(path: $0, bytes: try pack.bytes($0)) },
            clauses: InputFile(path: "\(pack.name)/clauses.yaml", bytes: try pack.bytes("clauses.yaml")))
    }

    @Test("Each regulation has a pack that accounts for all its clauses", arguments: counts.keys.sorted())
    func everyClauseIsAccountedFor(_ regulation: String) throws {
        let pack = try #require(Pack.all.first { $0.name.hasPrefix(regulation + "-") }, "\(regulation) has no pack")
        let coverage = ClauseCoverage([try files(pack)])
        #expect(coverage.findings.isEmpty, "\(coverage.findings.rendered(.oneLine, in: .chinese))")
        let expected = try #require(Self.counts[regulation])
        let found = coverage.counts
        #expect(
            (found.computable, found.partly, found.not) == expected
                && found.all == expected.0 + expected.1 + expected.2,
            "\(regulation): \(found)")
    }

    @Test("The counts are those of all 502 clauses")
    func countsAreWhole() {
        #expect(Self.counts.count == 42)
        #expect(Self.counts.values.reduce(0) { $0 + $1.computable } == 342)
        #expect(Self.counts.values.reduce(0) { $0 + $1.partly } == 80)
        #expect(Self.counts.values.reduce(0) { $0 + $1.not } == 80)
    }

    @Test("policies/COVERAGE.md is what the command writes now")
    func documentIsCurrent() throws {
        let coverage = ClauseCoverage(try Pack.all.map(files))
        let written = try String(contentsOf: Pack.root.appendingPathComponent("COVERAGE.md"), encoding: .utf8)
        #expect(written == coverage.markdown, "run `make coverage`")
    }
}
