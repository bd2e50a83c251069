import RedressDiagnostics
import RedressSyntax

/// Spells words: each keyword, unit and sign by its one spelling, in the vocabulary asked for or in its own.
struct Speller {
    private let source: SourceText
    private let words: [SourceWord]
    /// The vocabulary to write; nil leaves each word in its own.
    private let target: Language?

    init(_ source: SourceText, _ words: [SourceWord], target: Language?) {
        self.source = source
        self.words = words
        self.target = target
    }

    /// The words as they will be written, with the words that round off phrases.
    func pieces() -> [Piece] {
        var pieces: [Piece] = []
        pieces.reserveCapacity(words.count)
        var index = 0
        while index < words.count {
            let word = words[index]
            if isNotEmpty(at: index) {
                let next = words[index + 1]
                let text = spelling(.notEmpty, written: source.text(of: word.span), vocabulary(of: index))
                pieces.append(
                    Piece(
                        kind: .keyword(.notEmpty), text: text, span: word.span.union(next.span), endsLine: next.endsLine
                    ))
                index += 2
                continue
            }
            append(index, to: &pieces)
            if let rounding = word.rounding, vocabulary(of: rounding.lead) == .chinese {
                append(rounding, behind: word, to: &pieces)
            }
            index += 1
        }
        return pieces
    }

    /// Whether `不是 空` stands here, which is 非空 in one word.
    private func isNotEmpty(at index: Int) -> Bool {
        guard case .keyword(.isNot) = words[index].kind, index + 1 < words.count,
            case .keyword(.empty) = words[index + 1].kind
        else { return false }
        // A comment between the two keeps them apart.
        let (start, end) = (words[index].span.end, words[index + 1].span.start)
        let between = source.text(of: Span(source: source.id, start: start, end: end))
        return !between.contains { $0 == "#" || $0 == "\u{FF03}" }
    }

    /// Whether a word stands right behind `and` or `or`, where 是 would compare what stands before them.
    private func isOperand(_ index: Int) -> Bool {
        guard index > 0, case .keyword(let keyword) = words[index - 1].kind else { return false }
        return keyword == .and || keyword == .or
    }

    private func append(_ index: Int, to pieces: inout [Piece]) {
        let word = words[index]
        let vocabulary = vocabulary(of: index)
        var text: String
        switch word.kind {
        case .name(let name, let isQuoted): text = isQuoted ? quoted(name, word.span) : name
        case .keyword(.yes) where isOperand(index): text = Keyword.yes.canonical(.english)
        case .keyword(let keyword): text = spelling(keyword, written: source.text(of: word.span), vocabulary)
        case .unit(let unit): text = spelling(unit: unit, isAlone: true, vocabulary)
        case .weekday(let day): text = spelling(weekday: day, written: source.text(of: word.span), vocabulary)
        case .text(let content): text = content.contains("\"") ? source.text(of: word.span) : "\"\(content)\""
        case .moment(let moment): text = moment
        case .sign(let sign): text = Self.spelling(sign)
        case .number(let number):
            if let lead = number.periodLead {
                text = spelling(dayOf: self.vocabulary(of: lead), number, vocabulary)
                if self.vocabulary(of: lead) == .english {
                    pieces.append(
                        Piece(
                            kind: .keyword(.day), text: Keyword.day.canonical(.english), span: word.span,
                            endsLine: false))
                }
            } else {
                text = spelling(number, vocabulary)
            }
        }
        // A full-width mark in a text would close it, if ASCII marks opened it.
        if case .text(let content) = word.kind, content.contains("\u{FF02}") { text = source.text(of: word.span) }
        pieces.append(Piece(kind: word.kind, text: text, span: word.span, endsLine: word.endsLine))
    }

    private func append(_ rounding: SourceWord.Rounding, behind word: SourceWord, to pieces: inout [Piece]) {
        let text = spelling(rounding.keyword, written: rounding.written ?? "", .chinese)
        let span = Span(source: word.span.source, start: word.span.end, end: word.span.end)
        if !pieces.isEmpty { pieces[pieces.count - 1].endsLine = false }
        pieces.append(
            Piece(kind: .keyword(rounding.keyword), text: text, span: span, endsLine: word.endsLine, isRounding: true))
    }

    // MARK: Vocabularies

    /// The vocabulary to write a word in; nil where it belongs to neither, as a number without a unit.
    private func vocabulary(of index: Int) -> Language? {
        if case .number(let number) = words[index].kind {
            guard let unit = number.unit, unit != "%" else { return nil }
            return target ?? Self.vocabulary(unit)
        }
        return target ?? Self.vocabulary(source.text(of: words[index].span))
    }

    private static func vocabulary(_ spelling: String) -> Language {
        spelling.utf8.first.map { $0 < 0x80 } ?? false ? .english : .chinese
    }

    // MARK: Spellings

    /// A keyword's spelling; a traditional one stays as it is.
    private func spelling(_ keyword: Keyword, written: String, _ vocabulary: Language?) -> String {
        let vocabulary = vocabulary ?? .chinese
        if vocabulary == .chinese, KeywordEntry.of(keyword)?.traditional.contains(written) ?? false { return written }
        return keyword.canonical(vocabulary)
    }

    private func spelling(_ number: SourceWord.NumberWord, _ vocabulary: Language?) -> String {
        guard let unit = number.unit else { return number.digits }
        let spelled = spelling(unit: unit, isSingular: number.digits == "1", vocabulary)
        return vocabulary == .english ? "\(number.digits) \(spelled)" : number.digits + spelled
    }

    /// A day of a period: `3日`, or the number alone behind `day`. A unit that makes no sense there stays.
    private func spelling(
        dayOf period: Language?, _ number: SourceWord.NumberWord, _ vocabulary: Language?
    ) -> String {
        let isDay = number.unit.map { UnitEntry.spelled($0)?.unit == .day } ?? true
        if !isDay { return spelling(number, vocabulary) }
        return period == .english ? number.digits : number.digits + "日"
    }

    /// A unit's spelling; a word that is no known unit stays.
    private func spelling(
        unit written: String, isSingular: Bool = false, isAlone: Bool = false, _ vocabulary: Language?
    ) -> String {
        let unit = written.split(separator: " ").joined(separator: " ")
        guard let entry = UnitEntry.spelled(unit), let vocabulary else { return written }
        switch vocabulary {
        case .chinese:
            if entry.traditional.contains(unit) { return unit }
            return isAlone ? entry.bareChinese : entry.chinese[0]
        case .english:
            let plural = entry.english[0]
            let singular = entry.english.first { $0 + "s" == plural }
            return isSingular ? singular ?? plural : plural
        }
    }

    private func spelling(weekday day: Int, written: String, _ vocabulary: Language?) -> String {
        guard let entry = UnitEntry.weekdays.first(where: { $0.day == day }) else { return written }
        switch vocabulary ?? .chinese {
        case .chinese: return UnitEntry.isTraditional(written) ? written : entry.chinese[0]
        case .english: return entry.english[0]
        }
    }

    /// A quoted name in the marks that it had.
    private func quoted(_ name: String, _ span: Span) -> String {
        source.text(of: span).hasPrefix("「") ? "「\(name)」" : "`\(name)`"
    }

    private static func spelling(_ sign: SignSyntax) -> String {
        switch sign {
        case .comma: ","
        case .colon: ":"
        case .arrow: "→"
        case .open: "("
        case .close: ")"
        case .range: ".."
        case .equal: "="
        case .notEqual: "≠"
        case .less: "<"
        case .lessOrEqual: "≤"
        case .greater: ">"
        case .greaterOrEqual: "≥"
        case .plus: "+"
        case .minus, .negative: "-"
        case .times: "×"
        case .divided: "/"
        }
    }
}
