import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

/// What a run lacks to judge periods and to count earlier incidents.
extension Diagnostic {
    /// How many subjects a message names; the decisions have them all.
    private static let shownSubjects = 10

    /// Cases that are judged although nobody gave the facts of their period: one finding for each group and period.
    static func missingInputs(_ cases: [CollectedCase], _ program: Program) -> [Diagnostic] {
        var order: [String] = []
        var found: [String: (group: PeriodCase, subjects: [String])] = [:]
        for one in cases {
            let group = program.periodCases[one.key.index]
            let name = group.name + " " + one.key.period.description
            if found[name] == nil { order.append(name) }
            found[name, default: (group, [])].subjects.append(one.key.subject.joined(separator: " "))
        }
        return order.compactMap { name in found[name].map { missingInputs(name, $0.group, $0.subjects) } }
    }

    private static func missingInputs(_ name: String, _ group: PeriodCase, _ subjects: [String]) -> Diagnostic {
        let named = subjects.filter { !$0.isEmpty }
        let more = named.count > shownSubjects
        let chinese = named.prefix(shownSubjects).joined(separator: "、") + (more ? "等 \(named.count) 个" : "")
        let english =
            named.prefix(shownSubjects).joined(separator: ", ") + (more ? " and others, \(named.count) in all" : "")
        return Diagnostic(
            .missingPeriodInputs, .warning,
            Message(
                zh: "「\(name)」没有期间数据" + (named.isEmpty ? "" : "：\(chinese)"),
                en: "no inputs of the period were given for `\(name)`" + (named.isEmpty ? "" : ": \(english)")),
            at: Label(group.span),
            help: Message(
                zh: "在事件文件里各加一份期间数据；现在按未知处理，相关的列为待定",
                en:
                    "add an entry with the inputs of the period for each; until then they are unknown, and what depends on them is pending"
            ))
    }

    /// Counts of earlier incidents ran over the incidents of this run only; nil for a policy that counts none.
    static func historyOfThisRun(_ program: Program) -> Diagnostic? {
        program.historyCounts.first.map { count in
            Diagnostic(
                .historyOfThisRun, .note,
                Message(
                    zh: "以往的次数只数了这次给出的事件", en: "earlier incidents were counted among those of this run only"),
                at: Label(count.span),
                help: Message(
                    zh: "用 `--history 文件夹` 给出以往的事件；确实没有更早的，可以不管这一条",
                    en: "give earlier ones with `--history FOLDER`; if there are none, this is no concern"))
        }
    }
}
