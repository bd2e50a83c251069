import Foundation
import RedressAnalysis
import RedressEngine
import RedressModel
import Testing

/// Random pairs with limits, slots, groups for each and groups over a period: whatever both evaluators decide otherwise
/// for incidents tried is listed, and whatever is listed is decided otherwise.
@Suite struct WideDifferenceTests {
    static let seeds: Range<UInt64> = {
        let asked = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"]
        return 0..<(asked == nil ? 10 : 320)
    }()

    @Test func differencesHoldAllThatIncidentsShow() throws {
        var (equal, different) = (0, 0)
        for seed in Self.seeds {
            let pair = WideVersions(seed)
            guard let old = compiledProgram(pair.old), let new = compiledProgram(pair.new) else { continue }
            let text = "seed \(seed)\n\(pair.old)\n\(pair.new)"
            var isEmpty = true
            for part in PolicyComparison(old, new).parts() {
                let listed = part.report.differences.map {
                    "\($0.key.aspect) \($0.key.names) \($0.oldRows) \($0.newRows)"
                }
                let open = part.report.undecided.map { "\($0)" }
                let note = "\(text)\n\((listed + open).joined(separator: "\n"))"
                let place = part.periodCase
                let one = place.map { old.periodCases[$0.old].program } ?? old
                let other = place.map { new.periodCases[$0.new].program } ?? new
                var incidents = SomeIncidents(one, seed: seed)
                Self.compare(part.report, one, other, incidents.rows(part.periodCase == nil ? 60 : 20), note)
                isEmpty = isEmpty && part.report.isEmpty
            }
            if pair.isSame { #expect(isEmpty, "\(text)") }
            if isEmpty { equal += 1 } else { different += 1 }
        }
        #expect(equal > 0 && different > 1, "\(equal) \(different)")
    }

    private static func compare(
        _ report: ComparisonReport, _ old: Program, _ new: Program, _ rows: [IncidentRow], _ note: String
    ) {
        let judges = (Evaluator(old), Evaluator(new))
        func outcomes(_ one: IncidentRow, _ other: IncidentRow) -> (NamedOutcomes, NamedOutcomes) {
            (
                NamedOutcomes(judges.0.decide(one, asOf: one.asOf), in: old),
                NamedOutcomes(judges.1.decide(other, asOf: other.asOf), in: new)
            )
        }
        for difference in report.differences {
            let (one, other) = outcomes(difference.old, difference.new)
            #expect(one[difference.key] != other[difference.key], "not shown: \(difference.key)\n\(note)")
        }
        for row in rows {
            let (one, other) = outcomes(row, row)
            for key in one.keysDiffering(from: other) {
                let changed = (one[key].without(other[key]), other[key].without(one[key]))
                let like = report.listed.filter { key.isLike($0.key) }
                // What one class takes away and another brings may lie under one name.
                let isListed =
                    !like.isEmpty
                    && changed.0.allSatisfy { one in
                        one.row.map { row in like.contains { $0.old.contains(row) } } ?? true
                    }
                    && changed.1.allSatisfy { one in
                        one.row.map { row in like.contains { $0.new.contains(row) } } ?? true
                    }
                #expect(isListed, "not listed: \(key) \(row)\n\(changed)\n\(note)")
            }
        }
    }
}

extension ComparisonReport {
    /// Every class that is told of, decided or not.
    fileprivate var listed: [(key: OutcomeKey, old: [RowID], new: [RowID])] {
        differences.map { ($0.key, $0.oldRows, $0.newRows) } + undecided.map { ($0.key, $0.oldRows, $0.newRows) }
    }
}

extension [NamedOutcome] {
    /// Those that others do not hold as well, one for one.
    fileprivate func without(_ others: [NamedOutcome]) -> [NamedOutcome] {
        var rest = others
        return filter { outcome in
            guard let place = rest.firstIndex(of: outcome) else { return true }
            rest.remove(at: place)
            return false
        }
    }
}

extension OutcomeKey {
    /// Whether a listed key covers it: keys of maps that are anybody's are one element, and where nobody is there to pay
    /// of several who share, the rest pay alone.
    fileprivate func isLike(_ other: OutcomeKey) -> Bool {
        let isShared = aspect == .fine || aspect == .reward
        let areNames = names == other.names || isShared && Set(names).isSubset(of: other.names)
        let isElement = element == other.element || element != nil && other.element == "甲"
        return aspect == other.aspect && areNames && isElement
    }
}

/// Random incidents that say all facts of a policy, with moments around those at which its limits fall due.
struct SomeIncidents {
    private let program: Program
    private let layout: RowLayout
    private var random: SplitMix

    /// Ten in the morning of a Friday, and of the Tuesday before National Day, in China.
    private static let starts: [Int64] = [1_772_762_400, 1_759_197_600]
    private static let apart: [Int64] = [
        0, 3_600, 14 * 3_600, 24 * 3_600, 24 * 3_600 + 1, 38 * 3_600, 38 * 3_600 + 1, 50 * 3_600, 62 * 3_600 + 1,
        86 * 3_600, 110 * 3_600 + 1, 200 * 3_600, 400 * 3_600,
    ]

    init(_ program: Program, seed: UInt64) {
        self.program = program
        layout = RowLayout(program.schema)
        random = SplitMix(seed &+ 5)
    }

    mutating func rows(_ count: Int) -> [IncidentRow] { (0..<count).map { _ in row() } }

    private mutating func row() -> IncidentRow {
        var row = IncidentRow(id: "x", layout: layout, roleCount: program.schema.roles.count)
        for fact in program.schema.facts {
            let slot = layout.factSlots[fact.id.index]
            if fact.key != nil {
                let isFree = if case .free? = fact.key { true } else { false }
                let keys = random.pick(isFree ? [[], ["甲"], ["乙", "丙"]] : [[], ["迟到"], ["迟到", "漏项"]])
                row.slots[slot] = Int64(row.maps.count)
                row.maps.append(
                    MapValue(
                        entries: keys.map { MapValue.Entry(key: $0, value: Int64(random.number(0...2))) },
                        isOpen: false))
            } else if fact.defaultValue == nil || random.chance(60) {
                set(fact, slot, in: &row)
            }
        }
        let start = random.pick(Self.starts)
        for (index, slot) in layout.eventSlots.enumerated() {
            row.slots[slot] = index == 0 ? start : random.chance(50) ? start + random.pick(Self.apart) : Slot.absent
        }
        row.asOf = start + random.pick(Self.apart)
        for role in program.schema.roles where !role.isAlwaysThere {
            row.people[role.id.index] = random.pick([.unnamed, .unnamed, .named([]), .named(["甲"]), .named(["乙"])])
        }
        return row
    }

    private mutating func set(_ fact: Fact, _ slot: Int, in row: inout IncidentRow) {
        switch fact.type {
        case .set:
            row.slots[slot] = Int64(random.number(0...3))
            row.slots[slot + 1] = 0
        case .yesNo, .symbol: row.slots[slot] = Int64(random.number(0...1))
        case .number, .money, .duration, .date, .instant, .text, .person, .role, .sanction:
            row.slots[slot] = Int64(random.number(0...2))
        }
    }
}
