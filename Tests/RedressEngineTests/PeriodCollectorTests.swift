import RedressEngine
import RedressModel
import RedressTime
import Testing

@Suite("Figures over the incidents of a period")
struct PeriodCollectorTests {
    private let policy = PeriodPolicy()

    /// What a case came to, to be compared.
    private struct Came: Equatable {
        let subject: [String]
        let period: String
        let slots: [Int64]
        let stretches: [FactID: Stretch]
        let figures: [[[String]]]

        init(_ one: CollectedCase) {
            subject = one.key.subject
            period = one.key.period.description
            slots = one.row.slots
            stretches = one.row.stretches
            figures = one.figures.map { [$0.counted, $0.open] }
        }
    }

    private func cases(_ collector: PeriodCollector) -> [Came] { collector.cases { _ in true }.map(Came.init) }

    @Test("Incidents added and taken out at random leave what adding the rest from scratch gives", arguments: 0..<25)
    func takingOut(seed: UInt64) {
        var random = SplitMix(seed)
        var collector = PeriodCollector(policy.program)
        var present: [Observations] = []
        for step in 0..<40 {
            if !present.isEmpty, random.chance(40) {
                collector.remove(present.remove(at: random.number(0...(present.count - 1))))
            } else {
                let observations = policy.observe(policy.row(PeriodPolicy.story(&random), id: "E\(step)"))
                collector.add(observations)
                present.append(observations)
            }
            var fresh = PeriodCollector(policy.program)
            for observations in present { fresh.add(observations) }
            #expect(cases(collector) == cases(fresh))
        }
    }

    @Test("Both evaluators observe alike", arguments: 0..<40)
    func evaluators(seed: UInt64) {
        var random = SplitMix(seed)
        let plain = ReferenceEvaluator(policy.program)
        for step in 0..<20 {
            let row = policy.row(PeriodPolicy.story(&random), id: "E\(step)")
            let other = plain.observations(of: row, asOf: nil, plain.decide(row, asOf: nil))
            #expect(policy.observe(row) == other)
        }
    }

    // MARK: Brute force

    /// The figures of one person in September when everything is known.
    private struct Exact: Hashable {
        var count: Int64 = 0
        var withAmount: Int64 = 0
        var sum: Int64 = 0
        var greatest: Int64?
        var least: Int64?
    }

    private func exact(_ stories: [PeriodPolicy.Story], of person: String) -> Exact {
        var exact = Exact()
        for story in stories where story.day < 30 && story.hit == true && story.void == false {
            guard story.people?.contains(person) == true else { continue }
            exact.count += 1
            guard case .some(let fen?) = story.amount else { continue }
            exact.withAmount += 1
            exact.sum += fen
            exact.greatest = max(exact.greatest ?? fen, fen)
            exact.least = min(exact.least ?? fen, fen)
        }
        return exact
    }

    /// All ways of filling in what stories leave open; amounts at the ends of their range and between.
    private func ways(_ stories: [PeriodPolicy.Story]) -> [[PeriodPolicy.Story]] {
        stories.reduce([[]]) { ways, story in
            var filled = [story]
            func fill<Value>(
                _ path: WritableKeyPath<PeriodPolicy.Story, Value?>, _ values: [Value]
            ) {
                guard story[keyPath: path] == nil else { return }
                filled = filled.flatMap { one in
                    values.map { value in
                        var copy = one
                        copy[keyPath: path] = .some(value)
                        return copy
                    }
                }
            }
            fill(\.hit, [true, false])
            fill(\.void, [true, false])
            fill(\.amount, [nil, 0, 30, 100])
            fill(\.people, [["甲"], ["乙"], ["丙"]])
            return ways.flatMap { way in filled.map { way + [$0] } }
        }
    }

    @Test("Every way of filling in lies within the figures, and their ends are reached", arguments: 0..<25)
    func bruteForce(seed: UInt64) throws {
        var random = SplitMix(seed &+ 1_000)
        // One story that says who it is about, so that there is a case.
        var stories = [PeriodPolicy.Story(day: 3, hit: random.chance(50), amount: 30, void: false, people: ["甲"])]
        for _ in 0..<3 { stories.append(PeriodPolicy.story(&random, unknown: 40)) }
        var collector = PeriodCollector(policy.program)
        for (index, story) in stories.enumerated() { collector.add(policy.observe(policy.row(story, id: "E\(index)"))) }
        let september = try #require(Period(.month, year: 2026, number: 9))
        let found = collector.collected(CaseKey(index: 0, period: september, subject: ["甲"]))
        let all = Set(ways(stories).map { exact($0, of: "甲") })
        expect(found, policy.count, all.map(\.count))
        expect(found, policy.withAmount, all.map(\.withAmount))
        expect(found, policy.sum, all.map(\.sum))
        expect(found, policy.greatest, all.map(\.greatest))
        expect(found, policy.least, all.map(\.least))
    }

    /// A figure that is a number in every way lies between the least and the greatest of them, exactly.
    private func expect(_ found: CollectedCase, _ fact: FactID, _ values: [Int64?]) {
        let slot = found.row.slots[RowLayout(policy.program.periodCases[0].program.schema).factSlots[fact.index]]
        let numbers = values.compactMap(\.self)
        guard numbers.count == values.count else {
            // Where there may be nothing at all, nobody knows, unless there never is anything.
            #expect(slot == (numbers.isEmpty ? Slot.none : Slot.unknown))
            return
        }
        let (low, high) = (numbers.min(), numbers.max())
        if low == high {
            #expect(slot == low)
        } else {
            #expect(found.row.stretches[fact] == Stretch(low: low, high: high))
        }
    }

    @Test("Figures that hold for certain name the incidents counted, in order of time")
    func names() throws {
        var collector = PeriodCollector(policy.program)
        let stories = [
            PeriodPolicy.Story(day: 9, hit: true, amount: 30, void: false, people: ["甲"]),
            PeriodPolicy.Story(day: 2, hit: true, amount: 30, void: false, people: ["甲", "乙"]),
            PeriodPolicy.Story(day: 5, hit: nil, amount: 30, void: false, people: ["甲"]),
            PeriodPolicy.Story(day: 6, hit: true, amount: 30, void: true, people: ["甲"]),
            PeriodPolicy.Story(day: 35, hit: true, amount: 30, void: false, people: ["甲"]),
        ]
        for (index, story) in stories.enumerated() { collector.add(policy.observe(policy.row(story, id: "E\(index)"))) }
        let came = cases(collector)
        #expect(came.map(\.period) == ["2026-09", "2026-09", "2026-10"])
        #expect(came.map(\.subject) == [["乙"], ["甲"], ["甲"]])
        #expect(came.map { $0.figures[0] } == [[["E1"], []], [["E1", "E0"], ["E2"]], [["E4"], []]])
    }
}
