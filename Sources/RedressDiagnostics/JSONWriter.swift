/// Writes JSON piece by piece, with keys in the order in which they are written.
///
/// The caller closes over a writer for each object and array, so that brackets and commas always match:
///
///     writer.object { $0.field("redress", 1); $0.arrayField("rows") { $0.value("Ⅱ-3") } }
package struct JSONWriter {
    /// The UTF-8 written so far.
    package private(set) var bytes: [UInt8] = []
    /// Whether lines are broken and indented.
    package let isIndented: Bool
    private var depth = 0
    /// Whether the object or array that is open already has a member.
    private var hasMember = false
    /// Whether a key was written whose value is still to come.
    private var awaitsValue = false

    /// A writer of one line, or of indented lines for people to read.
    package init(isIndented: Bool = false) {
        self.isIndented = isIndented
    }

    /// What was written so far.
    package var text: String { String(decoding: bytes, as: UTF8.self) }

    // MARK: Values

    /// Writes a string.
    package mutating func value(_ text: String) {
        beginValue()
        writeString(text)
    }

    /// Writes a whole number.
    package mutating func value(_ number: some BinaryInteger) {
        beginValue()
        bytes.append(contentsOf: String(number).utf8)
    }

    /// Writes true or false.
    package mutating func value(_ flag: Bool) {
        beginValue()
        bytes.append(contentsOf: (flag ? "true" : "false").utf8)
    }

    /// Writes null.
    package mutating func null() {
        beginValue()
        bytes.append(contentsOf: "null".utf8)
    }

    /// Writes a value that is JSON already, as it stands.
    package mutating func value(json: [UInt8]) {
        beginValue()
        bytes.append(contentsOf: json)
    }

    /// Writes an object, whose fields the body writes.
    package mutating func object(_ body: (inout JSONWriter) -> Void) {
        container("{", "}", body)
    }

    /// Writes an array, whose values the body writes.
    package mutating func array(_ body: (inout JSONWriter) -> Void) {
        container("[", "]", body)
    }

    /// Writes an array of strings.
    package mutating func array(_ values: [String]) {
        array { writer in
            for text in values { writer.value(text) }
        }
    }

    // MARK: Fields

    /// Writes the key of the value that is written next.
    package mutating func key(_ name: String) {
        beginValue()
        writeString(name)
        bytes.append(UInt8(ascii: ":"))
        if isIndented { bytes.append(UInt8(ascii: " ")) }
        awaitsValue = true
    }

    /// Writes a string under a key, or null.
    package mutating func field(_ name: String, _ text: String?) {
        key(name)
        if let text { value(text) } else { null() }
    }

    /// Writes a whole number under a key, or null.
    package mutating func field(_ name: String, _ number: (some BinaryInteger)?) {
        key(name)
        if let number { value(number) } else { null() }
    }

    /// Writes true or false under a key.
    package mutating func field(_ name: String, _ flag: Bool) {
        key(name)
        value(flag)
    }

    /// Writes null under a key.
    package mutating func nullField(_ name: String) {
        key(name)
        null()
    }

    /// Writes an array of strings under a key.
    package mutating func field(_ name: String, _ values: [String]) {
        key(name)
        array(values)
    }

    /// Writes an object under a key.
    package mutating func objectField(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        object(body)
    }

    /// Writes an array under a key.
    package mutating func arrayField(_ name: String, _ body: (inout JSONWriter) -> Void) {
        key(name)
        array(body)
    }

    /// Ends a line, for formats of one value a line.
    package mutating func endLine() {
        bytes.append(UInt8(ascii: "\n"))
        hasMember = false
    }

    // MARK: Layout

    private mutating func beginValue() {
        if awaitsValue {
            awaitsValue = false
            return
        }
        if depth > 0 {
            if hasMember { bytes.append(UInt8(ascii: ",")) }
            startLine()
        }
        hasMember = true
    }

    private mutating func container(
        _ open: Unicode.Scalar, _ close: Unicode.Scalar, _ body: (inout JSONWriter) -> Void
    ) {
        beginValue()
        bytes.append(UInt8(ascii: open))
        depth += 1
        hasMember = false
        body(&self)
        depth -= 1
        if hasMember { startLine() }
        bytes.append(UInt8(ascii: close))
        hasMember = true
    }

    private mutating func startLine() {
        guard isIndented else { return }
        bytes.append(UInt8(ascii: "\n"))
        bytes.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }

    private mutating func writeString(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        // Most text needs no escapes, and goes over in one piece.
        let isCopied: Bool? = text.utf8.withContiguousStorageIfAvailable { buffer in
            guard buffer.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C && $0 != 0x7F && $0 != 0xC2 }) else {
                return false
            }
            bytes.append(contentsOf: buffer)
            return true
        }
        if isCopied == true {
            bytes.append(UInt8(ascii: "\""))
            return
        }
        // The controls past ASCII are the bytes C2 80 to C2 9F; the first of them waits here for the second.
        var hasLead = false
        for byte in text.utf8 {
            if hasLead {
                hasLead = false
                if byte >= 0xA0 { bytes += [0xC2, byte] } else { writeEscape(of: byte) }
                continue
            }
            switch byte {
            case 0xC2: hasLead = true
            case UInt8(ascii: "\""): bytes.append(contentsOf: "\\\"".utf8)
            case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
            case 0x0A: bytes.append(contentsOf: "\\n".utf8)
            case 0x0D: bytes.append(contentsOf: "\\r".utf8)
            case 0x09: bytes.append(contentsOf: "\\t".utf8)
            case 0x00...0x1F, 0x7F: writeEscape(of: byte)
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    private mutating func writeEscape(of byte: UInt8) {
        bytes.append(contentsOf: "\\u\(hexadecimal(UInt32(byte), width: 4))".utf8)
    }
}
