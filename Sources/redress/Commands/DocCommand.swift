import ArgumentParser
import RedressKit

/// `redress doc`: policies as regulations to be read and signed.
struct DocCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "doc",
        abstract: say(zh: "把规则文件写成可以签署的规章正文", en: "Write policies as regulations for staff to read and sign."),
        discussion: say(
            zh: """
                按规则文件的次序写成条文和表格，注明依据；后面附岗位、读法、空缺和签收表。按现行读法写，--set 可换读法。\
                HTML 用浏览器打开，打印在 A4 纸上。同样的规则文件，每次写出来都一样。
                """,
            en: """
                Articles and tables in the order of the rule files, each with its clauses; then roles, readings, blanks \
                and a list to sign. Written under the readings chosen, which --set changes. Open HTML in a browser and \
                print it on A4. The same rule files give the same bytes.
                """))

    @Argument(help: ArgumentHelp(say(zh: "规则文件或文件夹", en: "Rule files or folders."), valueName: "policies"))
    var policies: [String]

    @Option(help: ArgumentHelp(say(zh: "写成网页还是 Markdown", en: "As a page or as Markdown.")))
    var format: RegulationFormat = .html

    @Option(
        help: ArgumentHelp(
            say(zh: "写到这个文件，而不是屏幕上", en: "Write to this file, not to standard output."), valueName: "file"))
    var out: String?

    @OptionGroup var calendars: CalendarOptions
    @OptionGroup var settings: SettingOptions
    @OptionGroup var display: DisplayOptions

    func run() throws {
        let compiled = try PolicyInput(policies, settings: try settings.settings(display), calendars: calendars.files)
            .policiesForJudging(display)
        let text = compiled.regulation(format, in: display.lang)
        guard let out else {
            Output.standard.write(text)
            return
        }
        if let failure = FileSystem.write(out, Array(text.utf8)) {
            display.report(.unwritable(failure.path, because: failure.reason))
            throw ExitStatus.failure
        }
        Output.standard.write(display.phrase("正文在 \(out)\n", "the regulation is in \(out)\n"))
    }
}
