/// How the parser read words whose spelling alone does not tell: `and` joins names or conditions, 由 names who judges
/// or who owes, any keyword may be a name. Words are known by where they start.
struct WordUses {
    /// A word that only rounds off a phrase (`自 收到 起`), or the place where it may stand.
    struct Rounding {
        /// The word to write; nil where a well-written text has none.
        let keyword: Keyword?
        /// Where the first word of the phrase starts.
        let lead: UInt32
        /// Where the last word of the phrase ends.
        let end: UInt32
        /// Where the rounding word starts, if the text has it.
        let written: UInt32?
    }

    /// The day behind `next month` (`次月 3日`, `next month day 3`).
    struct Day {
        /// Where the word that names the period starts.
        let lead: UInt32
        /// Where `day` starts, if the text has it.
        let written: UInt32?
    }

    /// Words read as names.
    var names: [UInt32] = []
    /// Words read as another keyword than the lexer's.
    private(set) var keywords: [UInt32: Keyword] = [:]
    /// 、 where a comma means the same.
    var commas: [UInt32] = []
    /// Minus signs that belong to a number or value.
    var signs: [UInt32] = []
    /// Words read as units by themselves.
    var units: [UInt32] = []
    /// Words read as days of the week.
    var weekdays: [UInt32] = []
    /// Ends of lines that the parser passed over.
    var continued: [UInt32] = []
    var roundings: [Rounding] = []
    var days: [Day] = []

    /// Notes what a word was read as, if the lexer took it for one of the others.
    mutating func read(_ token: Token, as keyword: Keyword, ifAny others: Keyword...) {
        guard let found = token.keyword, others.contains(found) else { return }
        keywords[token.start] = keyword
    }

    /// Notes that a word was read as a comparison; a sign needs no note.
    mutating func read(_ comparison: ComparisonWord, _ token: Token) {
        guard token.kind == .word, let keyword = comparison.keyword else { return }
        keywords[token.start] = keyword
    }

    /// Notes that a word was read as a function.
    mutating func read(_ function: FunctionName, _ token: Token) {
        keywords[token.start] = function.keyword
    }

    /// Notes that a word was read as a hit policy.
    mutating func read(_ hit: HitPolicySyntax, _ token: Token) {
        keywords[token.start] = hit.keyword
    }
}

extension ComparisonWord {
    /// The keyword to write for it in front of its number; nil for a sign.
    fileprivate var keyword: Keyword? {
        switch self {
        case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: nil
        case .is: .isSame
        case .isNot: .isNot
        case .above: .above
        case .below: .below
        case .higherThan: .higherThan
        case .under: .under
        case .atMost: .atMost
        case .atLeast: .atLeast
        case .orMore: .orMore
        case .orLess: .orLess
        }
    }
}

extension FunctionName {
    /// The keyword to write for it.
    fileprivate var keyword: Keyword {
        switch self {
        case .elapsed: .elapsed
        case .size: .size
        case .earliest: .earliest
        case .latest: .latest
        case .count: .count
        case .earlier: .earlier
        case .fines: .fines
        case .sum: .total
        case .average: .average
        case .highest: .highestValue
        case .lowest: .lowestValue
        case .excess: .excess
        }
    }
}

extension HitPolicySyntax {
    /// The keyword to write for it.
    fileprivate var keyword: Keyword {
        switch self {
        case .agree: .agree
        case .unique: .unique
        case .sum: .sum
        case .highest: .highest
        case .lowest: .lowest
        case .first: .first
        case .earliest: .earliestHit
        case .latest: .latestHit
        }
    }
}
