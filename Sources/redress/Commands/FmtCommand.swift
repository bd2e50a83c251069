import ArgumentParser
import RedressKit

/// `redress fmt`: policies in their one layout.
struct FmtCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fmt",
        abstract: say(zh: "整理规则文件的排版，或换关键词的语言", en: "Lay rule files out, or translate their keywords."),
        discussion: say(
            zh: """
                直接改写文件，并列出改动了的；不写文件名或写 - 时，从标准输入读，写到标准输出。名称、文字、注释都不变，意思不变。\
                有语法错误的文件不改。
                退出码：0 完成；1 有文件需要改动（--check、--diff）；2 有文件读不了、写不了或有语法错误。
                """,
            en: """
                Rewrites files in place and names those that changed; without a file, or for -, reads standard input \
                and writes standard output. Names, texts, comments and the meaning stay. A file with syntax errors is \
                left alone. Exit status: 0 done; 1 a file would change (--check, --diff); 2 a file cannot be read or \
                written, or has syntax errors.
                """))

    @Argument(
        help: ArgumentHelp(
            say(zh: "规则文件或文件夹，- 为标准输入", en: "Rule files or folders; - is standard input."), valueName: "files"))
    var files: [String] = []

    @Flag(help: ArgumentHelp(say(zh: "不改文件，只列出需要改动的", en: "Change nothing, list the files that would change.")))
    var check = false

    @Flag(help: ArgumentHelp(say(zh: "不改文件，只显示会怎样改", en: "Change nothing, show what would change.")))
    var diff = false

    @Option(
        help: ArgumentHelp(
            say(zh: "把关键词和单位都换成中文或英文", en: "Translate keywords and units into Chinese or English."),
            valueName: "zh|en"))
    var keywords: TextLanguage?

    @OptionGroup var display: DisplayOptions

    func run() throws {
        let (paths, failures) = FileSystem.files(files.isEmpty ? ["-"] : files, endings: [".redress"])
        for failure in failures { display.report(.unreadable(failure.path, because: failure.reason)) }
        if paths.isEmpty, failures.isEmpty {
            display.report(
                .unreadable(
                    files.joined(separator: " "), because: say(zh: "里面没有 .redress 文件", en: "it holds no .redress file"))
            )
            throw ExitStatus.failure
        }
        var isFailed = !failures.isEmpty
        var isChanged = false
        for path in paths {
            switch FileSystem.read(path) {
            case .success(let bytes):
                let formatted = FormattedPolicy(InputFile(path: path, bytes: bytes), keywords: keywords)
                if !formatted.findings.isEmpty { display.report(formatted.findings) }
                if !deliver(formatted) { isFailed = true }
                if formatted.isChanged { isChanged = true }
            case .failure(let failure):
                display.report(.unreadable(failure.path, because: failure.reason))
                isFailed = true
            }
        }
        if isFailed { throw ExitStatus.failure }
        if isChanged, check || diff { throw ExitStatus.findings }
    }

    /// Shows or writes what came of one file; false where that cannot be done.
    private func deliver(_ formatted: FormattedPolicy) -> Bool {
        guard let text = formatted.text else { return false }
        if diff {
            Output.standard.write(formatted.difference)
        } else if check {
            if formatted.isChanged { Output.standard.write(formatted.path + "\n") }
        } else if formatted.path == "-" {
            Output.standard.write(text)
        } else if formatted.isChanged {
            if let failure = FileSystem.replace(formatted.path, with: Array(text.utf8)) {
                display.report(.unwritable(failure.path, because: failure.reason))
                return false
            }
            Output.standard.write(formatted.path + "\n")
        }
        return true
    }
}
