/// What `explain` tells about a code: what it means, why it matters, and how to write it otherwise.
package struct DiagnosticPage: Hashable, Sendable {
    /// A text that shows a code, or that does without it.
    package enum Example: Hashable, Sendable {
        /// A whole policy.
        case policy(String)
        /// Incidents in YAML, judged by `samplePolicy`.
        case incident(String)
        /// A whole policy and incidents judged by it.
        case judged(policy: String, incident: String)
        /// A whole policy, held against the law pack of China.
        case exposed(String)
        /// Nothing: the code is about files, commands or sizes, which no short text shows.
        case none
    }

    package let what: Message
    package let why: Message
    package let avoid: Example
    package let prefer: Example

    init(what: Message, why: Message, avoid: Example = .none, prefer: Example = .none) {
        self.what = what
        self.why = why
        self.avoid = avoid
        self.prefer = prefer
    }

    /// The policy that the incidents of the pages are judged by.
    package static let samplePolicy = """
        制度 门店考核 "各页示例共用的小制度"
          时区 "Asia/Shanghai"
        事件 收到 < 关闭
        事实 来源 : 取一 现场, 回访
        事实 事由 : 取多 洗车不净, 服务态度恶劣
        事实 次数 : 整数 0..100, 默认 1
        岗位 责任SA
        岗位 美容组 : 班组
        罚则 处罚 逐项 事由
          Ⅱ-1: 洗车不净 → 美容组 100 每 次数, 责任SA 50
          Ⅱ-2: 服务态度恶劣 → 责任SA 200

        """
}

extension DiagnosticPage.Example {
    /// A whole policy around a few rows of a schedule, with further declarations before it.
    static func rows(_ rows: String, declaring declarations: String = "") -> DiagnosticPage.Example {
        .policy(policyText(rows, declaring: declarations))
    }

    /// The text of a whole policy around a few rows of a schedule.
    static func policyText(_ rows: String, declaring declarations: String = "") -> String {
        let lines = rows.split(separator: "\n").map { "  \($0)\n" }.joined()
        return """
            制度 门店考核
            事实 来源 : 取一 现场, 回访
            事实 次数 : 整数 0..100
            岗位 责任SA
            \(declarations.isEmpty ? "" : declarations + "\n")罚则 处罚
            \(lines)
            """
    }
}
