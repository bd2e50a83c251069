import ArgumentParser
import RedressKit

/// `redress timeline`: the lives of incidents as pictures.
struct TimelineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "timeline",
        abstract: say(zh: "画出事件的时间线", en: "Draw the life of incidents."),
        discussion: say(
            zh: """
                按时间先后列出每个事件发生了什么、何时到期、迟了多久、升级给谁。--svg 另存为可以放进报告的图。
                退出码与 eval 相同。
                """,
            en: """
                Shows for each incident what happened, what was due when, how late it was, and to whom it went up. \
                --svg writes a picture to be put into a report. Exit status as with eval.
                """))

    @Argument(help: ArgumentHelp(say(zh: "规则文件或文件夹", en: "A rule file or folder."), valueName: "policy"))
    var policy: String

    @Argument(
        help: ArgumentHelp(
            say(
                zh: "事件文件或文件夹，- 为标准输入",
                en: "Files or folders of incidents (YAML, JSON, JSON Lines); - is standard input."),
            valueName: "incidents"))
    var incidents: [String]

    @Option(
        name: .customLong("id"),
        help: ArgumentHelp(
            say(zh: "只画这个编号的事件，可多次", en: "Draw only the incident of this id; may be repeated."), valueName: "id"))
    var ids: [String] = []

    @Option(
        help: ArgumentHelp(
            say(zh: "把图存为 SVG，- 为标准输出", en: "Write a picture as SVG; - is standard output."), valueName: "file"))
    var svg: String?

    @Option(
        help: ArgumentHelp(
            say(zh: "截至哪个时刻评判", en: "Judge as of a moment; events not recorded by then have not happened."),
            valueName: "instant"))
    var asOf: String?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                zh: "以往事件的文件或文件夹：只计次，不判",
                en: "Files or folders of earlier incidents, which are counted and not judged."),
            valueName: "paths"))
    var history: [String] = []

    @OptionGroup var fail: FailOptions
    @OptionGroup var rosters: RosterOptions
    @OptionGroup var calendars: CalendarOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let input = try IncidentInput(incidents, besides: [policy], display)
        let compiled = try PolicyInput([policy], settings: try settings.settings(display), calendars: calendars.files)
            .policiesForJudging(display)
        let (policies, rosterHasFlaws) = try rosters.staffed(compiled, display)
        let moment = try display.moment(asOf, policies)
        let earlier = history.isEmpty ? nil : try IncidentInput(history, besides: [policy], display).files(display)
        let result = policies.judge(
            try input.files(display), options: JudgeOptions(asOf: moment, history: earlier))
        let decisions = try chosen(result.decisions)
        if svg != "-" { show(decisions) }
        try writePicture(decisions)
        display.report(result.findings)
        if rosterHasFlaws || result.rejectedCount > 0
            || result.findings.failureCount(atLeast: fail.failLevel.severity) > 0
        {
            throw ExitStatus.findings
        }
        if decisions.contains(where: \.isUndecided) { throw ExitStatus.undecided }
    }

    /// The decisions about the incidents that were asked for; an id that none has is reported, and the command ends.
    private func chosen(_ decisions: [Decision]) throws -> [Decision] {
        guard !ids.isEmpty else { return decisions }
        for id in ids where !decisions.contains(where: { $0.incident == id }) {
            display.report(
                .usage(
                    zh: "没有编号为「\(id)」的事件", en: "there is no incident `\(id)`",
                    help: (
                        "这些文件里采纳了 \(decisions.count) 个事件，核对 --id 的写法",
                        "the files hold \(counted(decisions.count, "incident")) that can be read; check the id"
                    )))
            throw ExitStatus.failure
        }
        return decisions.filter { ids.contains($0.incident) }
    }

    private func show(_ decisions: [Decision]) {
        for (index, decision) in decisions.enumerated() {
            if index > 0 { Output.standard.write("\n") }
            Output.standard.write(
                decision.timeline(in: display.language, usesColor: display.color.paints(.standard)))
        }
    }

    private func writePicture(_ decisions: [Decision]) throws {
        guard let svg else { return }
        let picture = Decision.timelinePicture(of: decisions, in: display.language)
        if svg == "-" {
            Output.standard.write(picture)
            return
        }
        if let failure = FileSystem.write(svg, Array(picture.utf8)) {
            display.report(.unwritable(failure.path, because: failure.reason))
            throw ExitStatus.failure
        }
        Output.standard.write(display.phrase("图在 \(svg)\n", "the picture is in \(svg)\n"))
    }
}
