/// How sums of money are written: yuan with two digits, never rounded.
package enum MoneyText {
    /// A sum in fen as a decimal text: `100.00`, `-0.05`.
    package static func decimal(_ fen: some BinaryInteger) -> String {
        let digits = String(fen.magnitude)
        let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        return (fen < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
    }

    /// The same with signs between thousands, for people to read: `12,300.00`.
    package static func grouped(_ fen: some BinaryInteger) -> String {
        let digits = Array(decimal(fen.magnitude).dropLast(3))
        var whole = ""
        for (index, digit) in digits.enumerated() {
            if index > 0, (digits.count - index) % 3 == 0 { whole.append(",") }
            whole.append(digit)
        }
        return (fen < 0 ? "-" : "") + whole + decimal(fen.magnitude).suffix(3)
    }
}
