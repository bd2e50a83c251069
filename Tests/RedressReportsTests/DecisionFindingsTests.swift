import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import Testing

@Suite("What decisions show of their policy")
struct DecisionFindingsTests {
    private func found(_ decisions: [Decision]) -> [Diagnostic] {
        var findings = DecisionFindings()
        for decision in decisions { findings.add(decision, in: WashPolicy.context) }
        return findings.diagnostics
    }

    @Test("A sound decision shows nothing")
    func nothing() {
        #expect(found([WashPolicy.decision()]).isEmpty)
    }

    @Test("A contradiction is said once, with both rows and how many incidents show it")
    func contradiction() throws {
        let decisions = ["a", "b", "c"].map { id in
            var decision = Decision(incident: id, asOf: nil)
            decision.conflicts = [
                Conflict(
                    kind: .fine, role: WashPolicy.adviser, ground: .group(WashPolicy.group),
                    parties: [
                        .init(row: WashPolicy.row3, fen: 5_000, sanctions: [], value: nil),
                        .init(row: WashPolicy.row4, fen: 1_000, sanctions: [], value: nil),
                    ])
            ]
            return decision
        }
        let diagnostics = found(decisions)
        let only = try #require(diagnostics.first)
        #expect(diagnostics.count == 1)
        #expect(only.code == .contradictoryRules)
        #expect(only.severity == .error)
        #expect(only.primary?.span == WashPolicy.span(of: "Ⅱ-3"))
        #expect(only.secondary.map(\.span) == [WashPolicy.span(of: "Ⅱ-4")])
        #expect(only.notes.first?.english == "shown by `a` and 2 more incidents")
    }

    @Test("A class that no row gives is uncovered")
    func uncovered() {
        var decision = Decision(incident: "a", asOf: nil)
        decision.derived = [DerivedOutcome(derived: DerivedID(0), value: nil, row: nil, isUndecided: true)]
        #expect(found([decision]).map(\.code) == [.uncoveredIncident])
        #expect(decision.isUndecided)
    }

    @Test("Two fines of one group for one matter are no double punishment")
    func twoFinesOfOneGroup() {
        var decision = Decision(incident: "a", asOf: nil)
        decision.fines = [
            WashPolicy.fine(WashPolicy.adviser, [], fen: 5_000),
            WashPolicy.fine(WashPolicy.adviser, [], fen: 1_000, row: WashPolicy.row4),
        ]
        #expect(found([decision]).isEmpty)
    }

    @Test("A year that the calendar does not know is an error that says what to import")
    func calendarEnds() throws {
        var findings = DecisionFindings()
        for id in ["a", "b"] {
            var decision = Decision(incident: id, asOf: nil)
            decision.deadlines = [
                DeliveryPolicy.outcome(due: nil, .unknown, unknownYear: 2027),
                DeliveryPolicy.outcome(DeliveryPolicy.answer, due: nil, .unknown, unknownYear: 2027),
            ]
            #expect(decision.isUndecided)
            findings.add(decision, in: DeliveryPolicy.context)
        }
        let only = try #require(findings.diagnostics.first)
        #expect(findings.diagnostics.count == 1)
        #expect(only.code == .calendarEnds)
        #expect(only.severity == .error)
        #expect(only.code.leavesUndecided)
        #expect(only.message.chinese.contains("china") && only.message.chinese.contains("2027"))
        #expect(only.help?.english.contains("--calendar 2027.ics") == true)
        #expect(only.notes.first?.english == "shown by `a` and 1 more incidents")
    }
}
