package import RedressDiagnostics

/// A sign of the text, whichever of its twins was written.
package enum SignSyntax: Hashable, Sendable {
    case comma, colon, arrow, open, close, range
    case equal, notEqual, less, lessOrEqual, greater, greaterOrEqual
    case plus, minus, times, divided
    /// The minus of a negative value.
    case negative
}

/// A word or sign of a text together with what it was read as.
package struct SourceWord: Sendable {
    /// What the word was read as.
    package enum Kind: Sendable {
        /// A name, by its text without quotes.
        case name(String, isQuoted: Bool)
        case keyword(Keyword)
        /// A unit that stands by itself, behind a type.
        case unit(String)
        /// A day of the week, from Monday (1).
        case weekday(Int)
        /// A text, without quotes.
        case text(String)
        case number(NumberWord)
        /// A date, with its time of day where it has one, or a time.
        case moment(String)
        case sign(SignSyntax)
    }

    /// A number as written, in ASCII digits.
    package struct NumberWord: Sendable {
        package let digits: String
        package let unit: String?
        /// The word before it that makes it a day of a period (`次月 3日`), by its index.
        package let periodLead: Int?
    }

    /// A word that rounds off the phrase ending here, to be written in Chinese only.
    package struct Rounding: Sendable {
        package let keyword: Keyword
        /// The first word of the phrase, by its index: the phrase is Chinese if this word is.
        package let lead: Int
        /// The rounding word as written, if it was.
        package let written: String?
    }

    package let kind: Kind
    package let span: Span
    /// Whether the line ends behind the word, so that a break there carries meaning.
    package let endsLine: Bool
    package let rounding: Rounding?
}
