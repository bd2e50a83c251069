package import RedressAnalysis
package import RedressDiagnostics
package import RedressModel
import RedressTime

extension Diagnostic {
    /// That no version is in force on some days.
    package static func versionGap(_ gap: VersionGap, _ headers: [PolicyHeader]) -> Diagnostic {
        let days = [gap.firstDay, gap.lastDay].map { CivilDate(dayNumber: $0).description }
        let text = days[0] == days[1] ? days[0] : days.joined(separator: "..")
        let name = headers[gap.before].name
        return Diagnostic(
            .versionGap, .warning,
            Message(
                zh: "「\(name)」在 \(text) 没有一版生效", en: "no version of `\(name)` is in force on \(text)"),
            at: Label(headers[gap.after].span), secondary: [Label(headers[gap.before].span)],
            help: Message(
                zh: "把前一版的 至 延到后一版生效的前一天，或提早后一版的 自",
                en: "let the earlier version last until the day before the later one, or begin the later one sooner"))
    }
}
