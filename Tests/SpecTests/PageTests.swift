import Foundation
import RedressDiagnostics
import RedressKit
import Testing

/// The pages of the diagnostic codes: what a page says to avoid gives its code, what it prefers is clean.
@Suite struct PageTests {
    @Test(arguments: DiagnosticCode.allCases)
    func pageShowsItsCode(_ code: DiagnosticCode) {
        let page = code.page
        #expect(!page.what.chinese.isEmpty && !page.what.english.isEmpty && !page.why.chinese.isEmpty)
        if code.isFoundByAnalysis {
            if case .policy(let text) = page.avoid { #expect(analysisCodes(text) == [code.rawValue], "avoid") }
            if case .policy(let text) = page.prefer { #expect(analysisCodes(text).isEmpty, "prefer") }
            return
        }
        if code == .alwaysOrNever {
            #expect(useCodes(of: page.avoid) == [code.rawValue] && useCodes(of: page.prefer) == [])
            return
        }
        if let found = codes(of: page.avoid) { #expect(found == [code.rawValue], "avoid") }
        if let found = codes(of: page.prefer) { #expect(found.isEmpty, "prefer") }
    }

    /// Every code that an example gives, each once; nil where the page has none.
    private func codes(of example: DiagnosticPage.Example) -> [String]? {
        switch example {
        // What is exposed under a law, the tests of law packs hold.
        case .none, .exposed: return nil
        case .policy(let policy): return codes(policy: policy, incident: nil)
        case .incident(let incident): return codes(policy: DiagnosticPage.samplePolicy, incident: incident)
        case .judged(let policy, let incident): return codes(policy: policy, incident: incident)
        }
    }

    private func codes(policy text: String, incident: String?) -> [String] {
        let compiled = Policy.compile(text)
        var codes = compiled.findings.items.map(\.code)
        if let incident, !compiled.policies.isEmpty {
            codes += compiled.policySet.judge([InputFile(path: "incident.yaml", text: incident)]).findings.items.map(
                \.code)
        }
        let examples = compiled.policySet.runExamples()
        codes += examples.findings.items.map(\.code)
        return Set(codes).sorted()
    }

    /// Every code that holding a policy against incidents gives; nil where an example has none.
    private func useCodes(of example: DiagnosticPage.Example) -> [String]? {
        guard case .judged(let policy, let incident) = example else { return nil }
        let compiled = Policy.compile(policy)
        let use = RowUse([InputFile(path: "incidents.yaml", text: incident)], policies: compiled.policySet)
        let found = compiled.analysis().adding(use).findings.items + use.problems.items
        return Set(found.map(\.code)).sorted()
    }

    /// Every code that `check` gives for a policy.
    private func analysisCodes(_ text: String) -> [String] {
        Set(Policy.compile(text).analysis(AnalysisOptions(today: Day("2026-11-27"))).findings.items.map(\.code))
            .sorted()
    }
}

extension DiagnosticCode {
    /// Whether going through all incidents finds it, and nothing else does.
    fileprivate var isFoundByAnalysis: Bool {
        [
            .unreachableRule, .redundantRule, .bandBoundary, .severityInversion, .deadlineOrder, .routingCycle,
            .routingDeadEnd, .conflictOfInterest, .versionGap, .mandateBroken, .undecided, .expiredAllowance,
            .unusedAllowance,
        ].contains(self)
    }
}
