/// Whether some boxes hold all points of another one, by cases: where all but one axis of a box are settled
/// the last one is too; else the space is split in two along the axis that most of the shortest boxes wait for.
struct CoverSearch {
    /// What came of it.
    enum Answer {
        /// Some points of the box lie outside all the others, as a region that `box(of:)` reads.
        case open([UInt64])
        /// The boxes that keep every point from being outside.
        case covered(by: [Int])
        /// The budget ran out.
        case undecided
    }

    private let space: Space
    /// Where the words of each axis begin in a region.
    private var places: [Int] = []
    /// For each axis, the cell at which each bit begins, and after the last one the end.
    private var cuts: [[Int32]] = []
    /// The axes that matter, and where each one stands among them.
    private var axes: [Int] = []
    private var slots: [Int]
    /// The sides of all boxes: the first word of an axis in a region, how many words, and where its bits begin.
    private var sides: [Side] = []
    private var bits: [UInt64] = []
    /// For each box, its sides.
    private var boxes: [Range<Int>] = []
    private var start: [UInt64] = []
    private var isUsed: [Bool]
    private var budget: Int

    private struct Side {
        let slot: Int
        let place: Int
        let count: Int
        let bits: Int
    }

    /// Ready to look in a box for what the others leave, within a number of comparisons.
    init(_ space: Space, _ box: Box, outside others: [Box], budget: Int) {
        self.space = space
        self.budget = budget
        isUsed = Array(repeating: false, count: others.count)
        slots = Array(repeating: -1, count: space.axes.count)
        cut([box] + others)
        start = cuts.flatMap { cuts in CoverSearch.filled(cuts.count - 1) }
        for part in box.parts {
            let slot = slots[Int(part.axis)]
            for (offset, word) in words(of: part.cells, in: slot).enumerated() { start[places[slot] + offset] = word }
        }
        for other in others {
            let first = sides.count
            for part in other.parts {
                let slot = slots[Int(part.axis)]
                let words = words(of: part.cells, in: slot)
                sides.append(Side(slot: slot, place: places[slot], count: words.count, bits: bits.count))
                bits += words
            }
            boxes.append(first..<sides.count)
        }
    }

    /// Cuts each axis where some box begins or ends.
    private mutating func cut(_ boxes: [Box]) {
        var ends: [Set<Int32>] = []
        for part in boxes.lazy.flatMap(\.parts) {
            let axis = Int(part.axis)
            if slots[axis] < 0 {
                slots[axis] = axes.count
                axes.append(axis)
                ends.append([0, Int32(space.axes[axis].cells.count)])
            }
            for run in space.sets.runs(of: part.cells) {
                ends[slots[axis]].insert(run.low)
                ends[slots[axis]].insert(run.high + 1)
            }
        }
        cuts = ends.map { $0.sorted() }
        var place = 0
        for cuts in cuts {
            places.append(place)
            place += (cuts.count + 62) / 64
        }
    }

    private static func filled(_ count: Int) -> [UInt64] {
        (0..<(count + 63) / 64).map { word in
            count - word * 64 >= 64 ? .max : (1 << UInt64(count - word * 64)) - 1
        }
    }

    private func words(of cells: CellSet, in slot: Int) -> [UInt64] {
        let cuts = cuts[slot]
        var words = [UInt64](repeating: 0, count: (cuts.count + 62) / 64)
        var bit = 0
        for run in space.sets.runs(of: cells) {
            while cuts[bit] < run.low { bit += 1 }
            while cuts[bit] <= run.high {
                words[bit / 64] |= 1 << UInt64(bit % 64)
                bit += 1
            }
        }
        return words
    }

    // MARK: - Looking

    private enum Outcome {
        case found([UInt64])
        case covered
        case undecided
    }

    /// Looks for it.
    mutating func answer() -> Answer {
        for box in boxes.indices where standing(of: box, start) == (false, 0, 0) {
            return .covered(by: [box])
        }
        switch look(in: start, Array(boxes.indices)) {
        case .found(let region): return .open(region)
        case .covered: return .covered(by: isUsed.indices.filter { isUsed[$0] })
        case .undecided: return .undecided
        }
    }

    private mutating func look(in region: [UInt64], _ boxes: [Int]) -> Outcome {
        var region = region
        var live = boxes
        while true {
            guard let settled = settle(&region, &live) else { return budget < 0 ? .undecided : .covered }
            if settled { break }
        }
        guard let side = branch(region, live) else { return .found(region) }
        var outside = region
        for word in 0..<side.count { outside[side.place + word] &= ~bits[side.bits + word] }
        switch look(in: outside, live) {
        case .found(let region): return .found(region)
        case .undecided: return .undecided
        case .covered: break
        }
        for word in 0..<side.count { region[side.place + word] &= bits[side.bits + word] }
        return look(in: region, live)
    }

    /// Leaves the boxes that still cut a region in more than one axis, and takes away what a box cuts in one alone.
    /// Gives whether nothing changed; nil where a box holds the whole region, or the budget ran out.
    private mutating func settle(_ region: inout [UInt64], _ live: inout [Int]) -> Bool? {
        budget -= live.count
        if budget < 0 { return nil }
        var isSettled = true
        var kept: [Int] = []
        kept.reserveCapacity(live.count)
        for box in live {
            let (isApart, openCount, last) = standing(of: box, region)
            if isApart { continue }
            if openCount == 0 {
                isUsed[box] = true
                return nil
            }
            guard openCount == 1 else {
                kept.append(box)
                continue
            }
            isUsed[box] = true
            isSettled = false
            let side = sides[last]
            for word in 0..<side.count { region[side.place + word] &= ~bits[side.bits + word] }
        }
        live = kept
        return isSettled
    }

    /// Whether a box lies apart from a region, and if not, along how many axes it leaves a part of it, and which is the
    /// last of these.
    private func standing(of box: Int, _ region: [UInt64]) -> (isApart: Bool, openCount: Int, last: Int) {
        var (openCount, last) = (0, 0)
        for place in boxes[box] {
            let side = sides[place]
            var (inside, outside): (UInt64, UInt64) = (0, 0)
            for word in 0..<side.count {
                inside |= region[side.place + word] & bits[side.bits + word]
                outside |= region[side.place + word] & ~bits[side.bits + word]
            }
            if inside == 0 { return (true, 0, 0) }
            if outside != 0 { (openCount, last) = (openCount + 1, place) }
        }
        return (false, openCount, last)
    }

    /// The side to split along: of an axis that many boxes wait for, boxes with fewer open axes counting more. nil where
    /// no box is left.
    private func branch(_ region: [UInt64], _ live: [Int]) -> Side? {
        guard !live.isEmpty else { return nil }
        var weights = [Int](repeating: 0, count: axes.count)
        for box in live {
            let openCount = standing(of: box, region).openCount
            let weight = 1 << max(0, 12 - 2 * openCount)
            for place in boxes[box] where isOpen(sides[place], region) { weights[sides[place].slot] += weight }
        }
        var heaviest = 0
        for slot in weights.indices where weights[slot] > weights[heaviest] { heaviest = slot }
        for box in live {
            for place in boxes[box] where sides[place].slot == heaviest && isOpen(sides[place], region) {
                return sides[place]
            }
        }
        return nil
    }

    private func isOpen(_ side: Side, _ region: [UInt64]) -> Bool {
        (0..<side.count).contains { region[side.place + $0] & ~bits[side.bits + $0] != 0 }
    }

    /// A region as a box of the space.
    func box(of region: [UInt64]) -> Box {
        var box = space.full
        for (slot, axis) in axes.enumerated() {
            let cells = (0..<cuts[slot].count - 1).filter { bit in
                region[places[slot] + bit / 64] & (1 << UInt64(bit % 64)) != 0
            }.flatMap { Int(cuts[slot][$0])..<Int(cuts[slot][$0 + 1]) }
            box = space.setting(space.sets.set(of: cells), at: axis, in: box) ?? box
        }
        return box
    }
}
