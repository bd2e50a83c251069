import RedressDiagnostics
import Testing

@Suite struct DisplayWidthTests {
    @Test(arguments: [
        ("", 0), ("abc", 3), ("洗车", 4), ("𠮷", 2), ("「事由」", 8), ("，：", 4), ("Ａ１", 4), ("　", 2), ("Ⅱ-3", 3), ("→", 1),
        ("ｱ", 1), ("é", 1), ("e\u{301}", 1), ("\u{200B}", 0), ("가", 2), ("👍", 2), ("¥", 1), ("￥", 2),
        ("Ⅱ-3: 洗车不净 → 美容组 100", 26),
        ("…", 1), ("㎡", 2), ("々", 2), ("〇", 2),
    ])
    func countsCells(text: String, cells: Int) {
        #expect(DisplayWidth.cells(of: text) == cells)
    }

    @Test(
        "A text is cut where its cells are used up",
        arguments: [("交车", 4, "交车"), ("交车期", 5, "交车…"), ("交车期", 4, "交…"), ("abc", 2, "a…")])
    func cut(text: String, most: Int, expected: String) {
        #expect(DisplayWidth.cut(text, to: most) == expected)
    }
}
