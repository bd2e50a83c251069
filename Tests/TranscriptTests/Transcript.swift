import Foundation

/// A Markdown file whose blocks are files and commands with what they print.
///
/// A block that begins with a language and a file name is written as that file. In a `console` block each line that
/// begins with `$ ` is a command, and the lines behind it are its output, both streams together; a status other than
/// zero stands last, as `[status 2]`.
struct Transcript {
    /// A command with what it is to print.
    struct Command {
        let line: Int
        let command: String
        let expected: [String]
    }

    enum Block {
        case file(name: String, text: String)
        case console([Command])
    }

    private let lines: [String]
    /// The blocks with the numbers of their first and last lines between the fences.
    private(set) var blocks: [(block: Block, range: Range<Int>)] = []

    init(_ text: String) {
        lines = text.components(separatedBy: "\n")
        var index = 0
        while index < lines.count {
            guard lines[index].hasPrefix("```"), lines[index].count > 3 else {
                index += 1
                continue
            }
            let words = lines[index].dropFirst(3).split(separator: " ").map(String.init)
            let start = index + 1
            let end = lines[start...].firstIndex(of: "```") ?? lines.count
            if words == ["console"] {
                blocks.append((.console(Self.commands(lines[start..<end])), start..<end))
            } else if words.count == 2 {
                blocks.append((.file(name: words[1], text: lines[start..<end].map { $0 + "\n" }.joined()), start..<end))
            }
            index = end + 1
        }
    }

    private static func commands(_ lines: ArraySlice<String>) -> [Command] {
        var commands: [Command] = []
        for (index, line) in zip(lines.indices, lines) {
            if line.hasPrefix("$ ") {
                commands.append(Command(line: index + 1, command: String(line.dropFirst(2)), expected: []))
            } else if let last = commands.popLast() {
                commands.append(Command(line: last.line, command: last.command, expected: last.expected + [line]))
            }
        }
        return commands
    }

    /// Runs everything in a folder of its own, and gives the text with the output that came, and each difference.
    func run(with program: URL) throws -> (text: String, differences: [String]) {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("redress-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var result = lines
        var shift = 0
        var differences: [String] = []
        for (block, range) in blocks {
            switch block {
            case .file(let name, let text):
                let file = folder.appendingPathComponent(name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data(text.utf8).write(to: file)
            case .console(let commands):
                var shown: [String] = []
                for command in commands {
                    let output = try Shell(program: program, folder: folder).run(command.command)
                    shown += ["$ " + command.command] + output
                    if output != command.expected {
                        differences.append(
                            "line \(command.line): $ \(command.command)\n"
                                + output.map { "    " + $0 }.joined(separator: "\n"))
                    }
                }
                result.replaceSubrange((range.lowerBound + shift)..<(range.upperBound + shift), with: shown)
                shift += shown.count - range.count
            }
        }
        return (result.joined(separator: "\n"), differences)
    }
}

/// Runs commands as a user's shell does, with a fixed environment.
struct Shell {
    let program: URL
    let folder: URL

    /// Where commands find the packs of the repository.
    private static let repository = URL(fileURLWithPath: #filePath)
        .appendingPathComponent("../../..").standardized.path

    /// What a command prints, line by line.
    func run(_ command: String) throws -> [String] {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = folder
        process.environment = [
            "PATH": program.deletingLastPathComponent().path + ":/usr/bin:/bin", "LANG": "C.UTF-8", "COLUMNS": "100",
            "REPOSITORY": Self.repository,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = output
        process.standardInput = FileHandle.nullDevice
        try process.run()
        let bytes = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        var lines = String(decoding: bytes, as: UTF8.self).components(separatedBy: "\n")
        if lines.last == "" { lines.removeLast() }
        if process.terminationStatus != 0 { lines.append("[status \(process.terminationStatus)]") }
        return lines
    }
}
