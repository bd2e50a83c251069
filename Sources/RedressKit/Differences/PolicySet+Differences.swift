import RedressAnalysis
import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports

/// How differences of two versions are written.
public enum DifferenceFormat: String, Sendable, CaseIterable {
    /// For people: kind by kind, each with an incident and both outcomes.
    case text
    /// One JSON object, in the documented form.
    case json
    /// One line each.
    case oneLine = "oneline"
}

/// Everything in which two versions of policies differ.
public struct DifferenceResult: Sendable {
    private let compared: [ComparedPolicy]
    private let changes: IncidentChanges?
    private let language: TextLanguage
    /// Names of policies that only the old side has.
    public let onlyOld: [String]
    /// Names of policies that only the new side has.
    public let onlyNew: [String]

    init(
        _ compared: [ComparedPolicy], onlyOld: [String], onlyNew: [String], changes: IncidentChanges?,
        language: TextLanguage
    ) {
        self.compared = compared
        self.onlyOld = onlyOld
        self.onlyNew = onlyNew
        self.changes = changes
        self.language = language
    }

    /// How many differences there are: those of what incidents may say, those of what is decided, and policies that only
    /// one side has.
    public var differenceCount: Int {
        compared.reduce(onlyOld.count + onlyNew.count) { $0 + $1.report.inputs.count + $1.report.differences.count }
    }

    /// How many questions stayed undecided.
    public var undecidedCount: Int { compared.reduce(0) { $0 + $1.report.undecided.count } }

    /// Whether some differences are not listed.
    public var isCutOff: Bool { compared.contains(where: \.report.isCutOff) }

    /// How many of the real incidents that were given are decided otherwise.
    public var changedIncidentCount: Int { changes?.changedCount ?? 0 }

    /// The differences as text that ends with a line break.
    public func rendered(_ format: DifferenceFormat) -> String {
        let language = language.language
        switch format {
        case .json: return DifferenceJSON(language: language).render(compared, against: changes)
        case .oneLine:
            return names(language) + DifferenceText(language: language).oneLine(compared) + (changes?.oneLine() ?? "")
        case .text:
            let blocks = [
                names(language), DifferenceText(language: language).render(compared), changes?.text() ?? "",
            ]
            return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
        }
    }

    private func names(_ language: Language) -> String {
        let lines =
            onlyOld.map { Message(zh: "制度「\($0)」只有旧版有", en: "only the old side has the policy `\($0)`") }
            + onlyNew.map { Message(zh: "制度「\($0)」只有新版有", en: "only the new side has the policy `\($0)`") }
        return lines.map { $0.text(language) + "\n" }.joined()
    }
}

/// How far a comparison goes.
public struct DifferenceOptions: Sendable {
    /// How many differences of a policy are listed.
    public var maximumFindings: Int
    /// The language of texts, and of yes, no and the like in incidents.
    public var language: TextLanguage
    /// Real incidents to put to both versions; nil: none.
    public var incidents: [InputFile]?
    /// As of when these are judged, unless they say it themselves.
    public var asOf: Moment?

    public init(
        maximumFindings: Int = 100, language: TextLanguage = .chinese, incidents: [InputFile]? = nil,
        asOf: Moment? = nil
    ) {
        self.maximumFindings = maximumFindings
        self.language = language
        self.incidents = incidents
        self.asOf = asOf
    }
}

extension PolicySet {
    /// Compares these policies with the new versions of another set, by their names; where each side has one policy, these
    /// two. Of several versions of one name the newest counts. The days on which they are in force are left aside.
    public func differences(to other: PolicySet, options: DifferenceOptions = DifferenceOptions()) -> DifferenceResult {
        let (mine, its) = (newest, other.newest)
        var pairs: [(old: Policy, new: Policy)] = []
        if mine.count == 1, its.count == 1 {
            pairs = [(mine[0], its[0])]
        } else {
            for policy in its {
                if let same = mine.first(where: { $0.name == policy.name }) { pairs.append((same, policy)) }
            }
        }
        let paired = (Set(pairs.map(\.old.name)), Set(pairs.map(\.new.name)))
        return DifferenceResult(
            pairs.flatMap { $0.old.compared(with: $0.new, options) },
            onlyOld: mine.map(\.name).filter { !paired.0.contains($0) },
            onlyNew: its.map(\.name).filter { !paired.1.contains($0) },
            changes: options.incidents.map { changes($0, pairs, options) }, language: options.language)
    }

    private var newest: [Policy] {
        policies.filter { policy in
            let from = policy.compiled.program.header.effectiveFrom ?? .min
            return !policies.contains {
                $0.name == policy.name && ($0.compiled.program.header.effectiveFrom ?? .min) > from
            }
        }
    }

    private func changes(
        _ files: [InputFile], _ pairs: [(old: Policy, new: Policy)], _ options: DifferenceOptions
    ) -> IncidentChanges {
        let judging = JudgeOptions(asOf: options.asOf, history: [])
        let old = PolicySet(pairs.map(\.old.alwaysInForce)).judge(files, options: judging)
        let new = PolicySet(pairs.map(\.new.alwaysInForce)).judge(files, options: judging)
        var changes = IncidentChanges(language: options.language.language)
        let names = Dictionary(pairs.map { ($0.new.name, $0.old.name) }) { first, _ in first }
        func place(_ decision: Decision, _ name: String) -> [String] {
            [decision.incident, decision.period ?? "", name]
        }
        var open = Dictionary(old.decisions.map { (place($0, $0.policy), $0) }) { first, _ in first }
        for decision in new.decisions {
            guard let before = open.removeValue(forKey: place(decision, names[decision.policy] ?? decision.policy))
            else {
                changes.add(decision.incident, onlyIn: true)
                continue
            }
            changes.add(
                decision.incident, before.decision, before.context, decision.decision, decision.context)
        }
        for decision in old.decisions where open[place(decision, decision.policy)] != nil {
            changes.add(decision.incident, onlyIn: false)
        }
        return changes
    }
}

extension Policy {
    /// The policy without the days on which it is in force.
    fileprivate var alwaysInForce: Policy {
        var policy = Policy(CompiledPolicy(compiled.program.alwaysInForce, sources: compiled.context.sources))
        policy.roster = roster
        policy.caseRosters = caseRosters
        return policy
    }

    /// What is decided otherwise by a new version: about incidents, then about the cases of each group over a period.
    fileprivate func compared(with new: Policy, _ options: DifferenceOptions) -> [ComparedPolicy] {
        let comparison = PolicyComparison(
            compiled.program, new.compiled.program,
            options: Analyzer.Options(maximumFindings: options.maximumFindings))
        return comparison.parts().map { part in
            let (one, other) =
                part.periodCase.map { (compiled.cases[$0.old], new.compiled.cases[$0.new]) } ?? (compiled, new.compiled)
            return ComparedPolicy(old: one.context, new: other.context, report: part.report)
        }
    }
}
