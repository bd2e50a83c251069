extension SourceMap {
    /// How large a policy file may be: 16 MiB.
    package static let policySizeLimit = 16 * 1_024 * 1_024
    /// How large a file of incidents may be: 1 GiB.
    package static let incidentSizeLimit = 1_024 * 1_024 * 1_024

    /// Adds a file as it was read from disk: its encoding found out, its text checked to be text.
    ///
    /// The source is nil when the file is refused, and the diagnostics then say why. They may also hold a note about a
    /// file that is accepted.
    package mutating func load(
        path: String, bytes: [UInt8], sizeLimit: Int = policySizeLimit
    ) -> (source: SourceText?, diagnostics: [Diagnostic]) {
        guard bytes.count <= sizeLimit else {
            let source = add(path: path, bytes: [])
            return (nil, [.fileTooLarge(source, size: bytes.count, limit: sizeLimit)])
        }
        switch DecodedText(bytes) {
        case .text(let text, let encoding):
            let source = add(path: path, bytes: text)
            // An unusual encoding is told even of an empty file: the user may have expected text in it.
            let remarks: [Diagnostic] =
                switch encoding {
                case .utf8: []
                case .utf16: [.converted(source, from: "UTF-16")]
                case .gb18030: [.converted(source, from: "GB18030")]
                }
            if isBlank(text) { return (nil, remarks + [.emptyFile(source)]) }
            return (source, remarks)
        case .invalid(let offset, let looksLikeGB18030):
            let source = add(path: path, bytes: bytes)
            return (nil, [.invalidEncoding(source, at: offset, looksLikeGB18030: looksLikeGB18030)])
        case .nul(let offset):
            let source = add(path: path, bytes: bytes)
            return (nil, [.nulByte(source, at: offset)])
        }
    }
}

/// Whether a text holds nothing but spaces and line breaks, full-width ones included.
private func isBlank(_ bytes: [UInt8]) -> Bool {
    var position = 0
    while position < bytes.count {
        guard let scalar = decodeScalar(bytes[...], at: &position),
            scalar.properties.isWhitespace || scalar == "\u{FEFF}"
        else { return false }
    }
    return true
}

// MARK: - Diagnostics

extension Diagnostic {
    fileprivate static func fileTooLarge(_ source: SourceText, size: Int, limit: Int) -> Diagnostic {
        Diagnostic(
            .fileTooLarge,
            Message(
                zh: "文件有 \(size) 字节，上限是 \(limit) 字节",
                en: "the file has \(size) bytes, the limit is \(limit)"
            ),
            at: Label(source.span(at: 0)),
            help: Message(zh: "把它拆成几个文件，一起交给命令", en: "split it into several files and give them all to the command")
        )
    }

    fileprivate static func emptyFile(_ source: SourceText) -> Diagnostic {
        Diagnostic(
            .emptyFile,
            Message(zh: "文件是空的，里面没有文字", en: "the file is empty: there is no text in it"),
            at: Label(source.span(at: 0)),
            help: Message(
                zh: "检查文件名和保存是否成功；制度文件以 `制度 名称` 一行开头，其他文件每行写一项 `名称: 值`",
                en:
                    "check the file name and whether it was saved; a policy file begins with a line `policy NAME`, others have lines `name: value`"
            )
        )
    }

    fileprivate static func converted(_ source: SourceText, from encoding: String) -> Diagnostic {
        Diagnostic(
            .invalidEncoding, .note,
            Message(
                zh: "文件不是 UTF-8，已按 \(encoding) 读入",
                en: "the file is not UTF-8 and was read as \(encoding)"
            ),
            at: Label(source.span(at: 0)),
            help: Message(
                zh: "核对读出的文字无误，再用编辑器另存为 UTF-8",
                en: "check that the text was read correctly, then save it as UTF-8 in an editor"
            )
        )
    }

    fileprivate static func invalidEncoding(
        _ source: SourceText, at offset: Int, looksLikeGB18030: Bool
    ) -> Diagnostic {
        let line = source.lineColumn(of: UInt32(offset)).line
        let byte = hexadecimal(UInt32(source.bytes[offset]), width: 2)
        let likely = Message(
            zh: "它像是 GB18030（GBK）编码：用编辑器或 Excel 打开，另存为 UTF-8",
            en: "it looks like GB18030 (GBK): open it in an editor or in Excel and save it as UTF-8"
        )
        let damaged = Message(
            zh: "文件可能损坏或没有传完：回到原文件，另存为 UTF-8",
            en: "the file may be damaged or cut short: go back to the original and save it as UTF-8"
        )
        return Diagnostic(
            .invalidEncoding,
            Message(
                zh: "文件不是有效的 UTF-8 文字：第 \(line) 行，字节偏移 \(offset)，字节 `\(byte)`",
                en: "the file is not valid UTF-8 text: line \(line), byte offset \(offset), byte `\(byte)`"
            ),
            at: Label(
                source.span(at: offset, length: 1),
                Message(zh: "从这里起读不出", en: "unreadable from here")
            ),
            help: looksLikeGB18030 ? likely : damaged
        )
    }

    fileprivate static func nulByte(_ source: SourceText, at offset: Int) -> Diagnostic {
        let line = source.lineColumn(of: UInt32(offset)).line
        return Diagnostic(
            .invalidEncoding,
            Message(
                zh: "文件里有 NUL 字节，不是文字：第 \(line) 行，字节偏移 \(offset)",
                en: "the file holds a NUL byte and is no text: line \(line), byte offset \(offset)"
            ),
            at: Label(source.span(at: offset, length: 1), Message(zh: "NUL 字节", en: "NUL byte")),
            help: Message(
                zh: "确认给的是文本文件（不是 Excel 或 Word 文件），另存为 UTF-8",
                en: "make sure it is a text file (no Excel or Word file), and save it as UTF-8"
            )
        )
    }
}

extension SourceText {
    fileprivate func span(at offset: Int, length: Int = 0) -> Span {
        Span(source: id, start: UInt32(offset), end: UInt32(offset + length))
    }
}
