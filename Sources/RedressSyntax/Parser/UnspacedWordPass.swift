import RedressDiagnostics

/// Finds words that are several known words without spaces, reports them with the split as a fix, and reads the text as
/// if it had been written so. A split that would not read any better than the word is left to the checker.
struct UnspacedWordPass {
    private let words: UnspacedWords
    private let freeNames: Set<UInt32>

    init(file: SyntaxFile, freeNames: Set<UInt32>) {
        words = UnspacedWords(known: file.declaredNames)
        self.freeNames = freeNames
    }

    /// The reading with the words split, and a diagnostic for each of them; nil if there is nothing to split.
    func split(
        _ list: TokenList, syntaxErrors: [Diagnostic]
    ) -> (result: SyntaxParser.Reading, diagnostics: [Diagnostic])? {
        var splits = self.splits(in: list)
        let earlier = Set(syntaxErrors.compactMap(\.primary?.span.start))
        // Leaving out a split changes what is read behind it, so what is left is looked at again, a few times at most.
        for _ in 0..<4 where !splits.isEmpty {
            let result = SyntaxParser.read(list.splitting(splits))
            let errors = result.diagnostics.compactMap(\.primary?.span.start).filter { !earlier.contains($0) }.sorted()
            let helpful = splits.filter { !Self.holdsError($0.value, errors) }
            if helpful.count == splits.count { return (result, diagnostics(splits, list.source)) }
            splits = helpful
        }
        return nil
    }

    /// Whether a new error lies in a split, which then did not help.
    private static func holdsError(_ split: TokenList.Split, _ errors: [UInt32]) -> Bool {
        var low = 0
        var high = errors.count
        while low < high {
            let middle = (low + high) / 2
            if errors[middle] < split.start { low = middle + 1 } else { high = middle }
        }
        return low < errors.count && errors[low] <= split.end
    }

    private func diagnostics(_ splits: [Int: TokenList.Split], _ source: SourceText) -> [Diagnostic] {
        splits.values.sorted { $0.start < $1.start }.map { split in
            .unspacedWords(split.parts, at: Span(source: source.id, start: split.start, end: split.end))
        }
    }

    private func splits(in list: TokenList) -> [Int: TokenList.Split] {
        var splits: [Int: TokenList.Split] = [:]
        for (index, token) in list.tokens.enumerated() {
            guard token.kind == .word && token.keyword == nil || token.kind == .numberWord,
                !freeNames.contains(token.start), let parts = words.split(list.nameText(token))
            else { continue }
            splits[index] = TokenList.Split(parts: parts, start: token.start, end: token.end)
        }
        return splits
    }
}

extension TokenList {
    /// The parts of one word token.
    struct Split {
        let parts: [String]
        let start: UInt32
        let end: UInt32
    }

    /// The list with some words read part by part.
    func splitting(_ splits: [Int: Split]) -> TokenList {
        var list = self
        list.tokens = []
        list.tokens.reserveCapacity(tokens.count + splits.count * 2)
        for (index, token) in tokens.enumerated() {
            guard let split = splits[index] else {
                list.tokens.append(token)
                continue
            }
            var start = token.start
            for (order, part) in split.parts.enumerated() {
                let end = advance(start, past: part)
                list.addPart(part, start: start, end: end, startsLine: order == 0 && token.startsLine)
                start = end
            }
        }
        return list
    }

    /// Where a part ends in the text, which may spell it with full-width letters.
    private func advance(_ start: UInt32, past part: String) -> UInt32 {
        var end = Int(start)
        for _ in part.unicodeScalars where end < source.bytes.count {
            end += Folding.scalar(in: source.bytes[...], at: end).length
        }
        return UInt32(end)
    }

    private mutating func addPart(_ part: String, start: UInt32, end: UInt32, startsLine: Bool) {
        var token = Token(kind: .word, keyword: nil, start: start, end: end, startsLine: startsLine)
        let bytes = Array(part.utf8)
        if part == "-" {
            token.kind = .minus
        } else if let first = bytes.first, Folding.isDigit(UInt32(first)) {
            token.kind = .number
            token.payload = UInt32(numbers.count)
            numbers.append(number(part, start: start, end: end))
        } else {
            token.keyword = Words.keywords[bytes[...]]
        }
        tokens.append(token)
    }

    private func number(_ part: String, start: UInt32, end: UInt32) -> NumberToken {
        let digits = part.utf8.prefix { Folding.isDigit(UInt32($0)) }
        let unitText = String(part.dropFirst(digits.count))
        let value = digits.count <= Lexer.digitLimit ? Int64(String(Substring(digits))) ?? 0 : 0
        let whole = Span(source: source.id, start: start, end: end)
        let unitStart = end - UInt32(unitText.utf8.count)
        return NumberToken(
            literal: NumberLiteral(digits: value, scale: 0, unit: Words.units[unitText], span: whole),
            unitSpan: unitText.isEmpty ? nil : Span(source: source.id, start: unitStart, end: end))
    }
}
