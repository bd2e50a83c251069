import Foundation

/// A Markdown file of cases: its fenced blocks with the headings above them.
struct SpecFile {
    /// One fenced block.
    struct Block {
        /// The headings above it, the outermost first.
        let headings: [String]
        /// The first word behind the fence.
        let language: String
        /// The words behind the first.
        let arguments: [String]
        /// What it holds, each line with its line break.
        let text: String
        /// The index of the first line between the fences, and of the closing fence.
        let lines: Range<Int>

        /// The line of the opening fence, from 1.
        var line: Int { lines.lowerBound }
    }

    let url: URL
    private(set) var lines: [String]
    let blocks: [Block]

    /// Reads a file; a fence that nothing closes is an error.
    init(_ url: URL) throws {
        self.url = url
        lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")
        blocks = try Self.blocks(of: lines, in: url)
    }

    private static func blocks(of lines: [String], in url: URL) throws -> [Block] {
        var blocks: [Block] = []
        var headings: [(level: Int, text: String)] = []
        var open: (words: [String], first: Int)?
        for (index, line) in lines.enumerated() {
            if let (words, first) = open {
                guard line == "```" else { continue }
                let text = lines[first..<index].map { $0 + "\n" }.joined()
                blocks.append(
                    Block(
                        headings: headings.map(\.text), language: words.first ?? "",
                        arguments: Array(words.dropFirst()), text: text, lines: first..<index))
                open = nil
            } else if line.hasPrefix("```") {
                open = (line.dropFirst(3).split(separator: " ").map(String.init), index + 1)
            } else if let heading = heading(line) {
                headings.removeAll { $0.level >= heading.level }
                headings.append(heading)
            }
        }
        if let open { throw SpecError("\(url.lastPathComponent):\(open.first): the block is not closed") }
        return blocks
    }

    private static func heading(_ line: String) -> (level: Int, text: String)? {
        let level = line.prefix { $0 == "#" }.count
        guard level > 0, line.dropFirst(level).first == " " else { return nil }
        return (level, String(line.dropFirst(level + 1)))
    }

    /// Puts other texts between the fences of blocks, and writes the file.
    mutating func rewrite(_ texts: [(block: Block, text: String)]) throws {
        for (block, text) in texts.sorted(by: { $0.block.line > $1.block.line }) {
            lines.replaceSubrange(block.lines, with: text.split(separator: "\n").map(String.init))
        }
        try lines.joined(separator: "\n").write(to: url, atomically: true, encoding: .utf8)
    }
}

/// What is wrong with a spec file itself.
struct SpecError: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

extension URL {
    /// The root of the repository.
    static let repository = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The files of a folder of the repository with an extension, sorted.
    static func repositoryFiles(in folder: String, withExtension suffix: String) throws -> [URL] {
        try FileManager.default
            .contentsOfDirectory(at: repository.appending(path: folder), includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == suffix }
            .sorted { $0.lastPathComponent < $1.lastPathComponent }
    }
}
