import RedressModel

extension Sharing {
    /// The joint program as each version decides.
    func views() -> (old: Program, new: Program) {
        var own = old
        own.schema = joint.schema
        own.base = []
        // Incidents that show differences are dated when the new version is in force.
        own.header = new.header
        own.examples = []
        own.periodCases = []
        own.historyCounts = []
        own.defaultOrder = []
        own.calendars += new.calendars
        own.parameters = parameters()
        own.derived = old.derived.map(fromOld.derived) + new.derived.map(fromNew.derived)
        own.deadlines = old.deadlines.map(fromOld.deadline) + new.deadlines.map(fromNew.deadline)
        own.routes = old.routes.map(fromOld.route) + new.routes.map(fromNew.route)
        own.records = old.records.map(fromOld.record) + new.records.map(fromNew.record)
        let oldGroups = old.groups.map(fromOld.group)
        let newGroups = new.groups.map(fromNew.group)
        let shared = Set(fromNew.groups)
        let more = newGroups.enumerated().map { index, group in group.empty(as: GroupID(old.groups.count + index)) }
        own.groups = oldGroups + more
        own.schema.givable = givable
        var other = own
        other.schema = joint.newSchema
        other.schema.givable = givable
        other.header = new.header
        other.daysEnd = new.daysEnd
        other.rollsOver = new.rollsOver
        other.groups = oldGroups.map { shared.contains($0.id) ? $0 : $0.empty(as: $0.id) } + more
        for group in newGroups { other.groups[group.id.index] = group }
        own.scope = fromOld.condition(old.scope)
        other.scope = fromNew.condition(new.scope)
        own.requirements = old.requirements.map(fromOld.requirement)
        other.requirements = new.requirements.map(fromNew.requirement)
        return (own, other)
    }

    private func parameters() -> [Parameter] {
        old.parameters
            + new.parameters.map { parameter in
                Parameter(
                    id: ParameterID(old.parameters.count + parameter.id.index), name: parameter.name,
                    title: parameter.title, type: joint.newMap.type(parameter.type), value: nil, isReading: false,
                    floor: nil, ceiling: nil, span: parameter.span)
            }
    }

    /// What incidents may carry: what the old version takes, then what only the new one does.
    private var givable: [Givable] {
        old.schema.givable
            + new.schema.givable.filter { fromNew.derived[$0.derived.index].index >= old.derived.count }.map {
                Givable(
                    derived: fromNew.derived[$0.derived.index], name: $0.name, title: $0.title,
                    type: joint.newMap.type($0.type))
            }
    }
}

extension Group {
    /// The group without rows, under an id.
    func empty(as id: GroupID) -> Group {
        Group(
            id: id, kind: kind, name: name, title: title, hitPolicy: hitPolicy, iteration: iteration,
            guardCondition: .never, isComplete: false, fund: fund, samePerson: samePerson, multiples: [], rows: [],
            span: span)
    }
}
