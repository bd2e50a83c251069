import RedressDiagnostics

/// A tree as indented text, for people who look into the program and for tests that compare trees.
package enum SyntaxDump {
    /// The tree without its places, so that two spellings of one text give equal dumps.
    package static func text(of file: SyntaxFile) -> String {
        var lines: [String] = []
        for declaration in file.declarations { append(declaration.kind, label: nil, depth: 0, to: &lines) }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func append(_ value: Any, label: String?, depth: Int, to lines: inout [String]) {
        let indent = String(repeating: "  ", count: depth)
        let head = label.map { indent + $0 + ": " } ?? indent
        if let leaf = leaf(value) {
            lines.append(head + leaf)
            return
        }
        let mirror = Mirror(reflecting: value)
        switch mirror.displayStyle {
        case .optional:
            guard let inner = mirror.children.first else { return }
            append(inner.value, label: label, depth: depth, to: &lines)
        case .collection, .set, .dictionary:
            if mirror.children.isEmpty { return }
            lines.append(head + "[\(mirror.children.count)]")
            for child in mirror.children { append(child.value, label: nil, depth: depth + 1, to: &lines) }
        case .enum:
            guard let child = mirror.children.first else {
                lines.append(head + String(describing: value))
                return
            }
            lines.append(head + "." + (child.label ?? ""))
            append(payload: child.value, depth: depth + 1, to: &lines)
        default:
            // A node of a kind and a place shows as its kind.
            let children = mirror.children.filter { !($0.value is Span) }
            if children.count == 1, children.first?.label == "kind", let kind = children.first?.value {
                append(kind, label: label, depth: depth, to: &lines)
                return
            }
            lines.append(head + String(describing: type(of: value)))
            append(children: Array(children), depth: depth + 1, to: &lines)
        }
    }

    private static func append(payload: Any, depth: Int, to lines: inout [String]) {
        let mirror = Mirror(reflecting: payload)
        guard mirror.displayStyle == .tuple else {
            if !(payload is Span) { append(payload, label: nil, depth: depth, to: &lines) }
            return
        }
        append(children: mirror.children.filter { !($0.value is Span) }, depth: depth, to: &lines)
    }

    private static func append(children: [Mirror.Child], depth: Int, to lines: inout [String]) {
        for child in children {
            let label = child.label.flatMap { $0.hasPrefix(".") ? nil : $0 }
            append(child.value, label: label, depth: depth, to: &lines)
        }
    }

    /// What is shown on one line.
    private static func leaf(_ value: Any) -> String? {
        switch value {
        case let name as Name: name.isQuoted ? "「\(name.text)」" : name.text
        case let text as TextLiteral: "\"\(text.text)\""
        case let number as NumberLiteral: leaf(number)
        case let unit as UnitNameSyntax: String(describing: unit.unit)
        case let date as DateLiteral:
            "\(date.year)-\(date.month)-\(date.day)" + (date.time.map { " " + leaf($0) } ?? "")
        case let time as TimeLiteral: leaf(time)
        case let flag as Bool: String(flag)
        case let number as Int: String(number)
        case let text as String: text
        default: nil
        }
    }

    private static func leaf(_ number: NumberLiteral) -> String {
        var digits = String(number.digits)
        if number.scale > 0 {
            digits = String(repeating: "0", count: max(0, number.scale + 1 - digits.count)) + digits
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -number.scale))
        }
        return digits + (number.unit.map { " \($0)" } ?? "")
    }

    private static func leaf(_ time: TimeLiteral) -> String {
        "\(time.hour):\(time.minute)" + (time.second > 0 ? ":\(time.second)" : "")
    }
}
