import Foundation
import RedressDiagnostics
import RedressKit
import RedressSyntax
import Testing

/// The sample policies beside the grammar.
@Suite struct SampleTests {
    static let samples: [URL] = (try? URL.repositoryFiles(in: "grammar/samples", withExtension: "redress")) ?? []

    @Test func allFourSamplesAreThere() {
        #expect(
            Self.samples.map(\.lastPathComponent) == [
                "after-sales.zh.redress", "dealer-periods.zh.redress", "group-and-dealer.zh.redress",
                "oem-tickets.en.redress",
            ])
    }

    @Test(arguments: samples)
    func sampleIsRead(_ url: URL) throws {
        let checked = CheckedPolicy(try String(contentsOf: url, encoding: .utf8), isOnlyRead: true)
        #expect(checked.diagnostics.isEmpty, "\(url.lastPathComponent)\n\(checked.report)")
    }

    @Test func afterSalesChecksCleanAndItsExamplesPass() throws {
        let url = URL.repository.appending(path: "grammar/samples/after-sales.zh.redress")
        let text = try String(contentsOf: url, encoding: .utf8)
        let checked = CheckedPolicy(text)
        #expect(checked.diagnostics.isEmpty, "\(checked.report)")
        let examples = Policy.compile(text).policySet.runExamples()
        #expect(examples.passedCount == 2)
        #expect(examples.failedCount == 0)
    }
}
