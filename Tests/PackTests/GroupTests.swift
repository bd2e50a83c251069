import Foundation
import RedressKit
import Testing

/// The group of `policies/group-4s`: a head office's regulation, and dealers that extend it well or wrongly.
@Suite("A group and its dealers")
struct GroupTests {
    private static let root = Pack.root.appendingPathComponent("group-4s")

    private static func file(_ path: String) throws -> InputFile {
        InputFile(path: path, bytes: Array(try Data(contentsOf: root.appendingPathComponent(path))))
    }

    /// Compiles some files of the group; what they use is found from the folder of the file that names it.
    private static func compiled(_ paths: String...) throws -> CompileResult {
        let loader = FileLoader { path, user in
            let used = root.appendingPathComponent(user).deletingLastPathComponent().appendingPathComponent(path)
                .standardizedFileURL
            let name = used.path.replacing(root.standardizedFileURL.path + "/", with: "")
            guard let data = try? Data(contentsOf: used) else { return .unreadable(because: "not there") }
            return .file(InputFile(path: name, bytes: Array(data)))
        }
        return Policy.compile(try paths.map(file), loading: loader)
    }

    private static func whole() throws -> PolicySet {
        let result = try compiled(
            "base.redress", "dealers/east.redress", "dealers/south.redress", "dealers/west.redress")
        #expect(result.findings.isEmpty, "\(result.findings.rendered(.oneLine, in: .chinese))")
        return result.policySet
    }

    @Test(
        "The head office and the good dealers have nothing wrong",
        arguments: ["base.redress", "dealers/east.redress", "dealers/west.redress"])
    func goodFilesAreClean(_ path: String) throws {
        let analysis = try Self.compiled(path).analysis()
        #expect(analysis.findings.isEmpty, "\(analysis.findings.rendered(.oneLine, in: .chinese))")
        #expect(analysis.undecidedCount == 0)
    }

    @Test("The third dealer breaks six promises, and that is all")
    func brokenMandates() throws {
        let findings = try Self.compiled("dealers/south.redress").analysis().findings.items
        let broken = ["报-1", "结-2", "通-1", "罚-2", "罚-4", "罚-6"]
        #expect(findings.map(\.code) == Array(repeating: "mandate-broken", count: broken.count))
        for row in broken {
            #expect(findings.count { $0.message(in: .chinese).contains("「\(row)」") } == 1, "\(row)")
        }
    }

    @Test("Examples pass and reach every row")
    func examplesPass() throws {
        let run = try Self.whole().runExamples()
        #expect(run.passedCount == 28)
        #expect(run.failedCount == 0, "\(run.findings.rendered(.oneLine, in: .chinese))")
        #expect(run.unreachedCount == 0)
    }

    @Test("One complaint, two dealers, two decisions")
    func twoDealersDiffer() throws {
        let incident = """
            制度: [东城店客诉, 西郊店客诉]
            收到: 2026-10-09 15:00
            来源: 回访
            事由: [服务态度恶劣, 未报进度]
            首次响应: 2026-10-09 19:00
            """
        let judged = try Self.whole().judge([InputFile(path: "incident.yaml", text: incident)])
        let fines = judged.decisions.map { decision in
            [decision.policy] + decision.fines.map { "\($0.rule) \($0.role) \($0.amount)" }.sorted()
        }
        // Four hours are in time in the east, where two are the limit in the west.
        #expect(
            fines == [
                ["东城店客诉", "东-1 责任SA 100.00", "罚-2 责任SA 200.00"],
                ["西郊店客诉", "罚-2 责任SA 300.00", "罚-5 客服经理 200.00"],
            ])
    }

    @Test("A month of all dealers comes out as worked out by hand")
    func month() throws {
        let expected = try #require(ExpectedNode.read(try Self.text("expected/worked-cases.yaml"))).elements
        let judged = try Self.whole().judge([try Self.file("incidents.yaml")])
        #expect(judged.readCount == expected.count)
        #expect(judged.rejectedCount == 0)
        for (entry, decision) in zip(expected, judged.decisions) {
            #expect(entry["id"]?.text == decision.incident)
            let wanted = Expectation(try #require(entry["expect"]))
            #expect(wanted == Expectation(decision, withRoutes: !wanted.routes.isEmpty), "\(decision.incident)")
        }
    }

    private static func text(_ path: String) throws -> String {
        String(decoding: try Data(contentsOf: root.appendingPathComponent(path)), as: UTF8.self)
    }
}

/// What an entry of the month says, or a decision, in the same words.
private struct Expectation: Equatable {
    let fines: [String]
    let sanctions: [String]
    let deadlines: [String]
    let violations: String
    let total: String
    /// Only where an entry says any.
    let routes: [String]

    init(_ node: ExpectedNode) {
        func lines(_ key: String, _ parts: String...) -> [String] {
            (node[key]?.elements ?? []).map { item in
                parts.map { item[$0]?.texts.joined(separator: "、") ?? "" }.joined(separator: " ")
            }.sorted()
        }
        fines = lines("fines", "role", "amount", "clause")
        sanctions = lines("sanctions", "role", "what", "clause")
        deadlines = lines("deadlines", "name", "status", "clause")
        violations = node["violations"]?.text ?? ""
        total = node["total"]?.text ?? ""
        routes = lines("routes", "slot", "roles", "clause")
    }

    init(_ decision: Decision, withRoutes: Bool) {
        fines = decision.fines.map { "\($0.role) \(DecisionFacts.yuan($0.fen)) \($0.sources[0])" }.sorted()
        sanctions = decision.sanctions.map { "\($0.role) \($0.what) \($0.sources[0])" }.sorted()
        deadlines = decision.obligations.map { "\($0.name) \($0.status) \($0.sources[0])" }.sorted()
        violations = "\(decision.violations.count)"
        total = DecisionFacts.yuan(decision.fines.reduce(0) { $0 + $1.fen })
        routes =
            withRoutes
            ? decision.assignments.map { "\($0.slot) \($0.roles.joined(separator: "、")) \($0.sources[0])" }.sorted()
            : []
    }
}
