import RedressEngine
import RedressModel

// MARK: - Amounts

extension SymbolicScene {
    /// Where the amounts of two items stand so.
    func relates(
        _ one: ItemOnRow, _ left: MoneyItem, _ relation: Relation, _ other: ItemOnRow, _ right: MoneyItem,
        at ground: Ground
    ) -> Formula {
        pool.any(
            amounts(of: left, on: one, at: ground).flatMap { mine in
                amounts(of: right, on: other, at: ground).map { its in
                    pool.all(mine.condition, its.condition, compare(mine.value, relation, its.value).holds)
                }
            })
    }

    /// What an item amounts to in fen. Where it is none there is no case.
    func amounts(of money: MoneyItem, on item: ItemOnRow, at ground: Ground) -> [SymbolicCase] {
        amounts(of: money, in: program.groups[item.row.group.index], at: item.isOnce ? nil : ground)
    }
}

// MARK: - What is due

extension SymbolicScene {
    /// Where a fine or reward of a role is due, and cited for its row: it prevails, and comes to something.
    func due(_ item: ItemOnRow, _ money: MoneyItem, for role: RoleID, at ground: Ground) -> Formula {
        let owed = amounts(of: money, on: item, at: ground).map { one in
            pool.all(one.condition, compare(one.value, .greater, .number(LinearSum(.zero))).holds)
        }
        return pool.all(prevails(item, money, for: role, at: ground), pool.any(owed))
    }

    /// Where a fine or reward of a role applies and meets no other item of its group that contradicts it, outdoes it, or
    /// says the same before it, whatever it comes to.
    func prevails(_ item: ItemOnRow, _ money: MoneyItem, for role: RoleID, at ground: Ground) -> Formula {
        let group = program.groups[item.row.group.index]
        let isPerRole = group.hitPolicy.ranksOutcomes
        // Who pays together stands and falls together.
        let bearers = isPerRole && money.mode == .each ? [role] : money.roles
        var parts = [applies(item, at: ground)]
        for place in item.isOnce ? grounds(of: group) : [ground] {
            var losses: [Formula] = []
            for index in group.rows.indices {
                let row = RowID(group: group.id, index: index)
                if group.hitPolicy == .unique, row != item.row { losses.append(pool.not(counts(row, at: place).fails)) }
                for other in items(of: row) {
                    guard case .money(let rival) = other.item.kind, rival.isReward == money.isReward,
                        !isSame(item, other),
                        rival.roles.contains(where: bearers.contains)
                    else { continue }
                    let lost = loses(item, money, to: other, rival, group.hitPolicy, at: place)
                    guard lost != .never else { continue }
                    // One that comes to nothing at all, as an assessor's figure out of its range does, is no rival.
                    let exists = pool.any(amounts(of: rival, on: other, at: place).map(\.condition))
                    losses.append(pool.all(mayApply(other, at: place), exists, lost))
                }
            }
            parts.append(pool.not(pool.all(mayApply(item, at: place), pool.any(losses))))
        }
        return pool.all(parts)
    }

    private func mayApply(_ item: ItemOnRow, at ground: Ground) -> Formula {
        pool.not(pool.any(counts(item.row, at: ground).fails, truth(item.item.guardCondition, at: ground).fails))
    }

    /// Where an item that meets another one is not due, or not cited.
    private func loses(
        _ item: ItemOnRow, _ money: MoneyItem, to other: ItemOnRow, _ rival: MoneyItem, _ policy: HitPolicy,
        at ground: Ground
    ) -> Formula {
        let meeting = money.meeting(rival, isSameOnce: item.isOnce == other.isOnce, under: policy)
        func holds(_ test: Meeting.Test) -> Formula {
            self.holds(test) { relates(item, money, $0, other, rival, at: ground) }
        }
        return pool.any(
            holds(meeting.contradicts), holds(meeting.yields),
            isBefore(other, item) ? holds(meeting.coincides) : .never)
    }

    private func isSame(_ one: ItemOnRow, _ other: ItemOnRow) -> Bool {
        one.row == other.row && one.item.span == other.item.span
    }

    private func isBefore(_ one: ItemOnRow, _ other: ItemOnRow) -> Bool {
        if one.row != other.row { return one.row < other.row }
        let spans = items(of: one.row).map(\.item.span)
        return (spans.firstIndex(of: one.item.span) ?? 0) < (spans.firstIndex(of: other.item.span) ?? 0)
    }
}
