import Foundation
import RedressKit
import Testing

/// Holds the example of the README: it compiles, and it gives what the README says.
@Suite("README example")
struct ReadmeExampleTests {
    @Test("The ten lines run")
    func exampleRuns() {
        var printed: [String] = []
        func print(_ items: Any...) { printed.append(items.map { "\($0)" }.joined(separator: " ")) }

        // begin
        let result = Policy.compile(
            """
            制度 洗车考核
            事实 事由 : 取多 洗车不净, 其他
            岗位 责任SA
            岗位 美容组 : 班组
            罚则 处罚 逐项 事由
              Ⅱ-3: 洗车不净 → 美容组 100, 责任SA 50   依据 R13-c14
            """)
        for decision in result.policy?.judge(yaml: "{编号: TS-1, 事由: 洗车不净, 责任SA: 王芳}").decisions ?? [] {
            for fine in decision.fines { print(fine.role, fine.amount, fine.rule, fine.sources) }
        }
        // end

        #expect(result.findings.isEmpty)
        #expect(printed == [#"美容组 100.00 Ⅱ-3 ["R13-c14"]"#, #"责任SA 50.00 Ⅱ-3 ["R13-c14"]"#])
    }

    @Test("The README shows these very lines")
    func readmeAgrees() throws {
        let here = URL(fileURLWithPath: #filePath)
        let source = try String(contentsOf: here, encoding: .utf8)
        let lines = source.components(separatedBy: "\n")
        let begin = try #require(lines.firstIndex(of: "        // begin"))
        let end = try #require(lines.firstIndex(of: "        // end"))
        let example = lines[(begin + 1)..<end].map { $0.hasPrefix("        ") ? String($0.dropFirst(8)) : $0 }
        #expect(example.count >= 10)
        let root = here.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let readme = try String(contentsOf: root.appendingPathComponent("README.md"), encoding: .utf8)
        #expect(readme.contains("```swift\nimport RedressKit\n\n" + example.joined(separator: "\n") + "\n```"))
    }
}
