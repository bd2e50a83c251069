import ArgumentParser
import RedressKit

/// `redress score`: a month of incidents, with a ledger of who pays what.
struct ScoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "score",
        abstract: say(zh: "结算一个月的事件", en: "Score a month of incidents."),
        discussion: say(
            zh: """
                评判首个事件时间在期间内的全部事件，在终端给出汇总，并写出
                decisions.jsonl  决定        ledger.csv    罚奖流水
                people.csv       人员合计    summary.json  汇总
                rejected.jsonl   退回的事件
                退出码：
                0 全部判定（有待查的事实属正常）
                1 有事件被退回，或条款冲突
                2 制度有错，或文件读写不了
                4 有事情未能判定
                """,
            en: """
                Judges every incident whose first event lies in the period, writes decisions.jsonl, ledger.csv, \
                people.csv, summary.json and rejected.jsonl, and ends with a summary. Exit status: 0 all decided (facts \
                still missing are normal); 1 incidents were rejected, or rows conflict; 2 a policy has errors, or a \
                file could not be read or written; 4 something was left undecided.
                """))

    @Argument(
        help: ArgumentHelp(
            say(zh: "规则文件或文件夹，可有几个版本", en: "Rule files or folders; several policies or versions may stand together."),
            valueName: "policies"))
    var policies: [String]

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            say(
                zh: "事件文件或文件夹，- 为标准输入",
                en: "Files or folders of incidents (*.yaml *.yml *.json *.jsonl); - is standard input."),
            valueName: "paths"))
    var incidents: [String]

    @Option(
        help: ArgumentHelp(
            say(zh: "期间：2026-10、2026-W40、2026Q4 或 2026", en: "The period: 2026-10, 2026-W40, 2026Q4 or 2026."),
            valueName: "period"))
    var period: String

    @Option(help: ArgumentHelp(say(zh: "结果写到哪个文件夹", en: "The folder for the results."), valueName: "folder"))
    var out: String

    @Option(
        help: ArgumentHelp(
            say(zh: "截至哪个时刻评判；不写则为期间结束时", en: "Judge as of a moment; by default the end of the period."),
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

    /// How many messages about incidents are shown; all of them stand in `rejected.jsonl`.
    private static let maximumShown = 20

    func run() throws {
        let period = try parsedPeriod()
        let input = try IncidentInput(incidents, besides: policies, display)
        let compiled = try PolicyInput(policies, settings: try settings.settings(display), calendars: calendars.files)
            .policiesForJudging(display)
        let (set, rosterHasFlaws) = try rosters.staffed(compiled, display)
        let moment = try display.moment(asOf, set)
        var score = MonthScore(set, period: period, asOf: moment, language: display.language)
        var messages = ShownMessages(display: display, level: fail.failLevel.severity)
        let earlier = history.isEmpty ? nil : try IncidentInput(history, besides: policies, display)
        let names = try judge(input, earlier, &score, &messages)
        messages.finish(score.policyFindings)
        let list = names.joined(separator: display.phrase("、", ", "))
        Output.standard.write(score.summary(usesColor: display.color.paints(.standard)) + "\n")
        Output.standard.write(display.phrase("结果在 \(out)：\(list)\n", "results are in \(out): \(list)\n"))
        if rosterHasFlaws || score.rejectedCount > 0 || messages.failCount > 0 { throw ExitStatus.findings }
        if score.undecidedCount > 0 { throw ExitStatus.undecided }
    }

    private func parsedPeriod() throws -> ScorePeriod {
        if let parsed = ScorePeriod(period) { return parsed }
        display.report(
            .usage(
                zh: "「\(period)」不是期间", en: "`\(period)` is no period",
                help: ("写成 2026-10、2026Q4 或 2026", "write it as 2026-10, 2026Q4 or 2026")))
        throw ExitStatus.failure
    }

    /// Judges all files into the folder of results, and gives the names of what was written.
    private func judge(
        _ input: IncidentInput, _ earlier: IncidentInput?, _ score: inout MonthScore,
        _ messages: inout ShownMessages
    ) throws -> [String] {
        do {
            let folder = try ResultFolder(out)
            var failure: FileSystem.Failure?
            let sink: MonthScore.Sink = { file, bytes in
                guard failure == nil else { return }
                do throws(FileSystem.Failure) {
                    try folder.append(bytes, to: file.rawValue)
                } catch {
                    failure = error
                }
            }
            score.begin(sink)
            for path in input.paths {
                guard failure == nil else { break }
                guard let file = try? input.read(path, display) else {
                    folder.abandon()
                    throw ExitStatus.failure
                }
                messages.show(score.add(file, to: sink))
            }
            for file in try earlier?.files(display) ?? [] { messages.show(score.addEarlier(file)) }
            score.finish(sink)
            if let failure {
                folder.abandon()
                throw failure
            }
            try folder.finish()
            return folder.names
        } catch let failure as FileSystem.Failure {
            display.report(.unwritable(failure.path, because: failure.reason))
            throw ExitStatus.failure
        }
    }
}

/// Messages on the way: the first of those about incidents, all of those about policies, and how many count.
private struct ShownMessages {
    /// How many messages about incidents are shown; all of them stand in `rejected.jsonl`.
    private static let maximumShown = 20

    let display: DisplayOptions
    let level: Finding.Severity
    private(set) var failCount = 0
    private var count = 0

    init(display: DisplayOptions, level: Finding.Severity) {
        self.display = display
        self.level = level
    }

    /// Messages about the incidents of a file.
    mutating func show(_ findings: Findings) {
        failCount += findings.failureCount(atLeast: level)
        let room = Self.maximumShown - count
        count += findings.count(atLeast: .note)
        if room > 0, !findings.isEmpty { display.report(findings.prefix(room)) }
    }

    /// How many messages were not shown, and those about the policies.
    mutating func finish(_ findings: Findings) {
        let more = count - Self.maximumShown
        if more > 0 {
            Output.error.write(
                display.phrase("……另有 \(more) 条，见 rejected.jsonl\n\n", "… and \(more) more, in rejected.jsonl\n\n"))
        }
        failCount += findings.failureCount(atLeast: level)
        if !findings.isEmpty { display.report(findings) }
        Output.error.flush()
    }
}
