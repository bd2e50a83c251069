import Foundation
import RedressAnalysis
import RedressModel
import Testing

/// What is found among the cases of a period is what brute force finds over small histories: two rows contradict where
/// some month has both, and a row that no month has is unreachable. The figures are counted here by hand.
@Suite struct PeriodExactnessTests {
    private static let seeds: Range<UInt64> = {
        let environment = ProcessInfo.processInfo.environment
        if let one = environment["REDRESS_SEED"].flatMap(UInt64.init) { return one..<(one + 1) }
        return 0..<(environment["REDRESS_LONG_TESTS"] == nil ? 40 : 2_000)
    }()

    @Test func findingsEqualBruteForce() throws {
        var kinds: [String: Int] = [:]
        var undecidedCount = 0
        for seed in Self.seeds {
            let policy = PeriodPolicy(seed)
            let program = try #require(compiledProgram(policy.text), "seed \(seed)")
            let report = Analyzer(casesOf: program, at: 0).report()
            let cases = program.periodCases[0].program
            func label(_ row: RowID) -> String { cases[row].label ?? "" }
            let found = Set(
                report.findings.compactMap { finding -> String? in
                    let labels = finding.rows.map(label)
                    switch finding.kind {
                    case .contradiction, .bandOverlap:
                        #expect(finding.period != nil, "seed \(seed): \(labels) shows no incidents")
                        return "contradiction \(labels.joined(separator: " "))"
                    case .unreachable: return "unreachable \(labels[0])"
                    case .bandHole, .redundant, .uncovered, .doublePunishment, .severityInversion, .deadlineOrder,
                        .routingCycle, .routingDeadEnd, .conflictOfInterest, .requirementBroken, .mandateBroken:
                        return nil
                    }
                })
            let open = Set(report.undecided.map { "contradiction \($0.rows.map(label).joined(separator: " "))" })
            undecidedCount += open.count
            let expected = policy.findings()
            let (missed, wrong) = (expected.subtracting(found).subtracting(open), found.subtracting(expected))
            #expect(
                missed.isEmpty && wrong.isEmpty,
                "seed \(seed): missed \(missed.sorted()), false \(wrong.sorted())\n\(policy.text)")
            for kind in expected.map({ $0.prefix { $0 != " " } }) { kinds[String(kind), default: 0] += 1 }
        }
        guard Self.seeds.count > 1 else { return }
        #expect(undecidedCount <= Self.seeds.count / 20, "\(undecidedCount) undecided")
        #expect(kinds["contradiction", default: 0] > 10 && kinds["unreachable", default: 0] > 5, "\(kinds)")
    }
}

/// A random group over a month, and what brute force finds in it.
private struct PeriodPolicy {
    /// What the incidents that count are told apart by: whether they are substantiated, and whether they came by phone.
    struct Kind {
        let isTrue: Bool
        let isCall: Bool
    }

    /// Which incidents a figure is over.
    enum Test: CaseIterable {
        case all, isTrue, isFalse, call, trueCall, trueOrCall, withdrawn

        var text: String {
            switch self {
            case .all: "来源 属于 (热线, 现场)"
            case .isTrue: "属实"
            case .isFalse: "非 属实"
            case .call: "来源 = 热线"
            case .trueCall: "属实 且 来源 = 热线"
            case .trueOrCall: "属实 或 来源 = 热线"
            case .withdrawn: "撤回"
            }
        }

        /// Withdrawn incidents are void, and never count.
        func meets(_ kind: Kind) -> Bool {
            switch self {
            case .all: true
            case .isTrue: kind.isTrue
            case .isFalse: !kind.isTrue
            case .call: kind.isCall
            case .trueCall: kind.isTrue && kind.isCall
            case .trueOrCall: kind.isTrue || kind.isCall
            case .withdrawn: false
            }
        }
    }

    struct Figure {
        let test: Test
        /// The sum of their damages, else how many they are.
        let isSum: Bool

        var text: String { isSum ? "合计 (损失 当 \(test.text))" : "件数 (\(test.text))" }
    }

    enum Atom {
        case atLeast(Figure, Int)
        case atMost(Figure, Int)
        case below(Figure, Figure)

        var text: String {
            switch self {
            case .atLeast(let figure, let bound): "\(figure.text) 不低于 \(bound)"
            case .atMost(let figure, let bound): "\(figure.text) 不超过 \(bound)"
            case .below(let one, let other): "\(one.text) 低于 \(other.text)"
            }
        }
    }

    struct Row {
        let label: String
        let atoms: [Atom]
        let amount: Int
    }

    /// The incidents of one kind in a month.
    struct Share {
        let kind: Kind
        let count: Int
        let sum: Int
    }

    private let kinds: [Kind]
    private let hasScope: Bool
    private let hasSums: Bool
    private var rows: [Row] = []

    /// Each damage is from 0 to this.
    private static let mostDamage = 2

    init(_ seed: UInt64) {
        var random = SplitMix(seed)
        hasSums = random.chance(50)
        // With sums fewer kinds, since each has many.
        hasScope = hasSums || random.chance(30)
        let all = [(true, true), (true, false), (false, true), (false, false)].map { Kind(isTrue: $0.0, isCall: $0.1) }
        kinds = hasScope ? all.filter { $0.isTrue || $0.isCall } : all
        for index in 0..<random.number(2...3) {
            let atoms = (0..<random.number(1...2)).map { _ in atom(&random) }
            rows.append(Row(label: "行\(index)", atoms: atoms, amount: 100 + 50 * random.number(0...1)))
        }
    }

    private func atom(_ random: inout SplitMix) -> Atom {
        let isSum = hasSums && random.chance(50)
        func figure(_ random: inout SplitMix) -> Figure {
            Figure(test: random.pick(Array(Test.allCases)), isSum: isSum)
        }
        switch random.number(0...3) {
        case 0: return .below(figure(&random), figure(&random))
        case 1: return .atMost(figure(&random), random.number(0...3))
        default: return .atLeast(figure(&random), random.number(1...(isSum ? 4 : 3)))
        }
    }

    var text: String {
        var lines = ["制度 小制度"]
        if hasScope { lines.append("  适用 属实 或 来源 = 热线") }
        lines += [
            "事件 收到", "事实 来源 : 取一 热线, 现场", "事实 属实, 撤回 : 是否", "事实 损失 : 整数 0..\(Self.mostDamage)",
            "岗位 服务人员", "规则 撤诉", "  零: 撤回 → 作废", "每月 员工月 每 服务人员",
        ]
        lines += rows.map { row in
            "  \(row.label): \(row.atoms.map(\.text).joined(separator: " 且 ")) → 服务人员 \(row.amount)"
        }
        return lines.joined(separator: "\n") + "\n"
    }

    // MARK: - Brute force

    func findings() -> Set<String> {
        var reached: Set<String> = []
        var found: Set<String> = []
        forEachMonth(of: kinds[...], []) { month in
            let here = rows.filter { row in row.atoms.allSatisfy { holds($0, in: month) } }
            reached.formUnion(here.map(\.label))
            for (place, one) in here.enumerated() {
                for other in here.dropFirst(place + 1) where one.amount != other.amount {
                    found.insert("contradiction \(one.label) \(other.label)")
                }
            }
        }
        return found.union(rows.map(\.label).filter { !reached.contains($0) }.map { "unreachable \($0)" })
    }

    /// Up to three incidents of each kind with any sum, or up to five where nothing is summed up.
    private func forEachMonth(of kinds: ArraySlice<Kind>, _ month: [Share], _ body: ([Share]) -> Void) {
        guard let kind = kinds.first else { return body(month) }
        for count in 0...(hasSums ? 3 : 5) {
            for sum in 0...(hasSums ? count * Self.mostDamage : 0) {
                forEachMonth(of: kinds.dropFirst(), month + [Share(kind: kind, count: count, sum: sum)], body)
            }
        }
    }

    private func holds(_ atom: Atom, in month: [Share]) -> Bool {
        func value(_ figure: Figure) -> Int {
            month.reduce(0) { $0 + (figure.test.meets($1.kind) ? figure.isSum ? $1.sum : $1.count : 0) }
        }
        switch atom {
        case .atLeast(let figure, let bound): return value(figure) >= bound
        case .atMost(let figure, let bound): return value(figure) <= bound
        case .below(let one, let other): return value(one) < value(other)
        }
    }
}
