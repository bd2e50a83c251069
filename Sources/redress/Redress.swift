import ArgumentParser
import Glibc
import RedressKit

/// The program: its commands, and how it ends.
struct Redress: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "redress",
        abstract: say(
            zh: "把规章制度写成规则，检查它，用它评判事件",
            en: "Turn a regulation into rules, check them, and judge incidents by them."),
        discussion: say(
            zh: """
                退出码：
                0 没有问题
                1 有发现（达到 --fail-level）、示例不符、事件被退回或条款冲突
                2 用法不对，或没能完成
                3 程序内部出错
                4 有事情未能判定
                """,
            en: """
                Exit status: 0 nothing found; 1 findings (at or above --fail-level), failed examples, rejected \
                incidents or conflicting rows; 2 bad usage, or the work could not be done; 3 internal error; \
                4 something was left undecided.
                """),
        version: "redress \(RedressVersion.current)",
        subcommands: [
            CheckCommand.self, EvalCommand.self, TimelineCommand.self, ScoreCommand.self, TestCommand.self,
            DiffCommand.self, FmtCommand.self, DocCommand.self, CoverageCommand.self, ExplainCommand.self,
            SchemaCommand.self,
        ])

    @Option(help: ArgumentHelp(say(zh: "语言", en: "Language."), valueName: "zh|en"))
    var lang: TextLanguage?

    /// The names of the commands.
    static var commandNames: [String] {
        configuration.subcommands.compactMap { $0.configuration.commandName }
    }
}

/// Where the process starts.
@main
enum Program {
    static func main() {
        // Whoever started the program may have told it to go on after its reader left; as every filter, it should not.
        signal(SIGPIPE, SIG_DFL)
        refuseUnknownCommand()
        do {
            var command = try Redress.parseAsRoot()
            try command.run()
        } catch let status as ExitStatus {
            Output.standard.flush()
            Output.error.flush()
            exit(status.rawValue)
        } catch {
            end(with: error)
        }
        Output.standard.flush()
        Output.error.flush()
    }

    /// A first word that is no command ends the program with the words that are.
    private static func refuseUnknownCommand() {
        guard let word = CommandLine.arguments.dropFirst().first, !word.hasPrefix("-"),
            !(Redress.commandNames + ["help"]).contains(word)
        else { return }
        let names = Redress.commandNames.joined(separator: " ")
        let findings = Findings.usage(
            zh: "没有「\(word)」这个命令", en: "there is no command `\(word)`",
            help: ("可用的命令：\(names)", "the commands are \(names)"))
        Output.error.write(findings.rendered(.text, in: Words.language, usesColor: ColorChoice.auto.paints(.error)))
        Output.error.flush()
        exit(ExitStatus.failure.rawValue)
    }

    /// Shows help, the version or what is wrong with the arguments, and ends.
    private static func end(with error: any Error) -> Never {
        if Redress.exitCode(for: error) == .failure {
            let findings = Findings.internalError("\(error)")
            Output.error.write(findings.rendered(.text, in: Words.language))
            Output.error.flush()
            exit(ExitStatus.internalError.rawValue)
        }
        let text = HelpText.translated(Redress.fullMessage(for: error), to: Words.language)
        let isAnswer = Redress.exitCode(for: error) == .success
        let output = isAnswer ? Output.standard : Output.error
        output.write(text.hasSuffix("\n") || text.isEmpty ? text : text + "\n")
        output.flush()
        exit(isAnswer ? ExitStatus.clean.rawValue : ExitStatus.failure.rawValue)
    }
}
