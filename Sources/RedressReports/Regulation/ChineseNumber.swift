/// Numbers in Chinese characters, as articles are counted.
enum ChineseNumber {
    /// `一`, `十`, `十二`, `一百零三`; from 1 to 9999, beyond it in digits.
    static func text(_ number: Int) -> String {
        guard (1...9999).contains(number) else { return String(number) }
        let digits = Array("零一二三四五六七八九").map(String.init)
        let units = ["", "十", "百", "千"]
        let figures = String(number).compactMap(\.wholeNumberValue)
        var text = ""
        var skipsZero = false
        for (place, figure) in figures.enumerated() {
            guard figure > 0 else {
                skipsZero = true
                continue
            }
            if skipsZero { text += digits[0] }
            skipsZero = false
            text += digits[figure] + units[figures.count - place - 1]
        }
        // Ten to nineteen have no one before the ten.
        return number < 20 && number >= 10 ? String(text.dropFirst()) : text
    }
}
