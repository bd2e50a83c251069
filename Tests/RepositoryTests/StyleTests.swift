import Testing

/// Holds the rules of CONTRIBUTING.md that a machine can hold.
@Suite("Style")
struct StyleTests {
    static let maximumFileLines = 400
    static let maximumFunctionLines = 60

    @Test("No file has more than 400 lines")
    func fileLengths() {
        let all = Repository.sources + Repository.files(in: "Tests", endings: [".swift"])
        let long = all.filter { $0.lines.count - 1 > Self.maximumFileLines }.map { "\($0.path): \($0.lines.count - 1)" }
        #expect(long.isEmpty, "\(long.joined(separator: "\n"))")
    }

    /// The functions of a text that are longer than allowed, by the indentation of their closing brace.
    static func longFunctions(in file: Repository.File) -> [String] {
        let lines = file.lines
        var found: [String] = []
        for (start, line) in lines.enumerated() {
            let code = line.drop { $0 == " " }
            let words = code.prefix { $0 != "(" && $0 != "{" }.split(separator: " ")
            guard words.contains("func") || words.last == "init" || words.last == "init?", !code.hasPrefix("//"),
                !line.hasSuffix("}")
            else { continue }
            let indent = line.prefix { $0 == " " } + "}"
            guard let end = lines[start...].firstIndex(where: { $0 == indent }) else { continue }
            if end - start + 1 > maximumFunctionLines {
                found.append("\(file.path):\(start + 1): \(end - start + 1) lines")
            }
        }
        return found
    }

    @Test("No function has more than 60 lines")
    func functionLengths() {
        let long = Repository.sources.flatMap(Self.longFunctions)
        #expect(long.isEmpty, "\(long.joined(separator: "\n"))")
    }

    @Test("A function of 61 lines is found")
    func longFunctionIsFound() {
        let body = String(repeating: "        work()\n", count: 59)
        let file = Repository.File(path: "Sources/X.swift", text: "    func long() {\n\(body)    }\n")
        #expect(Self.longFunctions(in: file).count == 1)
    }

    @Test("No source traps, forces a cast or leaves a note to itself")
    func noForbiddenWords() {
        let forbidden = ["fatalError(", "try!", " as! ", "TODO", "FIXME", "preconditionFailure("]
        let found = Repository.sources.flatMap { file in
            file.lines.enumerated().flatMap { number, line in
                forbidden.filter { line.contains($0) }.map { "\(file.path):\(number + 1): \($0)" }
            }
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("No file is called after no concept")
    func fileNames() {
        let vague = ["Util", "Helper", "Manager", "Info.", "Common", "Misc", "Module.swift"]
        let found = Repository.sources.filter { file in vague.contains { file.path.contains($0) } }.map(\.path)
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("Every declaration seen outside its file has a sentence")
    func documented() {
        var found: [String] = []
        for file in Repository.sources {
            let lines = file.lines
            for (number, line) in lines.enumerated() where Self.needsSentence(line) {
                var above = number - 1
                while above >= 0, lines[above].drop(while: { $0 == " " }).hasPrefix("@") { above -= 1 }
                let isDocumented = above >= 0 && lines[above].drop(while: { $0 == " " }).hasPrefix("///")
                if !isDocumented { found.append("\(file.path):\(number + 1): \(line.drop { $0 == " " })") }
            }
        }
        #expect(found.isEmpty, "\(found.prefix(40).joined(separator: "\n"))")
    }

    /// Whether a line declares a type or function that other files can use.
    static func needsSentence(_ line: Substring) -> Bool {
        let words = line.split(separator: " ")
        guard words.first == "package" || words.first == "public" else { return false }
        let kinds: Set<Substring> = ["struct", "enum", "class", "protocol", "actor", "typealias"]
        return words.dropFirst().contains { kinds.contains($0) }
            || (words.first == "public" && words.dropFirst().contains { ["func", "var", "let", "case"].contains($0) })
    }
}
