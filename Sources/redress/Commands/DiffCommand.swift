public import ArgumentParser
public import RedressKit

extension DifferenceFormat: ExpressibleByArgument {}

/// `redress diff`: what a new version decides otherwise.
struct DiffCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "diff",
        abstract: say(zh: "新版制度改变了哪些决定", en: "What a new version of a policy decides otherwise."),
        discussion: say(
            zh: """
                比较两版制度对所有可能的事件的决定：每一类不同附一件事件和两版的决定。没有列出就是完全等价。
                退出码：0 等价；1 有不同；2 用法不对，或文件读不了；4 有没查清的。
                """,
            en: """
                Compares two versions over all incidents that can be: each class that is decided otherwise, with an \
                incident and both outcomes. Nothing listed means that they are equivalent. Exit status: 0 equivalent; \
                1 differences; 2 bad usage, or a file could not be read; 4 something was left undecided.
                """))

    @Argument(
        help: ArgumentHelp(say(zh: "旧版的规则文件或文件夹", en: "The old rule file or folder."), valueName: "old"))
    var old: String

    @Argument(
        help: ArgumentHelp(say(zh: "新版的规则文件或文件夹", en: "The new rule file or folder."), valueName: "new"))
    var new: String

    @Option(help: ArgumentHelp(say(zh: "输出格式", en: "How differences are written.")))
    var format: DifferenceFormat = .text

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                zh: "真实的事件：列出决定变了的，以及钱的变动",
                en: "Files or folders of real incidents: which are decided otherwise, and how much money moves."),
            valueName: "paths"))
    var against: [String] = []

    @Option(
        help: ArgumentHelp(
            say(zh: "真实的事件截至哪个时刻评判", en: "Judge the real incidents as of a moment."), valueName: "instant"))
    var asOf: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "每个制度最多列出多少处不同", en: "How many differences of a policy are listed."), valueName: "n"))
    var maximumFindings = 100

    @OptionGroup var rosters: RosterOptions
    @OptionGroup var calendars: CalendarOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let files = against.isEmpty ? nil : try IncidentInput(against, besides: [old, new], display).files(display)
        let (before, oldHasFlaws) = try rosters.staffed(policies(old), display)
        let (after, newHasFlaws) = try rosters.staffed(policies(new), display)
        let options = DifferenceOptions(
            maximumFindings: maximumFindings, language: display.language, incidents: files,
            asOf: try display.moment(asOf, after))
        let result = before.differences(to: after, options: options)
        let text = result.rendered(format)
        Output.standard.write(text)
        if format == .text { Output.standard.write((text.isEmpty ? "" : "\n") + summary(result) + "\n") }
        if oldHasFlaws || newHasFlaws || result.differenceCount > 0 || result.changedIncidentCount > 0 {
            throw ExitStatus.findings
        }
        if result.undecidedCount > 0 { throw ExitStatus.undecided }
    }

    private func policies(_ path: String) throws -> PolicySet {
        try PolicyInput([path], settings: try settings.settings(display), calendars: calendars.files)
            .policiesForJudging(display)
    }

    private func summary(_ result: DifferenceResult) -> String {
        let open = result.undecidedCount
        guard result.differenceCount > 0 else {
            return open == 0
                ? display.phrase("两版对所有事件的决定都相同", "both versions decide all incidents alike")
                : display.phrase(
                    "没有发现不同；\(open) 处没有查清", "no difference found; \(counted(open, "question")) left undecided")
        }
        let some = display.phrase(
            "\(result.differenceCount) 处不同", counted(result.differenceCount, "difference"))
        return open == 0
            ? some : some + display.phrase("；\(open) 处没有查清", "; \(counted(open, "question")) left undecided")
    }
}
