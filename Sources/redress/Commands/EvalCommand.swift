import ArgumentParser
import RedressKit

/// How decisions are written.
enum DecisionFormat: String, ExpressibleByArgument, CaseIterable {
    case text, json, jsonl
}

/// `redress eval`: what a policy decides for incidents.
struct EvalCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "eval",
        abstract: say(zh: "按制度评判事件", en: "Judge incidents by a policy."),
        discussion: say(
            zh: """
                每个事件给出一份决定：罚款、奖励、处分、应办的事、待定项和待查问题。
                退出码：
                0 全部判定（有待查的事实属正常）
                1 有事件被退回，或条款冲突
                2 制度有错，或文件读不了
                4 有事情未能判定
                """,
            en: """
                Gives a decision for each incident: fines, rewards, sanctions, what is to be done, what is pending and \
                what to find out. Exit status: 0 all decided (facts still missing are normal); 1 incidents were \
                rejected, or rows conflict; 2 the policy has errors, or a file could not be read; 4 something was left \
                undecided.
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

    @Option(help: ArgumentHelp(say(zh: "输出格式", en: "How decisions are written.")))
    var format: DecisionFormat = .text

    @Flag(
        help: ArgumentHelp(
            say(
                zh: "说明依据：逐条列出各条件是否成立", en: "Say why: each condition of each row, whether it held, and where it stands."
            )))
    var explain = false

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
            try input.files(display), options: JudgeOptions(asOf: moment, isExplained: explain, history: earlier))
        for (index, decision) in result.decisions.enumerated() {
            if format == .text, index > 0 { Output.standard.write("\n") }
            Output.standard.write(text(decision))
        }
        if !result.findings.isEmpty {
            if format == .text, !result.decisions.isEmpty { Output.standard.write("\n") }
            display.report(result.findings)
        }
        if result.rejectedCount > 0 {
            let accepted = result.readCount - result.rejectedCount
            Output.error.write(
                display.phrase(
                    "读入 \(result.readCount) ＝ 采纳 \(accepted) ＋ 退回 \(result.rejectedCount)\n",
                    "\(result.readCount) read = \(accepted) accepted + \(result.rejectedCount) rejected\n"))
            Output.error.flush()
        }
        if rosterHasFlaws || result.rejectedCount > 0
            || result.findings.failureCount(atLeast: fail.failLevel.severity) > 0
        {
            throw ExitStatus.findings
        }
        if result.decisions.contains(where: \.isUndecided) { throw ExitStatus.undecided }
    }

    private func text(_ decision: Decision) -> String {
        switch format {
        case .text: decision.text(in: display.language, usesColor: display.color.paints(.standard))
        case .json: decision.json(isIndented: true) + "\n"
        case .jsonl: decision.json() + "\n"
        }
    }
}

extension DisplayOptions {
    /// The moment that a text names; one that names none is reported, and the command ends.
    func moment(_ text: String?, _ policies: PolicySet) throws -> Moment? {
        guard let text else { return nil }
        if let moment = policies.moment(text) { return moment }
        report(
            .usage(
                zh: "「\(text)」不是时刻", en: "`\(text)` is no moment",
                help: ("写成 2026-11-01 或 2026-11-01T09:30", "write it as 2026-11-01 or 2026-11-01T09:30")))
        throw ExitStatus.failure
    }
}
