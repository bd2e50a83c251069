import ArgumentParser
import RedressKit

/// `redress explain`: what a code means.
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: say(zh: "解释一个代码", en: "Explain a code."),
        discussion: say(
            zh: "说明它是什么、为什么要管、怎样改写。不写代码则列出全部。",
            en: "Says what it means, why it matters, and how to write it otherwise. Without a code, lists all."))

    @Argument(
        help: ArgumentHelp(say(zh: "代码，如 unknown-name", en: "A code, such as unknown-name."), valueName: "code"),
        completion: .list(CodePages.codes))
    var code: String?

    @OptionGroup var display: DisplayOptions

    func run() throws {
        guard let code else { return list() }
        if let page = CodePages.text(of: code, in: display.language, usesColor: display.color.paints(.standard)) {
            Output.standard.write(page)
            return
        }
        let nearest = CodePages.nearest(to: code)
        display.report(
            .usage(
                zh: "没有「\(code)」这个代码", en: "there is no code `\(code)`",
                help: (
                    nearest.map { "是不是 \($0)？" } ?? "不写代码运行 redress explain，会列出全部",
                    nearest.map { "did you mean `\($0)`?" } ?? "run `redress explain` without a code to list all"
                )))
        throw ExitStatus.failure
    }

    private func list() {
        let width = (CodePages.codes.map(\.count).max() ?? 0) + 2
        for code in CodePages.codes {
            let gap = String(repeating: " ", count: width - code.count)
            Output.standard.write(code + gap + (CodePages.summary(of: code, in: display.language) ?? "") + "\n")
        }
    }
}
