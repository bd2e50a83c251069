import Foundation
import Testing

/// The harness itself: it reads what is written, and can fail.
@Suite struct HarnessTests {
    private static let text = """
        # Area
        ## One
        ```redress
        制度 甲
        事实 乙 : 是否
        岗位 丙
        罚则 丁
          戊: 乙 → 丙 100
        ```
        ### Case
        ```yaml
        乙: 是
        丙: 张伟
        ```
        ```decision
        罚 丙 张伟 99.00 (戊)
        ```

        """

    private func file(_ text: String) throws -> SpecFile {
        let url = FileManager.default.temporaryDirectory.appending(path: "spec-\(UUID().uuidString).md")
        try text.write(to: url, atomically: true, encoding: .utf8)
        return try SpecFile(url)
    }

    @Test func blocksStandUnderTheirHeadings() throws {
        let file = try file(Self.text)
        defer { try? FileManager.default.removeItem(at: file.url) }
        #expect(file.blocks.map(\.language) == ["redress", "yaml", "decision"])
        #expect(file.blocks.map(\.line) == [3, 11, 15])
        #expect(file.blocks.map(\.headings) == [["Area", "One"], ["Area", "One", "Case"], ["Area", "One", "Case"]])
        #expect(file.blocks[2].text == "罚 丙 张伟 99.00 (戊)\n")
        #expect(try SpecCase.all(in: file).count == 2)
    }

    @Test func aWrongExpectationIsNoticedAndRewritten() throws {
        var file = try file(Self.text)
        defer { try? FileManager.default.removeItem(at: file.url) }
        var news: [(block: SpecFile.Block, text: String)] = []
        let cases = try SpecCase.all(in: file)
        // The wrong expectation must be noticed, under its headings: without just that issue this test fails.
        withKnownIssue {
            for testCase in cases { news += testCase.check() }
        } matching: { issue in
            issue.comments.contains { $0.rawValue.hasSuffix("Area › One › Case") }
        }
        #expect(news.map(\.text) == ["罚 丙 张伟 100.00 (戊)\n"])
        try file.rewrite(news)
        let written = try String(contentsOf: file.url, encoding: .utf8)
        #expect(written == Self.text.replacing("99.00", with: "100.00"))
    }

    @Test(arguments: ["```decision\n无\n```\n", "```redress\n制度 甲\n```\n```yaml\n编号: 一\n```\n", "```redres\n```\n"])
    func aMisplacedBlockIsAnError(_ text: String) throws {
        let file = try file(text)
        defer { try? FileManager.default.removeItem(at: file.url) }
        #expect(throws: SpecError.self) { try SpecCase.all(in: file) }
    }

    @Test func anOpenBlockIsAnError() {
        #expect(throws: SpecError.self) { try file("```redress\n制度 甲\n") }
    }
}
