import RedressEngine
import RedressModel
import RedressTime
import Testing

@Suite("Counting earlier incidents")
struct HistoryTests {
    private let policy = PeriodPolicy()

    /// The stretch that counting every pair by itself gives: 10 days that end at 24:00.
    private func expected(
        _ story: PeriodPolicy.Story, after earlier: [PeriodPolicy.Story]
    ) -> (low: Int64, high: Int64) {
        var (low, high): (Int64, Int64) = (0, 0)
        for other in earlier where other.day < story.day && story.day <= other.day + 10 {
            guard other.hit != false, other.void != true else { continue }
            guard let people = story.people, let others = other.people else {
                // Somebody not yet named may be anybody; nobody is nobody.
                if story.people != [], other.people != [] || story.people == nil { high += 1 }
                continue
            }
            guard !Set(people).isDisjoint(with: others) else { continue }
            high += 1
            if other.hit == true, other.void == false { low += 1 }
        }
        return (low, high)
    }

    @Test("Each pair by itself gives the same, in whatever order incidents are added", arguments: 0..<60)
    func pairs(seed: UInt64) {
        var random = SplitMix(seed &+ 77)
        let stories = (0..<25).map { _ in PeriodPolicy.story(&random) }
        var history = History(policy.program)
        for (index, story) in stories.enumerated() {
            let row = policy.row(story, id: "E\(index)")
            history.add(row, policy.observe(row))
        }
        let slot = RowLayout(policy.program.schema).factSlots[policy.earlier.index]
        for story in stories {
            var row = policy.row(story, id: "X")
            history.fill(&row)
            let (low, high) = expected(story, after: stories)
            if low == high {
                #expect(row.slots[slot] == low)
            } else {
                #expect(row.stretches[policy.earlier] == Stretch(low: low, high: high))
            }
        }
    }
}
