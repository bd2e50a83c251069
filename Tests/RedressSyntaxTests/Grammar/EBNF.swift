/// What stands on the right of a production.
indirect enum EBNFNode {
    case keyword(String)
    case sign(String)
    case token(String)
    case production(String)
    case sequence([EBNFNode])
    case choice([EBNFNode])
    case optional(EBNFNode)
    case repetition(EBNFNode)
}

/// The grammar file, read.
struct EBNF {
    private(set) var order: [String] = []
    private(set) var productions: [String: EBNFNode] = [:]

    init(_ text: String) throws(EBNFError) {
        var reader = Reader(text: Array(text))
        try reader.skip()
        while !reader.isAtEnd {
            let name = try reader.word()
            try reader.expect("=")
            let node = try reader.choice()
            try reader.expect(";")
            guard productions.updateValue(node, forKey: name) == nil else {
                throw EBNFError(message: "\(name) is defined twice")
            }
            order.append(name)
        }
        for (name, node) in productions {
            for used in Self.names(in: node) where productions[used] == nil {
                throw EBNFError(message: "\(name) uses \(used), which nothing defines")
            }
        }
    }

    /// Every keyword that the grammar names.
    var keywords: Set<String> {
        var found: Set<String> = []
        for node in productions.values {
            Self.visit(node) { if case .keyword(let word) = $0 { found.insert(word) } }
        }
        return found
    }

    /// The productions that a node names.
    static func names(in node: EBNFNode) -> [String] {
        var names: [String] = []
        visit(node) { if case .production(let name) = $0 { names.append(name) } }
        return names
    }

    private static func visit(_ node: EBNFNode, _ see: (EBNFNode) -> Void) {
        see(node)
        switch node {
        case .keyword, .sign, .token, .production: break
        case .sequence(let nodes), .choice(let nodes): for node in nodes { visit(node, see) }
        case .optional(let inner), .repetition(let inner): visit(inner, see)
        }
    }
}

struct EBNFError: Error {
    let message: String
}

private struct Reader {
    let text: [Character]
    var position = 0

    var isAtEnd: Bool { position >= text.count }

    /// Passes over spaces and comments.
    mutating func skip() throws(EBNFError) {
        while position < text.count {
            if text[position].isWhitespace {
                position += 1
            } else if text[position] == "(", position + 1 < text.count, text[position + 1] == "*" {
                position += 2
                while position + 1 < text.count, !(text[position] == "*" && text[position + 1] == ")") { position += 1 }
                guard position + 1 < text.count else { throw EBNFError(message: "a comment is not closed") }
                position += 2
            } else {
                return
            }
        }
    }

    func at(_ sign: Character) -> Bool { position < text.count && text[position] == sign }

    mutating func expect(_ sign: Character) throws(EBNFError) {
        guard at(sign) else {
            let context = String(text[max(0, position - 40)..<min(text.count, position + 10)])
            throw EBNFError(message: "expected \(sign) at: \(context)")
        }
        position += 1
        try skip()
    }

    mutating func word() throws(EBNFError) -> String {
        let start = position
        while position < text.count, text[position].isLetter { position += 1 }
        guard position > start else { throw EBNFError(message: "expected a name at \(position)") }
        let word = String(text[start..<position])
        try skip()
        return word
    }

    mutating func choice() throws(EBNFError) -> EBNFNode {
        var alternatives = [try sequence()]
        while at("|") {
            try expect("|")
            alternatives.append(try sequence())
        }
        return alternatives.count == 1 ? alternatives[0] : .choice(alternatives)
    }

    private mutating func sequence() throws(EBNFError) -> EBNFNode {
        var nodes: [EBNFNode] = []
        while position < text.count, !"|)]};".contains(text[position]) { nodes.append(try atom()) }
        guard !nodes.isEmpty else { throw EBNFError(message: "an empty alternative at \(position)") }
        return nodes.count == 1 ? nodes[0] : .sequence(nodes)
    }

    private mutating func atom() throws(EBNFError) -> EBNFNode {
        switch text[position] {
        case "(": return try enclosed(")") { $0 }
        case "[": return try enclosed("]") { .optional($0) }
        case "{": return try enclosed("}") { .repetition($0) }
        case "\"":
            position += 1
            let start = position
            while position < text.count, text[position] != "\"" { position += 1 }
            let terminal = String(text[start..<position])
            try expect("\"")
            return terminal.contains(where: \.isLetter) ? .keyword(terminal) : .sign(terminal)
        default:
            let word = try word()
            return word.allSatisfy(\.isUppercase) ? .token(word) : .production(word)
        }
    }

    private mutating func enclosed(
        _ closing: Character, _ wrap: (EBNFNode) -> EBNFNode
    ) throws(EBNFError) -> EBNFNode {
        position += 1
        try skip()
        let inner = try choice()
        try expect(closing)
        return wrap(inner)
    }
}
