import RedressReports
import Testing

@Suite("Money as text")
struct MoneyTextTests {
    @Test(
        "Yuan with two digits, never rounded",
        arguments: [
            (0, "0.00"), (5, "0.05"), (100, "1.00"), (12_345, "123.45"), (-5, "-0.05"), (-100_000, "-1000.00"),
        ])
    func decimal(fen: Int, text: String) {
        #expect(MoneyText.decimal(fen) == text)
    }

    @Test(
        "Signs between thousands",
        arguments: [
            (0, "0.00"), (99_999, "999.99"), (100_000, "1,000.00"), (123_456_789, "1,234,567.89"),
            (-100_000, "-1,000.00"),
        ])
    func grouped(fen: Int, text: String) {
        #expect(MoneyText.grouped(fen) == text)
    }

    @Test("The largest and smallest sums")
    func extremes() {
        #expect(MoneyText.decimal(Int64.max) == "92233720368547758.07")
        #expect(MoneyText.decimal(Int64.min) == "-92233720368547758.08")
        #expect(MoneyText.decimal(Int128(Int64.max) * 2) == "184467440737095516.14")
    }
}
