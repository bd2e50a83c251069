import Foundation
import RedressChecker
import RedressDiagnostics
import RedressFormatter
import Testing

/// Both vocabularies say the same.
@Suite struct TranslatedPolicyTests {
    /// The policies of the 43 features, with all their keywords in the other vocabulary.
    @Test(arguments: Language.allCases)
    func decidesAlikeInBothVocabularies(_ language: Language) throws {
        let url = URL.repository.appending(path: "Tests/SpecTests/Spec/features.md")
        var count = 0
        for testCase in try SpecCase.all(in: SpecFile(url)) {
            switch testCase.claim {
            case .decision(let policy, let roster, let incident, let expected):
                let judgement = Judgement(
                    policy: try translated(policy.text, language), roster: roster?.text, incident: incident.text,
                    settings: ParameterSetting.all(in: incident))
                #expect(judgement.text == expected.text, "\(testCase.title)")
                count += 1
            case .period(let policy, let earlier, let incidents, let expected):
                let scored = ScoredPeriod(
                    policy: try translated(policy.text, language), earlier: earlier?.text, incidents: incidents.text,
                    period: incidents.arguments.dropFirst().first ?? "", settings: [])
                #expect(scored.text == expected.text, "\(testCase.title)")
                count += 1
            case .clean, .error, .fragment, .findings, .rosterFindings: break
            }
        }
        #expect(count > 86)
    }

    private func translated(_ policy: String, _ language: Language) throws -> String {
        var sources = SourceMap()
        let source = sources.add(path: "policy.redress", bytes: Array(policy.utf8))
        let text = try #require(PolicyFormatter.format(source, keywords: language).text)
        let mark = language == .english ? "policy " : "制度 "
        #expect(text.hasPrefix(mark))
        return text
    }
}
