import RedressEngine
import RedressModel
import RedressReports
import Testing

@Suite("CSV")
struct CSVTests {
    @Test(
        "Values with commas, quotes and line breaks are quoted",
        arguments: [
            ("plain", "plain"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""), ("", ""),
            ("洗车,不净", "\"洗车,不净\""),
        ])
    func quoting(value: String, field: String) {
        #expect(CSVText.line([.text(value), .text("x")]) == field + ",x\r\n")
    }

    @Test(
        "Text that begins like a formula gets an apostrophe",
        arguments: [
            ("=1+2", "'=1+2"), ("+86", "'+86"), ("-1", "'-1"), ("@SUM", "'@SUM"), ("\tx", "'\tx"), ("＝1", "'＝1"),
            ("1=1", "1=1"),
        ])
    func formulas(value: String, field: String) {
        #expect(CSVText.line([.text(value)]) == field + "\r\n")
    }

    @Test("Numbers of ours keep their minus")
    func numbers() {
        #expect(CSVText.line([.number("-100.00")]) == "-100.00\r\n")
    }

    @Test("The ledger has a line for each amount and each share")
    func ledger() {
        var decision = WashPolicy.decision("=TS-1")
        decision.rewards = [
            WashPolicy.fine(
                WashPolicy.adviser, [], fen: 2_001, mode: .shared,
                shares: [
                    .init(role: WashPolicy.adviser, person: "王芳", fen: 1_001),
                    .init(role: WashPolicy.adviser, person: "李强", fen: 1_000),
                ])
        ]
        let lines = LedgerLine.lines(of: decision, date: "2026-10-03", in: WashPolicy.context).map(LedgerCSV.line)
        #expect(
            lines == [
                "'=TS-1,2026-10-03,洗车考核,2024-01-01,fine,美容组,,,100.00,sum,CS基金,洗车不净,Ⅱ-3,R13-c14\r\n",
                "'=TS-1,2026-10-03,洗车考核,2024-01-01,fine,责任SA,,王芳,50.00,sum,CS基金,洗车不净,Ⅱ-3,R13-c14\r\n",
                "'=TS-1,2026-10-03,洗车考核,2024-01-01,reward,责任SA,,王芳,10.01,shared,CS基金,洗车不净,Ⅱ-3,R13-c14\r\n",
                "'=TS-1,2026-10-03,洗车考核,2024-01-01,reward,责任SA,,李强,10.00,shared,CS基金,洗车不净,Ⅱ-3,R13-c14\r\n",
            ])
        #expect(LedgerCSV.header.hasPrefix("\u{FEFF}incident,date,policy,version,kind,"))
    }
}
