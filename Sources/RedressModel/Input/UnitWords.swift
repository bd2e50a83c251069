/// The spellings of units that incidents may use, whichever of them the policy declares.
enum UnitWords {
    /// Units of time.
    static let durations: [String: DurationUnit] = [
        "秒": .second, "秒钟": .second, "秒鐘": .second, "s": .second, "second": .second, "seconds": .second,
        "分": .minute, "分钟": .minute, "分鐘": .minute, "min": .minute, "minute": .minute, "minutes": .minute,
        "时": .hour, "小时": .hour, "小時": .hour, "个小时": .hour, "個小時": .hour, "h": .hour, "hour": .hour,
        "hours": .hour,
        "天": .day, "日": .day, "d": .day, "day": .day, "days": .day,
        "周": .week, "週": .week, "星期": .week, "个星期": .week, "個星期": .week, "week": .week, "weeks": .week,
        "月": .month, "个月": .month, "個月": .month, "month": .month, "months": .month,
        "季度": .quarter, "个季度": .quarter, "個季度": .quarter, "quarter": .quarter, "quarters": .quarter,
        "年": .year, "year": .year, "years": .year,
        "工作日": .workingDay, "个工作日": .workingDay, "個工作日": .workingDay, "working day": .workingDay,
        "working days": .workingDay,
        "工作小时": .workingHour, "工作小時": .workingHour, "个工作小时": .workingHour, "個工作小時": .workingHour,
        "working hour": .workingHour, "working hours": .workingHour,
    ]

    /// Units of money.
    static let money: Set<String> = ["元", "元整", "人民币", "yuan", "CNY", "RMB"]

    /// Words that only count; between them there is no difference.
    private static let counting: Set<String> = [
        "次", "times", "个", "個", "pieces", "piece", "台", "臺", "辆", "輛", "vehicles", "vehicle", "件", "cases", "case",
        "单", "單", "orders", "order", "项", "項", "items", "item", "人", "people", "字", "characters", "character",
        "分", "points", "point",
    ]

    private static let kilometres: Set<String> = [
        "km", "kilometres", "kilometre", "kilometers", "kilometer", "公里", "千米",
    ]

    /// Whether a word spells the unit that is declared; nil for a bare number, which may be counted.
    static func isUnit(_ found: String, declared: String?) -> Bool {
        guard let declared else { return counting.contains(found) }
        if found == declared { return true }
        if let unit = durations[declared], durations[found] == unit { return true }
        return [counting, kilometres, money].contains { $0.contains(found) && $0.contains(declared) }
    }
}
