import Foundation
import RedressAnalysis
import RedressChecker
import RedressDiagnostics
import RedressEngine
import RedressModel
import RedressReports
import RedressSyntax
import Testing

/// What `check` offers as a fix does what it says, for every incident of a small space: the two rows contradict no more,
/// and every decision that they did not contradict in stays the same.
@Suite struct RepairTests {
    private static let seeds: Range<UInt64> = {
        let asked = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"]
        return 0..<(asked == nil ? 12 : 2_000)
    }()

    @Test func eachFixRemovesItsContradictionAndNothingElse() throws {
        var (tried, removed, closed) = (0, 0, 0)
        for seed in Self.seeds {
            let text = policy(seed)
            let before = try #require(compiledProgram(text), "seed \(seed)\n\(text)")
            for diagnostic in diagnostics(text) {
                for fix in diagnostic.fixes {
                    let changed = applied(fix, to: text)
                    let after = try #require(compiledProgram(changed), "seed \(seed)\n\(changed)")
                    let isHole = diagnostic.evidence?.incidents.isEmpty != false && diagnostic.code == .bandBoundary
                    if isHole {
                        expectOnlyMore(before, after, "seed \(seed)\n\(changed)")
                        closed += 1
                    } else if diagnostic.code == .contradictoryRules || diagnostic.code == .bandBoundary {
                        let rows = try #require(diagnostic.evidence?.rules)
                        expectOnlyGone(Set(rows), before, after, "seed \(seed)\n\(changed)")
                        tried += 1
                    } else {
                        #expect(fix.isSafe)
                        expectSame(before, after, "seed \(seed)\n\(text)\n\(changed)")
                        removed += 1
                    }
                }
            }
        }
        #expect(
            tried > 10 && removed > 1 && closed > 0,
            "\(tried) contradictions, \(removed) removals, \(closed) holes: the policies are no test")
    }

    /// A band that shares its boundary gives it away; the text says so in the way it is written.
    @Test func bandsGiveTheirBoundaryAway() throws {
        let text = """
            制度 甲
            事件 收到
            事实 低分 : 小数 0..100
            岗位 经理
            罚则 奖惩
              一: 低分 属于 5..10 → 经理 500
              二: 低分 10 以上 → 经理 1000   # 十分起

            """
        let overlap = try #require(diagnostics(text).first { $0.code == .bandBoundary })
        let texts = overlap.fixes.map { applied($0, to: text) }
        #expect(texts.contains { $0.contains("一: 低分 ≥ 5 且 低分 < 10 → 经理 500") })
        #expect(texts.contains { $0.contains("二: 低分 > 10 → 经理 1000   # 十分起") })
        #expect(texts.contains { $0.contains("  二: 低分 10 以上 → 经理 1000   # 十分起\n    优先于 一\n") })
        for changed in texts { #expect(diagnostics(changed).allSatisfy { $0.severity < .error }, "\(changed)") }
    }

    /// A comparison that leaves out what it compares stays so.
    @Test func bandsWrittenWithAndGiveTheirBoundaryAway() throws {
        let text = bands("差距 超过 0 且 不超过 5", "差距 不低于 5")
        let overlap = try #require(diagnostics(text).first { $0.code == .bandBoundary })
        let texts = overlap.fixes.map { applied($0, to: text) }
        #expect(texts.contains { $0.contains("一: 差距 超过 0 且 < 5 → 经理 500") })
        #expect(texts.contains { $0.contains("二: 差距 > 5 → 经理 1000") })
        for changed in texts { #expect(diagnostics(changed).isEmpty && compiledProgram(changed) != nil, "\(changed)") }
    }

    /// Either band may take the one number that both leave out.
    @Test func holesOfOneNumberAreClosedFromEitherSide() throws {
        let text = bands("差距 超过 0 且 低于 5", "差距 超过 5")
        let hole = try #require(diagnostics(text).first { $0.code == .bandBoundary })
        let texts = hole.fixes.map { applied($0, to: text) }
        #expect(
            texts == [bands("差距 超过 0 且 ≤ 5", "差距 超过 5"), bands("差距 超过 0 且 低于 5", "差距 ≥ 5")])
        #expect(hole.fixes.allSatisfy { !$0.isSafe })
        for changed in texts { #expect(diagnostics(changed).isEmpty && compiledProgram(changed) != nil, "\(changed)") }
    }

    /// A band is not widened where another row would then speak too: here of serious incidents at 5.
    @Test func holesThatAnotherRowHoldsInPartAreLeft() throws {
        let text = bands("差距 超过 0 且 低于 5", "差距 超过 5", "重大 且 差距 = 5")
        let hole = try #require(diagnostics(text).first { $0.code == .bandBoundary })
        #expect(hole.fixes.isEmpty)
    }

    private func bands(_ conditions: String...) -> String {
        var text = "制度 甲\n事件 收到\n事实 差距 : 小数 0..100\n事实 重大 : 是否\n岗位 经理\n罚则 奖惩\n"
        for (label, (condition, fine)) in zip("一二三", zip(conditions, [500, 1_000, 2_000])) {
            text += "  \(label): \(condition) → 经理 \(fine)\n"
        }
        return text
    }

    // MARK: - What is offered

    /// No change is offered that costs a decision beside the contradiction.
    @Test(arguments: [
        // Where 二 stands before 一, what 一 alone gives 李岗 would be lost.
        ("一: 甲错 → 张岗 50, 李岗 20\n  二: 乙错 → 张岗 100", ["一 > 二"]),
        // Where 二 stands before 一, 三 comes back, over which 一 stands.
        ("一: 甲错 → 张岗 50\n    优先于 三\n  二: 乙错 → 张岗 100\n  三: 甲错 且 丙错 → 张岗 70", ["一 > 二"]),
        // 三 decides nothing beside 一, but 二 stands before it by name.
        ("一: 甲错 → 张岗 50\n  二: 甲错 且 乙错 且 丙错 → 张岗 50\n    优先于 三\n  三: 甲错 且 乙错 → 张岗 50", ["− 二"]),
        // A row that nothing reaches and that is mandatory stays.
        ("一: 甲错 → 张岗 50\n  二: 甲错 且 非 甲错 → 张岗 100\n    强制", []),
        ("一: 甲错 → 张岗 50\n  二: 甲错 且 非 甲错 → 张岗 100", ["− 二"]),
    ]) func onlyChangesThatCostNothingAreOffered(rows: String, expected: [String]) throws {
        let program = try #require(
            compiledProgram("制度 甲\n事件 收到\n事实 甲错, 乙错, 丙错 : 是否\n岗位 张岗, 李岗\n罚则 表\n  \(rows)\n"))
        let offered = Analyzer(program).report().findings.flatMap(\.repairs).map { repair in
            switch repair {
            case .precedence(let row, let other): "\(rule(row, program)) > \(rule(other, program))"
            case .exception(let row, let other): "\(rule(row, program)) ∖ \(rule(other, program))"
            case .narrowing(let row, _, _, _), .widening(let row, _, _, _): rule(row, program)
            case .removal(let row): "− \(rule(row, program))"
            }
        }
        #expect(offered == expected, "\(rows)")
    }

    // MARK: - Brute force

    private func expectOnlyGone(_ rows: Set<String>, _ before: Program, _ after: Program, _ comment: String) {
        var wasThere = false
        for (old, new) in decisions(before, after) {
            if isClash(old, rows, before) {
                wasThere = true
                #expect(!isClash(new, rows, after), "\(comment)")
            } else {
                #expect(outcomes(old, before) == outcomes(new, after), "\(comment)")
            }
        }
        #expect(wasThere, "\(comment)")
    }

    /// Only incidents that no row fined are decided otherwise, in the one group where there is a hole.
    private func expectOnlyMore(_ before: Program, _ after: Program, _ comment: String) {
        var isChanged = false
        for (old, new) in decisions(before, after) {
            let (left, right) = (outcomes(old, before), outcomes(new, after))
            if left == right { continue }
            isChanged = true
            #expect(Set(left).isSubset(of: right), "\(comment)")
        }
        #expect(isChanged, "\(comment)")
    }

    private func expectSame(_ before: Program, _ after: Program, _ comment: String) {
        for (old, new) in decisions(before, after) {
            let (left, right) = (amounts(old, before), amounts(new, after))
            #expect(left == right, "\(comment)")
        }
    }

    private func isClash(_ decision: Decision, _ rows: Set<String>, _ program: Program) -> Bool {
        decision.conflicts.contains { conflict in
            rows.isSubset(of: Set(conflict.parties.map { rule($0.row, program) }))
        }
    }

    private func rule(_ row: RowID, _ program: Program) -> String {
        program[row].label ?? "\(program.groups[row.group.index].name) \(row.index + 1)"
    }

    private func outcomes(_ decision: Decision, _ program: Program) -> [String] {
        amounts(decision, program)
            + decision.conflicts.map { conflict in
                "conflict " + conflict.parties.map { rule($0.row, program) }.joined(separator: " ")
            }
    }

    /// Who is fined how much for what, whichever row says so.
    private func amounts(_ decision: Decision, _ program: Program) -> [String] {
        decision.fines.map { fine in
            "\(fine.roles.map { program.schema[$0].name }) \(fine.fen) \(fine.ground) \(fine.mode)"
        }.sorted()
    }

    private func decisions(_ before: Program, _ after: Program) -> [(Decision, Decision)] {
        let layout = RowLayout(before.schema)
        let (old, new) = (ReferenceEvaluator(before), ReferenceEvaluator(after))
        return (0..<(2 * 2 * 6 * 4)).map { point in
            var row = IncidentRow(id: "点", layout: layout, roleCount: before.schema.roles.count)
            row.slots[layout.factSlots[0]] = Int64(point & 1)
            row.slots[layout.factSlots[1]] = Int64(point >> 1 & 1)
            row.slots[layout.factSlots[2]] = Int64(point >> 2 & 3)
            row.slots[layout.factSlots[2] + 1] = 0
            row.slots[layout.factSlots[3]] = Int64(point >> 4)
            return (old.decide(row, asOf: nil), new.decide(row, asOf: nil))
        }
    }

    // MARK: - Policies

    private func source(_ text: String, in sources: inout SourceMap) -> SourceText {
        sources.add(path: "random.redress", bytes: Array(text.utf8))
    }

    private func diagnostics(_ text: String) -> [Diagnostic] {
        var sources = SourceMap()
        let source = source(text, in: &sources)
        return Checker.check([(SyntaxParser.parse(source).file, source)]).programs.flatMap { program in
            AnalysisDiagnostics(ReportContext(program: program, sources: sources), language: .chinese)
                .diagnostics(Analyzer(program).report())
        }
    }

    private func applied(_ fix: Fix, to text: String) -> String {
        var bytes = Array(text.utf8)
        for edit in fix.edits.sorted(by: { $0.span.start > $1.span.start }) {
            bytes.replaceSubrange(Int(edit.span.start)..<Int(edit.span.end), with: edit.replacement.utf8)
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private func policy(_ seed: UInt64) -> String {
        var random = SplitMix(seed)
        var text = """
            制度 小制度
            事实 甲错, 乙错 : 是否
            事实 事由 : 取多 迟到, 漏项
            事实 次数 : 整数 0..5
            岗位 张岗, 李岗

            """
        for group in 0..<random.number(1...2) {
            let hit = random.pick(["", "", " 互斥", " 依次"])
            text += "罚则 罚\(group)\(hit)\(random.chance(30) ? " 逐项 事由" : "")\n"
            for index in 0..<random.number(2...4) {
                let label = random.chance(80) ? "行\(group)\(index): " : ""
                let extra = random.chance(15) ? ", 李岗 20" : ""
                text += "  \(label)\(test(&random)) → 张岗 \(random.number(1...2) * 50)\(extra)\n"
                if index > 0, label.isEmpty == false, random.chance(10), text.contains("行\(group)\(index - 1):") {
                    text += "    优先于 行\(group)\(index - 1)\n"
                }
            }
        }
        return text
    }

    private func test(_ random: inout SplitMix) -> String {
        switch random.number(0...8) {
        case 7: "次数 低于 2"
        case 8: "次数 超过 2 且 不超过 4"
        case 0: "甲错"
        case 1: "非 乙错 或 甲错"
        case 2: "次数 属于 0..\(random.number(1...4))"
        case 3: "次数 \(random.number(1...4)) 以上"
        case 4: "甲错 且 次数 不超过 \(random.number(0...4))"
        case 5: "事由 包含 \(random.pick(["迟到", "漏项"]))"
        default: "次数 超过 \(random.number(0...4)) 且 乙错"
        }
    }
}
