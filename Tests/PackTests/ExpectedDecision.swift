import RedressDiagnostics
import RedressEngine
import RedressIncidents
import RedressModel
import Testing

/// One decision worked out by hand, and how a real one differs from it.
struct ExpectedDecision {
    let node: ExpectedNode
    let file: String

    var id: String { node["id"]?.text ?? "?" }
    var readings: [(name: String, value: String)] {
        (node["settings"]?.entries ?? []).map { ($0.key, $0.value.text ?? "") }
    }

    /// What is expected, by kind.
    var expect: ExpectedNode { node["expect"] ?? .map([]) }

    /// The keys that an entry may have; another one would be an expectation that nothing tests.
    static let keys: Set = ["id", "settings", "why", "incident", "expect", "case", "documents", "subject"]
    /// The kinds that an expectation may have beside the names of derived values.
    static let kinds: Set = [
        "not_applicable", "void", "fines", "rewards", "total", "people", "sanctions", "pending", "open", "unnamed",
        "violations", "differences", "notices", "records", "routes", "deadlines", "escalations", "reopened",
    ]

    /// The incident that it speaks of, and the program that judges it. Without facts of its own it is one of the pack's.
    func row(_ pack: Pack, _ program: Program) throws -> (row: IncidentRow, judged: Program) {
        var sources = SourceMap()
        if let incident = node["incident"] {
            let source = sources.add(path: id, bytes: Array(incident.flowText.utf8))
            let batch = IncidentReader([PolicyTable(program)]).read(source)
            return (try #require(batch.rows.first, "\(id): \(batch.rejected.flatMap(\.diagnostics))"), program)
        }
        if let name = node["case"]?.text { return try periodCase(name, program) }
        let rows = try pack.read(pack.incidentFiles, program).flatMap(\.rows)
        return (try #require(rows.first { $0.id == id }, "no incident \(id)"), program)
    }

    /// A case of a period, made of the documents of the entry.
    private func periodCase(_ name: String, _ program: Program) throws -> (row: IncidentRow, judged: Program) {
        let index = try #require(program.periodCases.firstIndex { $0.name == name }, "no case \(name)")
        var sources = SourceMap()
        let text = node["documents"]?.flowText ?? ""
        let source = sources.add(path: id, bytes: Array(text.utf8))
        let batch = IncidentReader([PolicyTable(program)]).read(source)
        #expect(batch.rejected.isEmpty, "\(id): \(batch.rejected.flatMap(\.diagnostics))")
        var collector = PeriodCollector(program)
        for (caseIndex, row) in batch.periods.flatMap(\.rows) where caseIndex == index {
            let key = try #require(collector.key(of: row, case: index), "\(id): no subject")
            collector.add(document: row, for: key)
        }
        let wanted = node["subject"]?.text
        let cases = collector.cases { _ in true }.filter { found in
            found.key.index == index && wanted.map(found.key.subject.contains) != false
        }
        let chosen = try #require(cases.first, "\(id): no such case")
        #expect(cases.count == 1, "\(id): \(cases.map(\.row.id))")
        return (chosen.row, program.periodCases[index].program)
    }

    /// Sentences on what differs; empty when the decision is as expected.
    func differences(from facts: DecisionFacts) -> [String] {
        var found = node.entries.map(\.key).filter { !Self.keys.contains($0) }.map { "unknown key \($0)" }
        let decision = facts.decision
        if expect.entries.isEmpty { found.append("nothing is expected") }
        compare("not_applicable", expect["not_applicable"]?.text == "true", decision.notApplicable != nil, &found)
        if let void = expect["void"]?.text { compare("void", void == "true", decision.void != nil, &found) }
        compareClasses(expect.entries.filter { !Self.kinds.contains($0.key) }, facts, &found)
        match("fines", decision.fines, facts.agrees, facts.show, &found)
        match("rewards", decision.rewards, facts.agrees, facts.show, &found)
        match("routes", decision.routes, facts.agrees, facts.show, &found)
        match("deadlines", decision.deadlines, facts.agrees, facts.show, &found)
        matchPending(facts, &found)
        if let total = expect["total"]?.text {
            let sum = decision.fines.reduce(0) { $0 + $1.fen }
            compare("total", DecisionFacts.fen(total), sum, &found)
        }
        if let people = expect["people"] {
            let expected = Dictionary(
                people.entries.map { ($0.key, $0.value.text.flatMap(DecisionFacts.fen) ?? -1) }, uniquingKeysWith: +)
            compare("people", expected, facts.people, &found)
        }
        compareLists(facts, &found)
        return found.map { "\(file) \(id)\(readings.isEmpty ? "" : " \(readings)"): \($0)" }
    }

    private func compare<Value: Equatable>(_ what: String, _ expected: Value, _ came: Value, _ found: inout [String]) {
        if expected != came { found.append("\(what): expected \(expected), came \(came)") }
    }

    private func compareClasses(
        _ classes: [(key: String, value: ExpectedNode)], _ facts: DecisionFacts, _ found: inout [String]
    ) {
        for (name, value) in classes {
            guard let derived = facts.program.derived.first(where: { $0.name == name }) else {
                found.append("no class \(name)")
                continue
            }
            let outcome = facts.decision.derived.first { $0.derived == derived.id }?.value
            let came: String
            switch outcome {
            case .symbol(let vocabulary, let word): came = facts.program.schema[vocabulary].words[word]
            case .number(let number): came = number.whole.map(String.init) ?? "\(number)"
            case .yesNo(let value): came = value ? "是" : "否"
            case nil: came = "未知"
            case .set, .text, .date, .instant, .none?: came = "\(String(describing: outcome))"
            }
            compare(name, value.text ?? "", came, &found)
        }
    }

    private func match<Outcome>(
        _ key: String, _ outcomes: [Outcome], _ agrees: (ExpectedNode, Outcome) -> Bool,
        _ show: (Outcome) -> String, _ found: inout [String]
    ) {
        guard let expected = expect[key] else { return }
        var left = outcomes
        for entry in expected.elements {
            if let index = left.firstIndex(where: { agrees(entry, $0) }) {
                left.remove(at: index)
            } else {
                found.append("\(key): missing \(entry.flowText)")
            }
        }
        found += left.map { "\(key): not expected \(show($0))" }
    }

    /// Pending fines, rewards and sanctions; those that are alike are written once.
    private func matchPending(_ facts: DecisionFacts, _ found: inout [String]) {
        guard let expected = expect["pending"] else { return }
        let came = facts.decision.pending.filter { [.fine, .reward, .sanction].contains($0.kind) }
        for entry in expected.elements where !came.contains(where: { facts.agrees(entry, $0) }) {
            found.append("pending: missing \(entry.flowText)")
        }
        for outcome in came where !expected.elements.contains(where: { facts.agrees($0, outcome) }) {
            found.append("pending: not expected \(facts.show(outcome))")
        }
    }

    /// What can be written as a set of words.
    private func compareLists(_ facts: DecisionFacts, _ found: inout [String]) {
        let decision = facts.decision
        let program = facts.program
        func compareSet(_ key: String, _ expected: (ExpectedNode) -> String, _ came: [String], _ found: inout [String])
        {
            guard let list = expect[key] else { return }
            compare(key, Set(list.elements.map(expected)).sorted(), Set(came).sorted(), &found)
        }
        func cited(_ entry: ExpectedNode, _ part: String) -> String {
            "\(entry["role"]?.text ?? "") \(entry[part]?.texts.joined(separator: "、") ?? "") \(entry["clause"]?.text ?? "")"
        }
        compareSet(
            "sanctions", { cited($0, "what") },
            decision.sanctions.flatMap { outcome in
                facts.sources(outcome.row).map {
                    "\(facts.name(outcome.role)) \(facts.sanction(outcome.sanction)) \($0)"
                }
            }, &found)
        compareSet(
            "notices", { cited($0, "to") },
            decision.notices.flatMap { notice in
                facts.sources(notice.row).map { " \(notice.to.map(facts.name).joined(separator: "、")) \($0)" }
            }, &found)
        compareSet(
            "records", { cited($0, "what") },
            decision.records.flatMap { record in
                (record.row.map(facts.sources) ?? [""]).map { " \(record.what) \($0)" }
            }, &found)
        compareSet(
            "escalations", { cited($0, "to") },
            decision.escalations.flatMap { escalation in
                facts.sources(escalation.row).map { " \(escalation.to.map(facts.name).joined(separator: "、")) \($0)" }
            }, &found)
        compareSet(
            "reopened", { cited($0, "what") },
            decision.reopened.flatMap { outcome in facts.sources(outcome.row).map { " \(outcome.what) \($0)" } }, &found
        )
        compareSet(
            "open", { $0.text ?? "" },
            decision.openQuestions.compactMap { question in
                guard case .fact(let fact) = question.subject else { return nil }
                return program.schema[fact].name
            }, &found)
        compareSet(
            "unnamed", { $0.text ?? "" },
            decision.openQuestions.compactMap { question in
                guard case .role(let role) = question.subject else { return nil }
                return facts.name(role)
            }, &found)
        if let count = expect["violations"]?.text {
            compare("violations", count, "\(decision.violations.count)", &found)
        }
        compareSet(
            "differences", { $0.text ?? "" },
            decision.differences.map { difference in
                switch difference.subject {
                case .derived(let id): program.derived.first { $0.id == id }?.name ?? "?"
                case .fact(let id): program.schema[id].name
                }
            }, &found)
    }
}
