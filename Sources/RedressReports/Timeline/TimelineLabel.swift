import RedressDiagnostics
import RedressEngine

extension TimelinePanel {
    /// A label of what happened at one instant, or of to whom it went up, in a row in which it covers no other.
    struct Label {
        let x: Int64
        let left: Int64
        let text: String
        let isEscalation: Bool
        let row: Int64

        /// All labels of a timeline. What has one instant has one label.
        static func placed(_ timeline: Timeline, on scale: TimelineScale, _ language: Language) -> [Label] {
            var ends: [Int64] = []
            return texts(timeline, language).map { entry in
                let x = scale.x(entry.at)
                let text = "\(entry.text) \(entry.time)"
                let width = SVGWriter.width(of: text, size: 11)
                let right = TimelineScale.left + TimelineScale.length
                let left = max(TimelineScale.left, min(x - width / 2, right - width))
                let row = ends.firstIndex { $0 + 80 <= left } ?? ends.count
                if row == ends.count { ends.append(left + width) } else { ends[row] = left + width }
                return Label(x: x, left: left, text: text, isEscalation: entry.isEscalation, row: Int64(row))
            }
        }

        private typealias Entry = (at: Int64, text: String, time: String, isEscalation: Bool)

        private static func texts(_ timeline: Timeline, _ language: Language) -> [Entry] {
            let context = timeline.context
            var entries: [Entry] = []
            for mark in timeline.marks {
                let name: String
                var isEscalation = false
                switch mark.kind {
                case .event(let happening): name = context.name(happening)
                case .escalation(let index):
                    let roles = timeline.decision.escalations[index].to.map { context.name($0) }
                    name = Message(zh: "升级到 ", en: "up to ").text(language) + roles.joined(separator: "、")
                    isEscalation = true
                case .starts, .done, .opens, .due, .now: continue
                }
                if let last = entries.last, last.at == mark.at, last.isEscalation == isEscalation {
                    entries[entries.count - 1].text += "、" + name
                } else {
                    let time = mark.isEnd ? context.clockParts(ofEnd: mark.at).time : context.timeText(mark.at)
                    entries.append((mark.at, name, time, isEscalation))
                }
            }
            return entries
        }
    }
}
