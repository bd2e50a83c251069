import RedressDiagnostics
import RedressModel
import RedressTime

/// Reads days off and made-up working days from a list in YAML.
struct DayListReader {
    /// The keys of such a list, each in Chinese and English.
    private enum Key: CaseIterable {
        case years, off, work, from, until, reason, note

        var names: [String] {
            switch self {
            case .years: ["年份", "years", "year"]
            case .off: ["休", "off"]
            case .work: ["班", "work"]
            case .from: ["自", "from"]
            case .until: ["至", "until"]
            case .reason: ["事由", "reason"]
            case .note: ["备注", "備註", "note"]
            }
        }
    }

    private let document: PlainDocument
    private var collection: DayCollection
    private var years: Set<Int>?

    static func read(_ source: SourceText) -> (file: CalendarFile, diagnostics: [Diagnostic]) {
        let document = PlainDocument(source)
        var reader = DayListReader(document: document, collection: DayCollection(source))
        for root in document.roots { reader.readRoot(root) }
        if document.roots.isEmpty, document.diagnostics.isEmpty { reader.collection.note(.emptyDayList(source)) }
        let file = reader.collection.file(years: reader.years)
        return (file, document.diagnostics + reader.collection.diagnostics)
    }

    private mutating func readRoot(_ root: Int) {
        guard let fields = fields(root, [.years, .off, .work, .note]) else { return }
        for part in fields[.years].map(document.oneOrMany) ?? [] { readYear(part) }
        for part in fields[.off].map(document.oneOrMany) ?? [] { readDays(part, isWork: false) }
        for part in fields[.work].map(document.oneOrMany) ?? [] { readDays(part, isWork: true) }
    }

    /// The values of a map by their keys; other keys are told. nil where it is no map.
    private mutating func fields(_ map: Int, _ known: [Key]) -> [Key: Int]? {
        guard document.shape(map) == .map else {
            collection.note(.dayListShape(document.span(map)))
            return nil
        }
        var fields: [Key: Int] = [:]
        for (key, value) in document.entries(map) {
            let text = document.text(key)
            guard let found = known.first(where: { $0.names.contains(text) }) else {
                collection.note(.unknownDayListKey(text, known.flatMap(\.names), document.span(key)))
                continue
            }
            if let first = fields[found] {
                collection.note(.repeatedInRoster(text, document.span(key), first: document.span(first)))
            } else if !document.isBlank(value) {
                fields[found] = value
            }
        }
        return fields
    }

    private mutating func readYear(_ part: Int) {
        let text = document.text(part)
        let digits = text.hasSuffix("年") ? String(text.dropLast()) : text
        guard document.shape(part) == .scalar, digits.utf8.count == 4, let year = Int(digits), year > 0 else {
            return collection.note(.noYear(text, document.span(part)))
        }
        years = (years ?? []).union([year])
    }

    private mutating func readDays(_ part: Int, isWork: Bool) {
        switch document.shape(part) {
        case .list: collection.note(.dayListShape(document.span(part)))
        case .scalar:
            let (dates, reason) = DayListReader.pieces(of: document.text(part))
            add(dates.from, dates.until, reason, isWork: isWork, at: part)
        case .map:
            guard let fields = fields(part, [.from, .until, .reason, .note]) else { return }
            guard let from = fields[.from] ?? fields[.until] else {
                return collection.note(.dayListShape(document.span(part)))
            }
            add(
                document.text(from), fields[.until].map(document.text), fields[.reason].map(document.text),
                isWork: isWork, at: part)
        }
    }

    private mutating func add(_ from: String, _ until: String?, _ reason: String?, isWork: Bool, at part: Int) {
        let span = document.span(part)
        guard let first = DateText.parseDate(from).value else { return collection.note(.noDate(from, span)) }
        var last = first
        if let until {
            guard let date = DateText.parseDate(until).value else { return collection.note(.noDate(until, span)) }
            last = date
        }
        collection.add(from: first, to: last, isWork: isWork, reason: reason, at: span)
    }

    /// `2027-01-01..2027-01-03 元旦` in its pieces.
    private static func pieces(of text: String) -> (dates: (from: String, until: String?), reason: String?) {
        let words = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true).map(String.init)
        guard let dates = words.first else { return ((text, nil), nil) }
        let reason = words.count > 1 ? words[1] : nil
        for sign in ["..", "至", "～", "~"] {
            guard let range = dates.firstRange(of: sign) else { continue }
            return ((String(dates[..<range.lowerBound]), String(dates[range.upperBound...])), reason)
        }
        return ((dates, nil), reason)
    }
}
