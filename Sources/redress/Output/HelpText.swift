import RedressKit

/// Puts the words of the argument parser's own frame into Chinese; it knows English only.
enum HelpText {
    /// The text in a language.
    static func translated(_ text: String, to language: TextLanguage) -> String {
        switch language {
        case .english: text.split(separator: "\n", omittingEmptySubsequences: false).map(coded).joined(separator: "\n")
        case .chinese: text.split(separator: "\n", omittingEmptySubsequences: false).map(line).joined(separator: "\n")
        }
    }

    /// The parser's errors with the code that every message of the program has.
    private static func coded(_ line: Substring) -> String {
        line.hasPrefix("Error: ") ? "error[invalid-usage]: " + line.dropFirst(7) : String(line)
    }

    private static func line(_ line: Substring) -> String {
        var text = String(line)
        for (english, chinese) in starts where text.hasPrefix(english) {
            text = chinese + text.dropFirst(english.count)
        }
        for (english, chinese) in parts { text = text.replacingPart(english, with: chinese) }
        if text.hasSuffix("'.") { text.removeLast() }
        return text
    }

    private static let starts = [
        ("OVERVIEW: ", "概要："), ("USAGE: ", "用法："), ("Usage: ", "用法："), ("ARGUMENTS:", "参数："),
        ("OPTIONS:", "选项："), ("SUBCOMMANDS:", "命令："), ("Error: ", "错误[invalid-usage]: "), ("Help:  ", "说明："),
    ]

    private static let parts = [
        ("Show help information.", "显示这份说明"), ("Show the version.", "显示版本"),
        ("Show subcommand help information.", "显示一个命令的说明"),
        ("  See 'redress help <subcommand>' for detailed help.", "  用 redress help <subcommand> 看一个命令的说明"),
        ("for more information.", "看详细说明"), ("  See '", "  用 '"),
        ("Unexpected argument", "多余的参数"), ("unexpected arguments", "个多余的参数"), ("Unknown option", "没有这个选项"),
        ("Missing expected argument", "缺少参数"), ("Missing value for ", "缺少选项的值："),
        (". Did you mean ", "；是不是 "), ("'?", "'？"), ("The value", "值"), ("is invalid for", "不能用于"),
        (". Please provide one of the following: ", "，可用："), (". Please provide one of ", "，可用："),
        ("(values:", "(可用:"), ("default: ", "默认: "), ("' or '", "' 或 '"),
    ]
}

extension String {
    /// The text with each place of a part replaced.
    fileprivate func replacingPart(_ part: String, with replacement: String) -> String {
        guard let found = firstRange(of: part) else { return self }
        return String(self[..<found.lowerBound]) + replacement
            + String(self[found.upperBound...]).replacingPart(part, with: replacement)
    }

    private func firstRange(of part: String) -> Range<String.Index>? {
        var start = startIndex
        while start < endIndex {
            if self[start...].hasPrefix(part) { return start..<index(start, offsetBy: part.count) }
            start = index(after: start)
        }
        return nil
    }
}
