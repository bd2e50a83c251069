import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressSyntax
import Testing

@testable import RedressAnalysis

/// Boxes, their index and the search for what they leave, against trying every point.
@Suite struct BoxTests {
    /// Facts of 2, 3 and 120 cells, so that the index needs several cells to a bucket.
    private static let text = """
        policy small
        event received
        fact one : yes/no
        fact two : one of a, b, c
        fact three : whole number 0..119
        role r
        schedule s sum
        \((0..<119).map { "  t\($0): three >= \($0 + 1) and one and two = a -> r 1" }.joined(separator: "\n"))
        """

    private let space: Space
    private let counts = [2, 3, 120]
    private var random: SplitMix

    init() throws {
        var sources = SourceMap()
        let source = sources.add(path: "small.redress", bytes: Array(BoxTests.text.utf8))
        let parsed = SyntaxParser.parse(source)
        let program = try #require(Checker.check([(parsed.file, source)]).programs.first)
        let scene = SymbolicScene(program)
        let formulas = program.groups[0].rows.indices.map { index in
            let group = program.groups[0].id
            return scene.applies(RowID(group: group, index: index), at: .group(group)).holds
        }
        space = Space(scene, formulas)
        random = SplitMix(7)
        try #require(Set(space.axes.map(\.cells.count)) == Set(counts))
    }

    /// A box with some cells along each axis, as sets that brute force reads.
    private mutating func draw() -> (box: Box, sides: [Set<Int>]) {
        var box = space.full
        var sides: [Set<Int>] = []
        for axis in space.axes.indices {
            let count = space.axes[axis].cells.count
            var cells = Set(0..<count)
            switch Int.random(in: 0..<4, using: &random) {
            case 0: break
            case 1: cells = cells.filter { _ in Bool.random(using: &random) }
            case 2:
                let low = Int.random(in: 0..<count, using: &random)
                cells = Set(low..<Int.random(in: low + 1...count, using: &random))
            default:
                let low = Int.random(in: 0..<count, using: &random)
                cells.subtract(low...low)
            }
            if cells.isEmpty { cells = [0] }
            sides.append(cells)
            box = space.setting(space.sets.set(of: cells.sorted()), at: axis, in: box) ?? box
        }
        return (box, sides)
    }

    private func points(_ sides: [Set<Int>]) -> Set<[Int]> {
        sides.reduce([[]]) { points, side in Set(points.flatMap { point in side.map { point + [$0] } }) }
    }

    @Test mutating func indexFindsExactlyTheBoxesThatMeet() {
        let boxes = (0..<200).map { _ in draw() }
        let index = BoxIndex(space, boxes.map(\.box))
        var pairs = 0
        for (place, one) in boxes.enumerated() {
            var found: [Int] = []
            index.forEach(meeting: one.box, from: place) { found.append($0) }
            let expected = boxes.indices.filter { other in
                other >= place && zip(one.sides, boxes[other].sides).allSatisfy { !$0.isDisjoint(with: $1) }
            }
            #expect(found == expected)
            pairs += expected.count
        }
        // Neither all of them meet nor none.
        #expect(pairs > 400 && pairs < 20_000)
    }

    @Test mutating func commonPointsAreThoseOfBoth() {
        for _ in 0..<60 {
            let (one, other) = (draw(), draw())
            let sides = zip(one.sides, other.sides).map { $0.intersection($1) }
            let common = space.intersection(one.box, other.box)
            #expect((common == nil) == sides.contains { $0.isEmpty })
            #expect(space.meets(one.box, other.box) == (common != nil))
            guard let common else { continue }
            for axis in sides.indices {
                #expect(Set(space.sets.cells(of: common.cells(at: axis) ?? space.whole[axis])) == sides[axis])
            }
        }
    }

    @Test mutating func searchFindsWhatIsLeft() {
        var openCount = 0
        for round in 0..<120 {
            let (one, others) = (draw(), (0..<(2 + round % 12)).map { _ in draw() })
            let left = others.reduce(points(one.sides)) { $0.subtracting(points($1.sides)) }
            var search = CoverSearch(space, one.box, outside: others.map(\.box), budget: 100_000)
            switch search.answer() {
            case .open(let region):
                let box = search.box(of: region)
                let found = points(
                    space.axes.indices.map { axis in
                        Set(space.sets.cells(of: box.cells(at: axis) ?? space.whole[axis]))
                    })
                #expect(!found.isEmpty && found.isSubset(of: left))
                openCount += 1
            case .covered(let places):
                #expect(left.isEmpty)
                // Those it names are enough.
                let rest = places.reduce(points(one.sides)) { $0.subtracting(points(others[$1].sides)) }
                #expect(rest.isEmpty)
            case .undecided: Issue.record("undecided in round \(round)")
            }
        }
        #expect(openCount > 20 && openCount < 110)
    }

    @Test mutating func shareCountsCells() {
        for _ in 0..<60 {
            let (one, other) = (draw(), draw())
            guard space.meets(one.box, other.box) else { continue }
            let common = zip(one.sides, other.sides).map { $0.intersection($1).count }.reduce(1, *)
            let all = one.sides.map(\.count).reduce(1, *)
            #expect(abs(space.share(of: other.box, in: one.box) - Double(common) / Double(all)) < 1e-9)
        }
    }
}
