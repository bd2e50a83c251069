import Foundation
import RedressKit
import Testing

/// The incidents that `check` writes for its findings: each is accepted as it is, and decided as the finding says.
@Suite("Files of incidents that show findings")
struct WitnessFileTests {
    /// The rule sets of the suite of contradictions, by their headings.
    private static let policies: [(name: String, text: String)] = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "RedressAnalysisTests/Contradictions")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap { file in
            ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n## ").dropFirst()
                .compactMap { section in
                    section.components(separatedBy: "```redress\n").dropFirst().first.map { rest in
                        (String(section.prefix { $0 != "\n" }), rest.components(separatedBy: "```")[0])
                    }
                }
        }
    }()

    @Test("Every file of every rule set of the suite is read, and shows its finding")
    func suite() {
        var counts: [String: Int] = [:]
        for (name, text) in Self.policies {
            let compiled = Policy.compile(text)
            for file in compiled.analysis().witnessFiles(in: .chinese) {
                let result = compiled.policySet.judge([InputFile(path: file.name, text: file.text)])
                #expect(result.rejectedCount == 0 && !result.decisions.isEmpty, "\(name): \(file.text)")
                let code = String(file.name.dropFirst(3).prefix { $0.isASCII }).trimmingCharacters(in: ["-", "."])
                counts[code, default: 0] += 1
                // What counts earlier incidents needs them beside it, and says so.
                if file.text.contains("--history") {
                    counts["history", default: 0] += 1
                } else {
                    #expect(shows(result, code), "\(name): \(file.name)\n\(file.text)")
                }
            }
        }
        #expect(counts["history", default: 0] < 8)
        #expect(counts["contradictory-rules", default: 0] > 5 && counts["requirement-violated", default: 0] > 3)
    }

    @Test("What counts earlier incidents says how many have to come before, so that both rows apply")
    func earlierIncidents() throws {
        let text = """
            制度 次数
            事件 收到
            事实 属实 : 是否
            岗位 当事人
            罚则 处罚
              一: 此前 (属实) 同 当事人 近 3个月 低于 3 → 当事人 100
              二: 此前 (属实) 同 当事人 近 6个月 不低于 3 → 当事人 200
            """
        let file = try #require(Policy.compile(text).analysis().witnessFiles(in: .chinese).first)
        let lines = file.text.split(separator: "\n").map(String.init)
        #expect(lines.contains("# 要有这样多先前的事件（--history）："))
        func count(_ months: Int) -> Int? {
            let head = "#   此前 (属实) 同 当事人 近 \(months)个月: "
            return lines.first { $0.hasPrefix(head) }.flatMap { Int($0.dropFirst(head.count)) }
        }
        let (three, six) = (try #require(count(3)), try #require(count(6)))
        // Row 一 asks for fewer than three in three months, row 二 for three or more in six; the three months lie in them.
        #expect((0..<3).contains(three) && six >= 3)
    }

    /// Whether a judgement itself reports what the finding is about, for those codes that judging has as well.
    private func shows(_ result: JudgeResult, _ code: String) -> Bool {
        let codes = Set(result.findings.items.map(\.code))
        switch code {
        case "contradictory-rules", "requirement-violated", "uncovered-incident": return codes.contains(code)
        case "band-boundary": return codes.contains("contradictory-rules")
        default: return true
        }
    }

    @Test("A file is called after its number, its code and its rows, and says what it shows")
    func naming() throws {
        let text = """
            制度 甲
            事件 收到
            事实 迟到 : 是否
            岗位 当事人
            罚则 处罚
              「一/二」: 迟到 → 当事人 100
              三: 迟到 → 当事人 200
            """
        let file = try #require(Policy.compile(text).analysis().witnessFiles(in: .chinese).first)
        #expect(file.name == "01-contradictory-rules-一-二-三.yaml")
        #expect(file.text.hasPrefix(WitnessFile.mark))
        #expect(file.text.hasSuffix("\n收到: 2026-03-03T10:00:00+08:00\n迟到: 是\n"))
        #expect(file.text.contains("\n# 三: 罚 当事人 200.00\n"))
    }

    @Test("Where several policies are checked, an incident names its own")
    func severalPolicies() throws {
        func policy(_ name: String, _ amount: Int) -> String {
            """
            制度 \(name)
            事件 收到
            事实 迟到 : 是否
            岗位 当事人
            罚则 处罚
              一: 迟到 → 当事人 100
              二: 迟到 → 当事人 \(amount)

            """
        }
        let compiled = Policy.compile(policy("甲", 200) + policy("乙", 300))
        let files = compiled.analysis().witnessFiles(in: .chinese)
        #expect(files.count == 2)
        let result = compiled.policySet.judge(files.map { InputFile(path: $0.name, text: $0.text) })
        #expect(result.decisions.map(\.policy) == ["甲", "乙"])
    }
}
