package import RedressDiagnostics

/// One parsed policy file. Parsing always gives one; what could not be read stands in it as `.invalid`.
package struct SyntaxFile: Sendable {
    package let source: SourceID
    package let declarations: [Declaration]
    /// Comments in the order of the text.
    package let comments: [Span]

    package init(source: SourceID, declarations: [Declaration], comments: [Span]) {
        self.source = source
        self.declarations = declarations
        self.comments = comments
    }
}

/// A tree and what was found while reading it.
package struct ParseResult: Sendable {
    package let file: SyntaxFile
    package let diagnostics: [Diagnostic]

    package init(file: SyntaxFile, diagnostics: [Diagnostic]) {
        self.file = file
        self.diagnostics = diagnostics
    }
}

/// A name as written, without its quotes.
package struct Name: Sendable {
    package let text: String
    package let span: Span
    /// Whether it stood in 「」 or backquotes, and so can be no keyword.
    package let isQuoted: Bool

    package init(_ text: String, span: Span, isQuoted: Bool = false) {
        self.text = text
        self.span = span
        self.isQuoted = isQuoted
    }
}

/// A text in quotation marks, without them.
package struct TextLiteral: Sendable {
    package let text: String
    package let span: Span

    package init(_ text: String, span: Span) {
        self.text = text
        self.span = span
    }
}

/// A number as written: `digits` × 10^-`scale`, with its unit and limit word.
package struct NumberLiteral: Sendable {
    /// The digits without the point; never negative.
    package let digits: Int64
    /// How many of the digits stand behind the point.
    package let scale: Int
    package let unit: UnitSyntax?
    package let span: Span

    package init(digits: Int64, scale: Int, unit: UnitSyntax?, span: Span) {
        self.digits = digits
        self.scale = scale
        self.unit = unit
        self.span = span
    }
}

/// The units that stand behind numbers, whatever their spelling.
package enum UnitSyntax: Hashable, Sendable {
    case second, minute, hour, day, week, month, quarter, year
    case workingDay, workingHour
    case yuan, fen
    case percent
    case kilometre
    /// A word that only counts (次 个 台 件 单 项 人 字 分, times …); it carries no meaning.
    case count
}

/// A date or an instant as written.
package struct DateLiteral: Sendable {
    package let year: Int
    package let month: Int
    package let day: Int
    /// Hour and minute, where a time of day was written behind the date.
    package let time: TimeLiteral?
    package let span: Span

    package init(year: Int, month: Int, day: Int, time: TimeLiteral?, span: Span) {
        self.year = year
        self.month = month
        self.day = day
        self.time = time
        self.span = span
    }
}

/// A time of day as written (`8:30`).
package struct TimeLiteral: Hashable, Sendable {
    package let hour: Int
    package let minute: Int
    package let second: Int

    package init(hour: Int, minute: Int, second: Int = 0) {
        self.hour = hour
        self.minute = minute
        self.second = second
    }
}

/// One declaration of a file with the whole of its text.
package struct Declaration: Sendable {
    package let kind: Kind
    package let span: Span

    package init(_ kind: Kind, span: Span) {
        self.kind = kind
        self.span = span
    }

    /// The kinds of declarations.
    package enum Kind: Sendable {
        case policy(PolicySyntax)
        case parameter(ParameterSyntax)
        case fact(FactSyntax)
        case event(EventSyntax)
        case role(RoleSyntax)
        case sanction(VocabularySyntax)
        case table(TableSyntax)
        case calendar(CalendarSyntax)
        case define(DefineSyntax)
        case group(GroupSyntax)
        case record(RecordSyntax)
        case require(RequireSyntax)
        case allow(AllowSyntax)
        case change(ChangeSyntax)
        case example(ExampleSyntax)
        /// A stretch that no declaration could be made of; it has been reported.
        case invalid
    }
}
