/// An order of numbered things in which each comes after those it needs; otherwise as numbered.
struct Ordering {
    /// All things; those that take part in a cycle stand where they were first met.
    private(set) var sorted: [Int] = []
    /// Each loop that was met: every member needs the next, the last one the first.
    private(set) var cycles: [[Int]] = []

    private enum Mark {
        case new
        case open
        case done
    }

    /// `needs[i]` holds what `i` must come after. Walks with a list of its own, so that long chains need no stack.
    init(_ needs: [[Int]]) {
        var marks = Array(repeating: Mark.new, count: needs.count)
        for start in needs.indices where marks[start] == .new {
            var path: [(node: Int, next: Int)] = [(start, 0)]
            marks[start] = .open
            while let (node, next) = path.last {
                guard next < needs[node].count else {
                    marks[node] = .done
                    sorted.append(node)
                    path.removeLast()
                    continue
                }
                path[path.count - 1].next += 1
                let needed = needs[node][next]
                switch marks[needed] {
                case .new:
                    marks[needed] = .open
                    path.append((needed, 0))
                case .open:
                    let from = path.firstIndex { $0.node == needed } ?? 0
                    cycles.append(path[from...].map(\.node))
                case .done: continue
                }
            }
        }
    }
}
