import RedressModel

/// Finds out what two versions say alike: at first everything of one name is taken to be the same, then whatever turns out
/// to differ is taken apart, until nothing more does.
struct Sharing {
    let old: Program
    let new: Program
    let joint: JointSchema
    var fromOld: Translation
    var fromNew: Translation
    /// For each group of the new version the old group that is the same.
    private var sameGroups: [GroupID: GroupID] = [:]
    private var sameDerived: [DerivedID: DerivedID] = [:]
    private var sameDeadlines: [DeadlineID: DeadlineID] = [:]
    private var sameRoutes: [RouteID: RouteID] = [:]
    private var sameRecords: [RecordID: RecordID] = [:]
    private(set) var carriedAs: [DerivedID: DerivedID] = [:]

    init(_ old: Program, _ new: Program, _ joint: JointSchema) {
        self.old = old
        self.new = new
        self.joint = joint
        fromOld = Translation(old, SchemaMap(identity: old.schema))
        fromNew = Translation(new, joint.newMap)
        for derived in new.derived {
            guard let same = old.derived.first(where: { $0.name == derived.name }), same.kind == derived.kind,
                same.type.common(with: joint.newMap.type(derived.type))?.isSame == true
            else { continue }
            sameDerived[derived.id] = same.id
            if case .rows(let group) = derived.body, case .rows(let other) = same.body { sameGroups[group] = other }
        }
        for deadline in new.deadlines where hasSameTimes {
            guard let same = old.deadlines.first(where: { $0.name == deadline.name }) else { continue }
            sameDeadlines[deadline.id] = same.id
            sameGroups[deadline.group] = same.group
            if let group = deadline.lateGroup, let other = same.lateGroup { sameGroups[group] = other }
        }
        for route in new.routes {
            guard let same = old.routes.first(where: { $0.name == route.name }) else { continue }
            sameRoutes[route.id] = same.id
            sameGroups[route.group] = same.group
        }
        for group in new.groups where group.kind == .schedule || group.kind == .rules {
            let same = old.groups.first { $0.kind == group.kind && $0.name == group.name }
            if let same { sameGroups[group.id] = same.id }
        }
        for record in new.records {
            if let same = old.records.first(where: { $0.name == record.name }) { sameRecords[record.id] = same.id }
        }
        for derived in new.derived where derived.kind == .classification {
            if let same = sameDerived[derived.id] { carriedAs[derived.id] = same }
        }
        number()
    }

    /// Whether limits that say the same fall due at the same instant.
    private var hasSameTimes: Bool {
        old.daysEnd == new.daysEnd && old.rollsOver == new.rollsOver && old.schema.timezone == new.schema.timezone
    }

    /// Gives each thing of the new version its joint id.
    private mutating func number() {
        func ids<Tag>(_ count: Int, after first: Int, _ same: [Identifier<Tag>: Identifier<Tag>]) -> [Identifier<Tag>] {
            (0..<count).map { same[Identifier<Tag>($0)] ?? Identifier<Tag>(first + $0) }
        }
        fromNew.derived = ids(new.derived.count, after: old.derived.count, sameDerived)
        fromNew.groups = ids(new.groups.count, after: old.groups.count, sameGroups)
        fromNew.deadlines = ids(new.deadlines.count, after: old.deadlines.count, sameDeadlines)
        fromNew.routes = ids(new.routes.count, after: old.routes.count, sameRoutes)
        fromNew.records = ids(new.records.count, after: old.records.count, sameRecords)
        fromNew.calendars = new.calendars.enumerated().map { index, calendar in
            CalendarID(old.calendars.firstIndex(of: calendar) ?? old.calendars.count + index)
        }
        fromNew.parameters = new.parameters.enumerated().map { index, parameter in
            let same = old.parameters.first { $0.name == parameter.name && $0.value == nil }
            return same?.id ?? ParameterID(old.parameters.count + index)
        }
        for group in new.groups {
            fromNew.rows[group.id.index] = Array(group.rows.indices)
        }
    }

    // MARK: - Taking apart

    mutating func settle() {
        var isSettled = false
        while !isSettled {
            isSettled = true
            number()
            let places = matchRows()
            for id in sameGroups.keys.sorted() where places[id] == nil || !isOverriddenAlike(id, places) {
                sameGroups[id] = nil
                isSettled = false
            }
            if dropOthers() { isSettled = false }
            if isSettled {
                for (id, rows) in places { fromNew.rows[id.index] = rows }
            }
        }
    }

    private func matchRows() -> [GroupID: [Int]] {
        var places: [GroupID: [Int]] = [:]
        for id in sameGroups.keys.sorted() {
            guard let other = sameGroups[id] else { continue }
            let mine = fromNew.group(new.groups[id.index])
            let its = fromOld.group(old.groups[other.index])
            places[id] = mine.isHeadedLike(its) ? mine.places(in: its) : nil
        }
        return places
    }

    /// Whether the rows of a group are overridden by the same rows in both versions.
    private func isOverriddenAlike(_ id: GroupID, _ places: [GroupID: [Int]]) -> Bool {
        guard let other = sameGroups[id], let own = places[id] else { return false }
        var mine: Set<Link> = []
        for group in new.groups {
            for (index, row) in group.rows.enumerated() {
                for override in row.overrides where override.row.group == id {
                    let joint = places[group.id].map { $0[index] } ?? index
                    mine.insert(
                        Link(
                            by: RowID(group: fromNew.groups[group.id.index], index: joint),
                            row: own[override.row.index],
                            condition: fromNew.condition(override.guardCondition)))
                }
            }
        }
        var its: Set<Link> = []
        for group in old.groups {
            for (index, row) in group.rows.enumerated() {
                for override in row.overrides where override.row.group == other {
                    its.insert(
                        Link(
                            by: RowID(group: group.id, index: index), row: override.row.index,
                            condition: fromOld.condition(override.guardCondition)))
                }
            }
        }
        return mine == its
    }

    private struct Link: Hashable {
        let by: RowID
        let row: Int
        let condition: Condition
    }

    /// Takes apart what rests on groups that were, or says something else; whether there was any.
    private mutating func dropOthers() -> Bool {
        var dropped = false
        for id in sameDerived.keys.sorted() {
            guard let other = sameDerived[id], !isSame(new.derived[id.index], old.derived[other.index]) else {
                continue
            }
            sameDerived[id] = nil
            if case .rows(let group) = new.derived[id.index].body { sameGroups[group] = nil }
            dropped = true
        }
        for id in sameDeadlines.keys.sorted() {
            let mine = new.deadlines[id.index]
            guard let other = sameDeadlines[id] else { continue }
            let its = old.deadlines[other.index]
            if sameGroups[mine.group] == its.group, fromNew.deadline(mine).isExtendedLike(fromOld.deadline(its)) {
                continue
            }
            sameDeadlines[id] = nil
            sameGroups[mine.group] = nil
            if let group = mine.lateGroup { sameGroups[group] = nil }
            dropped = true
        }
        for id in sameRoutes.keys.sorted() {
            let mine = new.routes[id.index]
            guard let other = sameRoutes[id] else { continue }
            let its = old.routes[other.index]
            let isSame =
                sameGroups[mine.group] == its.group
                && fromNew.route(mine).exclusions.map(\.role) == fromOld.route(its).exclusions.map(\.role)
            if isSame { continue }
            sameRoutes[id] = nil
            sameGroups[mine.group] = nil
            dropped = true
        }
        for id in sameRecords.keys.sorted() {
            guard let other = sameRecords[id],
                !fromNew.record(new.records[id.index]).isLike(fromOld.record(old.records[other.index]))
            else { continue }
            sameRecords[id] = nil
            dropped = true
        }
        return dropped
    }

    private func isSame(_ mine: Derived, _ its: Derived) -> Bool {
        switch (mine.body, its.body) {
        case (.term(let one), .term(let other)): fromNew.term(one) == fromOld.term(other)
        case (.rows(let one), .rows(let other)): sameGroups[one] == other
        case (.term, .rows), (.rows, .term): false
        }
    }
}

extension RecordForm {
    /// Whether it asks for the same.
    fileprivate func isLike(_ other: RecordForm) -> Bool {
        name == other.name && fields == other.fields && copies == other.copies && copiesNote == other.copiesNote
            && keep?.count == other.keep?.count && keep?.amount == other.keep?.amount && to == other.to
            && approvals == other.approvals && isNamedByRow == other.isNamedByRow
    }
}

extension Deadline {
    /// Whether it is extended and paused in the same way.
    fileprivate func isExtendedLike(_ other: Deadline) -> Bool {
        pauses == other.pauses
            && extensions.elementsEqual(other.extensions) {
                $0.by == $1.by && $0.atMost == $1.atMost && $0.condition == $1.condition
            }
    }
}

extension Group {
    /// Whether all but its rows says the same.
    fileprivate func isHeadedLike(_ other: Group) -> Bool {
        hitPolicy == other.hitPolicy && iteration == other.iteration && guardCondition == other.guardCondition
            && fund == other.fund && samePerson == other.samePerson
            && multiples.elementsEqual(other.multiples) { $0.factor == $1.factor && $0.condition == $1.condition }
    }

    /// For each row the place of the row that says the same in another group; nil where there is none for some row.
    fileprivate func places(in other: Group) -> [Int]? {
        guard rows.count == other.rows.count else { return nil }
        let mine = rows.map { RowForm($0, in: self) }
        let its = other.rows.map { RowForm($0, in: other) }
        if hitPolicy == .first { return mine == its ? Array(rows.indices) : nil }
        var open = Dictionary(grouping: its.indices) { its[$0] }.mapValues { Array($0.reversed()) }
        var places: [Int] = []
        for form in mine {
            guard let place = open[form]?.popLast() else { return nil }
            places.append(place)
        }
        return places
    }
}

/// What a row says, whatever it is called and wherever it stands.
private struct RowForm: Hashable {
    private let condition: Condition?
    private let isOtherwise: Bool
    private let items: [ItemForm]

    private struct ItemForm: Hashable {
        let itemClass: ItemClass
        let guardCondition: Condition
    }

    init(_ row: Row, in group: Group) {
        switch row.condition {
        case .always: (condition, isOtherwise) = (.always, false)
        case .otherwise: (condition, isOtherwise) = (nil, true)
        case .when(let condition): (self.condition, isOtherwise) = (condition, false)
        }
        let id = RowID(group: group.id, index: 0)
        items = row.items.map { item in
            let onRow = ItemOnRow(row: id, item: item, isOnce: group.takesOnce(item))
            return ItemForm(itemClass: ItemClass(onRow), guardCondition: item.guardCondition)
        }
    }
}
