// MARK: - The plain evaluator

extension SmallPolicy {
    /// Everything that brute force finds, as words that sort.
    func findings() -> Set<String> {
        var found: Set<String> = []
        var reached: Set<Int> = []
        var reachedLevels: Set<Int> = []
        for point in points() {
            let fillings = fillings(of: point)
            var pairs: Set<[Int]>?
            var counting: Set<Int>?
            var levelPairs: Set<[Int]>?
            var levelCounting: Set<Int>?
            var isUncovered = true
            for filling in fillings {
                let level = self.level(filling, stands: point)
                if filling.level != nil, !level.isUndecided { continue }
                let here = counts(filling, level.word, stands: point)
                pairs = pairs.map { $0.intersection(clashes(here)) } ?? clashes(here)
                counting = counting.map { $0.intersection(here) } ?? here
                levelPairs = levelPairs.map { $0.intersection(level.clashes) } ?? level.clashes
                levelCounting = levelCounting.map { $0.intersection(level.counting) } ?? level.counting
                isUncovered = isUncovered && level.isUndecided
            }
            for pair in pairs ?? [] { found.insert("contradiction R\(pair[0]) R\(pair[1])") }
            for pair in levelPairs ?? [] { found.insert("contradiction L\(pair[0]) L\(pair[1])") }
            reached.formUnion(counting ?? [])
            reachedLevels.formUnion(levelCounting ?? [])
            if isUncovered, counting != nil { found.insert("uncovered") }
        }
        for index in redundantRows where reached.contains(index) { found.insert("redundant R\(index)") }
        for index in redundantLevels where reachedLevels.contains(index) { found.insert("redundant L\(index)") }
        for index in rows.indices where !reached.contains(index) { found.insert("unreachable R\(index)") }
        for index in levels.indices where !reachedLevels.contains(index) { found.insert("unreachable L\(index)") }
        return found
    }

    /// What the schedule, or the levels, come to at each point.
    private func outcomes(ofLevels: Bool, _ points: [Point]) -> [Set<[Int]>] {
        points.map { point in
            var common: Set<[Int]>?
            for filling in fillings(of: point) {
                let level = self.level(filling, stands: point)
                if filling.level != nil, !level.isUndecided { return [] }
                let here =
                    ofLevels
                    ? Set(level.counting.map { [levels[$0].amount] }) : due(counts(filling, level.word, stands: point))
                common = common.map { $0.intersection(here) } ?? here
            }
            return common ?? []
        }
    }

    /// Role, kind and amount of what is due, or of all that meet where they contradict.
    private func due(_ counting: Set<Int>) -> Set<[Int]> {
        let items = Set(counting.map { [rows[$0].role, rows[$0].isReward ? 1 : 0, rows[$0].amount] })
        switch hit {
        case .agree, .unique, .sum, .first: return items
        case .highest, .lowest:
            return items.filter { item in
                !items.contains {
                    $0.prefix(2) == item.prefix(2) && (hit == .highest ? $0[2] > item[2] : $0[2] < item[2])
                }
            }
        }
    }

    /// Rows that change nothing when they are left out. Under `unique` and `sum` each row counts by itself.
    private var redundantRows: [Int] {
        guard hit != .unique, hit != .sum else { return [] }
        let points = self.points()
        let whole = outcomes(ofLevels: false, points)
        return rows.indices.filter { index in
            var less = self
            less.remove(index)
            return less.outcomes(ofLevels: false, points) == whole
        }
    }

    /// Leaves a row of the schedule out.
    mutating func remove(_ index: Int) {
        rows.remove(at: index)
        for place in rows.indices {
            rows[place].overrides = rows[place].overrides.filter { $0 != index }.map { $0 > index ? $0 - 1 : $0 }
        }
    }

    private var redundantLevels: [Int] {
        let points = self.points()
        let whole = outcomes(ofLevels: true, points)
        return levels.indices.filter { index in
            var less = self
            less.levels.remove(at: index)
            return less.outcomes(ofLevels: true, points) == whole
        }
    }

    /// All points; where some row asks whether facts are known, with these facts unknown too.
    private func points() -> [Point] {
        let unknown: [Int?] = asksKnown ? [nil] : []
        var points: [Point] = []
        for word in (0..<3).map(Optional.some) + unknown {
            for count in SmallPolicy.counts.map(Optional.some) + unknown {
                for flag in 0..<2 {
                    for set in 0..<4 {
                        for extra in [nil, 0, 1] {
                            for level in [nil, 0, 1, 2] {
                                points.append(
                                    Point(word: word, flag: flag, count: count, set: set, extra: extra, level: level))
                            }
                        }
                    }
                }
            }
        }
        return points
    }

    private func fillings(of point: Point) -> [Point] {
        var fillings = [point]
        if point.word == nil {
            fillings = fillings.flatMap { filling in
                (0..<3).map { word in
                    var filled = filling
                    filled.word = word
                    return filled
                }
            }
        }
        if point.count == nil {
            fillings = fillings.flatMap { filling in
                SmallPolicy.counts.map { count in
                    var filled = filling
                    filled.count = count
                    return filled
                }
            }
        }
        return fillings
    }

    /// nil: unknown, since the level is undecided.
    private func holds(_ test: Test, _ point: Point, _ level: Int?, stands: Point) -> Bool? {
        switch test {
        case .word(let words): return point.word.map(words.contains)
        case .flag(let value): return point.flag.map { ($0 == 1) == value }
        case .count(let range): return point.count.map(range.contains)
        case .contains(let element): return point.set & (1 << element) != 0
        case .extra(let words): return point.extra.map(words.contains) ?? false
        case .hasExtra: return point.extra != nil
        case .level(let words): return level.map(words.contains)
        case .known(let fact): return fact == 0 ? stands.word != nil : stands.count != nil
        case .all(let parts):
            let truths = parts.map { holds($0, point, level, stands: stands) }
            return truths.contains(false) ? false : truths.contains(nil) ? nil : true
        case .any(let parts):
            let truths = parts.map { holds($0, point, level, stands: stands) }
            return truths.contains(true) ? true : truths.contains(nil) ? nil : false
        case .not(let part): return holds(part, point, level, stands: stands).map { !$0 }
        case .atLeast(let count, let parts):
            let truths = parts.map { holds($0, point, level, stands: stands) }
            if truths.count(where: { $0 == true }) >= count { return true }
            return truths.count(where: { $0 != false }) < count ? false : nil
        }
    }

    /// For each row, whether it applies: its own test, or for `otherwise` that all others fail.
    private func applying(_ rows: [Row], _ point: Point, _ level: Int?, stands: Point) -> [Bool?] {
        let own = rows.map { row in row.test.map { holds($0, point, level, stands: stands) } ?? nil }
        return rows.enumerated().map { index, row in
            if row.test != nil { return own[index] }
            let others = rows.indices.filter { rows[$0].test != nil }.map { own[$0] }
            return others.contains(true) ? false : others.contains(nil) ? nil : true
        }
    }

    private func level(
        _ point: Point, stands: Point
    ) -> (word: Int?, isUndecided: Bool, clashes: Set<[Int]>, counting: Set<Int>) {
        let applies = applying(levels, point, nil, stands: stands)
        var counting: Set<Int> = []
        for index in levels.indices where applies[index] == true {
            if levelHit == .first, levels.indices.prefix(index).contains(where: { applies[$0] == true }) { continue }
            counting.insert(index)
        }
        var clashes: Set<[Int]> = []
        for one in counting {
            for other in counting where one < other && levels[one].amount != levels[other].amount {
                clashes.insert([one, other])
            }
        }
        if counting.isEmpty { return (point.level, true, [], []) }
        let words = Set(counting.map { levels[$0].amount })
        return (words.count == 1 ? words.first : nil, false, clashes, counting)
    }

    /// The rows that count for certain.
    private func counts(_ point: Point, _ level: Int?, stands: Point) -> Set<Int> {
        let applies = applying(rows, point, level, stands: stands)
        var standing: [Bool?] = applies
        // Later rows override earlier ones only, so the last one is settled first.
        for index in rows.indices.reversed() {
            for other in rows.indices where rows[other].overrides.contains(index) {
                switch standing[other] {
                case true: standing[index] = false
                case false: break
                default: standing[index] = standing[index] == false ? false : nil
                }
            }
        }
        guard hit == .first else { return Set(rows.indices.filter { standing[$0] == true }) }
        return Set(
            rows.indices.filter { index in
                standing[index] == true && rows.indices.prefix(index).allSatisfy { standing[$0] == false }
            })
    }

    private func clashes(_ counting: Set<Int>) -> Set<[Int]> {
        var clashes: Set<[Int]> = []
        for one in counting {
            for other in counting where one < other {
                let differs =
                    rows[one].role == rows[other].role && rows[one].isReward == rows[other].isReward
                    && rows[one].amount != rows[other].amount
                if hit == .unique || hit == .agree && differs { clashes.insert([one, other]) }
            }
        }
        return clashes
    }
}
