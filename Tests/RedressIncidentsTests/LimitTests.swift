import Foundation
import RedressDiagnostics
import RedressModel
import Testing

@testable import RedressIncidents

/// Texts that are made to hurt.
@Suite("Limits")
struct LimitTests {
    static let isLong = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"] != nil
    /// 2 MB usually, 100 MB in long tests.
    static let size = isLong ? 100_000_000 : 2_000_000

    private func codes(_ text: String) -> [DiagnosticCode] {
        SamplePolicy.read(text + "\n---\n编号: 后\n").rejected.flatMap(\.diagnostics).map(\.code)
    }

    @Test(
        "Endless brackets are an error and the incident behind them is read", arguments: ["[", "{", "[{", "- ", "? "])
    func nesting(opening: String) {
        let text = "说明: " + String(repeating: opening, count: Self.size / opening.utf8.count)
        let batch = SamplePolicy.read(text + "\n---\n编号: 后\n")
        #expect(batch.rows.map(\.id) == ["后"])
        #expect(batch.rejected.count == 1)
    }

    @Test("Brackets are counted")
    func depth() {
        let limit = IncidentReader.maximumDepth
        // The incident itself is the first level.
        let deepest = String(repeating: "[", count: limit - 1) + String(repeating: "]", count: limit - 1)
        #expect(codes("说明: \(deepest)") == [.wrongType])
        #expect(codes("说明: [\(deepest)]") == [.nestingTooDeep])
        #expect(codes("[\(deepest)]") == [.nestingTooDeep] || codes("[\(deepest)]") == [.wrongType])
    }

    @Test("An incident that is too long is an error")
    func length() {
        let long = String(repeating: "长", count: IncidentReader.maximumIncidentLength)
        #expect(codes("说明: \(long)") == [.limitExceeded])
        let keys = (0..<700_000).map { "k\($0): 1" }.joined(separator: "\n")
        #expect(codes(keys) == [.limitExceeded])
    }

    @Test("Aliases never multiply")
    func aliases() {
        var text = "a0: &a0 [lol]\n"
        for level in 1..<30 { text += "a\(level): &a\(level) [*a\(level - 1), *a\(level - 1)]\n" }
        #expect(codes(text).allSatisfy { $0 == .tooManyAliases })
        #expect(codes(text).count == RowBuilder.maximumProblems)
    }

    @Test("Only the first problems of an incident are told apart")
    func manyProblems() {
        let text = (0..<1_000).map { "k\($0): 1" }.joined(separator: "\n")
        let found = codes(text)
        #expect(found.count == RowBuilder.maximumProblems + 1)
        #expect(found.last == .limitExceeded)
    }

    @Test("A quotation that never ends costs one pass")
    func endlessQuote() {
        let text = "- 说明: \"" + String(repeating: "\n- 说明: '好'", count: Self.size / 20)
        let batch = SamplePolicy.read(text)
        #expect(batch.rows.count == Self.size / 20)
        #expect(batch.rejected.flatMap(\.diagnostics).map(\.code) == [.unclosedQuote])
    }
}
