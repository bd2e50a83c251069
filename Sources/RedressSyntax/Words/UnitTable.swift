import RedressDiagnostics

/// How one unit is spelled.
package struct UnitEntry: Sendable {
    package let unit: UnitSyntax
    /// The spelling to write, then what else is accepted. The entries of `count` pair each Chinese word with a twin.
    package let english: [String]
    package let chinese: [String]

    /// Every spelling that is read as the unit.
    package var spellings: [String] { english + chinese }

    /// The Chinese spelling to write where no number stands before it: 工作日, not 个工作日.
    package var bareChinese: String {
        chinese[0].count > 1 && chinese[0].hasPrefix("个") ? String(chinese[0].dropFirst()) : chinese[0]
    }

    /// Those of the Chinese spellings that are in traditional characters.
    package var traditional: [String] { chinese.filter(Self.isTraditional) }

    /// Whether a spelling of a unit or of a day of the week is in traditional characters.
    package static func isTraditional(_ spelling: String) -> Bool { spelling.contains { "鐘時個週錢臺輛單項".contains($0) } }

    /// The unit that a word spells.
    package static func spelled(_ word: String) -> UnitEntry? { table.first { $0.spellings.contains(word) } }

    private init(_ unit: UnitSyntax, _ english: String, _ chinese: String) {
        self.unit = unit
        self.english = english.split(separator: "|").map(String.init)
        self.chinese = chinese.split(separator: "|").map(String.init)
    }

    /// The one table of units.
    package static let table: [UnitEntry] = [
        UnitEntry(.second, "seconds|second", "秒|秒钟|秒鐘"),
        UnitEntry(.minute, "minutes|minute|min", "分钟|分鐘"),
        UnitEntry(.hour, "hours|hour", "小时|小時|个小时|個小時"),
        UnitEntry(.day, "days|day", "天|日"),
        UnitEntry(.week, "weeks|week", "周|週|星期|个星期|個星期"),
        UnitEntry(.month, "months|month", "个月|個月|月"),
        UnitEntry(.quarter, "quarters|quarter", "个季度|個季度|季度"),
        UnitEntry(.year, "years|year", "年"),
        UnitEntry(.workingDay, "working days|working day", "个工作日|工作日|個工作日"),
        UnitEntry(.workingHour, "working hours|working hour", "工作小时|个工作小时|工作小時|個工作小時"),
        UnitEntry(.yuan, "yuan", "元"),
        UnitEntry(.fen, "fen", "分钱|分錢"),
        UnitEntry(.percent, "%", "%"),
        UnitEntry(.kilometre, "km|kilometres|kilometre|kilometers|kilometer", "公里|千米"),
        UnitEntry(.count, "times", "次"), UnitEntry(.count, "pieces|piece", "个|個"),
        UnitEntry(.count, "vehicles|vehicle", "台|臺|辆|輛"), UnitEntry(.count, "cases|case", "件"),
        UnitEntry(.count, "orders|order", "单|單"), UnitEntry(.count, "items|item", "项|項"),
        UnitEntry(.count, "people", "人"), UnitEntry(.count, "characters|character", "字"),
        UnitEntry(.count, "points|point", "分"),
    ]

    /// The days of a week from Monday (1) to Sunday (7), with their spellings.
    package static let weekdays: [(day: Int, english: [String], chinese: [String])] = [
        (1, ["Monday", "Mon"], ["周一", "週一", "星期一"]), (2, ["Tuesday", "Tue"], ["周二", "週二", "星期二"]),
        (3, ["Wednesday", "Wed"], ["周三", "週三", "星期三"]), (4, ["Thursday", "Thu"], ["周四", "週四", "星期四"]),
        (5, ["Friday", "Fri"], ["周五", "週五", "星期五"]), (6, ["Saturday", "Sat"], ["周六", "週六", "星期六"]),
        (7, ["Sunday", "Sun"], ["周日", "週日", "星期日", "星期天", "周天"]),
    ]

    /// The number of a weekday, by any of its spellings.
    package static func weekday(_ word: String) -> Int? {
        weekdays.first { $0.english.contains(word) || $0.chinese.contains(word) }?.day
    }
}

extension Keyword {
    /// The comparison that a keyword spells, in front of its number or behind it.
    package var comparison: ComparisonWord? {
        Self.comparisons.first { $0.keyword == self }?.word
    }

    /// Which keyword spells which comparison.
    package static let comparisons: [(keyword: Keyword, word: ComparisonWord)] = [
        (.isSame, .is), (.isNot, .isNot), (.above, .above), (.below, .below), (.higherThan, .higherThan),
        (.under, .under), (.atMost, .atMost), (.atMostCap, .atMost), (.atLeast, .atLeast), (.atLeastOf, .atLeast),
        (.orMore, .orMore), (.orLess, .orLess),
    ]

    /// The state of a deadline that a keyword names.
    package var deadlineState: DeadlineState? {
        Self.deadlineStates.first { $0.keyword == self }?.state
    }

    /// Which keyword names which state of a deadline.
    package static let deadlineStates: [(keyword: Keyword, state: DeadlineState)] = [
        (.late, .late), (.met, .met), (.due, .due),
    ]

    /// The function that a keyword names when a bracket follows it.
    package var function: FunctionName? {
        Self.functions.first { $0.keyword == self }?.function
    }

    /// Which keyword names which function; a hit policy may share its spelling with one.
    package static let functions: [(keyword: Keyword, function: FunctionName)] = [
        (.elapsed, .elapsed), (.size, .size), (.earliest, .earliest), (.earliestHit, .earliest), (.latest, .latest),
        (.latestHit, .latest), (.count, .count), (.earlier, .earlier), (.fines, .fines), (.sum, .sum), (.total, .sum),
        (.average, .average), (.highest, .highest), (.highestValue, .highest), (.lowest, .lowest),
        (.lowestValue, .lowest), (.excess, .excess),
    ]

    /// The hit policy that a keyword names.
    package var hitPolicy: HitPolicySyntax? {
        Self.hitPolicies.first { $0.keyword == self }?.policy
    }

    /// Which keyword names which hit policy.
    package static let hitPolicies: [(keyword: Keyword, policy: HitPolicySyntax)] = [
        (.agree, .agree), (.unique, .unique), (.sum, .sum), (.total, .sum), (.highest, .highest),
        (.highestValue, .highest), (.lowest, .lowest), (.lowestValue, .lowest), (.first, .first),
        (.earliestHit, .earliest), (.earliest, .earliest), (.latestHit, .latest), (.latest, .latest),
    ]
}
