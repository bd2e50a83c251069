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
            let meeting = left.meeting(right, isSameOnce: one.isOnce == other.isOnce, under: policy)
            return holds(meeting.contradicts) { relates(one, left, $0, other, right, at: ground) }
        case (.sanction(let left), .sanction(let right)):
            guard left.roles.contains(where: right.roles.contains) else { return .never }
            return holds(meeting(left, right, isSameOnce: one.isOnce == other.isOnce, under: policy).contradicts) {
                _ in .never
            }
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

    /// Where something about two items that meet is surely so.
    func holds(_ test: Meeting.Test, comparing: (Relation) -> Formula) -> Formula {
        switch test {
        case .never, .open: .never
        case .always: .always
        case .amounts(let relation): comparing(relation)
        }
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
