import RedressEngine
import RedressModel

/// An item of a row that may give an outcome.
struct ItemOnRow {
    let row: RowID
    let item: Item
    /// Whether it is for the row, not for each element.
    let isOnce: Bool
}

extension SymbolicScene {
    /// The items of a row.
    func items(of row: RowID) -> [ItemOnRow] {
        let group = program.groups[row.group.index]
        return program[row].items.map {
            ItemOnRow(row: row, item: $0, isOnce: group.takesOnce($0))
        }
    }

    /// Where an item gives its outcome: the policy speaks, nothing voids the incident, its row counts and its guard holds.
    func applies(_ item: ItemOnRow, at ground: Ground) -> Formula {
        pool.all(
            scope(), counts(item.row, at: ground).holds, truth(item.item.guardCondition, at: ground).holds,
            isVoidable(program.groups[item.row.group.index].kind) ? void().fails : .always)
    }

    /// Where items of a class can be given at all: within the scope, and most not on void incidents.
    func speaks(of itemClass: ItemClass) -> Formula {
        itemClass.isVoided ? pool.all(scope(), void().fails) : scope()
    }

    /// Whether what a group of a kind gives does not hold on void incidents.
    func isVoidable(_ kind: Group.Kind) -> Bool {
        switch kind {
        case .define, .classify, .route: false
        case .schedule, .rules, .deadline, .late: true
        }
    }

    // MARK: - Contradictions

    /// Where two items of a group cannot both be right though both apply at a ground: what the hit policy says of items
    /// that meet. Items that can never meet give `never`.
    func contradicts(_ one: ItemOnRow, _ other: ItemOnRow, under policy: HitPolicy, at ground: Ground) -> Formula {
        switch (one.item.kind, other.item.kind) {
        case (.money(let left), .money(let right)):
            guard left.isReward == right.isReward, left.roles.contains(where: right.roles.contains) else {
                return .never
            }
            return contradicts(one, left, other, right, policy, ground)
        case (.sanction(let left), .sanction(let right)):
            guard left.roles.contains(where: right.roles.contains) else { return .never }
            return pool.constant(contradicts(left, right, isSameOnce: one.isOnce == other.isOnce, policy))
        case (.value(let left), .value(let right)):
            return contradicts(left, right, policy, ground)
        case (.who(let left), .who(let right)):
            return pool.constant(!SymbolicScene.namesLike(left, right))
        case (.limit(let left), .limit(let right)):
            return pool.constant(policy.comparesLimits && left.asksOtherwise(than: right))
        case (.money, _), (.sanction, _), (.value, _), (.who, _), (.copy, _), (.limit, _), (.notify, _), (.record, _),
            (.remedy, _),
            (.escalate, _), (.approval, _), (.reopen, _), (.void, _):
            return .never
        }
    }

    private func contradicts(
        _ one: ItemOnRow, _ left: MoneyItem, _ other: ItemOnRow, _ right: MoneyItem, _ policy: HitPolicy,
        _ ground: Ground
    ) -> Formula {
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .never
        case .agree:
            guard left.mode == right.mode, left.payers == right.payers, one.isOnce == other.isOnce else {
                return .always
            }
            return relates(one, left, .notEqual, other, right, at: ground)
        case .highest, .lowest:
            let isComparable =
                left.mode == right.mode && one.isOnce == other.isOnce
                && (left.mode == .each || left.payers == right.payers)
            return pool.constant(!isComparable)
        }
    }

    private func contradicts(
        _ left: SanctionItem, _ right: SanctionItem, isSameOnce: Bool, _ policy: HitPolicy
    ) -> Bool {
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return false
        case .agree:
            guard isSameOnce else { return true }
            guard let one = words(left), let other = words(right) else { return false }
            return one != other
        case .highest, .lowest:
            guard isSameOnce else { return true }
            guard let one = words(left), let other = words(right), one != other else { return false }
            let vocabulary = schema[schema.sanctions]
            let all = one + other
            return !all.allSatisfy { vocabulary.areComparable($0, all[0]) && vocabulary.ranks[$0] != nil }
        }
    }

    /// The words of a sanction; nil while people choose or a parameter is blank.
    private func words(_ sanction: SanctionItem) -> [Int]? {
        if let parameter = sanction.parameter {
            guard case .symbol(_, let word)? = program.parameters[parameter.index].value else { return nil }
            return [word]
        }
        return sanction.isChoice ? nil : sanction.sanctions
    }

    /// Where two values of a group contradict.
    func contradicts(_ left: Term, _ right: Term, _ policy: HitPolicy, _ ground: Ground) -> Formula {
        guard left != right else { return .never }
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .never
        case .agree, .highest, .lowest: break
        }
        return pool.any(
            cases(left, at: ground).flatMap { one in
                cases(right, at: ground).map { other in
                    let differs = compare(one.value, .notEqual, other.value).holds
                    let ordered = pool.any(
                        compare(one.value, .less, other.value).holds, compare(one.value, .greater, other.value).holds)
                    let contradicts = policy == .agree ? differs : pool.all(differs, pool.not(ordered))
                    return pool.all(one.condition, other.condition, contradicts)
                }
            })
    }

    /// Whether two lists of alternatives name the same roles in the same order.
    static func namesLike(_ left: [Assignment], _ right: [Assignment]) -> Bool {
        left.elementsEqual(right) { one, other in
            switch (one, other) {
            case (.all(let one), .all(let other)), (.anyOf(let one), .anyOf(let other)): Set(one) == Set(other)
            case (.nobody, .nobody): true
            case (.all, _), (.anyOf, _), (.nobody, _): false
            }
        }
    }
}

extension HitPolicy {
    /// Whether rows of a deadline that apply together must fall due at the same instant.
    var comparesLimits: Bool {
        switch self {
        case .agree, .sum, .highest, .lowest: true
        case .unique, .first, .earliest, .latest: false
        }
    }
}

extension DueItem {
    /// Whether it may fall due at another instant than an item of the same deadline.
    func asksOtherwise(than other: DueItem) -> Bool {
        limit != other.limit || start != other.start || calendar != other.calendar
    }
}
