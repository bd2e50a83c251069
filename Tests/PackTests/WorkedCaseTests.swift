import Testing

/// The cases that were worked out from the texts of the regulations before any pack was written.
@Suite("Worked cases of the source regulations")
struct WorkedCaseTests {
    /// Their ids, by regulation; `PackTests` holds the decisions themselves.
    private static let ids: [String: [String]] = [
        "R01": ["k06", "k09", "k12", "k17"], "R02": ["k05"], "R03": ["k01", "k03", "k06", "k11"],
        "R04": ["k03", "k06", "k12"], "R05": ["k06", "k07", "k12", "k18"], "R06": ["k06", "k10"], "R07": ["k01"],
        "R11": ["k04", "k08"], "R12": ["k02", "k08"],
        "R13": ["k01", "k06", "k10", "k14", "k15", "k21", "k23", "k24", "k34", "k48"], "R14": ["k01", "k07"],
        "R15": ["k02"], "R16": ["k03", "k04"], "R17": ["k03", "k05"], "R19": ["k03"], "R22": ["k03"], "R24": ["k03"],
        "R26": ["k03"], "R27": ["k03"], "R28": ["k04"], "R30": ["k02"], "R31": ["k04"], "R32": ["k02"],
        "R33": ["k05", "k09"], "R35": ["k01"], "R38": ["k02"], "R39": ["k02"], "R40": ["k08", "k09"],
        "R42": ["k04", "k13", "k15", "k16", "k22", "k31"],
    ]

    private func expectedIDs(_ pack: Pack) throws -> Set<String> {
        Set(
            try pack.files("expected", ".yaml").flatMap { file in
                let text = String(decoding: try pack.bytes(file), as: UTF8.self)
                return ExpectedNode.read(text)?.elements.compactMap { $0["id"]?.text } ?? []
            })
    }

    @Test("Each is among the decisions that its pack is held to", arguments: ids.keys.sorted())
    func eachIsHeld(_ regulation: String) throws {
        let pack = try #require(Pack.all.first { $0.name.hasPrefix(regulation + "-") })
        let found = try expectedIDs(pack)
        let missing = (Self.ids[regulation] ?? []).map { "\(regulation)-\($0)" }.filter { !found.contains($0) }
        #expect(missing.isEmpty, "\(missing)")
    }

    @Test("One receipt under three regulations with working days", arguments: ["R11", "R14", "R33"])
    func sameReceipt(_ regulation: String) throws {
        let pack = try #require(Pack.all.first { $0.name.hasPrefix(regulation + "-") })
        #expect(try expectedIDs(pack).contains("XX-k04"))
    }

    @Test("There are 63 of them, with the one that is about three regulations")
    func count() { #expect(Self.ids.values.reduce(0) { $0 + $1.count } + 1 == 63) }
}
