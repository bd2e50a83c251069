import Foundation
import RedressDiagnostics
import RedressSyntax

/// The files that the tests of the syntax read.
enum TestFiles {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// The sample policies, the packs, and the files written for these tests.
    static let policies: [String] = ["grammar/samples", "policies", "Tests/RedressSyntaxTests/Spec"]
        .flatMap { folder in
            let found = FileManager.default.enumerator(atPath: root.appending(path: folder).path)
            return (found?.compactMap { $0 as? String } ?? []).filter { $0.hasSuffix(".redress") }
                .map { folder + "/" + $0 }
        }
        .sorted()

    static func source(path: String) throws -> SourceText {
        source(bytes: [UInt8](try Data(contentsOf: root.appending(path: path))), path: path)
    }

    static func source(_ text: String) -> SourceText { source(bytes: Array(text.utf8), path: "test.redress") }

    static func source(bytes: [UInt8], path: String = "test.redress") -> SourceText {
        SourceText(id: SourceID(0), path: path, bytes: bytes)
    }

    /// Whether the slow versions of the tests were asked for.
    static let isLong = ProcessInfo.processInfo.environment["REDRESS_LONG_TESTS"] == "1"
}

/// A generator that gives the same numbers for the same seed, everywhere.
struct SeededRandom: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

extension Diagnostic {
    /// One line about it, for the message of a failing test.
    func line(in source: SourceText) -> String {
        guard let span = primary?.span else { return "\(code.rawValue): \(message.english)" }
        let place = source.lineColumn(of: span.start)
        return "\(source.path):\(place.line):\(place.column) \(code.rawValue): \(message.english)"
    }
}
