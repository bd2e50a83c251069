import Foundation
import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The elements of an XML text, with their attributes and what is written in them.
private struct Elements {
    struct Element {
        let name: String
        let attributes: [String: String]
        var text = ""

        /// A length in tenths of a pixel.
        func tenths(_ name: String) -> Int64? {
            guard let value = attributes[name] else { return nil }
            let parts = value.split(separator: ".")
            guard let whole = Int64(parts[0]) else { return nil }
            return whole * 10 + (parts.count > 1 ? Int64(parts[1]) ?? 0 : 0)
        }
    }

    let all: [Element]
    let isWellFormed: Bool

    init(_ text: String) {
        let parser = XMLParser(data: Data(text.utf8))
        let gatherer = Gatherer()
        parser.delegate = gatherer
        isWellFormed = parser.parse()
        all = gatherer.all
    }

    func of(_ kind: String) -> [Element] { all.filter { $0.attributes["class"] == kind } }
    var texts: [String] { all.filter { $0.name == "text" }.map(\.text) }

    private final class Gatherer: NSObject, XMLParserDelegate {
        var all: [Element] = []
        private var open: [Int] = []

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String]
        ) {
            open.append(all.count)
            all.append(Element(name: name, attributes: attributes))
        }

        func parser(_ parser: XMLParser, foundCharacters text: String) {
            if let last = open.last { all[last].text += text }
        }

        func parser(
            _ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?
        ) { open.removeLast() }
    }
}

@Suite("An incident's life as SVG")
struct TimelineSVGTests {
    private func timeline(_ decision: Decision, _ instants: Int64?...) -> Timeline {
        var row = IncidentRow(id: decision.incident, layout: DeliveryPolicy.context.layout, roleCount: 4)
        for (slot, instant) in zip(DeliveryPolicy.context.layout.eventSlots, instants) {
            if let instant { row.slots[slot] = instant }
        }
        return Timeline(decision, row, in: DeliveryPolicy.context)
    }

    private func elements(_ timelines: Timeline..., language: Language = .chinese) -> Elements {
        Elements(TimelineSVG(language: language).render(timelines))
    }

    private var whole: Timeline {
        timeline(DeliveryPolicy.decision, DeliveryPolicy.at(16, 9), DeliveryPolicy.at(16, 18, 33))
    }

    @Test("It is well-formed XML without scripts, and says what is in it")
    func wellFormed() {
        let svg = elements(whole)
        #expect(svg.isWellFormed)
        #expect(svg.all.first?.name == "svg")
        #expect(svg.all.first?.attributes["xmlns"] == "http://www.w3.org/2000/svg")
        #expect(svg.all.first?.attributes["font-family"]?.contains("Noto Sans CJK SC") == true)
        #expect(!svg.all.contains { ["script", "style", "foreignObject", "image"].contains($0.name) })
        for text in [
            "TS-1", "收到 09:00", "交车 18:33", "升级到 总经理 17:30", "交车", "答复", "迟 1小时3分", "还有 10天12小时",
            "2026-09-16 周三 17:30", "2026-09-30 周三 24:00", "责任SA 王芳", "逾期",
        ] { #expect(svg.texts.contains(text), "\(text)") }
        #expect(elements(whole, language: .english).texts.contains("1 h 3 min late"))
    }

    @Test("Lengths are true to time: within a tenth of a pixel")
    func proportional() throws {
        var decision = DeliveryPolicy.decision
        decision.deadlines = [
            DeliveryPolicy.outcome(
                start: DeliveryPolicy.at(16, 9), due: DeliveryPolicy.at(18, 9), actual: DeliveryPolicy.at(19, 9),
                .breached, late: 86_400),
            DeliveryPolicy.outcome(
                DeliveryPolicy.answer, start: DeliveryPolicy.at(16, 9), due: DeliveryPolicy.at(20, 9), .pending),
        ]
        let svg = elements(timeline(decision, DeliveryPolicy.at(16, 9), DeliveryPolicy.at(19, 9)))
        let bars = svg.of("bar")
        let late = try #require(svg.of("late").first)
        #expect(bars.count == 2)
        let day = try #require(late.tenths("width"))
        #expect(day > 100)
        // Two days allowed, one day late; and four days.
        #expect(abs(try #require(bars[0].tenths("width")) - 2 * day) <= 2)
        #expect(abs(try #require(bars[1].tenths("width")) - 4 * day) <= 4)
        #expect(bars[0].tenths("x") == bars[1].tenths("x"))
        #expect(late.tenths("x") == svg.of("due")[0].tenths("x1"))
        #expect(abs(try #require(late.tenths("x")) - (try #require(bars[0].tenths("x"))) - 2 * day) <= 2)
        // Lanes stand in the order of the decision.
        #expect(try #require(bars[0].tenths("y")) < (try #require(bars[1].tenths("y"))))
        // The act stands at the end of what is late, the present at the twentieth at noon: an eighth of a day later.
        #expect(svg.of("actual")[0].tenths("cx") == (late.tenths("x") ?? 0) + day)
        let now = try #require(svg.of("now").first?.tenths("x1"))
        let due = try #require(svg.of("due").last?.tenths("x1"))
        #expect(abs(8 * (now - due) - day) <= 16)
    }

    @Test("What happened stands in its order, and no label covers another")
    func labels() throws {
        let svg = elements(whole)
        let dots = svg.of("event").compactMap { $0.tenths("cx") }
        #expect(dots.count == 2)
        #expect(dots[0] < dots[1])
        let events = svg.all.filter { $0.name == "text" && ["收到 09:00", "交车 18:33"].contains($0.text) }
        #expect(events.count == 2)
        #expect(events[0].attributes["y"] != events[1].attributes["y"])
    }

    @Test("Weekends are shaded where the axis is short enough to see them")
    func daysOff() throws {
        let svg = elements(whole)
        // From 16 to 30 September there are two weekends.
        #expect(svg.of("day-off").count == 2)
        var long = DeliveryPolicy.decision
        long.deadlines = [
            DeliveryPolicy.outcome(start: DeliveryPolicy.at(16), due: DeliveryPolicy.at(416), .pending)
        ]
        #expect(elements(timeline(long)).of("day-off").isEmpty)
    }

    @Test("Signs of XML and control characters in an incident do no harm")
    func escaped() {
        var decision = DeliveryPolicy.decision
        decision.incident = "<script>&\"\u{1B}[2J\u{FFFE}"
        decision.deadlines[0] = DeliveryPolicy.outcome(
            due: DeliveryPolicy.at(17), .pending, roles: [DeliveryPolicy.adviser], persons: ["a<b>&c"])
        let svg = elements(timeline(decision))
        #expect(svg.isWellFormed)
        #expect(!svg.all.contains { $0.name == "script" })
        #expect(svg.texts.contains("责任SA a<b>&c"))
    }

    @Test("Windows, pauses without an end, and several incidents below each other")
    func windows() throws {
        var decision = Decision(incident: "TS-2", asOf: DeliveryPolicy.at(20))
        decision.deadlines = [
            DeliveryPolicy.outcome(
                start: DeliveryPolicy.at(10), notBefore: DeliveryPolicy.at(12), due: DeliveryPolicy.at(14),
                actual: DeliveryPolicy.at(11), .breached, late: -86_400),
            DeliveryPolicy.outcome(DeliveryPolicy.answer, start: nil, due: nil, .pending),
        ]
        let svg = elements(whole, timeline(decision))
        #expect(svg.isWellFormed)
        #expect(svg.of("incident").count == 2)
        #expect(svg.of("waiting").count == 1)
        #expect(svg.texts.contains("2026-09-12 00:00 – 2026-09-13 24:00"))
        #expect(svg.texts.contains("早 1天"))
        #expect(svg.texts.contains("未起算"))
        let empty = elements(timeline(Decision(incident: "x", asOf: nil)))
        #expect(empty.isWellFormed)
        #expect(empty.texts.contains("事件没有写任何时刻"))
    }

    @Test(
        "From minutes to centuries the axis has a few ticks",
        arguments: [60, 3_600, 86_400, 5_000_000, 400_000_000, 30_000_000_000])
    func ticks(seconds: Int64) {
        var decision = Decision(incident: "x", asOf: nil)
        decision.deadlines = [
            DeliveryPolicy.outcome(start: DeliveryPolicy.at(16), due: DeliveryPolicy.at(16) + seconds, .pending)
        ]
        let count = elements(timeline(decision)).of("tick").count
        #expect((1...13).contains(count))
    }
}
