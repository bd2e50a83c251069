import ArgumentParser
import RedressKit

/// `redress test`: the examples of policies.
struct TestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test",
        abstract: say(zh: "运行制度里的示例", en: "Run the examples in policies."),
        discussion: say(
            zh: "不符的示例给出期望与实际，并列出没有示例走到的条款。\n退出码：0 全部相符；1 有不符，或制度有错；2 文件读不了。",
            en: """
                Shows what failed examples expect and what came, and lists the rows that no example reaches. Exit status: \
                0 all pass; 1 one fails, or a policy has errors; 2 a file could not be read.
                """))

    @Argument(
        help: ArgumentHelp(say(zh: "规则文件或文件夹", en: "Rule files or folders."), valueName: "files"))
    var files: [String]

    @OptionGroup var rosters: RosterOptions
    @OptionGroup var calendars: CalendarOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let input = PolicyInput(files, settings: try settings.settings(display), calendars: calendars.files)
        for findings in input.unreadable { display.report(findings) }
        let usesColor = display.color.paints(.standard)
        let found = input.result.findings
        let errors = found.count(atLeast: .error)
        if errors > 0 { Output.standard.write(found.rendered(.text, in: display.language, usesColor: usesColor)) }
        let (policies, rosterHasFlaws) = try rosters.staffed(input.result.policySet, display)
        let result = policies.runExamples()
        Output.standard.write(result.findings.rendered(.text, in: display.language, usesColor: usesColor))
        Output.standard.write(summary(result) + "\n")
        if !input.unreadable.isEmpty { throw ExitStatus.failure }
        if rosterHasFlaws || errors > 0 || result.failedCount > 0 { throw ExitStatus.findings }
    }

    private func summary(_ result: ExampleResult) -> String {
        let all = result.passedCount + result.failedCount
        let reached = result.rowCount - result.unreachedCount
        return display.phrase(
            "\(all) 个示例：\(result.passedCount) 个相符，\(result.failedCount) 个不符；\(result.rowCount) 条中走到 \(reached) 条",
            "\(counted(all, "example")): \(result.passedCount) passed, \(result.failedCount) failed; "
                + "\(reached) of \(counted(result.rowCount, "row")) reached")
    }
}
