import RedressEngine
import RedressModel

/// The rows of a group at one ground, and which of them may contradict which.
struct ClashStage {
    /// A row, with the items that may clash.
    struct Entry {
        let row: RowID
        /// Where the row counts and the policy speaks.
        let applies: Formula
        let items: [Item]
    }

    /// An item, by the number of its class.
    struct Item {
        let number: Int
        let condition: Formula
    }

    /// An item of a family, by the box of its row.
    private struct Member {
        let box: Int
        let number: Int
        let isAlways: Bool
    }

    private let entries: [Entry]
    /// Under `unique` any two rows that meet contradict.
    private let table: ClashTable?
    private let families: [Int]
    /// Where each row stands among the entries.
    private var places: [Int: Int] = [:]
    private var formless: [Int] = []
    private var isFormless: [Bool]
    /// For each box, its entry; for each entry, its boxes.
    private var owners: [Int] = []
    private var own: [Range<Int>] = []
    private let index: BoxIndex
    /// For each family, its items, by box ascending.
    private var members: [[Member]]

    init(_ decider: Decider, _ entries: [Entry], _ table: ClashTable?, families: [Int]) {
        self.entries = entries
        self.table = table
        self.families = families
        isFormless = entries.map { _ in false }
        members = Array(repeating: [], count: (families.max() ?? -1) + 1)
        var boxes: [Box] = []
        for (owner, entry) in entries.enumerated() {
            places[entry.row.index] = owner
            let first = boxes.count
            if let more = decider.boxes(of: entry.applies) {
                boxes += more
                owners += more.map { _ in owner }
            } else {
                formless.append(owner)
                isFormless[owner] = true
            }
            own.append(first..<boxes.count)
            for item in entry.items {
                members[families[item.number]] += (first..<boxes.count).map {
                    Member(box: $0, number: item.number, isAlways: item.condition == .always)
                }
            }
        }
        index = BoxIndex(decider.space, boxes)
    }

    /// How many rows have boxes.
    var indexedCount: Int { entries.count - formless.count }

    /// Where both rows count, the formula under which items of theirs contradict.
    func clash(_ left: Entry, _ right: Entry, _ pool: FormulaPool) -> Formula {
        guard let table else { return .always }
        return pool.any(
            left.items.flatMap { one in
                right.items.map { pool.all(one.condition, $0.condition, table.formula(one.number, $0.number)) }
            })
    }

    private func mayClash(_ left: Entry, _ right: Entry) -> Bool {
        guard let table else { return true }
        return left.items.contains { one in
            right.items.contains { table.formula(one.number, $0.number) != .never }
        }
    }

    /// Calls with each pair of a row and one after it that may contradict it; with boxes of theirs that meet, where they
    /// contradict wherever they do.
    func forEachClash(of row: Int, _ body: (Entry, Entry, (Box, Box)?) -> Void) {
        guard let left = places[row] else { return }
        if isFormless[left] {
            for right in entries.indices.dropFirst(left + 1) where mayClash(entries[left], entries[right]) {
                body(entries[left], entries[right], nil)
            }
            return
        }
        let (some, sure) = clashing(entries[left], after: own[left].upperBound)
        var asked: Set<Int> = []
        for box in own[left] {
            index.forEach(meeting: index.boxes[box], from: own[left].upperBound, among: some) { other in
                let isSure = sure.contains(other)
                if !isSure, !asked.insert(owners[other]).inserted { return }
                body(entries[left], entries[owners[other]], isSure ? (index.boxes[box], index.boxes[other]) : nil)
            }
        }
        for right in formless where right > left && mayClash(entries[left], entries[right]) {
            body(entries[left], entries[right], nil)
        }
    }

    /// The boxes from one on of rows that may contradict a row, and of those that do wherever they meet it.
    private func clashing(_ entry: Entry, after first: Int) -> (some: BitSet, sure: BitSet) {
        var some = BitSet(count: owners.count)
        guard let table else {
            for box in first..<owners.count { some.insert(box) }
            return (some, some)
        }
        var sure = some
        for item in entry.items {
            let family = families[item.number]
            for neighbour in table.neighbours[family] {
                let isSure = neighbour.isSure && item.condition == .always
                for member in members[neighbour.family].reversed() {
                    if member.box < first { break }
                    if member.number == item.number { continue }
                    some.insert(member.box)
                    if isSure && member.isAlways { sure.insert(member.box) }
                }
            }
        }
        return (some, sure)
    }
}
