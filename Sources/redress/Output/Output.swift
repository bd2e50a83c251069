import Glibc
import RedressKit

/// A stream to the terminal, a pipe or a file, written in large pieces.
final class Output: @unchecked Sendable {
    // The program has one thread; the class is shared by commands that run one after the other.
    static let standard = Output(descriptor: 1)
    static let error = Output(descriptor: 2)

    private let descriptor: Int32
    private var buffer: [UInt8] = []
    private static let pieceSize = 1 << 16

    private init(descriptor: Int32) { self.descriptor = descriptor }

    /// Whether a person reads it.
    var isTerminal: Bool { isatty(descriptor) == 1 }

    /// Adds a text.
    func write(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count >= Self.pieceSize { flush() }
    }

    /// Sends what was added. Where that fails the program ends: a result that is cut off must not pass for a whole one.
    func flush() {
        if writeAll(buffer[...], to: descriptor) {
            buffer.removeAll(keepingCapacity: true)
            return
        }
        let failure = FileSystem.Failure(path: say(zh: "标准输出", en: "standard output"), number: errno)
        if descriptor != 2, failure.number != EPIPE {
            let findings = Findings.unwritable(failure.path, because: failure.reason)
            _ = writeAll(Array(findings.rendered(.text, in: Words.language).utf8)[...], to: 2)
        }
        _exit(ExitStatus.failure.rawValue)
    }
}

/// Writes all bytes to a descriptor; false when the system refuses.
func writeAll(_ bytes: ArraySlice<UInt8>, to descriptor: Int32) -> Bool {
    var rest = bytes
    while !rest.isEmpty {
        let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
        if count < 0 {
            if errno == EINTR { continue }
            return false
        }
        rest = rest.dropFirst(count)
    }
    return true
}
