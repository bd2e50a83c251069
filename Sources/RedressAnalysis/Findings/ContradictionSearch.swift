import RedressEngine
import RedressModel
import RedressTime

/// The pairs of rows of one group whose items meet and disagree for some incident.
struct ContradictionSearch {
    private let scene: SymbolicScene
    private let group: Group
    private let witnesses: WitnessSearch
    private let decider: Decider
    private let entries: [Entry]
    private let clashes: Clashes

    /// A row at a ground, with the items that may clash.
    private struct Entry {
        let row: RowID
        let ground: Ground
        /// Where the row counts and the policy speaks.
        let applies: Formula
        let items: [(number: Int, condition: Formula)]
    }

    /// Which classes of items contradict, and where.
    private struct Clashes {
        var formulas: [[Int]: Formula] = [:]

        func formula(_ left: Int, _ right: Int, _ ground: Int) -> Formula {
            formulas[[min(left, right), max(left, right), ground]] ?? .never
        }
    }

    init(_ scene: SymbolicScene, _ group: Group, _ witnesses: WitnessSearch) {
        self.scene = scene
        self.group = group
        self.witnesses = witnesses
        var classes = ItemClasses()
        var entries: [Entry] = []
        var formulas: [Formula] = []
        let common = scene.pool.all(scene.scope(), scene.isVoidable(group.kind) ? scene.void().fails : .always)
        let grounds = scene.grounds(of: group)
        for index in group.rows.indices {
            let row = RowID(group: group.id, index: index)
            for ground in grounds {
                let applies = scene.pool.all(common, scene.counts(row, at: ground).holds)
                guard applies != .never else { continue }
                let items = scene.items(of: row).map { item in
                    (classes.number(of: item), scene.truth(item.item.guardCondition, at: ground).holds)
                }
                entries.append(Entry(row: row, ground: ground, applies: applies, items: items))
                formulas.append(applies)
                formulas += items.map(\.1)
            }
        }
        var clashes = Clashes()
        for (place, ground) in grounds.enumerated() where group.hitPolicy != .unique {
            for (left, one) in classes.items.enumerated() {
                for (right, other) in classes.items.enumerated().dropFirst(left + 1) {
                    let formula = scene.contradicts(one, other, under: group.hitPolicy, at: ground)
                    guard formula != .never else { continue }
                    clashes.formulas[[left, right, place]] = formula
                    formulas.append(formula)
                }
            }
        }
        self.entries = entries
        self.clashes = clashes
        decider = Decider(scene, formulas)
    }

    /// Adds what is found; of more pairs than the limit the rest is only counted.
    func add(to report: inout AnalysisReport, limit: Int) {
        let grounds = scene.grounds(of: group)
        var pairs: Set<[Int]> = []
        for (place, ground) in grounds.enumerated() {
            let here = entries.filter { $0.ground == ground }
            var forms: [(owner: Int, box: Box)] = []
            var formless: Set<Int> = []
            for (owner, entry) in here.enumerated() {
                guard let boxes = decider.boxes(of: entry.applies) else {
                    formless.insert(owner)
                    continue
                }
                forms += boxes.map { (owner, $0) }
            }
            let index = BoxIndex(decider.space, forms)
            index.forEachOverlap(where: { mayClash(here[$0], here[$1], place) }) { left, right, common in
                ask(here[left], here[right], place, common, &pairs, &report, limit)
            }
            for owner in formless.sorted() {
                for other in here.indices where other != owner && !(formless.contains(other) && other < owner) {
                    let (left, right) = (min(owner, other), max(owner, other))
                    guard mayClash(here[left], here[right], place) else { continue }
                    ask(here[left], here[right], place, nil, &pairs, &report, limit)
                }
            }
        }
        report.questionCount += decider.questionCount
        report.boxCount += decider.boxCount
    }

    private func mayClash(_ left: Entry, _ right: Entry, _ place: Int) -> Bool {
        if group.hitPolicy == .unique { return left.row != right.row }
        return left.items.contains { one in
            right.items.contains { clashes.formula(one.number, $0.number, place) != .never }
        }
    }

    /// Where both rows count and items of theirs contradict.
    private func clash(_ left: Entry, _ right: Entry, _ place: Int) -> Formula {
        if group.hitPolicy == .unique { return .always }
        return scene.pool.any(
            left.items.flatMap { one in
                right.items.map { other in
                    scene.pool.all(
                        one.condition, other.condition, clashes.formula(one.number, other.number, place))
                }
            })
    }

    private func ask(
        _ left: Entry, _ right: Entry, _ place: Int, _ common: Box?, _ pairs: inout Set<[Int]>,
        _ report: inout AnalysisReport, _ limit: Int
    ) {
        guard left.row != right.row, !pairs.contains([left.row.index, right.row.index]) else { return }
        let clash = clash(left, right, place)
        let point: Point
        if let common, clash == .always {
            point = decider.space.point(in: common)
        } else {
            switch decider.find(scene.pool.all(left.applies, right.applies, clash)) {
            case .nowhere: return
            case .found(let found): point = found
            case .undecided:
                report.undecided.append(UndecidedQuestion(rows: [left.row, right.row], reason: .steps))
                return
            }
        }
        let isListed = report.contradictionCount < limit
        guard isListed else {
            pairs.insert([left.row.index, right.row.index])
            report.contradictionCount += 1
            report.unlistedCount += 1
            return
        }
        let rows = [left.row, right.row]
        func conflict(_ decision: Decision) -> Conflict? {
            decision.conflicts.first { conflict in
                rows.allSatisfy { row in conflict.parties.contains { $0.row == row } }
            }
        }
        let witness: IncidentRow?
        if let (one, other) = limits(rows) {
            switch witnesses.witness(at: point, one, other, where: { $0 != $1 }, { conflict($0) != nil }) {
            case .found(let found): witness = found
            // Two limits that always fall due together do not contradict.
            case .never: return
            case .unknown:
                report.undecided.append(UndecidedQuestion(rows: rows, reason: .startsTried))
                return
            }
        } else {
            witness = witnesses.witness(at: point) { conflict($0) != nil }
        }
        guard let witness, let shown = conflict(witnesses.decide(witness)) else {
            report.undecided.append(UndecidedQuestion(rows: rows, reason: .outsideFragment))
            return
        }
        pairs.insert([left.row.index, right.row.index])
        report.contradictionCount += 1
        report.findings.append(
            AnalysisFinding(
                kind: kind(left, right, shown), rows: rows, ground: shown.ground, witnesses: [witness]))
    }

    /// The limits of two rows of a deadline; nil for other groups.
    private func limits(_ rows: [RowID]) -> (DueItem, DueItem)? {
        guard case .deadline = group.kind, group.hitPolicy != .unique else { return nil }
        let items = rows.flatMap { scene.program[$0].items }.compactMap { item in
            if case .limit(let due) = item.kind { due } else { nil }
        }
        return items.count == 2 ? (items[0], items[1]) : nil
    }

    /// Bands that share an end are named as such.
    private func kind(_ left: Entry, _ right: Entry, _ conflict: Conflict) -> AnalysisFinding.Kind {
        if let axis = decider.sharedEnd(left.applies, right.applies) {
            let fact: FactID? = if case .fact(let id) = decider.space.axes[axis].coordinate { id } else { nil }
            return .bandOverlap(fact)
        }
        return .contradiction(conflict.kind, conflict.role)
    }
}

extension Decider {
    /// The axis along which two formulas have only one number in common, which is the last of one and the first of the
    /// other; nil where there is none.
    func sharedEnd(_ left: Formula, _ right: Formula) -> Int? {
        guard let one = boxes(of: left), let other = boxes(of: right), one.count == 1, other.count == 1 else {
            return nil
        }
        return space.axes.indices.first { place in
            let axis = space.axes[place]
            guard axis.isNumeric else { return false }
            func held(_ box: Box) -> [Int] { axis.cells.indices.filter { box.contains($0, at: space.offsets[place]) } }
            let (first, second) = (held(one[0]), held(other[0]))
            let common = first.filter(second.contains)
            guard common.count == 1, first.count > 1, second.count > 1,
                case .stretch(let low?, let high?) = axis.cells[common[0]],
                low == high
            else { return false }
            return first.last == common[0] && second.first == common[0]
                || second.last == common[0] && first.first == common[0]
        }
    }
}
