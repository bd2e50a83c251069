/// A file as it was read: its bytes, and the path to show in messages.
public struct InputFile: Sendable {
    /// The path as the user gave it, or `-` for standard input.
    public let path: String
    /// What the file holds, in whatever encoding it has.
    public let bytes: [UInt8]

    /// A file that was read.
    public init(path: String, bytes: [UInt8]) {
        self.path = path
        self.bytes = bytes
    }

    /// A text as if it had been read from a file.
    public init(path: String, text: String) {
        self.init(path: path, bytes: Array(text.utf8))
    }
}

/// A value for a parameter that comes from outside the policy, to try a reading or an amount out.
public struct Setting: Hashable, Sendable {
    /// The parameter's name.
    public let name: String
    /// The value as it would be written in the policy.
    public let value: String

    /// A setting of a parameter.
    public init(name: String, value: String) {
        self.name = name
        self.value = value
    }

    /// Reads `NAME=VALUE`; nil for a text without an equals sign or without a name.
    public init?(parsing text: String) {
        guard let sign = text.firstIndex(where: { $0 == "=" || $0 == "＝" }) else { return nil }
        func trimmed(_ part: Substring) -> String {
            let start = part.drop { $0.isWhitespace }
            guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
            return String(start[...end])
        }
        let name = trimmed(text[..<sign])
        if name.isEmpty { return nil }
        self.init(name: name, value: trimmed(text[text.index(after: sign)...]))
    }
}
