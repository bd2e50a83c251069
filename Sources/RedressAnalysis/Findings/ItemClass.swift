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
    /// Whether it is not given to void incidents.
    var isVoided: Bool {
        switch self {
        case .money, .sanction, .limit: true
        case .value, .who, .notify, .record, .remedy, .escalate, .copy, .approval, .reopen, .void: false
        }
    }

    /// Whether under a hit policy an item of the other class is never due where one of this class applies.
    func dominates(_ other: ItemClass, under policy: HitPolicy, _ schema: Schema) -> Bool {
        let order: Int?
        switch (self, other) {
        case (.money(let mine), .money(let its)): order = mine.order(its)
        case (.value(.constant(let mine)), .value(.constant(let its))): order = ItemClass.order(mine, its, schema)
        case (.money, _), (.sanction, _), (.value, _), (.who, _), (.limit, _), (.notify, _), (.record, _), (.remedy, _),
            (.escalate, _), (.copy, _), (.approval, _), (.reopen, _), (.void, _):
            order = nil
        }
        guard let order else { return false }
        switch policy {
        case .highest: return order > 0
        case .lowest: return order < 0
        case .agree, .unique, .sum, .first, .earliest, .latest: return false
        }
    }

    /// Below zero where the first is less or lighter; nil where they cannot be compared.
    private static func order(_ one: Constant, _ other: Constant, _ schema: Schema) -> Int? {
        switch (one, other) {
        case (.number(let one), .number(let other)): return one.compared(to: other)
        case (.symbol(let id, let one), .symbol(_, let other)):
            let vocabulary = schema[id]
            guard vocabulary.areComparable(one, other), let left = vocabulary.ranks[one],
                let right = vocabulary.ranks[other]
            else { return nil }
            return left - right
        default: return nil
        }
    }
}

extension ItemClass.Money {
    /// How the amounts compare of two that differ in nothing else; nil where they are not each one number.
    fileprivate func order(_ other: Self) -> Int? {
        guard isReward == other.isReward, payers == other.payers, mode == other.mode, isOnce == other.isOnce,
            let mine = constant, let its = other.constant
        else { return nil }
        return mine.compared(to: its)
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
