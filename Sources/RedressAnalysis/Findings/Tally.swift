/// How many questions each search of an analysis asked, and what decided them.
package struct Tally: Equatable, Sendable {
    /// What a search looks for.
    package enum Search: CaseIterable, Sendable {
        case contradictions
        case bands
        case reach
        case redundancy
        case holes
        case doublePunishment
        case severity
        case deadlineOrder
        case routing
        case requirements
    }

    /// The questions of one search.
    package struct Count: Equatable, Sendable {
        /// All of them.
        package fileprivate(set) var questions = 0
        /// Those that were plain as they were put, such as whether what never holds can hold.
        package fileprivate(set) var plain = 0
        /// Those that boxes decided.
        package fileprivate(set) var byBoxes = 0

        /// All others, which were put to Z3.
        package var bySolver: Int { questions - plain - byBoxes }

        fileprivate mutating func add(questions: Int, plain: Int, byBoxes: Int) {
            self.questions += questions
            self.plain += plain
            self.byBoxes += byBoxes
        }
    }

    private var counts: [Search: Count] = [:]

    package init() {}

    /// The questions of a search.
    package subscript(search: Search) -> Count { counts[search] ?? Count() }

    /// The questions of all searches.
    package var total: Count {
        counts.values.reduce(into: Count()) { sum, count in
            sum.add(questions: count.questions, plain: count.plain, byBoxes: count.byBoxes)
        }
    }

    /// Adds what a decider of a search was asked.
    mutating func add(_ decider: Decider, to search: Search) {
        counts[search, default: Count()].add(
            questions: decider.questionCount, plain: decider.plainCount, byBoxes: decider.boxCount)
    }

    /// Adds the questions of another analysis.
    package mutating func add(_ other: Tally) {
        for (search, count) in other.counts {
            counts[search, default: Count()].add(
                questions: count.questions, plain: count.plain, byBoxes: count.byBoxes)
        }
    }
}
