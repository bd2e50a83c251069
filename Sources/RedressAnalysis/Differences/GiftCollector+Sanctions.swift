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
            meeting: { one, other in
                scene.meeting(
                    classes[one].sanction, classes[other].sanction,
                    isSameOnce: classes[one].item.isOnce == classes[other].item.isOnce, under: group.hitPolicy)
            },
            compared: { _, _, _, _ in .unknown })
        for entry in entries {
            let sanction = classes[entry.itemClass].sanction
            for role in sanction.roles {
                let due = notVoid(contest.due(entry, [role]))
                let key = OutcomeKey(.sanction, [name(role)], element: scene.key(of: entry.ground))
                let words = scene.words(of: sanction)?.map { GiftValue.symbolic(.word(scene.schema.sanctions, $0)) }
                let values = words ?? [.opaque(.item(ItemClass(classes[entry.itemClass].item)))]
                for (place, value) in values.enumerated() {
                    // Several words of one item are due together.
                    let unit = entry.isOnce ? unit(group, entry) : group.id.index * 64 + place
                    add(entry.row, unit: unit, value, due.holds, possible: due.possible, key, to: &builder)
                }
            }
        }
        addConflicts(contest, .sanction, classes.map(\.sanction.roles), to: &builder)
    }
}
