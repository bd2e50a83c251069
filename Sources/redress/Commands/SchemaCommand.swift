import ArgumentParser
import RedressKit

/// `redress schema`: JSON Schemas of what goes in and what comes out.
struct SchemaCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema",
        abstract: say(
            zh: "给出事件、决定或人员表的 JSON Schema", en: "Print the JSON Schema of incidents, decisions or rosters."))

    /// What a schema is of.
    enum Subject: String, ExpressibleByArgument, CaseIterable {
        case incidents, decision, roster
    }

    @Argument(
        help: ArgumentHelp(
            say(
                zh: "incidents 事件（须给出制度），decision 决定，roster 人员表", en: "incidents (of a policy), decision or roster."),
            valueName: "subject"))
    var subject: Subject

    @Argument(help: ArgumentHelp(say(zh: "规则文件", en: "A rule file."), valueName: "policy"))
    var policy: String?

    @OptionGroup var display: DisplayOptions

    func run() throws {
        switch subject {
        case .decision: Output.standard.write(Policy.decisionSchema)
        case .roster: Output.standard.write(Rosters.schema)
        case .incidents:
            guard let policy else {
                display.report(
                    .usage(
                        zh: "没有写是哪个制度的事件", en: "the policy of the incidents is missing",
                        help: ("写成 redress schema incidents 规则文件", "write `redress schema incidents POLICY`")))
                throw ExitStatus.failure
            }
            let policies = try PolicyInput([policy], settings: []).policiesForJudging(display)
            guard policies.policies.count == 1, let only = policies.policies.first else {
                display.report(
                    .usage(
                        zh: "文件里有 \(policies.policies.count) 个制度",
                        en: "there are \(policies.policies.count) policies in it",
                        help: ("给出只有一个制度的文件", "give a file that holds one policy")))
                throw ExitStatus.failure
            }
            Output.standard.write(only.incidentSchema)
        }
    }
}
