import RedressEngine
import RedressModel

/// What an item gives, so that two items which give the same are one class.
enum ItemClass: Hashable {
    case money(Money)
    case sanction(roles: [RoleID], words: [Int], isChoice: Bool, FactID?, ParameterID?, isOnce: Bool)
    case value(Term)
    case who([Assignment])
    case limit(Limit, start: Term?, until: Term?, by: [Assignment], CalendarID)
    case notify([RoleID], String?)
    case record(Subject)
    case remedy(Subject)
    case escalate([RoleID])
    case copy([RoleID])
    case approval([RoleID])
    case reopen(String)
    case void

    /// Everything of a fine or reward that decides what is owed.
    struct Money: Hashable {
        let isReward: Bool
        let payers: [MoneyItem.Payer]
        let mode: MoneyItem.Mode
        let percent: Rational?
        let terms: [Term?]
        let facts: [FactID?]
        let isOnce: Bool
    }

    init(_ item: ItemOnRow) {
        switch item.item.kind {
        case .money(let money):
            self = .money(
                Money(
                    isReward: money.isReward, payers: money.payers, mode: money.mode, percent: money.percent,
                    terms: [money.low, money.high, money.perCount, money.cap], facts: [money.assessed, money.ownEntry],
                    isOnce: item.isOnce))
        case .sanction(let sanction):
            self = .sanction(
                roles: sanction.roles, words: sanction.sanctions, isChoice: sanction.isChoice, sanction.assessed,
                sanction.parameter, isOnce: item.isOnce)
        case .value(let term): self = .value(term)
        case .who(let assignments): self = .who(assignments)
        case .limit(let due): self = .limit(due.limit, start: due.start, until: due.until, by: due.by, due.calendar)
        case .notify(let roles, let text): self = .notify(roles, text)
        case .record(let subject): self = .record(subject)
        case .remedy(let subject): self = .remedy(subject)
        case .escalate(let roles): self = .escalate(roles)
        case .copy(let roles, _): self = .copy(roles)
        case .approval(let roles): self = .approval(roles)
        case .reopen(let what): self = .reopen(what)
        case .void: self = .void
        }
    }
}

extension ItemClass {
    /// Whether under a hit policy an item of the other class is never due where one of this class applies.
    func dominates(_ other: ItemClass, under policy: HitPolicy) -> Bool {
        guard case .money(let mine) = self, case .money(let its) = other, mine.isLike(its),
            let amount = mine.constant, let otherAmount = its.constant
        else { return false }
        switch policy {
        case .highest: return amount.compared(to: otherAmount) > 0
        case .lowest: return amount.compared(to: otherAmount) < 0
        case .agree, .unique, .sum, .first, .earliest, .latest: return false
        }
    }
}

extension ItemClass.Money {
    /// Whether it differs in nothing but the amount.
    fileprivate func isLike(_ other: Self) -> Bool {
        isReward == other.isReward && payers == other.payers && mode == other.mode && isOnce == other.isOnce
    }

    /// The amount in fen, where it is one number.
    fileprivate var constant: Rational? {
        guard percent == nil, case .constant(.number(let fen))? = terms[0], terms.dropFirst().allSatisfy({ $0 == nil })
        else { return nil }
        return fen
    }
}

/// Gives each class of items a number.
struct ItemClasses {
    private var numbers: [ItemClass: Int] = [:]
    private(set) var items: [ItemOnRow] = []
    /// For each class, its family.
    private(set) var families: [Int] = []
    private var familyNumbers: [Family: Int] = [:]
    private var kinds: [Family] = []
    /// For each family, its classes.
    private(set) var members: [[Int]] = []

    /// Classes of which any two stand to one another, and to any class of another such family, as any other two do.
    enum Family: Hashable {
        /// Fines or rewards of so many whole fen.
        case amounts(isReward: Bool, [MoneyItem.Payer], MoneyItem.Mode, isOnce: Bool)
        case alone(Int)
    }

    mutating func number(of item: ItemOnRow) -> Int {
        let itemClass = ItemClass(item)
        if let known = numbers[itemClass] { return known }
        let number = items.count
        numbers[itemClass] = number
        items.append(item)
        let family = itemClass.family ?? .alone(number)
        let place = familyNumbers[family] ?? members.count
        if place == members.count {
            familyNumbers[family] = place
            kinds.append(family)
            members.append([])
        }
        members[place].append(number)
        families.append(place)
        return number
    }

    /// Whether a family may have several classes.
    func isShared(_ family: Int) -> Bool { if case .amounts = kinds[family] { true } else { false } }
}

extension ItemClass {
    /// The family of a plain amount.
    fileprivate var family: ItemClasses.Family? {
        guard case .money(let money) = self, money.constant?.whole != nil, money.facts.allSatisfy({ $0 == nil }) else {
            return nil
        }
        return .amounts(isReward: money.isReward, money.payers, money.mode, isOnce: money.isOnce)
    }
}
