import RedressKit
import Testing

@Suite("Files that policies use")
struct UsedFileTests {
    private static let base = InputFile(
        path: "集团/集团.redress", text: "制度 集团\n岗位 当事人\n罚则 处罚\n  集-1: 始终 → 当事人 100\n")
    private static let common = InputFile(path: "共用.redress", text: "岗位 店长\n参数 加罚 : 金额 = 30元\n")

    /// Compiles a policy in the folder `店`, with files that are found from there.
    private func compile(_ text: String, _ files: [String: InputFile] = [:], given: [InputFile] = []) -> CompileResult {
        let loader = FileLoader { path, user in
            #expect(user.hasPrefix("店/") || user.hasPrefix("集团/"))
            return files[path].map { .file($0) } ?? .unreadable(because: "not there")
        }
        return Policy.compile([InputFile(path: "店/店.redress", text: text)] + given, loading: loader)
    }

    private func codes(_ result: CompileResult) -> [String] { result.findings.items.map(\.code) }

    @Test("A file without a policy becomes part of the one that uses it")
    func fragment() throws {
        let result = compile(
            "制度 店\n  引用 \"../共用.redress\"\n罚则 处罚\n  甲: 始终 → 店长 加罚\n", ["../共用.redress": Self.common])
        #expect(codes(result).isEmpty)
        #expect(result.fileCount == 2)
        let decisions = try #require(result.policy).judge(yaml: "店长: 李敏\n").decisions
        #expect(decisions.map { $0.fines.map(\.amount) } == [["30.00"]])
    }

    @Test("A file of a base makes it known and gives no policy of its own")
    func base() throws {
        let result = compile(
            "制度 店\n  引用 \"../集团.redress\"\n  继承 集团\n增加 处罚\n  店-1: 始终 → 当事人 100\n",
            ["../集团.redress": Self.base])
        #expect(codes(result).isEmpty)
        #expect(result.policies.map(\.name) == ["店"])
        #expect(result.policies.map(\.rowCount) == [2])
    }

    @Test("A file that is given as well is read once, and its policies are at hand")
    func given() {
        let again = InputFile(path: "店/../集团/./集团.redress", text: "never read")
        let result = compile(
            "制度 店\n  引用 \"../集团.redress\"\n  继承 集团\n", ["../集团.redress": again], given: [Self.base])
        #expect(codes(result).isEmpty)
        #expect(result.policies.map(\.name) == ["店", "集团"])
        #expect(result.fileCount == 2)
    }

    @Test("A fragment that nobody uses belongs to no policy")
    func unused() {
        #expect(codes(compile("制度 店\n", given: [Self.common])) == ["missing-policy"])
    }

    @Test("An error in a used file is said there and spoils the policy")
    func brokenFile() {
        let broken = InputFile(path: "共用.redress", text: "岗位 店长\n参数 加罚 : 金额 = = 30元\n")
        let result = compile("制度 店\n  引用 \"../共用.redress\"\n", ["../共用.redress": broken])
        #expect(codes(result) == ["unexpected-text"])
        #expect(result.policies.isEmpty)
    }

    @Test(
        "Files that cannot be used",
        arguments: [
            ("制度 店\n  引用 \"无.redress\"\n罚则 处罚\n  甲: 来源 → 店长 1\n", ["unreadable-use"]),
            ("制度 店\n  引用 \"店.redress\"\n", ["misused-file"]),
            ("制度 店\n  引用 \"../集团.redress\"\n", ["misused-file"]),
            ("制度 店\n  引用 \"../共用.redress\"\n  引用 \"../共用.redress\"\n", ["duplicate-name"]),
        ])
    func misused(text: String, expected: [String]) {
        let own = InputFile(path: "店/店.redress", text: text)
        let files = ["../集团.redress": Self.base, "../共用.redress": Self.common, "店.redress": own]
        let result = compile(text, files)
        #expect(codes(result) == expected)
        #expect(result.policies.isEmpty)
    }

    @Test("The hash covers all texts: the digests of the files, one a line, hashed again")
    func hash() throws {
        let files = ["../集团.redress": InputFile(path: "b.redress", text: "制度 集团\n")]
        let result = compile("制度 店\n  引用 \"../集团.redress\"\n  继承 集团\n", files)
        let json = try #require(result.policy).judge(yaml: "编号: a\n").decisions.map { $0.json() }.joined()
        // printf '制度 集团\n' | sha256sum; printf '制度 店\n  引用 "../集团.redress"\n  继承 集团\n' | sha256sum; both lines | sha256sum
        #expect(json.contains("5185ce420f656e795873edc3044d6d3f8bceec41996a590ccecb9a45e8bd810e"))
        #expect(json.contains("\"extends\":\"集团\"") || json.contains("\"extends\": \"集团\""))
    }
}
