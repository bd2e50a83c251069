import RedressChecker
import RedressDiagnostics
import RedressModel
import Testing

@Suite("The head of a policy")
struct HeaderTests {
    @Test("Dates, zone, currency and calendar are checked")
    func clauses() {
        expect(
            """
            制度 测试
              施行 自 2024-06-01 起 至 ⟦2024-05-31⟧
              时区 ⟦"Asia/Beijing"⟧
              币种 ⟦USD⟧
              日历 ⟦门店⟧
            """, .invalidDate, .unknownValue, .unknownValue, .unknownName)
    }

    @Test("What the policy does not say has its default")
    func defaults() throws {
        let header = try program("制度 测试\n").header
        #expect(header.timezone == "Asia/Shanghai")
        #expect(header.currency == "CNY")
        #expect(header.effectiveFrom == nil)
    }

    @Test("A clause that is said twice")
    func repeated() {
        expect("制度 测试\n  币种 人民币\n  ⟦币种 人民币⟧\n", .duplicateName)
    }

    @Test("The hash is that of the file")
    func hash() throws {
        // printf 'policy p\n' | sha256sum
        try #expect(program("policy p\n").header.sha256 == SHA256Digest.hexadecimal(of: Array("policy p\n".utf8)))
    }

    @Test(
        "SHA-256 gives the published digests",
        arguments: [
            ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
            ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
            ),
            (
                String(repeating: "a", count: 1_000_000),
                "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
            ),
        ])
    func digest(text: String, expected: String) {
        #expect(SHA256Digest.hexadecimal(of: Array(text.utf8)) == expected)
    }
}
