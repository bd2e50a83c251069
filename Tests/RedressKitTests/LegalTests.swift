import Foundation
import RedressDiagnostics
import RedressKit
import Testing

/// The cases of `LegalCases/`: a policy, settings, and what a lawyer who reads both would say is exposed.
///
/// A case is a heading, a block `redress`, perhaps a block `settings` with `NAME=VALUE` lines, and a block `findings`: for
/// each finding its weight, code, sentence and, behind a bar, the articles. `只开 检查…` switches all other checks of the
/// pack off. A block `law` is a law pack of the case's own; else it is `policies/law-cn`.
@Suite struct LegalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        let name: String
        let policy: String
        let law: String?
        let settings: [String]
        let expected: [String]

        var testDescription: String { name }
    }

    static let root = URL(filePath: #filePath).deletingLastPathComponent()

    static let pack: String = {
        let path = root.appending(path: "../../policies/law-cn/law-cn.redress")
        return (try? String(contentsOf: path, encoding: .utf8)) ?? ""
    }()

    static let cases: [Case] = {
        let folder = root.appending(path: "LegalCases")
        let files = (try? FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)) ?? []
        return files.filter { $0.pathExtension == "md" }.sorted { $0.path < $1.path }.flatMap { file in
            ((try? String(contentsOf: file, encoding: .utf8)) ?? "").components(separatedBy: "\n## ").dropFirst()
                .map(Case.init)
        }
    }()

    /// The switches of the pack.
    private static let switches = [
        "检查员工罚款", "检查违约金", "检查工资扣款", "检查民主程序", "检查公示", "检查人工确认", "检查外部时限",
    ]

    /// What `check` finds in a policy without any law.
    private static let beside: Set = ["deadline-order", "unreachable-rule", "redundant-rule"]

    private static func settings(_ lines: [String]) -> [Setting] {
        lines.flatMap { line -> [Setting] in
            guard line.hasPrefix("只开 ") else { return [Setting(parsing: line)].compactMap(\.self) }
            let kept = line.dropFirst(3).split(separator: " ").map(String.init)
            return switches.filter { !kept.contains($0) }.map { Setting(name: $0, value: "关") }
        }
    }

    private func found(_ policy: String, law: String, _ settings: [Setting]) throws -> [Shown] {
        let result = Policy.compile(
            [InputFile(path: "policy.redress", text: policy)], settings: settings,
            law: [InputFile(path: "law.redress", text: law)])
        let json = result.analysis().findings.rendered(.json, in: .chinese)
        let report = try JSONDecoder().decode(Report.self, from: Data(json.utf8))
        let undecided = report.undecided.map {
            Shown(code: "undecided", severity: "warning", message: $0.message, notes: [])
        }
        return (report.findings + undecided).filter { !Self.beside.contains($0.code) }
    }

    @Test(arguments: cases) func findsWhatALawyerFinds(_ one: Case) throws {
        let found = try found(one.policy, law: one.law ?? Self.pack, Self.settings(one.settings))
        #expect(found.map(\.line).sorted() == one.expected.sorted(), "\(one.name)")
    }

    /// Each code is found in some case, and some cases are clean, so that the suite cannot pass idly.
    @Test func coversEveryCode() {
        #expect(Self.cases.count >= 45)
        #expect(Set(Self.cases.map(\.name)).count == Self.cases.count)
        #expect(Self.cases.count { $0.expected.isEmpty } >= 15)
        let codes = Set(Self.cases.flatMap(\.expected).map { String($0.split(separator: " ")[1]) })
        let legal: Set<DiagnosticCode> = [
            .fineOnEmployee, .contractualPenalty, .unconfirmedFine, .wageDeduction, .ruleNotConsulted,
            .ruleNotPublished, .externalDeadline, .invalidLawPack,
        ]
        #expect(codes.isSuperset(of: legal.map(\.rawValue)))
    }

    /// Each switch takes its own check away and no other.
    @Test func switchesAreOnesOwn() throws {
        let policy = """
            制度 门店考核
              施行 自 2024-01-01 起
            事件 收到
            事实 有错 : 是否
            岗位 责任SA
            罚则 违约金
              Ⅰ: 有错 → 责任SA 50
            """
        let all = try found(policy, law: Self.pack, []).map(\.code).sorted()
        #expect(all.count == 7)
        for (name, code) in zip(
            Self.switches,
            [
                "fine-on-employee", "contractual-penalty", "wage-deduction", "rule-not-consulted", "rule-not-published",
                "unconfirmed-fine", "external-deadline",
            ])
        {
            let rest = try found(policy, law: Self.pack, [Setting(name: name, value: "关")]).map(\.code).sorted()
            #expect(rest == all.filter { $0 != code }, "\(name)")
        }
    }

    /// What the pages of these codes say to avoid gives the code; what they prefer does not.
    @Test(arguments: DiagnosticCode.allCases) func pageShowsItsCode(_ code: DiagnosticCode) throws {
        if case .exposed(let policy) = code.page.avoid {
            #expect(try found(policy, law: Self.pack, []).contains { $0.code == code.rawValue })
        }
        if case .exposed(let policy) = code.page.prefer {
            #expect(try !found(policy, law: Self.pack, []).contains { $0.code == code.rawValue })
        }
    }

    /// The pack is clean, each of its rows is reached by an example, and each example holds.
    @Test func packIsSound() throws {
        let result = Policy.compile([InputFile(path: "law-cn.redress", text: Self.pack)])
        #expect(result.analysis().findings.isEmpty)
        #expect(result.policySet.runExamples().findings.isEmpty)
        #expect(result.policies.first.map { $0.exampleCount > 8 } == true)
    }
}

extension LegalTests.Case {
    fileprivate init(_ section: String) {
        let parts = section.components(separatedBy: "```")
        func block(_ kind: String) -> String? {
            parts.first { $0.hasPrefix(kind + "\n") }.map { String($0.dropFirst(kind.count + 1)) }
        }
        func lines(_ kind: String) -> [String]? {
            block(kind)?.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        name = String(section.prefix { $0 != "\n" })
        policy = block("redress") ?? ""
        law = block("law")
        settings = lines("settings") ?? []
        expected = lines("findings") ?? ["no block"]
    }
}

/// Findings as they are written in JSON.
private struct Report: Decodable {
    let findings: [Shown]
    let undecided: [Open]

    /// A question that was not decided.
    struct Open: Decodable {
        let message: String
    }
}

private struct Shown: Decodable {
    let code: String
    let severity: String
    let message: String
    let notes: [String]

    /// `警告 fine-on-employee 「Ⅰ」向员工罚款：责任SA | 劳动合同法-4`
    var line: String {
        let weight = ["note": "提示", "warning": "警告", "error": "错误"][severity] ?? severity
        let articles = notes.filter { $0.hasPrefix("依据：") }.map { $0.dropFirst(3) }
        return "\(weight) \(code) \(message)" + articles.map { " | \($0)" }.joined()
    }
}
