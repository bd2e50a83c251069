/// A part of a page. Text is escaped where the page is written, and nowhere else.
indirect enum HTMLNode {
    case text(String)
    /// The style sheet, which is no text: it is written as it is.
    case sheet(String)
    case element(String, [Attribute], [HTMLNode])

    /// One attribute.
    typealias Attribute = (name: String, value: String)

    /// An element with attributes and parts.
    static func tag(_ name: String, _ attributes: [Attribute] = [], _ parts: [HTMLNode] = []) -> HTMLNode {
        .element(name, attributes, parts)
    }

    /// The elements that have no end tag.
    private static let voids: Set<String> = ["meta", "br"]
    /// The elements that begin a line of the file, for those who read it.
    private static let blocks: Set<String> = [
        "head", "body", "meta", "title", "style", "article", "section", "header", "footer", "h1", "h2", "p", "ol", "li",
        "table", "colgroup", "thead", "tbody", "tr", "dl",
    ]

    /// The page's text.
    func write(to text: inout String) {
        switch self {
        case .text(let content): text += MarkupText.escaped(content)
        case .sheet(let content): text += "\n<style>\n\(content)\n</style>\n"
        case .element(let name, let attributes, let parts):
            if HTMLNode.blocks.contains(name), !text.hasSuffix("\n") { text += "\n" }
            text += "<\(name)"
            for attribute in attributes { text += " \(attribute.name)=\"\(MarkupText.escaped(attribute.value))\"" }
            text += ">"
            if HTMLNode.voids.contains(name) { return }
            for part in parts { part.write(to: &text) }
            text += "</\(name)>"
        }
    }
}
