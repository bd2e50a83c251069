import Foundation
import RedressAnalysis
import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressSyntax
import Testing

/// The differences of two versions are those that brute force finds over every point of a small space: nothing false,
/// nothing missed.
@Suite struct DifferenceTests {
    static let seeds: Range<UInt64> = {
        let asked = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"]
        return 0..<(asked == nil ? 12 : 600)
    }()

    @Test func differencesEqualBruteForce() throws {
        var (equal, different) = (0, 0)
        for seed in Self.seeds {
            let pair = TwoVersions(seed)
            guard let old = compiledProgram(pair.old), let new = compiledProgram(pair.new) else { continue }
            let report = PolicyComparison(old, new).report()
            let brute = BruteForce(old, new)
            let note = "seed \(seed)\n\(pair.old)\n\(pair.new)"
            #expect(report.undecided.isEmpty, "\(note) \(report.undecided)")
            #expect(Set(report.differences.map { Self.name($0.key) }) == brute.keys, "\(note)")
            // Each difference is shown by an incident, and each change that brute force meets is one of their classes.
            for difference in report.differences {
                let changes = brute.changes(difference.old, difference.new)
                #expect(changes.contains { $0.key == Self.name(difference.key) }, "\(note)")
            }
            for change in brute.changesOfCompleteIncidents {
                let isShown = report.differences.contains { difference in
                    Self.name(difference.key) == change.key && change.oldRows.isSubset(of: difference.oldRows)
                        && change.newRows.isSubset(of: difference.newRows)
                }
                #expect(isShown, "\(note) \(change)")
            }
            if brute.keys.isEmpty { equal += 1 } else { different += 1 }
        }
        #expect(equal > 1 && different > 1, "\(equal) \(different)")
    }

    static func name(_ key: OutcomeKey) -> String {
        "\(key.aspect) \(key.names.joined(separator: " "))"
    }

}

/// Puts every incident that a small schema allows to both versions.
struct BruteForce {
    struct Change: Hashable {
        let key: String
        let old: [String]
        let new: [String]
        /// The rows that are cited.
        let oldRows: Set<RowID>
        let newRows: Set<RowID>
    }

    private(set) var keys: Set<String> = []
    private(set) var changesOfCompleteIncidents: Set<Change> = []
    private let programs: [Program]
    private let evaluators: [Evaluator]

    init(_ old: Program, _ new: Program) {
        programs = [old, new]
        evaluators = programs.map { Evaluator($0) }
        let layout = RowLayout(old.schema)
        var first = IncidentRow(id: "x", layout: layout, roleCount: old.schema.roles.count)
        first.slots[layout.eventSlots[0]] = 1_772_500_000
        var rows = [first]
        func extend(_ slot: Int, _ values: [Int64], also second: Int? = nil) {
            rows = rows.flatMap { row in
                values.map { value in
                    var row = row
                    row.slots[slot] = value
                    if let second { row.slots[second] = value == Slot.absent ? Slot.absent : 0 }
                    return row
                }
            }
        }
        extend(layout.factSlots[0], [Slot.absent, 0, 1])
        extend(layout.factSlots[1], [Slot.absent, 0, 1])
        extend(layout.factSlots[2], [Slot.absent, 0, 1, 2])
        extend(layout.factSlots[3], [Slot.absent, 0, 1, 2, 3], also: layout.factSlots[3] + 1)
        extend(layout.factSlots[4], [Slot.none, 0])
        let unsaid = layout.factSlots.prefix(4)
        let given = layout.givenSlots[0]
        rows = rows.filter { row in unsaid.count { row.slots[$0] == Slot.absent } < 3 }.flatMap { row in
            [Slot.absent, 0, 1, 2].map { word in
                var row = row
                row.slots[given] = word
                return row
            }
        }
        for row in rows {
            let changes = changes(row, row)
            keys.formUnion(changes.map(\.key))
            if unsaid.allSatisfy({ row.slots[$0] != Slot.absent }) { changesOfCompleteIncidents.formUnion(changes) }
        }
    }

    /// What the two versions decide otherwise for an incident.
    func changes(_ old: IncidentRow, _ new: IncidentRow) -> Set<Change> {
        let decisions = zip(evaluators, [old, new]).map { $0.decide($1, asOf: $1.asOf) }
        let outcomes = zip(programs, decisions).map { Self.outcomes($1, $0) }
        var changes: Set<Change> = []
        for key in Set(outcomes[0].keys).union(outcomes[1].keys) {
            let (one, other) = (outcomes[0][key] ?? Said(), outcomes[1][key] ?? Said())
            guard one.texts.sorted() != other.texts.sorted() else { continue }
            changes.insert(
                Change(
                    key: key, old: one.texts.sorted(), new: other.texts.sorted(), oldRows: one.rows, newRows: other.rows
                ))
        }
        // Where only one version speaks, that alone is the change.
        let scope = changes.filter { $0.key.hasPrefix("scope") }
        return scope.isEmpty ? changes : scope
    }

    private struct Said {
        var texts: [String] = []
        var rows: Set<RowID> = []
    }

    private static func outcomes(_ decision: Decision, _ program: Program) -> [String: Said] {
        var found: [String: Said] = [:]
        func role(_ id: RoleID) -> String { program.schema[id].name }
        func add(_ key: String, _ text: String, _ row: RowID?) {
            found[key, default: Said()].texts.append(text)
            if let row { found[key, default: Said()].rows.insert(row) }
        }
        if let reason = decision.notApplicable {
            add("scope ", reason == .scope ? "no" : "open", nil)
            return found
        }
        for value in decision.derived {
            add("value \(program.derived[value.derived.index].name)", "\(value.value as Any)", value.row)
        }
        for (kind, outcomes) in [("fine", decision.fines), ("reward", decision.rewards)] {
            for one in outcomes { add("\(kind) \(role(one.roles[0]))", "\(one.fen)", one.row) }
        }
        for one in decision.sanctions { add("sanction \(role(one.role))", "\(one.sanction)", one.row) }
        for one in decision.notices { add("notice \(role(one.to[0]))", "due", one.row) }
        for one in decision.records { add("record \(one.what)", "due", one.row) }
        for one in decision.remedies { add("remedy \(one.what)", "due", one.row) }
        for one in decision.pending {
            let isOfRole = [PendingOutcome.Kind.notice, .fine, .reward, .sanction].contains(one.kind)
            let text = "open \(one.minimum as Any) \(one.maximum as Any) \(one.sanction as Any)"
            add("\(one.kind) \(isOfRole ? role(one.roles[0]) : one.what ?? "")", text, one.row)
        }
        for conflict in decision.conflicts {
            let name = conflict.role.map(role) ?? ""
            switch conflict.kind {
            case .value(let id): add("value \(program.derived[id.index].name)", "conflict", nil)
            case .notUnique: add("fine \(name)", "conflict", nil)
            default: add("\(conflict.kind) \(name)", "conflict", nil)
            }
        }
        return found
    }
}
