import Foundation
import RedressChecker
import RedressDiagnostics
import RedressKit
import RedressSyntax
import Testing

/// The worked cases of `Spec/` and the examples of the manual.
@Suite struct SpecTests {
    static let files: [URL] =
        (try? URL.repositoryFiles(in: "Tests/SpecTests/Spec", withExtension: "md"))?
        .filter { $0.lastPathComponent != "README.md" } ?? []
    static let manual = URL.repository.appending(path: "grammar/LANGUAGE.md")

    @Test(arguments: files + [manual])
    func everyCaseHolds(_ url: URL) throws {
        var file = try SpecFile(url)
        var news: [(block: SpecFile.Block, text: String)] = []
        for testCase in try SpecCase.all(in: file) { news += testCase.check() }
        // Written on purpose only, and the run fails all the same: what the program says is no proof of itself.
        guard ProcessInfo.processInfo.environment["UPDATE_SNAPSHOTS"] == "1", !news.isEmpty else { return }
        try file.rewrite(news)
    }

    @Test func thereAreManyCases() throws {
        let cases = try Self.files.flatMap { try SpecCase.all(in: SpecFile($0)) }
        #expect(cases.count >= 200)
        #expect(Self.files.count >= 14)
    }
}

extension SpecCase {
    /// Checks what is claimed, and gives the blocks whose text would have to be another.
    func check() -> [(block: SpecFile.Block, text: String)] {
        switch claim {
        case .clean(let policy):
            let checked = CheckedPolicy(policy.text)
            #expect(checked.diagnostics.isEmpty && !checked.programs.isEmpty, "\(title)\n\(checked.report)")
            guard checked.hasExamples else { break }
            let failures = Policy.compile(policy.text).policySet.runExamples().findings.items
                .filter { $0.code == "example-failed" }
            #expect(
                failures.isEmpty, "\(title)\n\(failures.map { "\($0.place?.line ?? 0): \($0.message(in: .english))" })")
        case .error(let policy, let code):
            let checked = CheckedPolicy(policy.text)
            #expect(Set(checked.diagnostics.map(\.code.rawValue)) == [code], "\(title)\n\(checked.report)")
        case .fragment(let block):
            let checked = CheckedPolicy("制度 片段\n" + block.text, isOnlyRead: true)
            #expect(checked.diagnostics.isEmpty, "\(title)\n\(checked.report)")
        case .findings(let policy, let incident, let expected):
            let found = findings(of: policy, incident).map { $0 + "\n" }.joined()
            #expect(found == expected.text, "\(title)")
            return found == expected.text ? [] : [(expected, found)]
        case .rosterFindings(let policy, let roster, let expected):
            var checked = CheckedPolicy(policy.text)
            #expect(checked.diagnostics.isEmpty && checked.programs.count == 1, "\(title)\n\(checked.report)")
            guard !checked.programs.isEmpty else { return [] }
            let problems = checked.roster(roster.text).diagnostics
            let found = checked.findings(problems).map { $0 + "\n" }.joined()
            #expect(found == expected.text, "\(title)")
            return found == expected.text ? [] : [(expected, found)]
        case .period(let policy, let earlier, let incidents, let expected):
            let settings = ParameterSetting.all(behind: incidents.arguments.dropFirst(2))
            let scored = ScoredPeriod(
                policy: policy.text, earlier: earlier?.text, incidents: incidents.text,
                period: incidents.arguments.dropFirst().first ?? "", settings: settings)
            #expect(scored.text == expected.text, "\(title)")
            #expect(scored.referenceText == scored.text, "\(title): the evaluators disagree")
            return scored.text == expected.text ? [] : [(expected, scored.text)]
        case .decision(let policy, let roster, let incident, let expected):
            let settings = ParameterSetting.all(in: incident)
            let judgement = Judgement(
                policy: policy.text, roster: roster?.text, incident: incident.text, settings: settings)
            #expect(judgement.text == expected.text, "\(title)")
            #expect(judgement.referenceText == judgement.text, "\(title): the evaluators disagree")
            return judgement.text == expected.text ? [] : [(expected, judgement.text)]
        }
        return []
    }

    private func findings(of policy: SpecFile.Block, _ incident: SpecFile.Block?) -> [String] {
        guard let incident else { return CheckedPolicy(policy.text).findings }
        let settings = ParameterSetting.all(in: incident)
        return Judgement(policy: policy.text, roster: nil, incident: incident.text, settings: settings).findings
    }
}
