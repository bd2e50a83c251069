import RedressKit
import Testing

/// Policies as regulations. What must stand in them is worked out from what the policy says.
@Suite("Policies as regulations")
struct RegulationTests {
    /// A small policy with one thing of each kind.
    private let text = """
        制度 洗车 "洗车<考核>"
          施行 自 2026-03-01 起
          发布 甲店
        参数 平摊 "合罚还是各罚" : 取一 合罚, 各罚 = 合罚
        参数 迟到罚款 "迟到罚多少" : 金额 = 空缺
        参数 起点 "几次起算" : 整数 0..9 = 3
        事件 收到, 答复时间
        事实 事由 "投诉事由" : 取多 洗车不净, 态度差, 漏装
        事实 是否属实, 是否重犯 : 是否
        事实 次数 "发生次数" : 整数 0..100
        岗位 洗车工, 顾问, 经理
        岗位 主管 即 经理
        处分 警告 < 辞退
        设 屡犯 = 次数 ≥ 起点 且 是否重犯  依据 甲-1
        分类 等级 : 取一 轻 < 重
          事由 包含 态度差 或 事由 包含 漏装 → 重  依据 甲-2
          其余 → 轻  依据 甲-3
        分派 处理 当 是否属实
          回避 洗车工  依据 甲-4
          派: 等级 = 重 → 经理 不在则 主管 不在则 无  依据 甲-5
        时限 答复 : 自 收到 起 2小时内, 至 答复时间, 由 顾问 当 等级 = 重  依据 甲-6
          逾期 → 顾问 50  依据 甲-7
        罚则 处罚 累计 逐项 事由 当 非 是否重犯
          罚-1: 洗车不净 或 漏装 → 洗车工 与 顾问 20 平摊 当 平摊 = 合罚, 洗车工 与 顾问 20 每人 当 平摊 = 各罚  依据 甲-8
          罚-2: 态度差 → 顾问 迟到罚款, 处分 顾问 警告 与 辞退  依据 甲-9
            优先于 罚-1
          罚-3: 态度差 且 平摊 = 各罚 → 经理 12.5 每 次数 至多 100  依据 甲-10
        必须 封顶 : 罚款 (顾问) 不超过 800元  依据 甲-11
        """

    private func regulation(
        _ text: String, _ format: RegulationFormat = .markdown, _ language: TextLanguage? = nil
    ) throws -> String {
        let result = Policy.compile(text)
        #expect(result.findings.count(atLeast: .error) == 0, "\(result.findings.rendered(.oneLine, in: .chinese))")
        return result.policySet.regulation(format, in: language)
    }

    /// The part of a text between two lines that begin so.
    private func part(_ text: String, from start: String, to end: String) -> String {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.firstIndex(where: { $0.hasPrefix(start) }) else { return "" }
        let rest = lines[lines.index(after: first)...]
        return rest.prefix { !$0.hasPrefix(end) }.joined(separator: "\n")
    }

    @Test("What is not below 5 is said so where there may be no value, and as at least 5 where there is one")
    func deniedComparisons() throws {
        let found = try regulation(
            """
            制度 试
            事件 收到 < 完成
            事实 得分 : 整数 0..100, 可无
            事实 次数 : 整数 0..100
            岗位 甲
            规则 乙
              一: 非 (得分 低于 5) → 通知 甲 "一"
              二: 得分 不低于 5 → 通知 甲 "二"
              三: 非 (次数 低于 5) → 通知 甲 "三"
              四: 非 (得分 = 5) 且 非 (得分 超过 7) → 通知 甲 "四"
            """)
        for row in [
            "| 一 | 不属于这种情形：（得分低于5） |", "| 二 | 得分不低于5 |", "| 三 | 次数不低于5 |",
            "| 四 | 得分不是5，且（不属于这种情形：（得分超过7）） |",
        ] { #expect(found.contains(row), "\(row)\n\(found)") }
    }

    @Test("The articles, in the order of the file, with their numbers")
    func articles() throws {
        let lines = try regulation(text).split(separator: "\n").filter { $0.hasPrefix("## ") }.map(String.init)
        #expect(
            lines == [
                "## 第一条 用语", "## 第二条 等级", "## 第三条 处理", "## 第四条 答复", "## 第五条 处罚", "## 第六条 要求",
                "## 附表一 岗位与联络人", "## 附表二 条文的读法", "## 附表三 数值", "## 附表四 空缺（由批准人填写）",
                "## 员工签收",
            ])
    }

    @Test("Conditions are sentences: names that ask lose their question, a parameter shows its value")
    func definitions() throws {
        let text = try regulation(text)
        #expect(text.contains("\n“屡犯”指：发生次数不低于3（“起点”），且重犯。（甲-1）\n"))
        #expect(
            part(text, from: "## 第二条", to: "## ").contains("| 投诉事由包含“态度差”或包含“漏装” | “重” | 甲-2 |\n| 其余情形 | “轻” | 甲-3 |"))
        #expect(part(text, from: "## 第二条", to: "## ").contains("“等级”由低到高为“轻”“重”。"))
    }

    @Test("Who handles it, who is next, and who may not")
    func routes() throws {
        let rows = part(try regulation(text), from: "## 第三条", to: "## ")
        #expect(rows.contains("| 处理 | 派：属实，且等级为“重” | 经理；不在的，由主管；不在的，无人承办 | 甲-5 |"))
        #expect(rows.contains("洗车工应当回避。（甲-4）"))
    }

    @Test("A deadline: from when, within what, until what, who owes it, and what follows when it is late")
    func deadlines() throws {
        let rows = part(try regulation(text), from: "## 第四条", to: "## ")
        #expect(rows.contains("| 答复 | 等级为“重” | 收到 | 2小时内 | 答复时间 | 顾问 | 甲-6 |"))
        #expect(rows.contains("逾期的，顾问罚50元。（甲-7）"))
    }

    @Test("How days are counted is said where a limit counts days")
    func countedDays() throws {
        let policy = """
            制度 甲
              日止 下班
              遇休顺延
            事件 收到, 办结
            时限 办理 : 自 收到 起 3天内, 至 办结
            """
        let written = try regulation(policy)
        #expect(written.contains("## 第二条 时限的计算\n\n按天、工作日、月、年计的时限，到最后一天下班时为止；最后一天遇休息日的，顺延到下一个工作日。"))
        #expect(try !regulation(text).contains("时限的计算"))
    }

    @Test("Fines: the chosen reading alone, a blank to write on, precedence, and rows that the reading rules out")
    func fines() throws {
        let rows = part(try regulation(text), from: "## 第五条", to: "## ")
        #expect(rows.contains("本条适用于：“是否重犯”为“否”。“投诉事由”有几项的，逐项适用。同时符合几项的，累计处理。"))
        #expect(rows.contains("| 罚-1 | 投诉事由为“洗车不净”“漏装”之一 | 洗车工与顾问 | 共罚20元，平均分摊 | 甲-8 |\n| 罚-2 |"))
        let blank = String(repeating: "\\_", count: 8)
        #expect(rows.contains("| 罚-2 | 投诉事由为“态度差” | 顾问 | 罚\(blank)元（“迟到罚款”，待填） | 甲-9 |"))
        #expect(rows.contains("|  |  | 顾问 | 处分：警告、辞退 |  |"))
        #expect(rows.contains("适用本项的，不再适用罚-1。"))
        #expect(
            rows.contains(
                "| 罚-3 | （按现行读法不适用）投诉事由为“态度差”，且“平摊”读作“各罚” | 经理 | 罚12.5元×发生次数，最多100元 | 甲-10 |"))
    }

    @Test("Another reading gives another text")
    func otherReading() throws {
        let result = Policy.compile(text, settings: [Setting(name: "平摊", value: "各罚")])
        let rows = part(result.policySet.regulation(.markdown), from: "## 第五条", to: "## ")
        #expect(rows.contains("| 洗车工与顾问 | 每人罚20元 | 甲-8 |"))
        #expect(rows.contains("| 罚-3 | 投诉事由为“态度差” | 经理 |"))
    }

    @Test("A row that counts under some readings says which")
    func someReadings() throws {
        let policy = """
            制度 甲
            参数 算法 : 取一 宽, 中, 严 = 宽
            事实 迟到 : 是否
            岗位 乙
            罚则 丙
              丁: 迟到 且 算法 属于 (中, 严) → 乙 10
            """
        #expect(try regulation(policy).contains("| 丁 | （按现行读法不适用）迟到，且“算法”读作“中”或“严” | 乙 | 罚10元 |"))
    }

    @Test("Readings are ticked, figures are given, blanks are left to be written in")
    func annexes() throws {
        let text = try regulation(text)
        let blank = String(repeating: "\\_", count: 8)
        #expect(text.contains("| 平摊 | 合罚还是各罚 | ☑合罚　☐各罚 |"))
        #expect(text.contains("| 起点 | 几次起算 | 3 |"))
        #expect(text.contains("| 迟到罚款 | 迟到罚多少 | \(blank)元 |"))
        #expect(text.contains("| 主管 | 没有另外指定时即经理 |"))
        for name in ["制定人", "审核人", "批准人"] { #expect(text.contains("\(name)：\(blank)")) }
    }

    @Test("What a policy says is text and no markup, on the page and in Markdown")
    func escaping() throws {
        let page = try regulation(text, .html)
        #expect(page.contains("<h1>洗车&lt;考核&gt;</h1>"))
        #expect(!page.contains("<考核>"))
        // The title stands in the style sheet as well, and must not end it.
        #expect(page.contains("@top-center { content: \"洗车\\3c 考核\\3e \"; }"))
        let spiked = """
            制度 甲 "a\\b|c*d_e`f[g]"
            事实 情况 "</td><script>x</script>" : 是否
            岗位 乙
            罚则 丙
              情况 → 通知 乙 "x & y"
            """
        #expect(try regulation(spiked).hasPrefix(#"# a\\b\|c\*d\_e\`f\[g\]"#))
        let second = try regulation(spiked, .html)
        #expect(second.contains("&lt;/td&gt;&lt;script&gt;x&lt;/script&gt;"))
        #expect(!second.contains("<script"))
        #expect(second.contains("x &amp; y"))
    }

    @Test("Equal policies give equal bytes, and no machine or day shows")
    func equalBytes() throws {
        for format in RegulationFormat.allCases {
            #expect(try regulation(text, format) == regulation(text, format))
        }
    }

    @Test("A policy in traditional characters gives a page in them")
    func traditional() throws {
        let policy = """
            制度 洗車
            事實 是否屬實 : 是否
            崗位 顧問
            罰則 處罰
              罰-1: 是否屬實 → 顧問 100
            """
        let page = try regulation(policy, .html)
        #expect(page.contains("<html lang=\"zh-Hant\">"))
        #expect(page.contains("依據"))
        #expect(page.contains("罰100元"))
        for simplified in ["依据", "处理", "对象", "罚", "岗位", "签", "“"] {
            #expect(!page.contains(simplified), "\(simplified)")
        }
        #expect(try regulation(text, .html).contains("<html lang=\"zh-Hans\">"))
    }

    @Test("An English policy gives an English text, and either can be asked for")
    func languages() throws {
        let policy = """
            policy wash
            fact is_true : yes/no
            role adviser
            schedule fines
              F-1: is_true → adviser 100   basis C-1
            """
        #expect(try regulation(policy).contains("| F-1 | “is\\_true” is “yes” | adviser | fine 100 yuan | C-1 |"))
        #expect(try regulation(policy, .markdown, .chinese).contains("| F-1 | is\\_true | adviser | 罚100元 | C-1 |"))
        #expect(try regulation(text, .markdown, .english).contains("## Article 1 Terms"))
    }
}
