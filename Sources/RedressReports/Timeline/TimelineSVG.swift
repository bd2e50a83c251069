package import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressTime

/// Draws timelines as one SVG picture, to be put into a report: time runs from left to right, one lane for each
/// deadline. No scripts, no styles outside the elements, no fonts but those of the reader.
package struct TimelineSVG: Sendable {
    let language: Language

    /// A painter that writes in a language.
    package init(language: Language) { self.language = language }

    static let width: Int64 = 10_000
    private static let fonts =
        "'Noto Sans CJK SC','Source Han Sans SC','PingFang SC','Microsoft YaHei','WenQuanYi Micro Hei',sans-serif"

    /// The whole picture, one panel for each incident, and below them what the signs mean.
    package func render(_ timelines: [Timeline]) -> String {
        var body = SVGWriter()
        var y: Int64 = 100
        for timeline in timelines {
            let panel = TimelinePanel(timeline, language: language)
            panel.draw(at: y, into: &body)
            y += panel.height + 200
        }
        drawLegend(at: y, into: &body)
        let height = y + 300
        var writer = SVGWriter()
        let attributes: [SVGWriter.Attribute] = [
            ("xmlns", "http://www.w3.org/2000/svg"), ("width", SVGWriter.pixels(Self.width)),
            ("height", SVGWriter.pixels(height)),
            ("viewBox", "0 0 \(SVGWriter.pixels(Self.width)) \(SVGWriter.pixels(height))"),
            ("font-family", Self.fonts), ("role", "img"),
        ]
        writer.element("svg", attributes) { writer in
            writer.element("title", [], text: title(timelines))
            writer.rectangle("background", x: 0, y: 0, width: Self.width, height: height, fill: "#ffffff")
            writer.append(body)
        }
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + writer.text + "\n"
    }

    private func title(_ timelines: [Timeline]) -> String {
        let names = timelines.map(\.decision.incident).joined(separator: say("、", ", "))
        return say("时间线 \(names)", "Timeline of \(names)")
    }

    private func say(_ chinese: String, _ english: String) -> String {
        Message(zh: chinese, en: english).text(language)
    }

    private func drawLegend(at y: Int64, into writer: inout SVGWriter) {
        var x: Int64 = 200
        func bar(_ color: TimelineColor, _ text: String) {
            writer.rectangle("legend", x: x, y: y + 20, width: 240, height: 90, fill: color.rawValue)
            label(text, after: 300)
        }
        func label(_ text: String, after width: Int64) {
            writer.label(text, x: x + width, y: y + 105, size: 11, fill: TimelineColor.text.rawValue)
            x += width + SVGWriter.width(of: text, size: 11) + 200
        }
        bar(.met, say("按时", "met"))
        bar(.allowed, say("期限之内", "time allowed"))
        bar(.late, say("逾期", "late"))
        bar(.pending, say("未到期", "not yet due"))
        bar(.paused, say("暂停", "paused"))
        bar(.dayOff, say("休息日", "day off"))
        writer.line("legend", from: (x, y + 10), to: (x, y + 120), stroke: TimelineColor.text.rawValue, width: 20)
        label(say("到期", "due"), after: 60)
        writer.circle("legend", x: x + 40, y: y + 65, radius: 45, fill: TimelineColor.text.rawValue)
        label(say("发生", "happened"), after: 120)
        writer.triangle("legend", x: x + 40, y: y + 65, radius: 45, fill: TimelineColor.escalated.rawValue)
        label(say("升级", "goes up"), after: 120)
        writer.line(
            "legend", from: (x, y + 10), to: (x, y + 120), stroke: TimelineColor.now.rawValue, width: 15, dashes: "4 3")
        label(say("现在", "now"), after: 60)
    }
}

/// The colours of the picture.
enum TimelineColor: String {
    case text = "#263238"
    case quiet = "#607d8b"
    case rule = "#cfd8dc"
    case dayOff = "#eceff1"
    case allowed = "#90a4ae"
    case met = "#43a047"
    case late = "#d32f2f"
    case pending = "#1e88e5"
    case unknown = "#ffb300"
    case paused = "#ffe082"
    case escalated = "#ef6c00"
    case now = "#6a1b9a"
}
