package import RedressDiagnostics

/// How one keyword is spelled, and whether it may ever stand as a bare name.
package struct KeywordEntry: Sendable {
    package let keyword: Keyword
    /// The English spellings, the one to write first; empty where a keyword only rounds off a Chinese phrase.
    package let english: [String]
    /// The Chinese spellings, the one to write first, then what else is accepted.
    package let chinese: [String]
    /// Traditional spellings that are accepted too.
    package let traditional: [String]
    /// Whether the word is a keyword wherever it stands outside 「」.
    package let isReserved: Bool

    /// Every spelling that is read as the keyword.
    package var spellings: [String] { english + chinese + traditional }
}

private func word(_ keyword: Keyword, _ english: String, _ chinese: String, _ traditional: String = "") -> KeywordEntry
{
    entry(keyword, english, chinese, traditional, isReserved: false)
}

private func reserved(
    _ keyword: Keyword, _ english: String, _ chinese: String, _ traditional: String = ""
) -> KeywordEntry {
    entry(keyword, english, chinese, traditional, isReserved: true)
}

private func entry(
    _ keyword: Keyword, _ english: String, _ chinese: String, _ traditional: String, isReserved: Bool
) -> KeywordEntry {
    func spellings(_ text: String) -> [String] { text.split(separator: "|").map(String.init) }
    return KeywordEntry(
        keyword: keyword, english: spellings(english), chinese: spellings(chinese),
        traditional: spellings(traditional), isReserved: isReserved)
}

extension KeywordEntry {
    /// The one table of keywords. Where two keywords share a spelling, the lexer reads the one that stands first, and
    /// the parser accepts it for the other.
    package static let table: [KeywordEntry] =
        declarations + policyClauses + types + people + groups + deadlines
        + outcomes + conditions + examples

    private static let declarations: [KeywordEntry] = [
        word(.policy, "policy", "制度"), word(.parameter, "parameter", "参数", "參數"), word(.fact, "fact", "事实", "事實"),
        word(.event, "event", "事件"), word(.role, "role", "岗位", "崗位"), word(.sanction, "sanction", "处分", "處分"),
        word(.table, "table", "对照表", "對照表"), word(.calendar, "calendar", "日历", "日曆"),
        word(.define, "define", "设|定义", "設|定義"), word(.classify, "classify", "分类", "分類"),
        word(.route, "route", "分派"), word(.deadline, "deadline", "时限", "時限"),
        word(.schedule, "schedule", "罚则", "罰則"), word(.rules, "rules", "规则", "規則"),
        word(.eachWeek, "each week", "每周", "每週"), word(.eachMonth, "each month", "每月"),
        word(.eachQuarter, "each quarter", "每季度"), word(.eachYear, "each year", "每年"),
        word(.record, "record", "记录", "記錄|紀錄"), word(.require, "require", "必须", "必須"),
        word(.set, "set", "令"), word(.replace, "replace", "替换", "替換"), word(.withdraw, "withdraw", "撤销", "撤銷"),
        word(.add, "add", "增加"), word(.allow, "allow", "容许", "容許"), word(.example, "example", "示例"),
    ]

    private static let policyClauses: [KeywordEntry] = [
        word(.effective, "effective", "施行"), word(.issuer, "issuer", "发布", "發布"),
        word(.timezone, "timezone", "时区", "時區"), word(.currency, "currency", "币种", "幣種"),
        word(.scope, "scope", "适用", "適用"), word(.extends, "extends", "继承", "繼承"), word(.use, "use", "引用"),
        word(.daysEnd, "days end", "日止"), word(.atClose, "at close", "下班"),
        word(.atSameHour, "at the same hour", "同刻"), word(.rollsOver, "rolls over", "遇休顺延", "遇休順延"),
    ]

    private static let types: [KeywordEntry] = [
        reserved(.yesOrNo, "yes/no", "是否"), reserved(.oneOf, "one of", "取一"), reserved(.anyOf, "any of", "取多"),
        word(.wholeNumber, "whole number", "整数", "整數"), word(.decimal, "decimal", "小数", "小數"),
        word(.money, "money", "金额", "金額"), word(.textType, "text", "文本"), word(.dateType, "date", "日期"),
        word(.instant, "instant", "时刻", "時刻"), word(.duration, "duration", "时长", "時長"),
        word(.person, "person", "人员", "人員"), reserved(.defaultValue, "default", "默认", "默認"),
        reserved(.optional, "optional", "可无", "可無"), reserved(.blank, "blank", "空缺"),
        reserved(.floor, "floor", "不得低于", "不得低於"), reserved(.ceiling, "ceiling", "不得高于", "不得高於"),
    ]

    private static let people: [KeywordEntry] = [
        word(.several, "several", "多人"), word(.team, "team", "班组", "班組"),
        word(.company, "company", "单位", "單位"), word(.alwaysThere, "always there", "常在"),
        reserved(.sameAs, "as", "即"), reserved(.mayBe, "may be", "可兼"),
        reserved(.reportsTo, "reports to", "上级", "上級"), reserved(.keyedBy, "keyed by", "按"),
        reserved(.basedOn, "based on", "基于", "基於"), word(.off, "off", "休"), word(.work, "work", "班"),
        word(.fields, "fields", "栏目", "欄目"), word(.copies, "copies", "份数", "份數"), word(.keep, "keep", "保存"),
        word(.to, "to", "交"),
    ]

    private static let groups: [KeywordEntry] = [
        reserved(.forPeriod, "for", "于", "於"), word(.forEach, "for each", "逐项", "逐項"),
        reserved(.per, "per", "每"), word(.complete, "complete", "必全"), word(.given, "given", "给定", "給定"),
        word(.fund, "fund", "基金"), word(.never, "never", "回避", "迴避"),
        word(.copyTo, "copy to", "抄送"), word(.samePerson, "same person", "同一人"),
        word(.times, "times", "倍"), word(.extendBy, "extend by", "延长", "延長"), word(.pause, "pause", "暂停", "暫停"),
        word(.agree, "agree", "一致"), word(.unique, "unique", "互斥"), word(.sum, "sum", "累计", "累計"),
        word(.highest, "highest", "从重", "從重"), word(.lowest, "lowest", "从轻", "從輕"), word(.first, "first", "依次"),
        word(.earliest, "earliest", "先到"), word(.latest, "latest", "后到", "後到"),
        word(.earliestHit, "earliest", "从早", "從早"), word(.latestHit, "latest", "从晚", "從晚"),
        reserved(.always, "always", "始终", "始終"), reserved(.otherwise, "otherwise", "其余", "其餘"),
        reserved(.basis, "basis", "依据", "依據"), reserved(.overrides, "overrides", "优先于", "優先於"),
        word(.mandatory, "mandatory", "强制", "強制"), reserved(.when, "when", "当", "當"),
        reserved(.startsFrom, "", "起"), reserved(.inside, "", "内", "內"), reserved(.signed, "", "签字", "簽字"),
        reserved(.judged, "", "认定", "認定"),
    ]

    private static let deadlines: [KeywordEntry] = [
        reserved(.from, "from", "自"), reserved(.until, "until", "至"), reserved(.by, "by", "由"),
        reserved(.judgedBy, "judged by", "由"), reserved(.using, "using", "用"), reserved(.before, "before", "前"),
        word(.day, "day", ""), word(.sameDay, "same day", "当日", "當日"), word(.byClose, "by close", "下班前"),
        word(.sameDayByClose, "same day by close", "当日下班前", "當日下班前"),
        word(.nextMonth, "next month", "次月"), word(.nextQuarter, "next quarter", "次季"),
        word(.nextYear, "next year", "次年"), word(.periodStart, "period start", "期初"),
        word(.periodEnd, "period end", "期末"), word(.atOnce, "at once", "立即"),
        reserved(.orElse, "or else", "不在则", "不在則"), reserved(.anyOne, "any of", "任一"),
    ]

    private static let outcomes: [KeywordEntry] = [
        word(.fine, "fine", "罚", "罰"), word(.reward, "reward", "奖", "獎"), word(.notify, "notify", "通知"),
        word(.remedy, "remedy", "补救", "補救"), word(.escalate, "escalate to", "升级", "升級"),
        reserved(.approval, "needs approval of", "须", "須"), word(.reopen, "reopen", "重办", "重辦"),
        word(.void, "void", "作废", "作廢"), word(.assessed, "assessed", "裁定"), word(.each, "each", "每人"),
        word(.shared, "shared", "平摊", "平攤"), word(.split, "split", "分担", "分擔"),
        word(.jointly, "jointly", "合付"), word(.once, "once", "一次"),
    ]

    private static let conditions: [KeywordEntry] = [
        reserved(.and, "and", "且"), reserved(.listAnd, "and", "与|和|及", "與"), reserved(.or, "or", "或"),
        reserved(.not, "not", "非"), reserved(.memberOf, "in", "属于", "屬於"),
        reserved(.notIn, "not in", "不属于", "不屬於"), reserved(.contains, "contains", "包含"),
        reserved(.notContains, "not contains", "不包含"), word(.empty, "empty", "空"),
        reserved(.notEmpty, "not empty|is not empty", "非空"), reserved(.known, "known", "已知"),
        reserved(.has, "has", "有"), reserved(.of, "of", "之"), word(.yes, "yes", "是"), word(.no, "no", "否"),
        word(.unknown, "unknown", "未知"), word(.none, "none", "无", "無"), word(.nobody, "nobody", "无", "無"),
        reserved(.isSame, "is", "是"), reserved(.isNot, "is not", "不是"),
        reserved(.above, "above", "超过", "超過"), reserved(.below, "below", "低于", "低於"),
        reserved(.higherThan, "higher than", "高于", "高於"), reserved(.under, "under", "不满", "不滿"),
        reserved(.atMost, "at most", "不超过", "不超過"), reserved(.atMostCap, "at most", "至多"),
        reserved(.atLeast, "at least", "不低于", "不低於"), reserved(.atLeastOf, "at least", "至少"),
        reserved(.orMore, "or more", "以上"), reserved(.orLess, "or less", "以下|以内", "以內"),
        word(.late, "late", "逾期"), word(.met, "met", "按时", "按時"), word(.due, "due", "未到期"),
        reserved(.same, "same", "同"), reserved(.within, "within", "近"), word(.thisMonth, "this month", "本月"),
        word(.elapsed, "elapsed", "历时", "歷時"), word(.size, "size", "个数", "個數"), word(.count, "count", "件数", "件數"),
        word(.earlier, "earlier", "此前"), word(.fines, "fines", "罚款", "罰款"), word(.total, "sum", "合计", "合計"),
        word(.average, "average", "平均"), word(.highestValue, "highest", "最高"), word(.lowestValue, "lowest", "最低"),
        word(.excess, "excess", "超出"),
    ]

    private static let examples: [KeywordEntry] = [
        word(.expect, "expect", "期望"), word(.pending, "pending", "待定"),
        word(.notApplicable, "not applicable", "不适用", "不適用"), word(.violation, "violation", "违规", "違規"),
        word(.noFine, "no fine", "无罚款", "無罰款"), word(.noReward, "no reward", "无奖励", "無獎勵"),
        word(.noSanction, "no sanction", "无处分", "無處分"), word(.noPending, "nothing pending", "无待定", "無待定"),
        word(.noViolation, "no violation", "无违规", "無違規"),
    ]

    /// The entry of each keyword, by raw value.
    private static let byKeyword: [KeywordEntry?] = {
        var entries = [KeywordEntry?](repeating: nil, count: 256)
        for entry in table { entries[Int(entry.keyword.rawValue)] = entry }
        return entries
    }()

    /// The entry of a keyword; nil only if the table lacks it, which a test rules out.
    package static func of(_ keyword: Keyword) -> KeywordEntry? { byKeyword[Int(keyword.rawValue)] }
}

extension Keyword {
    /// The spelling to write in a language; empty where the language has no word for it.
    package func canonical(_ language: Language) -> String {
        let entry = KeywordEntry.of(self)
        switch language {
        case .chinese: return entry?.chinese.first ?? ""
        case .english: return entry?.english.first ?? ""
        }
    }

    /// Whether the word is a keyword wherever it stands outside 「」.
    package var isReserved: Bool { KeywordEntry.of(self)?.isReserved ?? false }

    /// Whether the word leads a declaration at the start of a line before a name.
    package var leadsDeclaration: Bool { rawValue <= Keyword.example.rawValue }
}
