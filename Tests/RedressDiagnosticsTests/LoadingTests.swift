import RedressDiagnostics
import Testing

@Suite struct LoadingTests {
    /// 制度 甲 in GB18030: D6C6 B6C8 20 BCD7.
    private let gbk: [UInt8] = [0xD6, 0xC6, 0xB6, 0xC8, 0x20, 0xBC, 0xD7]

    private func load(_ bytes: [UInt8], limit: Int = SourceMap.policySizeLimit) -> (
        text: String?, diagnostics: [Diagnostic]
    ) {
        var sources = SourceMap()
        let (source, diagnostics) = sources.load(path: "a.redress", bytes: bytes, sizeLimit: limit)
        #expect(sources.sources.count == 1, "a refused file has a path to show too")
        return (source.map { String(decoding: $0.bytes, as: UTF8.self) }, diagnostics)
    }

    @Test func utf8IsTakenAsItIs() {
        let (text, diagnostics) = load(Array("制度 甲\r\n".utf8))
        #expect(text == "制度 甲\r\n")
        #expect(diagnostics.isEmpty)
    }

    @Test func byteOrderMarkIsDropped() {
        let (text, diagnostics) = load([0xEF, 0xBB, 0xBF] + Array("制度".utf8))
        #expect(text == "制度")
        #expect(diagnostics.isEmpty)
    }

    @Test func gb18030IsConvertedAndTold() {
        let (text, diagnostics) = load(gbk)
        #expect(text == "制度 甲")
        #expect(diagnostics.map(\.code) == [.invalidEncoding])
        #expect(diagnostics.map(\.severity) == [.note])
        #expect(diagnostics.first?.message.english.contains("GB18030") == true)
    }

    @Test func fourByteCharactersOfGB18030AreConverted() {
        // The euro sign is A2 E3, the yen sign the four bytes 81 30 84 36.
        let (text, _) = load(gbk + [0xA2, 0xE3, 0x81, 0x30, 0x84, 0x36])
        #expect(text == "制度 甲€¥")
    }

    @Test(
        arguments: [
            [0xFF, 0xFE, 0x36, 0x52, 0xA6, 0x5E, 0x42, 0xD8, 0xB7, 0xDF],
            [0xFE, 0xFF, 0x52, 0x36, 0x5E, 0xA6, 0xD8, 0x42, 0xDF, 0xB7],
        ] as [[UInt8]])
    func utf16IsConvertedAndTold(bytes: [UInt8]) {
        let (text, diagnostics) = load(bytes)
        #expect(text == "制度𠮷")
        #expect(diagnostics.map(\.severity) == [.note])
    }

    @Test(
        arguments: [
            ([0xFF, 0xFE, 0x36], 2), ([0xFF, 0xFE, 0x36, 0x52, 0x42, 0xD8], 4),
            ([0xFF, 0xFE, 0xB7, 0xDF, 0x36, 0x52], 2),
        ] as [([UInt8], Int)])
    func damagedUTF16IsRefused(bytes: [UInt8], offset: Int) {
        let (text, diagnostics) = load(bytes)
        #expect(text == nil)
        #expect(diagnostics.map(\.code) == [.invalidEncoding])
        #expect(diagnostics.first?.primary?.span.start == UInt32(offset))
    }

    @Test func damagedUTF8IsRefusedWithItsPlaceAndNotReadAsGB18030() {
        // The broken 由 is followed by a line break; the rest of the file is whole.
        let bytes = Array("制度 甲乙\n事".utf8) + [0xE7, 0x94] + Array("\n来源 现场\n".utf8)
        let (text, diagnostics) = load(bytes)
        #expect(text == nil)
        #expect(diagnostics.map(\.severity) == [.error])
        // 6 + 1 + 6 + 1 bytes of the first line, 3 of 事.
        #expect(diagnostics.first?.primary?.span.start == 17)
        #expect(diagnostics.first?.message.chinese == "文件不是有效的 UTF-8 文字：第 2 行，字节偏移 17，字节 `E7`")
        #expect(diagnostics.first?.help?.english.contains("damaged") == true)
    }

    @Test(
        arguments: [
            [0x80], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xE4, 0xB8], [0xFF],
        ] as [[UInt8]])
    func whatIsInNoEncodingIsRefused(bytes: [UInt8]) {
        // A whole character before it, and after it a byte that ends no character of any kind.
        let (text, diagnostics) = load(Array("制度".utf8) + bytes)
        #expect(text == nil)
        #expect(diagnostics.first?.primary?.span.start == 6)
    }

    @Test func nulBytesAreRefused() {
        let (text, diagnostics) = load(Array("甲\n乙".utf8) + [0x00])
        #expect(text == nil)
        #expect(diagnostics.first?.code == .invalidEncoding)
        #expect(diagnostics.first?.message.english == "the file holds a NUL byte and is no text: line 2, byte offset 7")
    }

    @Test(arguments: ["", " \n\t\r\n", "　\n", "\u{FEFF}"])
    func emptyFilesAreRefused(text: String) {
        let (loaded, diagnostics) = load(Array(text.utf8))
        #expect(loaded == nil)
        #expect(diagnostics.map(\.code) == [.emptyFile])
    }

    @Test func largeFilesAreRefused() {
        #expect(load(Array("甲乙".utf8), limit: 6).text == "甲乙")
        let (text, diagnostics) = load(Array("甲乙".utf8), limit: 5)
        #expect(text == nil)
        #expect(diagnostics.map(\.code) == [.fileTooLarge])
        #expect(diagnostics.first?.message.chinese == "文件有 6 字节，上限是 5 字节")
    }

    @Test func everyRefusalCanBeRendered() {
        for bytes in [[], [0xFF], [0x00], gbk, [0xFF, 0xFE, 0x36]] as [[UInt8]] {
            var sources = SourceMap()
            let diagnostics = sources.load(path: "a.redress", bytes: bytes).diagnostics
            for language in Language.allCases {
                let text = TextRenderer(sources: sources, language: language, usesColor: false).render(diagnostics)
                #expect(text.contains("a.redress:1:"))
                #expect(text.contains(language == .chinese ? "改法: " : "help: "))
            }
        }
    }
}
