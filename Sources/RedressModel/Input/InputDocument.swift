package import RedressDiagnostics

/// One incident as written: keys, scalars, lists and maps in the order of the text, none of them typed yet.
///
/// Everything lies in two flat buffers that keep their memory over `removeAll`, so that one document can be filled
/// again and again. A part is named by its index; the parts of a list or map follow it directly, and in a map keys and
/// values take turns.
package struct InputDocument: Sendable {
    /// What a part of a document is.
    package enum Shape: Hashable, Sendable {
        case scalar
        case list
        case map
    }

    /// A scalar, or the head of a list or map.
    package struct Part: Sendable {
        package let shape: Shape
        /// Whether a scalar stands without quotes, so that nothing written and `null` mean that there is no value.
        package let isPlain: Bool
        /// The index of the part behind this one and all that it holds.
        package internal(set) var next: Int32
        let textStart: UInt32
        let textEnd: UInt32
        /// Where it stands, in the unit that the caller counts places in.
        package internal(set) var placeStart: UInt32
        package internal(set) var placeEnd: UInt32
    }

    /// The text of all scalars, one after the other.
    package private(set) var bytes: [UInt8] = []
    package private(set) var parts: [Part] = []
    private var openParts: [Int32] = []

    /// An empty document.
    package init() {}

    /// Empties the document and keeps its memory.
    package mutating func removeAll() {
        bytes.removeAll(keepingCapacity: true)
        parts.removeAll(keepingCapacity: true)
        openParts.removeAll(keepingCapacity: true)
    }

    /// How many lists and maps are open.
    package var depth: Int { openParts.count }

    /// Adds a scalar by its text in UTF-8.
    package mutating func appendScalar(
        _ text: UnsafeBufferPointer<UInt8>, isPlain: Bool, from start: UInt32, to end: UInt32
    ) {
        let textStart = UInt32(bytes.count)
        bytes.append(contentsOf: text)
        appendPart(.scalar, isPlain: isPlain, textStart: textStart, from: start, to: end)
    }

    /// Adds a scalar.
    package mutating func appendScalar(_ text: String, isPlain: Bool = true, at span: Span? = nil) {
        let textStart = UInt32(bytes.count)
        bytes.append(contentsOf: text.utf8)
        appendPart(.scalar, isPlain: isPlain, textStart: textStart, from: span?.start ?? 0, to: span?.end ?? 0)
    }

    /// Begins a list or map; what is added next belongs to it, until `close`.
    package mutating func open(_ shape: Shape, from start: UInt32 = 0) {
        openParts.append(Int32(parts.count))
        appendPart(shape, isPlain: false, textStart: UInt32(bytes.count), from: start, to: start)
    }

    /// Ends the list or map that was opened last.
    package mutating func close(at end: UInt32 = 0) {
        guard let index = openParts.popLast() else { return }
        parts[Int(index)].next = Int32(parts.count)
        parts[Int(index)].placeEnd = max(parts[Int(index)].placeStart, end)
    }

    private mutating func appendPart(
        _ shape: Shape, isPlain: Bool, textStart: UInt32, from start: UInt32, to end: UInt32
    ) {
        parts.append(
            Part(
                shape: shape, isPlain: isPlain, next: Int32(parts.count + 1), textStart: textStart,
                textEnd: UInt32(bytes.count), placeStart: start, placeEnd: end
            )
        )
    }

    /// Gives every part another place, for callers that count places in one unit and report them in another.
    package mutating func mapPlaces(_ transform: (UInt32) -> UInt32) {
        for index in parts.indices {
            parts[index].placeStart = transform(parts[index].placeStart)
            parts[index].placeEnd = transform(parts[index].placeEnd)
        }
    }

    /// Where in `bytes` the text of a scalar lies.
    package func textRange(_ part: Int) -> Range<Int> {
        Int(parts[part].textStart)..<Int(parts[part].textEnd)
    }

    /// The text of a scalar; of a list or map the empty text.
    package func text(_ part: Int) -> String {
        String(decoding: bytes[textRange(part)], as: UTF8.self)
    }

    /// The first part inside a list or map.
    package func firstChild(_ part: Int) -> Int { part + 1 }

    /// The part behind a part and all that it holds.
    package func next(_ part: Int) -> Int { Int(parts[part].next) }

    /// Whether a scalar says nothing: no text, `~` or `null`, each without quotes.
    package func isBlank(_ part: Int) -> Bool {
        let range = textRange(part)
        guard parts[part].isPlain, range.count <= 4 else { return false }
        switch range.count {
        case 0: return true
        case 1: return bytes[range.lowerBound] == UInt8(ascii: "~")
        case 4: return bytes[range].elementsEqual("null".utf8)
        default: return false
        }
    }

    /// The keys of the map at the root, as far as they are scalars.
    package var rootKeys: [Int] {
        guard let root = parts.first, root.shape == .map else { return [] }
        var keys: [Int] = []
        var part = 1
        while part < root.next {
            if parts[part].shape == .scalar { keys.append(part) }
            part = next(next(part))
        }
        return keys
    }

    /// The document as it speaks of one key of some maps at the root: in place of each stands its entry, if it has one,
    /// and in front of all the subject whose name the key is.
    package func taking(_ key: String, ofMapsAt keys: Set<Int>, as subject: String) -> InputDocument {
        var result = InputDocument()
        guard let root = parts.first, root.shape == .map, let place = keys.min() else { return result }
        result.open(.map, from: root.placeStart)
        for text in [subject, key] {
            var text = text
            text.withUTF8 { bytes in
                result.appendScalar(bytes, isPlain: true, from: parts[place].placeStart, to: parts[place].placeEnd)
            }
        }
        var part = 1
        while part < root.next {
            let value = next(part)
            if keys.contains(part) {
                if let entry = entries(of: value).first(where: { text($0) == key }) {
                    result.append(part, of: self)
                    result.append(next(entry), of: self)
                }
            } else {
                result.append(part, of: self)
                result.append(value, of: self)
            }
            part = next(value)
        }
        result.close(at: root.placeEnd)
        return result
    }

    /// The keys of a map that are scalars.
    package func entries(of map: Int) -> [Int] {
        var keys: [Int] = []
        var part = firstChild(map)
        while part < next(map) {
            if parts[part].shape == .scalar { keys.append(part) }
            part = next(next(part))
        }
        return keys
    }

    /// Adds a part of another document with all that it holds.
    private mutating func append(_ part: Int, of other: InputDocument) {
        let copied = other.parts[part]
        switch copied.shape {
        case .scalar:
            let textStart = UInt32(bytes.count)
            bytes.append(contentsOf: other.bytes[other.textRange(part)])
            appendPart(
                .scalar, isPlain: copied.isPlain, textStart: textStart, from: copied.placeStart, to: copied.placeEnd)
        case .list, .map:
            open(copied.shape, from: copied.placeStart)
            var child = other.firstChild(part)
            while child < other.next(part) {
                append(child, of: other)
                child = other.next(child)
            }
            close(at: copied.placeEnd)
        }
    }

    /// The scalars directly in a list.
    package func scalars(of list: Int) -> [Int] {
        var scalars: [Int] = []
        var part = firstChild(list)
        while part < next(list) {
            if parts[part].shape == .scalar { scalars.append(part) }
            part = next(part)
        }
        return scalars
    }

    /// The scalar under the first of the keys that the map at the root has.
    package func rootValue(of keys: [String]) -> Int? {
        guard let root = parts.first, root.shape == .map else { return nil }
        var part = 1
        while part < root.next {
            let value = next(part)
            if parts[part].shape == .scalar, parts[value].shape == .scalar,
                keys.contains(where: { bytes[textRange(part)].elementsEqual($0.utf8) })
            {
                return value
            }
            part = next(value)
        }
        return nil
    }
}
