import ArgumentParser
import RedressKit

/// `redress check`: what is wrong with policies.
struct CheckCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "check",
        abstract: say(zh: "检查规则文件", en: "Check rule files."),
        discussion: say(
            zh: "检查写法、名称、类型和词汇，再推演所有可能的事件：矛盾和漏洞（各附一件事件为例）、用不上的行。\n退出码：0 没有发现；1 有发现（达到 --fail-level）；2 文件读不了；4 有没查清的。",
            en: """
                Checks syntax, names, types and vocabulary, then goes through all incidents that can be: contradictions \
                and holes, each with an incident that shows it, and dead rows. Exit status: 0 nothing found; 1 findings at or above \
                --fail-level; 2 a file could not be read; 4 something was left undecided.
                """))

    @Argument(
        help: ArgumentHelp(
            say(zh: "规则文件或文件夹，- 为标准输入", en: "Rule files or folders; - is standard input."), valueName: "files"))
    var files: [String]

    @Option(help: ArgumentHelp(say(zh: "输出格式", en: "How findings are written.")))
    var format: FindingFormat = .text

    @Option(
        help: ArgumentHelp(
            say(
                zh: "每个制度最多列出多少处矛盾、多少处一事两罚；总数仍然准确",
                en: "How many contradictions and how many double punishments of a policy are listed; all are counted."),
            valueName: "n"))
    var maximumFindings = 100

    @Option(
        help: ArgumentHelp(
            say(
                zh: "容许 是否到期按哪一天算，例如 2026-12-31；不写就是今天",
                en: "The day on which allowances may have run out; today if left out."),
            valueName: "date"))
    var asOf: Day?

    @Flag(
        help: ArgumentHelp(
            say(
                zh: "先做稳妥的改动（不改变任何决定，或只有一种意思），直接改写文件并列出",
                en:
                    "First make the safe changes, which alter no decision or leave but one meaning: rewrites the files and names them."
            )))
    var fix = false

    @Flag(
        help: ArgumentHelp(
            say(
                zh: "各种读法都推演，说明哪一处只在哪种读法下才有",
                en: "Try each combination of readings, and say which of them a finding needs.")))
    var allReadings = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                zh: "一个月的事件：再列出件件适用、一件也不适用的行",
                en: "The incidents of a month: rows that applied to all or none of them are noted as well."),
            valueName: "incidents"))
    var against: [String] = []

    @Option(
        help: ArgumentHelp(
            say(zh: "把各处发现的事件写到这个文件夹", en: "The folder for the incidents that show findings."), valueName: "folder"))
    var witness: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "没有发现时，把查清了什么写到这个文件", en: "The file for what was established, if nothing is found."),
            valueName: "file"))
    var certificate: String?

    @Option(
        help: ArgumentHelp(
            say(
                zh: "法规包的文件夹，例如 policies/law-cn：再列出制度在法律上可能站不住的地方；可多次。只供参考，不是法律意见",
                en:
                    "The folder of a law pack, such as policies/law-cn: where policies are exposed under the law is listed as well; may be repeated. It advises, and is no legal advice."
            ),
            valueName: "folder"))
    var with: [String] = []

    @OptionGroup var fail: FailOptions
    @OptionGroup var calendars: CalendarOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
        if fix { try mend() }
        let input = PolicyInput(files, settings: try settings.settings(display), calendars: calendars.files, law: with)
        for findings in input.unreadable { display.report(findings) }
        let incidents = try incidents()
        var analysis = input.result.analysis(
            AnalysisOptions(
                maximumFindings: maximumFindings, language: display.language, triesAllReadings: allReadings,
                today: asOf ?? Day.today))
        let use = rowUse(incidents, input.result.policySet)
        if let use { analysis = analysis.adding(use) }
        let findings = analysis.findings
        Output.standard.write(
            findings.rendered(format, in: display.language, usesColor: display.color.paints(.standard)))
        if format == .text, input.result.fileCount > 0 { Output.standard.write(summary(input.result, analysis) + "\n") }
        // What programs read stays free of what is said beside it.
        let beside = format == .text ? Output.standard : Output.error
        defer { disclaim(on: beside) }
        remark(analysis, use, on: beside)
        if let witness {
            try WitnessFolder(path: witness, display: display)
                .write(analysis.witnessFiles(in: display.language), sayingOn: beside)
        }
        if !input.unreadable.isEmpty { throw ExitStatus.failure }
        let isCertified = try certify(input.result, analysis, on: beside)
        if findings.failureCount(atLeast: fail.failLevel.severity) > 0 || analysis.unlistedCount > 0
            || (use?.rejectedCount ?? 0) > 0
        {
            throw ExitStatus.findings
        }
        if analysis.undecidedCount > 0 { throw ExitStatus.undecided }
        if !isCertified { throw ExitStatus.findings }
    }

    private func summary(_ result: CompileResult, _ analysis: AnalysisResult) -> String {
        let rows = result.policies.reduce(0) { $0 + $1.rowCount }
        let policies = result.policies.count
        let findings = analysis.findings
        let errors = findings.count(atLeast: .error)
        let warnings = findings.count(atLeast: .warning) - errors
        let notes = findings.count(atLeast: .note) - errors - warnings
        var found: String
        if errors + warnings + notes == 0 {
            found = display.phrase("没有发现问题", "nothing found")
        } else {
            found = display.phrase(
                "\(errors) 个错误，\(warnings) 个警告，\(notes) 个提示",
                [(errors, "error"), (warnings, "warning"), (notes, "note")].map { count, noun in counted(count, noun) }
                    .joined(separator: ", "))
        }
        if analysis.unlistedCount > 0 {
            found += display.phrase(
                "；另有 \(analysis.unlistedCount) 处没有列出（--maximum-findings）",
                "; \(counted(analysis.unlistedCount, "more finding")) not listed (--maximum-findings)")
        }
        if analysis.allowedCount > 0 {
            found += display.phrase(
                "；另有 \(analysis.allowedCount) 处已写明容许", "; \(counted(analysis.allowedCount, "finding")) allowed")
        }
        return display.phrase(
            "检查了 \(result.fileCount) 个文件：\(policies) 个制度、\(rows) 条可用；\(found)",
            "checked \(counted(result.fileCount, "file")): \(counted(policies, "policy", "policies")) with \(counted(rows, "row")) can be used; \(found)"
        )
    }
}

/// A number with its noun in English.
func counted(_ count: Int, _ noun: String, _ plural: String? = nil) -> String {
    count == 1 ? "1 \(noun)" : "\(count) \(plural ?? noun + "s")"
}
