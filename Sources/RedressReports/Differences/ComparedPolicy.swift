package import RedressAnalysis
import RedressDiagnostics
import RedressEngine
import RedressModel

/// Two versions of a policy, or of one of its groups over a period, with everything in which they differ.
package struct ComparedPolicy: Sendable {
    package let old: ReportContext
    package let new: ReportContext
    package let report: ComparisonReport

    package init(old: ReportContext, new: ReportContext, report: ComparisonReport) {
        self.old = old
        self.new = new
        self.report = report
    }

    /// A difference as it is shown.
    struct Shown {
        let key: OutcomeKey
        /// The labels of the rows.
        let oldRules: [String]
        let newRules: [String]
        let incident: [Entry]
        let old: String
        let new: String

        /// Something that the incident says, and whether only one version has it.
        struct Entry {
            let entry: Evidence.Entry
            let onlyIn: Side?
        }

        enum Side {
            case old, new
        }
    }

    /// All differences, in the order of the report.
    func shown(_ language: Language) -> [Shown] {
        report.differences.map { difference in
            let decision = difference.decisions
            let key = difference.key
            let one = NamedOutcomes(decision.old, in: old.program)[key]
            let other = NamedOutcomes(decision.new, in: new.program)[key]
            return Shown(
                key: key, oldRules: difference.oldRows.map(old.rule), newRules: difference.newRows.map(new.rule),
                incident: entries(difference, language),
                old: OutcomeWords(context: old, language: language).text(one, of: key),
                new: OutcomeWords(context: new, language: language).text(other, of: key))
        }
    }

    /// What the incident says: as the new version reads it, and what only the old one has.
    private func entries(_ difference: PolicyDifference, _ language: Language) -> [Shown.Entry] {
        let mine = old.entries(difference.old, in: language, withFigures: true)
        let its = new.entries(difference.new, in: language, withFigures: true)
        let oldNames = Set(mine.map(\.name))
        let newNames = Set(its.map(\.name))
        return its.map { Shown.Entry(entry: $0, onlyIn: oldNames.contains($0.name) ? nil : .new) }
            + mine.filter { !newNames.contains($0.name) }.map { Shown.Entry(entry: $0, onlyIn: .old) }
    }

    /// What stayed undecided, in words.
    func undecided(_ language: Language) -> [(key: OutcomeKey, rules: [String], reason: String)] {
        report.undecided.map { question in
            let mine = question.oldRows.map(old.rule)
            let rules = mine + question.newRows.map(new.rule).filter { !mine.contains($0) }
            return (question.key, rules, reason(question).text(language))
        }
    }

    private func reason(_ question: UndecidedDifference) -> Message {
        if question.key.aspect == .figure {
            return Message(
                zh: "两版的统计办法不同，推演不到一期里的事件",
                en: "the versions count otherwise, and the incidents of a period are not gone through")
        }
        switch question.reason {
        case .steps where question.key.aspect == .unsaid:
            return Message(
                zh: "没写时的说法改了的事实太多，只试了一个、两个和全部没写",
                en: "too many facts mean something else when left out; one, two and all of them left out were tried")
        case .steps: return Message(zh: "推演的步数用完了", en: "the steps of reasoning ran out")
        case .startsTried where question.key.aspect != .deadline:
            return Message(
                zh: "要看写法不同的时限；试过的时刻上决定都相同，但不能证明总是这样",
                en:
                    "it follows from limits written differently; at every moment tried the versions decided alike, which is no proof"
            )
        case .startsTried:
            return Message(
                zh: "两个时限写法不同，试过的起点上都同时到期，但不能证明总是这样",
                en: "the limits are written differently; they fell due together at every start tried, which is no proof"
            )
        case .outsideFragment where question.key.aspect == .unsaid:
            return Message(
                zh: "两版对没写的表说法不同，这样的事件没有比较",
                en: "the versions read a map that is left out otherwise, and such incidents are not compared")
        case .outsideFragment:
            return Message(
                zh: "写法不同，试过的事件上决定都相同，但不能证明总是这样",
                en:
                    "they are written differently; the versions decided alike for every incident tried, which is no proof"
            )
        }
    }
}
