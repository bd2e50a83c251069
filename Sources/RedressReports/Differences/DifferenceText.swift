import RedressAnalysis
package import RedressDiagnostics
import RedressModel

/// What compared policies differ in, for people to read: kind by kind, each class with its incident and what the versions
/// decide for it, side by side.
package struct DifferenceText {
    private let language: Language

    package init(language: Language) { self.language = language }

    private func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }

    /// All policies, each with its parts.
    package func render(_ policies: [ComparedPolicy]) -> String {
        policies.map(text).filter { !$0.isEmpty }.joined(separator: "\n")
    }

    private func heading(_ policy: ComparedPolicy) -> String {
        func name(_ context: ReportContext) -> String {
            let name = context.periodCase?.name ?? context.program.header.name
            return context.version.map { "\(name) \($0)" } ?? name
        }
        return say("旧版：", "old: ") + name(policy.old) + say("；新版：", "; new: ") + name(policy.new) + "\n"
    }

    private func text(_ policy: ComparedPolicy) -> String {
        guard !policy.report.isEmpty else { return "" }
        var blocks: [String] = []
        if !policy.report.inputs.isEmpty {
            let lines = policy.report.inputs.map { "  \($0.text.text(language))\n" }
            blocks.append(say("事件可以写的", "What incidents may say") + "\n" + lines.joined())
        }
        let shown = policy.shown(language)
        for aspect in OutcomeAspect.allCases {
            let here = shown.filter { $0.key.aspect == aspect }
            guard !here.isEmpty else { continue }
            let entries = here.enumerated().map { number, one in self.text(one, number: number + 1) }
            blocks.append(aspect.heading.text(language) + "\n" + entries.joined())
        }
        let open = policy.undecided(language)
        if !open.isEmpty {
            let lines = open.map { one in
                let rules =
                    one.rules.isEmpty
                    ? "" : say("「\(one.rules.joined(separator: "」「"))」", " (\(one.rules.joined(separator: ", ")))")
                return
                    "  \(one.key.aspect.heading.text(language)) \(one.key.text(language))\(rules)\(say("：", ": "))\(one.reason)\n"
            }
            blocks.append(say("没有查清", "Undecided") + "\n" + lines.joined())
        }
        if policy.report.isCutOff {
            blocks.append(more + "\n")
        }
        return heading(policy) + "\n" + blocks.joined(separator: "\n")
    }

    private func text(_ one: ComparedPolicy.Shown, number: Int) -> String {
        var text = "  \(number). \(one.key.text(language))\n"
        text += say("     旧版  ", "     old  ") + one.old + "\n"
        text += say("     新版  ", "     new  ") + one.new + "\n"
        text += say("     例如\n", "     for example\n")
        for entry in one.incident {
            let side: String =
                switch entry.onlyIn {
                case .old: say("  # 新版不认这一项", "  # the new version does not know it")
                case .new: say("  # 旧版不认这一项", "  # the old version does not know it")
                case nil: ""
                }
            var lines = entry.entry.yaml.split(separator: "\n").map { "       \($0)" }
            if !side.isEmpty, let last = lines.popLast() { lines.append(last + side) }
            text += lines.joined(separator: "\n") + "\n"
        }
        return text
    }

    private var more: String {
        say("还有更多不同，没有列出（--maximum-findings）", "there are more differences, not listed (--maximum-findings)")
    }

    /// A line for each difference and each question that stayed open, and one where there are more.
    package func oneLine(_ policies: [ComparedPolicy]) -> String {
        var lines: [String] = []
        for policy in policies {
            for input in policy.report.inputs { lines.append("input: \(input.text.text(language))") }
            for one in policy.shown(language) {
                let incident = one.incident.map { entry in
                    entry.entry.yaml.split(separator: "\n").map { $0.drop { $0 == " " } }.joined(separator: " ")
                }
                lines.append(
                    "\(one.key.aspect.word): \(one.key.text(language)): \(one.old) → \(one.new) [\(incident.joined(separator: "; "))]"
                )
            }
            for one in policy.undecided(language) {
                let rules = one.rules.isEmpty ? "" : " (\(one.rules.joined(separator: ", ")))"
                lines.append("undecided: \(one.key.aspect.word): \(one.key.text(language))\(rules): \(one.reason)")
            }
            if policy.report.isCutOff { lines.append("more: \(more)") }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}
