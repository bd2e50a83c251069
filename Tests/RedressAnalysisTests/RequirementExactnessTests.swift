import Foundation
import RedressAnalysis
import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressSyntax
import Testing

/// A requirement on fines is reported exactly where the plain evaluator breaks it for some incident of a small space,
/// and what is not reported holds for all of them.
@Suite struct RequirementExactnessTests {
    private static let seeds: Range<UInt64> = {
        let asked = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"]
        return 0..<(asked == nil ? 60 : 5_000)
    }()

    @Test func provedOrRefutedAsBruteForceSays() throws {
        var (broken, kept) = (0, 0)
        for seed in Self.seeds {
            let text = policy(seed)
            let program = try #require(compiledProgram(text), "seed \(seed)\n\(text)")
            let report = Analyzer(program).report()
            #expect(!report.undecided.contains { $0.requirement != nil }, "seed \(seed)\n\(text)")
            let found = Set(
                report.findings.compactMap { finding -> Int? in
                    if case .requirementBroken(let index) = finding.kind { index } else { nil }
                })
            let expected = bruteForce(program)
            #expect(found == expected, "seed \(seed)\n\(text)")
            broken += expected.count
            kept += program.requirements.count - expected.count
        }
        #expect(broken > 15 && kept > 15, "\(broken) broken, \(kept) kept: the policies are no test")
    }

    /// The requirements that some incident of the whole space breaks.
    private func bruteForce(_ program: Program) -> Set<Int> {
        let layout = RowLayout(program.schema)
        let evaluator = ReferenceEvaluator(program)
        var broken: Set<Int> = []
        // An assessor's figure is tried at and just above every bound that the policies write; what follows from it
        // rises with it in between.
        let bounds: [Int64] = [5_000, 10_000, 15_000, 20_000]
        let assesses = program.groups.contains { group in
            group.rows.flatMap(\.items).contains { item in
                if case .money(let money) = item.kind { money.assessed != nil } else { false }
            }
        }
        let figures = [Slot.absent] + (assesses ? bounds.flatMap { [$0, $0 + 1] } : [])
        let cells = figures.flatMap { figure in (0..<(2 * 2 * 4 * 4)).map { (figure, $0) } }
        for (figure, point) in cells where broken.count < program.requirements.count {
            var row = IncidentRow(id: "点", layout: layout, roleCount: program.schema.roles.count)
            row.slots[layout.factSlots[4]] = figure
            let values = [point & 1, point >> 1 & 1, point >> 2 & 3]
            for (fact, value) in values.enumerated() { row.slots[layout.factSlots[fact]] = Int64(value) }
            row.slots[layout.factSlots[3]] = Int64(point >> 4)
            row.slots[layout.factSlots[3] + 1] = 0
            for violation in evaluator.decide(row, asOf: nil).violations {
                if case .requirement(let index) = violation.cause { broken.insert(index) }
            }
        }
        return broken
    }

    // MARK: - Random policies

    private func policy(_ seed: UInt64) -> String {
        var random = SplitMix(seed)
        var text = """
            制度 小制度
            事实 甲错, 乙错 : 是否
            事实 次数 : 整数 0..3
            事实 事由 : 取多 迟到, 漏项
            事实 拟罚 : 金额
            岗位 张岗, 李岗

            """
        if random.chance(20) { text += "规则 作废\n  废: \(test(&random)) → 作废\n" }
        for group in 0..<random.number(1...2) {
            let hit = random.pick(["", " 一致", " 互斥", " 累计", " 从重", " 从轻", " 依次"])
            let isForEach = random.chance(35)
            text += "罚则 罚\(group)\(hit)\(isForEach ? " 逐项 事由" : "")\n"
            if random.chance(20) { text += "  倍 2 当 \(test(&random))\n" }
            for index in 0..<random.number(1...4) {
                text +=
                    "  行\(group)\(index): \(random.chance(15) ? "始终" : test(&random)) → \(fine(&random, isForEach: isForEach))\n"
                if index > 0, random.chance(20) { text += "    优先于 行\(group)\(index - 1)\n" }
            }
        }
        for index in 0..<2 {
            let role = random.pick(["张岗", "李岗", "全部"])
            let relation = random.pick(["不超过", "不超过", "至少"])
            let guardText = random.chance(40) ? " 当 \(test(&random))" : ""
            text += "必须 要求\(index)\(guardText) : 罚款 (\(role)) \(relation) \(random.number(0...6) * 50)元\n"
        }
        return text
    }

    private func fine(_ random: inout SplitMix, isForEach: Bool) -> String {
        let amount = random.number(1...3) * 50
        let once = isForEach && random.chance(25) ? " 一次" : ""
        switch random.number(0...7) {
        case 0: return "张岗 与 李岗 \(amount) 每人\(once)"
        case 1: return "张岗 与 李岗 \(amount) 平摊\(once)"
        case 2: return "张岗 20% 与 李岗 80% \(amount) 分担\(once)"
        case 3: return "张岗 与 李岗 \(amount) 合付\(once)"
        case 4: return "张岗 \(amount) 每 次数 至多 150元\(once)"
        case 5: return "李岗 \(amount)..\(amount + 50) 裁定 拟罚\(once)"
        default: return "\(random.pick(["张岗", "李岗"])) \(amount)\(once)"
        }
    }

    private func test(_ random: inout SplitMix) -> String {
        switch random.number(0...5) {
        case 0: "甲错"
        case 1: "非 乙错"
        case 2: "次数 超过 \(random.number(0...2))"
        case 3: "甲错 且 次数 不超过 \(random.number(0...2))"
        case 4: "事由 包含 \(random.pick(["迟到", "漏项"]))"
        default: "甲错 或 乙错"
        }
    }
}
