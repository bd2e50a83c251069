/// A closed list of words. `chains` holds the declared orders, light to grave.
package struct Vocabulary: Sendable {
    package let id: VocabularyID
    /// The name of the fact, classification or list it belongs to.
    package let name: String
    package let words: [String]
    /// For each word, its position in a declared order, or nil where it stands in none.
    package let ranks: [Int?]
    /// For each word, which of the declared orders it stands in; words of different orders cannot be compared.
    package let orders: [Int?]

    /// Without `orders`, all words that have a rank stand in one.
    package init(id: VocabularyID, name: String, words: [String], ranks: [Int?], orders: [Int?]? = nil) {
        self.id = id
        self.name = name
        self.words = words
        self.ranks = ranks
        self.orders = orders ?? ranks.map { $0 == nil ? nil : 0 }
    }

    /// Whether every word stands in the one declared order, so that its values can be compared.
    package var isOrdered: Bool { words.count > 1 && orders.allSatisfy { $0 != nil && $0 == orders[0] } }

    /// Whether a declared order says which of two words is the graver.
    package func areComparable(_ word: Int, _ other: Int) -> Bool {
        orders[word] != nil && orders[word] == orders[other]
    }

    /// How many words a vocabulary of a set may have: one bit a word, sentinels left free.
    package static let maximumSetWords = 62
}

/// How a duration is counted; durations of different counts cannot be compared.
package enum DurationCount: Hashable, Sendable {
    /// Seconds of the clock; days and weeks are 24 and 168 hours.
    case clock
    case months
    case workingDays
    /// Seconds in which the calendar's hours are open.
    case workingSeconds
}

/// The type of a fact, parameter or derived value.
package enum ValueType: Hashable, Sendable {
    case yesNo
    case symbol(VocabularyID)
    case set(VocabularyID)
    /// `range` in units of 10^-`decimals`; `unit` is the declared one, nil for a bare number.
    case number(decimals: Int, range: ClosedRange<Int64>?, unit: String?)
    /// `range` in fen.
    case money(range: ClosedRange<Int64>?)
    case text
    case date
    case instant
    /// Whole seconds, months or working days; `unit` is the declared one that bare numbers are read in.
    case duration(DurationCount, unit: DurationUnit?)
    case person
    case role
    case sanction

    /// Digits behind the point that a decimal fact holds.
    package static let decimalDigits = 6
}

/// The unit of a declared duration.
package enum DurationUnit: Hashable, Sendable {
    case second, minute, hour, day, week, month, quarter, year, workingDay, workingHour
}

/// What a map is keyed by.
package enum MapKey: Hashable, Sendable {
    /// A word of the policy (单): keys are any text.
    case free(String)
    /// The elements of a set fact.
    case elements(FactID)
    /// The persons of a role.
    case persons(RoleID)
}

/// A constant of a policy.
package enum Constant: Hashable, Sendable {
    case yesNo(Bool)
    case symbol(VocabularyID, Int)
    /// Bits of the words of the vocabulary.
    case set(VocabularyID, UInt64)
    /// Money is in fen, a duration in its count, any other number in its own unit.
    case number(Rational)
    case text(String)
    /// Days since 1970-01-01.
    case date(Int64)
    /// Seconds since 1970-01-01T00:00:00Z.
    case instant(Int64)
    case none
}
