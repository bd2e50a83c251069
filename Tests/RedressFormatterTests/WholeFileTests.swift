import RedressDiagnostics
import RedressFormatter
import RedressSyntax
import Testing

/// What holds for every policy of the repository.
@Suite("Formatting every policy")
struct WholeFileTests {
    private static let policies = TestPolicies.files + TestPolicies.blocks

    @Test("There are policies to format")
    func thereAreSome() {
        #expect(TestPolicies.files.count >= 7)
        #expect(TestPolicies.blocks.count > 100)
    }

    @Test(
        "Layout and translation keep the tree and the comments, and a second time changes nothing", arguments: policies)
    func layout(policy: TestPolicies.Policy) throws {
        let (meant, commented) = (meaning(policy.text), comments(policy.text))
        for vocabulary in [nil, Language.chinese, .english] {
            let text = try #require(formatted(policy.text, vocabulary))
            #expect(meaning(text) == meant)
            #expect(comments(text) == commented)
            #expect(formatted(text) == text)
        }
    }

    /// Traditional spellings stay as they are, and come back from English as simplified ones.
    private static let traditional = KeywordEntry.table.flatMap(\.traditional).filter { $0.count > 1 }

    @Test("Translation there and back is the identity", arguments: policies)
    func translation(policy: TestPolicies.Policy) throws {
        let chinese = try #require(formatted(policy.text, .chinese))
        let english = try #require(formatted(policy.text, .english))
        #expect(formatted(chinese, .english) == english)
        if Self.traditional.contains(where: chinese.contains) { return }
        #expect(formatted(english, .chinese) == chinese)
    }

    @Test("A file in one vocabulary comes back from the other as it was", arguments: TestPolicies.files)
    func fileThereAndBack(policy: TestPolicies.Policy) throws {
        let text = try #require(formatted(policy.text))
        let isEnglish = policy.place.hasSuffix(".en.redress")
        let there = try #require(formatted(text, isEnglish ? .chinese : .english))
        #expect(there != text)
        if !isEnglish, Self.traditional.contains(where: text.contains) { return }
        #expect(formatted(there, isEnglish ? .english : .chinese) == text)
    }
}
