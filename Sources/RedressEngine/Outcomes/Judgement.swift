import RedressModel

/// One incident under judgement: what an evaluator finds, over all ways of filling in the missing facts.
struct Judgement<Evaluator: WorldEvaluator> {
    let wiring: Wiring
    let evaluator: Evaluator
    let row: IncidentRow
    let asOf: Int64?
    /// Whether the elements of a set are tried together where the ways are few; for the oracle, which takes nothing
    /// for granted.
    let joinsElements: Bool

    var program: Program { wiring.program }

    func decision() -> Decision {
        var decision = Decision(incident: row.id, asOf: asOf)
        guard wiring.isInForce(wiring.layout.eventSlots.first.map { row.slots[$0] }) else {
            decision.notApplicable = .notInForce
            return decision
        }
        var world = World(row: row, asOf: asOf)
        var base = evaluator.units(of: wiring.parts, in: world)
        if !base.allSatisfy({ $0.allSatisfy(\.isSettled) }) {
            world.listsRows = true
            base = evaluator.units(of: wiring.parts, in: world)
        }
        var findings = UnitFindings(wiring: wiring, world: world)
        for (part, units) in zip(wiring.parts, base) {
            if units.allSatisfy(\.isSettled) {
                findings.summaries += units.map { Summary($0) }
            } else {
                fillIn(part, units, world, &findings)
            }
            if case .scope = part, let reason = findings.scopeReason() {
                decision.notApplicable = reason
                return decision
            }
        }
        var assembly = Assembly(findings: findings, decision: decision)
        return assembly.assembled()
    }

    /// Why the policy does not speak about the incident; nil where it does.
    func notApplicable() -> NotApplicable? {
        guard wiring.isInForce(wiring.layout.eventSlots.first.map { row.slots[$0] }) else { return .notInForce }
        var findings = UnitFindings(wiring: wiring, world: World(row: row, asOf: asOf))
        let units = evaluator.units(of: [.scope], in: findings.world)[0]
        if units.allSatisfy(\.isSettled) {
            findings.summaries += units.map { Summary($0) }
        } else {
            fillIn(.scope, units, findings.world, &findings)
        }
        return findings.scopeReason()
    }

    /// Tries the ways of filling in what a part reads, piece by piece.
    private func fillIn(_ part: Part, _ units: [Unit], _ world: World, _ findings: inout UnitFindings) {
        let scene = findings.scene
        let cells = findings.cells
        let order = EventOrder(wiring, row)
        let sums = SumReads(scene)
        for piece in pieces(of: part, scene, cells) {
            let base = piece == part ? units : evaluator.units(of: [piece], in: world)[0]
            if base.allSatisfy(\.isSettled) {
                findings.summaries += base.map { Summary($0) }
                continue
            }
            var reads = Reads(scene)
            reads.add(piece)
            let ways = Ways(
                part: piece, reads: reads, base: base, world: world, order: order, cells: cells.cells,
                limit: Engine.maximumWays, sums: { sums.variables(of: $0, $1) }
            ) { part, world in evaluator.units(of: [part], in: world)[0] }
            findings.add(ways)
        }
    }

    /// The pieces of a part that can be judged by themselves: for a group `for each` its elements, those together
    /// that meet in a row with an item for the whole row.
    private func pieces(of part: Part, _ scene: ReferenceScene, _ cells: Cells) -> [Part] {
        if case .deadline(let id, nil) = part {
            let grounds = scene.grounds(of: program.groups[program.deadlines[id.index].group.index])
            return grounds.map { .deadline(id, [$0]) }
        }
        guard case .group(let id, nil) = part, program.groups[id.index].iteration != nil else { return [part] }
        if joinsElements {
            var reads = Reads(scene)
            reads.add(part)
            var count = 1
            for variable in reads.variables {
                count = count.multipliedReportingOverflow(by: cells.cells(of: variable)?.count ?? 1).partialValue
                if count > Engine.maximumJoinedWays { break }
            }
            if count <= Engine.maximumJoinedWays { return [part] }
        }
        let group = program.groups[id.index]
        let grounds = scene.grounds(of: group)
        var leaders = Array(grounds.indices)
        for members in joined(group, grounds, scene) {
            guard let first = members.first else { continue }
            let merged = Set(members.map { leaders[$0] })
            for index in leaders.indices where merged.contains(leaders[index]) { leaders[index] = leaders[first] }
        }
        let starts = grounds.indices.filter { leaders.firstIndex(of: leaders[$0]) == $0 }
        return starts.map { start in
            .group(id, grounds.indices.filter { leaders[$0] == leaders[start] }.map { grounds[$0] })
        }
    }

    /// Grounds that meet in an item for the whole row, or in outcomes that unite.
    private func joined(_ group: Group, _ grounds: [Ground], _ scene: ReferenceScene) -> [[Int]] {
        var byItem: [[Int]] = []
        var byContent: [UnitedKey.Content: Set<Int>] = [:]
        for (index, row) in group.rows.enumerated() where row.items.contains(where: \.joinsElements) {
            let id = RowID(group: group.id, index: index)
            let members = grounds.indices.filter { scene.applies(id, at: grounds[$0]) != .fails }
            for item in row.items where item.joinsElements {
                if let content = UnitedKey.Content(item) {
                    byContent[content, default: []].formUnion(members)
                } else {
                    byItem.append(members)
                }
            }
        }
        return byItem + byContent.values.map { $0.sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// Stated limits of the evaluation.
enum Engine {
    /// Beyond so many ways of filling in the missing facts of a part, Kleene's logic decides and the decision says so.
    static let maximumWays = 65_536
    /// Up to so many ways the plain evaluator tries the elements of a set together.
    static let maximumJoinedWays = 2_048
    /// Answers to open questions are worked out where ways times units times facts are no more than this.
    static let maximumAnswerWork = 1 << 20
}

extension Unit {
    /// Whether missing facts leave nothing open about it.
    var isSettled: Bool { state.isCertain }
}

extension UnitedKey.Content {
    /// The outcome of an item that unites with its like; nil for other items.
    init?(_ item: Item) { self.init(item.kind) }

    /// The same of an item's kind.
    init?(_ kind: Item.Kind) {
        switch kind {
        case .value, .who, .copy, .limit, .money, .sanction, .void: return nil
        case .notify(let roles, let text): self = .notice(roles, text)
        case .record(let subject): self = .record(subject)
        case .remedy(let subject): self = .remedy(subject)
        case .escalate(let roles): self = .escalation(roles)
        case .approval(let roles): self = .approval(roles)
        case .reopen(let what): self = .reopen(what)
        }
    }
}
