import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import RedressTime

/// Incidents that versions of their policy cannot count, since they do not know what these say.
struct UncountedIncidents {
    private var found: [(policy: Int, first: Span, count: Int)] = []

    mutating func add(_ batch: IncidentBatch) {
        for (policy, span) in batch.uncounted {
            if let place = found.firstIndex(where: { $0.policy == policy }) {
                found[place].count += 1
            } else {
                found.append((policy, span, 1))
            }
        }
    }

    /// A warning for each version.
    func diagnostics(_ policies: [Policy]) -> [Diagnostic] {
        found.map { .uncounted($0.count, by: policies[$0.policy], first: $0.first) }
    }
}

/// What a run lacks to judge periods and to count earlier incidents.
extension Diagnostic {
    /// How many subjects a message names; the decisions have them all.
    private static let shownSubjects = 10

    /// Cases of which something waits for facts of their period that nobody gave: one finding for each group and period.
    static func missingInputs(_ cases: [(CollectedCase, wanted: [FactID])], _ program: Program) -> [Diagnostic] {
        var order: [String] = []
        var found: [String: LackingCases] = [:]
        for (one, wanted) in cases {
            let group = program.periodCases[one.key.index]
            let name = group.name + " " + one.key.period.description
            if found[name] == nil { order.append(name) }
            found[name, default: LackingCases(group: group)].add(one, wanted)
        }
        return order.compactMap { name in found[name].map { missingInputs(name, $0) } }
    }

    /// The cases of one group and period that lack inputs.
    private struct LackingCases {
        let group: PeriodCase
        var subjects: [String] = []
        var wanted: Set<FactID> = []

        mutating func add(_ one: CollectedCase, _ facts: [FactID]) {
            subjects.append(one.key.subject.joined(separator: " "))
            wanted.formUnion(facts)
        }

        /// What is wanted, in the order of declaration.
        var names: [String] { wanted.sorted().map { group.program.schema[$0].name } }
    }

    private static func missingInputs(_ name: String, _ cases: LackingCases) -> Diagnostic {
        let named = cases.subjects.filter { !$0.isEmpty }
        let more = named.count > shownSubjects
        let chinese = named.prefix(shownSubjects).joined(separator: "、") + (more ? "等 \(named.count) 个" : "")
        let english =
            named.prefix(shownSubjects).joined(separator: ", ") + (more ? " and others, \(named.count) in all" : "")
        return Diagnostic(
            .missingPeriodInputs, .warning,
            Message(
                zh: "「\(name)」没有期间数据" + (named.isEmpty ? "" : "：\(chinese)"),
                en: "no inputs of the period were given for `\(name)`" + (named.isEmpty ? "" : ": \(english)")),
            at: Label(cases.group.span),
            help: Message(
                zh: "在事件文件里各加一份期间数据，写上\(cases.names.joined(separator: "、"))；现在按未知处理，相关的列为待定",
                en: """
                    add an entry with the inputs of the period for each (\(cases.names.joined(separator: ", "))); until then \
                    they are unknown, and what depends on them is pending
                    """))
    }

    fileprivate static func uncounted(_ count: Int, by policy: Policy, first: Span) -> Diagnostic {
        let version = policy.version ?? ""
        return Diagnostic(
            .uncountedIncidents, .warning,
            Message(
                zh: "「\(policy.name)」的 \(version) 版数不到另一版的 \(count) 件事件：它不认识其中写的项目",
                en:
                    "version \(version) of `\(policy.name)` cannot count \(count) incident(s) of another version: it does not know what they say"
            ),
            at: Label(first, Message(zh: "第一件", en: "the first one")),
            help: Message(
                zh: "在两版里用同样的名称和取值；否则跨版的次数和件数会少",
                en: "use the same names and values in both; else counts over the change of version are too low"))
    }

    /// Counts of earlier incidents ran over the incidents of this run only; nil for policies that count none.
    static func historyOfThisRun(_ programs: [Program]) -> Diagnostic? {
        programs.flatMap(\.historyCounts).first.map { count in
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
