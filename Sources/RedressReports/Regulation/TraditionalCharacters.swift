/// The traditional characters of the words that documents are made with, as far as they differ.
enum TraditionalCharacters {
    /// Words in traditional characters.
    static func text(of words: String) -> String { String(words.map { table[$0] ?? $0 }) }

    /// Whether a text is written in traditional characters: it holds more of them than of their simplified twins.
    static func prevail(in text: String) -> Bool {
        var balance = 0
        for character in text {
            if traditional.contains(character) {
                balance += 1
            } else if simplified.contains(character) {
                balance -= 1
            }
        }
        return balance > 0
    }

    private static let table: [Character: Character] = Dictionary(
        zip(pairs, pairs.dropFirst()).enumerated().filter { $0.offset % 2 == 0 }.map(\.element),
        uniquingKeysWith: { first, _ in first })
    private static let traditional = Set(table.values)
    private static let simplified = Set(table.keys)

    /// Each simplified character with its traditional twin behind it.
    private static let pairs = Array(
        """
        个個为為从從内內写寫则則别別办辦动動单單发發员員团團围圍处處奖獎审審对對属屬岗崗应應废廢归歸当當\
        录錄总總报報担擔摊攤数數无無时時暂暫条條没沒满滿现現电電称稱笔筆签簽级級组組经經统統继繼罚罰联聯\
        补補规規计計认認记記话話该該语語说說读讀谁誰责責转轉轻輕过過这這选選钟鐘长長间間项項顺順须須额額\
        后後于於几幾周週据據与與种種余餘范範适適络絡
        """)
}
