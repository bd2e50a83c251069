import Foundation

/// The files of the repository, as the repository tests read them.
enum Repository {
    /// The folder that holds `Package.swift`.
    static let root: URL = {
        var folder = URL(fileURLWithPath: #filePath)
        while !FileManager.default.fileExists(atPath: folder.appendingPathComponent("Package.swift").path) {
            folder.deleteLastPathComponent()
        }
        return folder
    }()

    /// One text file with its path from the root.
    struct File {
        let path: String
        let text: String

        var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }
    }

    /// Every file below a folder whose name ends in one of the endings, sorted by path.
    static func files(in folder: String, endings: [String]) -> [File] {
        let base = root.appendingPathComponent(folder)
        guard let walker = FileManager.default.enumerator(atPath: base.path) else { return [] }
        var found: [File] = []
        for case let name as String in walker where endings.contains(where: { name.hasSuffix($0) }) {
            guard let text = try? String(contentsOf: base.appendingPathComponent(name), encoding: .utf8) else {
                continue
            }
            found.append(File(path: "\(folder)/\(name)", text: text))
        }
        return found.sorted { $0.path < $1.path }
    }

    /// A file by its path from the root; nil when it is not there.
    static func file(_ path: String) -> File? {
        guard let text = try? String(contentsOf: root.appendingPathComponent(path), encoding: .utf8) else { return nil }
        return File(path: path, text: text)
    }

    /// The Swift files of the sources.
    static let sources = files(in: "Sources", endings: [".swift"])
}
