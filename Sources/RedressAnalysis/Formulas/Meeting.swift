import RedressEngine
import RedressModel

/// How two items of one group that apply together stand to one another under its hit policy, read from what they ask for.
/// What only an incident says, what they come to, is left to be compared.
struct Meeting {
    /// Where something is so.
    enum Test {
        case never, always
        /// It is not known, since people choose or something is blank.
        case open
        /// Where what the first comes to stands so to what the second does.
        case amounts(Relation)
    }

    /// Where they cannot both be right.
    let contradicts: Test
    /// Where the second is due in place of the first, which comes to something else.
    let yields: Test
    /// Where both ask for the same, so that the one that stands first is cited.
    let coincides: Test

    /// Both are due, whatever they say.
    static let indifferent = Meeting(contradicts: .never, yields: .never, coincides: .never)
    static let contrary = Meeting(contradicts: .always, yields: .never, coincides: .never)
    static let alike = Meeting(contradicts: .never, yields: .never, coincides: .always)
}

extension MoneyItem {
    /// Against an item that names a common role, where both are fines or both are rewards.
    func meeting(_ other: MoneyItem, isSameOnce: Bool, under policy: HitPolicy) -> Meeting {
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .indifferent
        case .agree:
            guard mode == other.mode, isSameOnce, payers == other.payers, isComparable(to: other) else {
                return .contrary
            }
            if asksLike(other) { return .alike }
            return Meeting(contradicts: .amounts(.notEqual), yields: .never, coincides: .amounts(.equal))
        case .highest, .lowest:
            guard mode == other.mode, isSameOnce, mode == .each || payers == other.payers, isComparable(to: other)
            else { return .contrary }
            if asksLike(other) { return .alike }
            return Meeting(
                contradicts: .never, yields: .amounts(policy == .highest ? .less : .greater),
                coincides: .amounts(.equal))
        }
    }

    /// What depends on who pays is no one sum to compare.
    private func isComparable(to other: MoneyItem) -> Bool {
        ownEntry == nil && other.ownEntry == nil || asksLike(other)
    }
}

extension SymbolicScene {
    /// How two sanctions of a common role stand to one another.
    func meeting(_ one: SanctionItem, _ other: SanctionItem, isSameOnce: Bool, under policy: HitPolicy) -> Meeting {
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .indifferent
        case .agree:
            guard isSameOnce else { return .contrary }
            guard let mine = words(of: one), let its = words(of: other) else { return .openlyContrary }
            return mine == its ? .alike : .contrary
        case .highest, .lowest:
            guard isSameOnce else { return .contrary }
            guard let mine = words(of: one), let its = words(of: other) else { return .open }
            switch gravity(of: mine, against: its) {
            case .incomparable: return .contrary
            case .same: return .alike
            case .graver: return policy == .highest ? .indifferent : .yielding
            case .lighter: return policy == .highest ? .yielding : .indifferent
            }
        }
    }

    /// The words that a sanction is; nil while people choose or a parameter is blank.
    func words(of sanction: SanctionItem) -> [Int]? {
        if let parameter = sanction.parameter {
            guard case .symbol(_, let word)? = program.parameters[parameter.index].value else { return nil }
            return [word]
        }
        return sanction.isChoice ? nil : sanction.sanctions
    }

    /// By their gravest words, then the next gravest, and so on.
    private func gravity(of words: [Int], against others: [Int]) -> Gravity {
        if words == others { return .same }
        let vocabulary = schema[schema.sanctions]
        let all = words + others
        let isOneOrder = all.allSatisfy { vocabulary.areComparable($0, all[0]) && vocabulary.ranks[$0] != nil }
        guard isOneOrder else { return .incomparable }
        let mine = words.compactMap { vocabulary.ranks[$0] }.sorted(by: >)
        let its = others.compactMap { vocabulary.ranks[$0] }.sorted(by: >)
        return mine == its ? .same : mine.lexicographicallyPrecedes(its) ? .lighter : .graver
    }
}

/// How two sets of sanctions compare.
private enum Gravity {
    case lighter, same, graver, incomparable
}

extension Meeting {
    fileprivate static let yielding = Meeting(contradicts: .never, yields: .always, coincides: .never)
    fileprivate static let open = Meeting(contradicts: .open, yields: .open, coincides: .open)
    fileprivate static let openlyContrary = Meeting(contradicts: .open, yields: .never, coincides: .open)
}
