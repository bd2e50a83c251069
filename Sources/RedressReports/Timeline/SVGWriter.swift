import RedressDiagnostics

/// Writes the elements of an SVG picture. Lengths are in tenths of a pixel, so that no rounding depends on a machine.
struct SVGWriter {
    private(set) var text = ""
    private var depth = 0

    /// One attribute.
    typealias Attribute = (name: String, value: String)

    /// An element with a text in it, or an empty one.
    mutating func element(_ name: String, _ attributes: [Attribute], text content: String? = nil) {
        startLine()
        text += "<\(name)" + Self.written(attributes)
        text += content.map { ">\(MarkupText.escaped($0))</\(name)>" } ?? "/>"
    }

    /// An element around others.
    mutating func element(_ name: String, _ attributes: [Attribute], _ body: (inout SVGWriter) -> Void) {
        startLine()
        text += "<\(name)" + Self.written(attributes) + ">"
        depth += 1
        body(&self)
        depth -= 1
        startLine()
        text += "</\(name)>"
    }

    /// Adds elements that were written apart, as they are.
    mutating func append(_ other: SVGWriter) {
        guard !other.text.isEmpty else { return }
        startLine()
        text += other.text
    }

    mutating func rectangle(
        _ kind: String, x: Int64, y: Int64, width: Int64, height: Int64, fill: String, title: String? = nil
    ) {
        let attributes: [Attribute] = [
            ("class", kind), ("x", Self.pixels(x)), ("y", Self.pixels(y)), ("width", Self.pixels(width)),
            ("height", Self.pixels(height)), ("fill", fill),
        ]
        guard let title else { return element("rect", attributes) }
        element("rect", attributes) { $0.element("title", [], text: title) }
    }

    mutating func line(
        _ kind: String, from: (x: Int64, y: Int64), to: (x: Int64, y: Int64), stroke: String, width: Int64,
        dashes: String? = nil
    ) {
        var attributes: [Attribute] = [
            ("class", kind), ("x1", Self.pixels(from.x)), ("y1", Self.pixels(from.y)), ("x2", Self.pixels(to.x)),
            ("y2", Self.pixels(to.y)), ("stroke", stroke), ("stroke-width", Self.pixels(width)),
        ]
        if let dashes { attributes.append(("stroke-dasharray", dashes)) }
        element("line", attributes)
    }

    mutating func circle(_ kind: String, x: Int64, y: Int64, radius: Int64, fill: String) {
        element(
            "circle",
            [
                ("class", kind), ("cx", Self.pixels(x)), ("cy", Self.pixels(y)), ("r", Self.pixels(radius)),
                ("fill", fill), ("stroke", "#ffffff"), ("stroke-width", "1"),
            ])
    }

    /// A triangle that points up, around a place.
    mutating func triangle(_ kind: String, x: Int64, y: Int64, radius: Int64, fill: String) {
        let points = [(x, y - radius), (x + radius, y + radius), (x - radius, y + radius)]
        let written = points.map { "\(Self.pixels($0.0)),\(Self.pixels($0.1))" }.joined(separator: " ")
        element("polygon", [("class", kind), ("points", written), ("fill", fill)])
    }

    /// A text whose baseline is at a place.
    mutating func label(
        _ content: String, x: Int64, y: Int64, size: Int, fill: String, anchor: String = "start", isBold: Bool = false
    ) {
        guard !content.isEmpty else { return }
        var attributes: [Attribute] = [
            ("x", Self.pixels(x)), ("y", Self.pixels(y)), ("font-size", "\(size)"), ("fill", fill),
        ]
        if anchor != "start" { attributes.append(("text-anchor", anchor)) }
        if isBold { attributes.append(("font-weight", "bold")) }
        element("text", attributes, text: content)
    }

    /// Tenths of a pixel in pixels.
    static func pixels(_ tenths: Int64) -> String {
        let whole = "\(tenths < 0 ? "-" : "")\(tenths.magnitude / 10)"
        return tenths % 10 == 0 ? whole : "\(whole).\(tenths.magnitude % 10)"
    }

    /// About how wide a text is, in tenths of a pixel: a Chinese character is as wide as it is high.
    static func width(of text: String, size: Int) -> Int64 { Int64(DisplayWidth.cells(of: text) * size * 5 + size * 2) }

    private mutating func startLine() {
        if !text.isEmpty { text += "\n" }
        text += String(repeating: " ", count: depth)
    }

    private static func written(_ attributes: [Attribute]) -> String {
        attributes.map { " \($0.name)=\"\(MarkupText.escaped($0.value))\"" }.joined()
    }
}
