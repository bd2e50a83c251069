@testable import RedressIncidents

/// A value of an expected-decisions file: nothing is typed, maps keep their order.
indirect enum ExpectedNode: Equatable {
    case scalar(String)
    case list([ExpectedNode])
    case map([(key: String, value: ExpectedNode)])

    static func == (left: ExpectedNode, right: ExpectedNode) -> Bool { left.flowText == right.flowText }

    /// The value under a key of a map.
    subscript(key: String) -> ExpectedNode? {
        guard case .map(let entries) = self else { return nil }
        return entries.first { $0.key == key }?.value
    }

    var text: String? {
        guard case .scalar(let text) = self else { return nil }
        return text
    }

    /// The elements of a list; a scalar counts as a list of one.
    var elements: [ExpectedNode] {
        switch self {
        case .scalar: [self]
        case .list(let elements): elements
        case .map: []
        }
    }

    var texts: [String] { elements.compactMap(\.text) }

    var entries: [(key: String, value: ExpectedNode)] {
        guard case .map(let entries) = self else { return [] }
        return entries
    }

    /// The value as YAML in one line.
    var flowText: String {
        switch self {
        case .scalar(let text): "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
        case .list(let elements): "[" + elements.map(\.flowText).joined(separator: ", ") + "]"
        case .map(let entries):
            "{"
                + entries.map { "\(ExpectedNode.scalar($0.key).flowText): \($0.value.flowText)" }.joined(
                    separator: ", ")
                + "}"
        }
    }

    /// Reads one YAML document; nil when it cannot be read.
    static func read(_ text: String) -> ExpectedNode? {
        let bytes = Array(text.utf8)
        return bytes.withUnsafeBufferPointer { buffer in
            let events = YAMLEvents(buffer)
            while true {
                switch events.next() {
                case .streamStart, .documentStart: continue
                case .failure, .streamEnd: return nil
                case let kind: return value(kind, events)
                }
            }
        }
    }

    private static func value(_ kind: YAMLEvents.Kind, _ events: YAMLEvents) -> ExpectedNode? {
        switch kind {
        case .scalar:
            return .scalar(String(decoding: events.scalarText, as: UTF8.self))
        case .listStart:
            var elements: [ExpectedNode] = []
            while true {
                let next = events.next()
                if next == .listEnd { return .list(elements) }
                guard let element = value(next, events) else { return nil }
                elements.append(element)
            }
        case .mapStart:
            var entries: [(key: String, value: ExpectedNode)] = []
            while true {
                let next = events.next()
                if next == .mapEnd { return .map(entries) }
                guard let key = value(next, events)?.text, let value = value(events.next(), events) else { return nil }
                entries.append((key, value))
            }
        case .streamStart, .streamEnd, .documentStart, .documentEnd, .alias, .listEnd, .mapEnd, .failure:
            return nil
        }
    }
}
