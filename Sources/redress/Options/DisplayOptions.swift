public import ArgumentParser
public import RedressKit

/// When output is coloured.
enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
    case auto, always, never

    /// Whether a stream is painted: `auto` does so on a terminal, unless NO_COLOR is set or the terminal is dumb.
    func paints(_ output: Output) -> Bool {
        switch self {
        case .always: true
        case .never: false
        case .auto: output.isTerminal && environment("NO_COLOR") == nil && environment("TERM") != "dumb"
        }
    }
}

extension TextLanguage: ExpressibleByArgument {}
extension FindingFormat: ExpressibleByArgument {}
extension RegulationFormat: ExpressibleByArgument {}

/// The severities as an option names them.
enum Level: String, ExpressibleByArgument, CaseIterable {
    case error, warning, note

    var severity: Finding.Severity {
        switch self {
        case .error: .error
        case .warning: .warning
        case .note: .note
        }
    }
}

/// The option that says which findings count.
struct FailOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(zh: "达到这个级别的发现使退出码为 1", en: "The weight from which findings give exit status 1.")))
    var failLevel: Level = .error
}

/// The options that every command has.
struct DisplayOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            say(
                zh: "语言；不写则看 LC_ALL 等环境变量",
                en: "Language: zh or en; by default from LC_ALL, LC_MESSAGES or LANG."), valueName: "zh|en"))
    var lang: TextLanguage?

    @Option(help: ArgumentHelp(say(zh: "是否上色", en: "When to use colour.")))
    var color: ColorChoice = .auto

    /// The language of all texts.
    var language: TextLanguage { lang ?? Words.language }

    /// Writes findings to standard error.
    func report(_ findings: Findings) {
        Output.standard.flush()
        Output.error.write(findings.rendered(.text, in: language, usesColor: color.paints(.error)))
        Output.error.flush()
    }

    /// A text in the language of the command.
    func phrase(_ chinese: String, _ english: String) -> String {
        switch language {
        case .chinese: chinese
        case .english: english
        }
    }
}

/// The option to set parameters.
struct SettingOptions: ParsableArguments {
    @Option(
        name: .customLong("set"),
        help: ArgumentHelp(
            say(
                zh: "试用参数的另一个值或读法，可多次",
                en: "Try another value or reading of a parameter; may be repeated."), valueName: "NAME=VALUE"))
    var texts: [String] = []

    /// The settings; a text that is none is reported, and the command ends.
    func settings(_ display: DisplayOptions) throws -> [Setting] {
        try texts.map { text in
            if let setting = Setting(parsing: text) { return setting }
            display.report(
                .usage(
                    zh: "「\(text)」不是 名称=值", en: "`\(text)` is not NAME=VALUE",
                    help: ("写成 --set 主管经理分担=合付", "write it as --set NAME=VALUE, without spaces around the sign")))
            throw ExitStatus.failure
        }
    }
}
