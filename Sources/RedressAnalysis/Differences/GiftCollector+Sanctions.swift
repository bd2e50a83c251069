import RedressEngine
import RedressModel

// MARK: - Sanctions

extension GiftCollector {
    func addSanctions(_ group: Group, to builder: inout Builder) {
        var classes: [(item: ItemOnRow, sanction: SanctionItem)] = []
        var numbers: [ItemClass: Int] = [:]
        func number(_ item: ItemOnRow) -> Int? {
            guard case .sanction(let sanction) = item.item.kind else { return nil }
            if let known = numbers[ItemClass(item)] { return known }
            numbers[ItemClass(item)] = classes.count
            classes.append((item, sanction))
            return classes.count - 1
        }
        for index in group.rows.indices {
            for item in scene.items(of: RowID(group: group.id, index: index)) { _ = number(item) }
        }
        guard !classes.isEmpty else { return }
        let entries = entries(group, number) { _, _ in .always }
        let contest = Contest(
            scene, group, entries, classes: classes.map(\.sanction.roles),
            contradicts: { one, other, _ in
                self.contradicts(
                    classes[one].sanction, classes[other].sanction,
                    isSameOnce: classes[one].item.isOnce == classes[other].item.isOnce, group.hitPolicy)
            },
            outranks: { one, other, _ in
                self.outranks(classes[one].sanction, classes[other].sanction, group.hitPolicy)
            })
        for entry in entries {
            let sanction = classes[entry.itemClass].sanction
            for role in sanction.roles {
                let due = notVoid(contest.due(entry, [role]))
                let key = OutcomeKey(.sanction, [name(role)], element: scene.key(of: entry.ground))
                let values: [GiftValue] =
                    sanction.words.map { words in
                        words.map { word in
                            .symbolic(.word(scene.schema.sanctions, word))
                        }
                    } ?? [.opaque(.item(ItemClass(classes[entry.itemClass].item)))]
                for (place, value) in values.enumerated() {
                    // Several words of one item are due together.
                    let unit = entry.isOnce ? unit(group, entry) : group.id.index * 64 + place
                    add(entry.row, unit: unit, value, due.holds, possible: due.possible, key, to: &builder)
                }
            }
        }
        addConflicts(contest, .sanction, classes.map(\.sanction.roles), to: &builder)
    }

    private func contradicts(
        _ one: SanctionItem, _ other: SanctionItem, isSameOnce: Bool, _ policy: HitPolicy
    ) -> SymbolicTruth {
        switch policy {
        case .sum, .first, .unique, .earliest, .latest: return .never
        case .agree:
            guard isSameOnce else { return .always }
            guard let words = one.words, let otherWords = other.words else { return .unknown }
            return words == otherWords ? .never : .always
        case .highest, .lowest:
            guard isSameOnce else { return .always }
            guard let order = scene.gravity(one, other) else { return .unknown }
            return order == .incomparable ? .always : .never
        }
    }

    private func outranks(_ one: SanctionItem, _ other: SanctionItem, _ policy: HitPolicy) -> SymbolicTruth {
        switch policy {
        case .sum, .first, .unique, .agree, .earliest, .latest: return .never
        case .highest, .lowest:
            guard let order = scene.gravity(one, other) else { return .unknown }
            return order == (policy == .highest ? .graver : .lighter) ? .always : .never
        }
    }
}

extension SanctionItem {
    /// The words that it is; nil while people choose or a parameter is blank.
    fileprivate var words: [Int]? { isChoice || parameter != nil ? nil : sanctions }
}

/// How two sets of sanctions compare.
private enum Gravity {
    case lighter, same, graver, incomparable
}

extension SymbolicScene {
    /// By their gravest words, then the next gravest, and so on; nil while something is open.
    fileprivate func gravity(_ one: SanctionItem, _ other: SanctionItem) -> Gravity? {
        guard let words = one.words, let otherWords = other.words else { return nil }
        if words == otherWords { return .same }
        let vocabulary = schema[schema.sanctions]
        let ranks = (words + otherWords).map { vocabulary.ranks[$0] }
        let isOneOrder = (words + otherWords).allSatisfy { vocabulary.areComparable($0, words.first ?? $0) }
        guard isOneOrder, !ranks.contains(nil) else { return .incomparable }
        let mine = words.compactMap { vocabulary.ranks[$0] }.sorted(by: >)
        let its = otherWords.compactMap { vocabulary.ranks[$0] }.sorted(by: >)
        return mine == its ? .same : mine.lexicographicallyPrecedes(its) ? .lighter : .graver
    }
}
