import RedressDiagnostics
import Testing

@testable import RedressSyntax

@Suite("Lexer")
struct LexerTests {
    /// The tokens of a text as `kind:text`, ends of lines and of the text left out.
    private func tokens(_ text: String) -> [String] {
        let list = Lexer.tokens(of: TestFiles.source(text))
        return list.tokens.dropLast().map { "\($0.kind):\(list.source.text(of: list.span($0)))" }
    }

    @Test(
        "Words hold hyphens and points between their characters",
        arguments: [
            ("Ⅱ-3: 甲", ["word:Ⅱ-3", "colon::", "word:甲"]),
            ("zero.1 a - b", ["word:zero.1", "word:a", "minus:-", "word:b"]),
            ("周一..周日", ["word:周一", "range:..", "word:周日"]),
            ("a->b", ["word:a", "arrow:->", "word:b"]),
            ("Ⅰ-2次", ["word:Ⅰ-2次"]),
            ("厂家400 R13-c14", ["word:厂家400", "word:R13-c14"]),
            ("「4S店」 `a b`", ["quotedName:「4S店」", "quotedName:`a b`"]),
            ("\"a # b\" # c", ["text:\"a # b\""]),
            ("“甲\"乙” 丙", ["text:“甲\"乙”", "word:丙"]),
            ("one  of at most is not empty", ["word:one  of", "word:at most", "word:is not empty"]),
            ("yes/no yes / no", ["word:yes/no", "word:yes", "slash:/", "word:no"]),
        ])
    func words(text: String, expected: [String]) {
        #expect(tokens(text) == expected)
    }

    static let numbers: [(String, Int64, Int, UnitSyntax?, String)] = [
        ("100", 100, 0, nil, ""), ("2.5", 25, 1, nil, ""), ("\u{FF11}\u{FF12}", 12, 0, nil, ""),
        ("100元", 100, 0, .yuan, ""), ("2 %", 2, 0, .percent, ""), ("2\u{FF05}", 2, 0, .percent, ""),
        ("30分钟内", 30, 0, .minute, "内"), ("30 分钟内", 30, 0, .minute, "内"), ("3次以上", 3, 0, .count, "以上"),
        ("10分以上", 10, 0, .count, "以上"), ("95分", 95, 0, .count, ""), ("20000公里", 20000, 0, .kilometre, ""),
        ("15个工作日", 15, 0, .workingDay, ""), ("3个工作日内", 3, 0, .workingDay, "内"), ("1天内", 1, 0, .day, "内"),
        ("12小时", 12, 0, .hour, ""), ("6个月", 6, 0, .month, ""), ("3日", 3, 0, .day, ""), ("2 季度", 2, 0, .quarter, ""),
        ("30 minutes", 30, 0, .minute, ""), ("15 working days", 15, 0, .workingDay, ""), ("5以上", 5, 0, nil, "以上"),
        ("8 工作小时", 8, 0, .workingHour, ""), ("5 yuan", 5, 0, .yuan, ""), ("9分钱", 9, 0, .fen, ""),
        ("3 次数", 3, 0, nil, "次数"), ("20 分担", 20, 0, nil, "分担"), ("100 每 人", 100, 0, nil, "每人"),
    ]

    @Test("Numbers take a known unit and leave the rest", arguments: numbers.indices)
    func numbersWithUnits(index: Int) throws {
        let (text, digits, scale, unit, rest) = Self.numbers[index]
        let list = Lexer.tokens(of: TestFiles.source(text))
        let number = try #require(list.numbers.first).literal
        #expect(list.tokens.first?.kind == .number)
        #expect(number.digits == digits && number.scale == scale)
        #expect(number.unit == unit)
        #expect(list.tokens.dropFirst().dropLast().map { list.nameText($0) }.joined() == rest)
        #expect(list.diagnostics.isEmpty)
    }

    @Test("Each range is two numbers", arguments: ["2..3周", "7 .. 7天", "0..100", "50..100"])
    func ranges(text: String) {
        #expect(Lexer.tokens(of: TestFiles.source(text)).tokens.map(\.kind) == [.number, .range, .number, .end])
    }

    @Test("Dates carry a time where one follows")
    func dates() throws {
        let list = Lexer.tokens(of: TestFiles.source("2024-02-29 2024-1-5 10:00 2025-10-03T8:05:06 8:30 2024 - 1"))
        #expect(list.tokens.map(\.kind) == [.date, .date, .date, .time, .number, .minus, .number, .end])
        #expect(list.diagnostics.isEmpty)
        #expect(list.dates.map(\.day) == [29, 5, 3])
        #expect(
            list.dates.map(\.time) == [
                nil, TimeLiteral(hour: 10, minute: 0), TimeLiteral(hour: 8, minute: 5, second: 6),
            ])
        #expect(list.times == [TimeLiteral(hour: 8, minute: 30)])
    }

    @Test("A period is one where only a name stands before it on the line")
    func periods() {
        func kinds(_ text: String) -> [Token.Kind] {
            Lexer.tokens(of: TestFiles.source(text)).tokens.dropLast().map(\.kind)
        }
        for period in ["2025-09", "2025-9", "2025Q3", "2025-Q3", "2025W05", "2025-W37"] {
            #expect(
                kinds("甲 1\n月份 \(period)\n「月份」 \(period)") == [.word, .number, .word, .period, .quotedName, .period])
        }
        #expect(kinds("台次\n2025Q3") == [.word, .numberWord])
        #expect(kinds("甲 台次 2025Q3") == [.word, .word, .numberWord])
        #expect(kinds("台次 2025-09-16") == [.word, .date])
        #expect(kinds("台次 2025") == [.word, .number])
        #expect(kinds("台次 2025Q3甲") == [.word, .numberWord])
    }

    @Test("Names are spelled by their ASCII twins")
    func names() {
        let list = Lexer.tokens(of: TestFiles.source("\u{FF33}\u{FF21}\u{FF0D}\u{FF11} 「4\u{FF33}店」"))
        #expect(list.tokens.dropLast().map { list.nameText($0) } == ["SA-1", "4S店"])
    }

    @Test("Comments are kept apart with their places")
    func comments() {
        let source = TestFiles.source("# 一\r\n规则 甲 \u{FF03} 二")
        let list = Lexer.tokens(of: source)
        #expect(list.comments.map { source.text(of: $0) } == ["# 一", "\u{FF03} 二"])
        #expect(list.tokens.map(\.kind) == [.word, .word, .end])
    }
}

@Suite("Words")
struct WordTests {
    @Test("Each keyword has an entry, and a spelling in both languages unless it only rounds off")
    func tableIsComplete() {
        let roundingOff: Set<Keyword> = [.startsFrom, .inside, .signed, .judged]
        for keyword in Keyword.allCases {
            #expect(KeywordEntry.of(keyword)?.keyword == keyword)
            #expect(keyword.canonical(.english).isEmpty == roundingOff.contains(keyword), "\(keyword)")
            #expect(keyword.canonical(.chinese).isEmpty == (keyword == .day), "\(keyword)")
        }
        #expect(KeywordEntry.table.count == Keyword.allCases.count)
    }

    @Test("Each spelling is read as its keyword or as one that the parser takes for it")
    func spellingsAreFound() {
        var shared: Set<String> = []
        for entry in KeywordEntry.table {
            for spelling in entry.spellings {
                let token = Lexer.tokens(of: TestFiles.source(spelling)).tokens[0]
                #expect(Int(token.end) == spelling.utf8.count, "\(spelling)")
                #expect(token.keyword != nil, "\(spelling)")
                if token.keyword != entry.keyword { shared.insert(spelling) }
            }
        }
        let expected: Set<String> = [
            "由", "无", "無", "是", "any of", "and", "at most", "at least", "earliest", "latest", "highest", "lowest",
            "sum",
        ]
        #expect(shared == expected)
    }

    @Test(
        "Traditional spellings and 定义 are accepted",
        arguments: [
            ("規則", Keyword.rules), ("時限", .deadline), ("事實", .fact), ("崗位", .role), ("參數", .parameter),
            ("處分", .sanction),
            ("罰則", .schedule), ("定义", .define), ("設", .define), ("罰款", .fines),
        ])
    func otherSpellings(word: String, keyword: Keyword) {
        #expect(Words.keywords[word] == keyword)
    }

    static let known: Set<String> = ["来源", "现场", "是否属实", "责任SA", "责任", "得分", "全国平均", "次数", "A", "AB", "B", "BC", "C"]

    @Test(
        "Words without spaces split where there is one way",
        arguments: [
            ("现场且是否属实", ["现场", "且", "是否属实"]), ("责任SA50", ["责任SA", "50"]), ("得分-全国平均", ["得分", "-", "全国平均"]),
            ("次数3次以上", ["次数", "3次", "以上"]), ("非是否属实", ["非", "是否属实"]), ("100每人", ["100", "每人"]),
            ("责任SA100元每人", ["责任SA", "100元", "每人"]),
        ])
    func splits(word: String, parts: [String]) {
        #expect(UnspacedWords.split(word: word, known: Self.known) == parts)
    }

    @Test(
        "Words split in no way or in several are left alone",
        arguments: [
            "现场", "现场在", "ABC", "来源X", "得分以上", "", "-", "现场-",
        ])
    func leavesAlone(word: String) {
        #expect(UnspacedWords.split(word: word, known: Self.known) == nil)
    }
}
