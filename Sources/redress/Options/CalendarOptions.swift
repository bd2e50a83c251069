import ArgumentParser

/// The option that names files of days off.
struct CalendarOptions: ParsableArguments {
    @Option(
        name: .customLong("calendar"),
        help: ArgumentHelp(
            say(
                zh: "放假安排的文件（.ics 或 YAML），补充内置日历的年份；可多次",
                en: "A file of days off (.ics or YAML) that adds years to the built-in calendar; may be repeated."),
            valueName: "file"))
    var files: [String] = []
}
