import RedressDiagnostics
import Testing

/// The policies that the repository shows are in their layout.
@Suite("Layout of the repository")
struct RepositoryLayoutTests {
    private static let shown = TestPolicies.files.filter { !$0.place.hasPrefix("Tests/") }

    @Test("Samples and packs are laid out; `redress fmt grammar/samples policies` does it", arguments: shown)
    func isLaidOut(policy: TestPolicies.Policy) throws {
        let text = try #require(formatted(policy.text))
        #expect(text == policy.text, "run `redress fmt \(policy.place)`")
    }

    @Test("There are samples and packs")
    func thereAreSome() {
        #expect(Self.shown.count >= 5)
    }
}
