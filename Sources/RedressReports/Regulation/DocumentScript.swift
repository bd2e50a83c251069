import RedressDiagnostics

/// The language and characters in which a document is set.
enum DocumentScript: Hashable {
    case simplified, traditional, english

    /// Chinese in the characters that a text is written in, or English.
    init(_ language: Language, of text: String) {
        switch language {
        case .english: self = .english
        case .chinese: self = TraditionalCharacters.prevail(in: text) ? .traditional : .simplified
        }
    }

    /// The tag for it in HTML.
    var tag: String {
        switch self {
        case .simplified: "zh-Hans"
        case .traditional: "zh-Hant"
        case .english: "en"
        }
    }

    /// What stands around quoted words.
    private var marks: (String, String) {
        switch self {
        case .simplified, .english: ("“", "”")
        case .traditional: ("「", "」")
        }
    }

    /// The words of a stretch, blanks and boxes left out.
    func text(_ piece: DocumentText.Piece) -> String {
        switch piece {
        case .fixed(let words): self == .traditional ? marked(TraditionalCharacters.text(of: words)) : words
        case .own(let words): typeset(words)
        case .quoted(let words): marks.0 + inner(typeset(words)) + marks.1
        case .blank, .box: ""
        }
    }

    /// The program's words with the marks of the script.
    private func marked(_ words: String) -> String {
        words.replacing("“", with: marks.0).replacing("”", with: marks.1)
    }

    /// Signs that stand among Chinese characters as Chinese signs, and one kind of quotation marks.
    private func typeset(_ text: String) -> String {
        guard self != .english, text.unicodeScalars.contains(where: \.isHan) else { return text }
        let scalars = Array(text.unicodeScalars)
        var result = ""
        for (place, scalar) in scalars.enumerated() {
            let before = place > 0 ? scalars[place - 1] : nil
            let after = place + 1 < scalars.count ? scalars[place + 1] : nil
            let touchesHan = before?.isHan == true || after?.isHan == true
            switch scalar {
            case "(": result += "（"
            case ")": result += "）"
            case ",": result += touchesHan ? "，" : ","
            case ":": result += touchesHan ? "：" : ":"
            case ";": result += touchesHan ? "；" : ";"
            case "?": result += touchesHan ? "？" : "?"
            case "!": result += touchesHan ? "！" : "!"
            case "「", "“": result += marks.0
            case "」", "”": result += marks.1
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    /// Marks within marks are the other kind.
    private func inner(_ text: String) -> String {
        let (open, close) = self == .traditional ? ("『", "』") : ("‘", "’")
        return text.replacing(marks.0, with: open).replacing(marks.1, with: close)
    }
}

extension Unicode.Scalar {
    /// Whether it is a Chinese character or a sign as wide as one.
    fileprivate var isHan: Bool {
        switch value {
        case 0x2E80...0x9FFF, 0xF900...0xFAFF, 0xFF00...0xFFEF, 0x20000...0x3FFFF, 0x2160...0x217F: true
        default: false
        }
    }
}
