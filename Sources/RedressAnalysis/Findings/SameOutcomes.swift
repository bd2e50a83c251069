import RedressEngine
import RedressModel

/// Rows of a group in which equal items count once and no row keeps another from counting.
struct SameOutcomes {
    private let scene: SymbolicScene
    private let group: Group
    private let coverage: Coverage
    private let classes: ItemClasses
    /// For each row, the classes of its items by their numbers.
    private var numbers: [[Int]]
    /// For each class, with which others it is looked at: all of its family where one may outdo another, else none.
    private let bundles: [Int]
    /// At each ground, for each bundle of classes, what rows give of it.
    private var givers: [[Givers]] = []

    /// What rows give of a bundle of classes.
    fileprivate struct Givers {
        var rows: [(row: Int, number: Int, formula: Formula)] = []
        var cover: Cover?
    }

    init(_ scene: SymbolicScene, _ group: Group, _ grounds: [Ground], _ reached: Set<RowID>) {
        self.scene = scene
        self.group = group
        var formulas: [Formula] = []
        var classes = ItemClasses()
        numbers = group.rows.indices.map { index in
            scene.items(of: RowID(group: group.id, index: index)).map { classes.number(of: $0) }
        }
        let bundles = group.hitPolicy.ranksOutcomes ? classes.families : Array(classes.items.indices)
        for ground in grounds {
            var here = Array(repeating: Givers(), count: (bundles.max() ?? -1) + 1)
            for index in group.rows.indices {
                let row = RowID(group: group.id, index: index)
                guard reached.contains(row) else { continue }
                let counts = scene.counts(row, at: ground).holds
                for (item, number) in zip(scene.items(of: row), numbers[index]) {
                    let formula = scene.pool.all(
                        counts, scene.speaks(of: ItemClass(item)),
                        scene.truth(item.item.guardCondition, at: ground).holds)
                    here[bundles[number]].rows.append((index, number, formula))
                    formulas.append(formula)
                }
            }
            givers.append(here)
        }
        self.classes = classes
        self.bundles = bundles
        let decider = Decider(scene, formulas)
        coverage = Coverage(decider: decider)
        for place in givers.indices {
            for family in givers[place].indices {
                givers[place][family].cover = Cover(decider, givers[place][family].rows.map(\.formula))
            }
        }
    }

    /// What was asked.
    var decider: Decider { coverage.decider }

    /// Adds a row that changes nothing.
    func add(_ index: Int, to report: inout AnalysisReport) {
        let own = RowID(group: group.id, index: index)
        var covering: Set<RowID> = []
        for here in givers {
            for number in numbers[index] {
                let givers = here[bundles[number]]
                guard let cover = givers.cover else { continue }
                for mine in givers.of(index) where mine.number == number && mine.formula != .never {
                    let answer = coverage.uncovered(mine.formula, by: cover) { place in
                        givers.rows[place].row != index && outdoes(givers.rows[place].number, number)
                    }
                    let places: [Int]
                    switch answer {
                    case .open: return
                    case .undecided:
                        report.undecided.append(UndecidedQuestion(rows: [own], reason: .steps))
                        return
                    case .covered(let found): places = found
                    }
                    covering.formUnion(places.map { RowID(group: group.id, index: givers.rows[$0].row) })
                }
            }
        }
        report.findings.append(AnalysisFinding(kind: .redundant, rows: [own] + covering.sorted()))
    }

    /// Whether an item of a class is the same as one of another, or is never due where that one is given.
    private func outdoes(_ number: Int, _ other: Int) -> Bool {
        if number == other { return true }
        guard group.hitPolicy.ranksOutcomes else { return false }
        return ItemClass(classes.items[number]).dominates(
            ItemClass(classes.items[other]), under: group.hitPolicy, scene.schema)
    }
}

extension HitPolicy {
    /// Whether of several outcomes the highest or lowest holds.
    var ranksOutcomes: Bool {
        switch self {
        case .agree, .unique, .sum, .first, .earliest, .latest: false
        case .highest, .lowest: true
        }
    }
}

extension SameOutcomes.Givers {
    /// What one row gives. The rows stand in their order.
    fileprivate func of(_ row: Int) -> ArraySlice<(row: Int, number: Int, formula: Formula)> {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].row < row { low = middle + 1 } else { high = middle }
        }
        return rows[low...].prefix { $0.row == row }
    }
}
