/// Lines of comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.
package enum CSVText {
    /// What a file begins with, so that spreadsheets read it as UTF-8.
    package static let byteOrderMark = "\u{FEFF}"

    /// One value of a line.
    package enum Field {
        /// Text that somebody wrote. A spreadsheet would run it as a formula if it began like one, so then an
        /// apostrophe goes before it.
        case text(String)
        /// A number of ours, which may begin with a minus.
        case number(String)
    }

    /// The line of some values, with its line end.
    package static func line(_ fields: [Field]) -> String {
        fields.map(encoded).joined(separator: ",") + "\r\n"
    }

    private static func encoded(_ field: Field) -> String {
        switch field {
        case .number(let text): quoted(text)
        case .text(let text): quoted(startsLikeFormula(text) ? "'" + text : text)
        }
    }

    private static func startsLikeFormula(_ text: String) -> Bool {
        // Full-width twins are taken for the signs by some input settings; a tab or line end before the sign is skipped.
        guard let first = text.unicodeScalars.first else { return false }
        return "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first)
    }

    private static func quoted(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { ",\"\r\n".unicodeScalars.contains($0) }) else { return text }
        return "\"" + text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
    }
}
