import RedressDiagnostics

@testable import RedressSyntax

/// Writes random texts by the grammar file, in one vocabulary.
struct SentenceGenerator {
    let grammar: EBNF
    let language: Language
    var random: SeededRandom
    /// How many productions have been used so far; past a limit the shortest way is taken.
    private var steps = 0
    private let height: [String: Int]

    init(_ grammar: EBNF, language: Language, seed: UInt64) {
        self.grammar = grammar
        self.language = language
        random = SeededRandom(seed: seed)
        height = Self.heights(grammar)
    }

    /// A text for a production.
    mutating func text(_ production: String) -> String {
        steps = 0
        var words: [String] = []
        write(.production(production), depth: 0, to: &words)
        return words.joined(separator: " ").replacing(" \n ", with: "\n").replacing(" \n", with: "\n")
    }

    private mutating func write(_ node: EBNFNode, depth: Int, to words: inout [String]) {
        let isTired = steps > 150 || depth > 14
        switch node {
        case .keyword(let word): words.append(spelling(word))
        case .sign(let sign): words.append(self.sign(sign))
        case .token(let name): words.append(token(name))
        case .production(let name):
            steps += 1
            if let inner = grammar.productions[name] { write(inner, depth: depth + 1, to: &words) }
        case .sequence(let nodes):
            for node in nodes { write(node, depth: depth, to: &words) }
        case .choice(let nodes):
            let shortest = nodes.min { cost($0) < cost($1) }
            guard let chosen = isTired ? shortest : nodes.randomElement(using: &random) else { return }
            write(chosen, depth: depth, to: &words)
        case .optional(let inner):
            if !isTired, Bool.random(using: &random) { write(inner, depth: depth, to: &words) }
        case .repetition(let inner):
            guard !isTired else { return }
            for _ in 0..<Int.random(in: 0...2, using: &random) { write(inner, depth: depth, to: &words) }
        }
    }

    private mutating func spelling(_ word: String) -> String {
        guard let entry = Terminals.entry(word) else { return word }
        let spellings = language == .chinese ? entry.chinese + entry.traditional : entry.english
        let other = language == .chinese ? entry.english : entry.chinese
        return spellings.randomElement(using: &random) ?? other.first ?? word
    }

    private mutating func sign(_ sign: String) -> String {
        guard language == .chinese else {
            return sign == "→" ? ["->", "=>", "→"].randomElement(using: &random) ?? sign : sign
        }
        let twins = [
            ",": "\u{FF0C}", ":": "\u{FF1A}", "(": "\u{FF08}", ")": "\u{FF09}", "=": "\u{FF1D}", "<": "\u{FF1C}",
            ">": "\u{FF1E}", "<=": "≤", ">=": "≥", "<>": "≠", "*": "×", "/": "÷", "+": "\u{FF0B}", "-": "−",
            "→": "\u{FF0D}\u{FF1E}",
        ]
        return Bool.random(using: &random) ? twins[sign] ?? sign : sign
    }

    private mutating func token(_ name: String) -> String {
        let isChinese = language == .chinese
        let choices: [String]
        switch name {
        case "NAME":
            choices =
                isChinese
                ? ["甲事", "乙方", "Ⅱ-3", "责任SA", "戊组", "「4S店」", "「规则」", "CR电话回访", "己类"]
                : ["alpha", "beta_2", "zero.1", "R13-c14", "gamma", "`first row`", "「rules」", "Delta"]
        case "TEXT": choices = isChinese ? ["“说明”", "\"甲、乙:# 一\""] : ["\"a text, with # and :\"", "\"x\""]
        case "NUMBER": choices = ["0", "5", "100", "2.5", "\u{FF11}\u{FF10}\u{FF10}"]
        case "PERCENT": choices = ["20%", "2.5 %", "5%"]
        case "QUANTITY": choices = isChinese ? ["30分钟", "3个工作日", "2 小时"] : ["30 minutes", "3 working days", "1 hour"]
        case "DATE": choices = ["2024-01-01", "2024-02-29 10:00", "2025-12-31 8:30:00"]
        case "TIME": choices = ["8:30", "17:00", "24:00"]
        case "PERIOD": choices = ["2026-09", "2026-9", "2026Q3", "2026-Q3", "2026-W37", "2026W05"]
        case "DAY": choices = isChinese ? ["周一", "星期五", "周日"] : ["Monday", "Fri", "Sunday"]
        case "UNIT": choices = isChinese ? ["公里", "工作日", "台"] : ["km", "working days", "points"]
        default: return "\n"
        }
        return choices.randomElement(using: &random) ?? ""
    }

    // MARK: The shortest way out

    private func cost(_ node: EBNFNode) -> Int { Self.cost(node, height) }

    private static func cost(_ node: EBNFNode, _ height: [String: Int]) -> Int {
        switch node {
        case .keyword, .sign, .token: 1
        case .production(let name): height[name] ?? 10_000
        case .sequence(let nodes): nodes.reduce(0) { $0 + cost($1, height) }
        case .choice(let nodes): nodes.map { cost($0, height) }.min() ?? 0
        case .optional, .repetition: 0
        }
    }

    /// The fewest tokens that each production needs.
    private static func heights(_ grammar: EBNF) -> [String: Int] {
        var height: [String: Int] = [:]
        var isChanging = true
        while isChanging {
            isChanging = false
            for (name, node) in grammar.productions {
                let cost = cost(node, height)
                if cost < height[name] ?? 10_000 {
                    height[name] = cost
                    isChanging = true
                }
            }
        }
        return height
    }
}
