/// Reads the files that policies name with `use`. The library itself opens no files.
public struct FileLoader: Sendable {
    /// What came of a file.
    public enum Outcome: Sendable {
        case file(InputFile)
        /// Nothing, and why, as part of a sentence.
        case unreadable(because: String)
    }

    private let read: @Sendable (_ path: String, _ user: String) -> Outcome

    /// A loader that is given the path as written and the path of the file that names it. The file it gives back is
    /// known by its own path: two with one path are one file.
    public init(_ read: @escaping @Sendable (_ path: String, _ user: String) -> Outcome) { self.read = read }

    /// A loader of some files at hand, known by the paths as written.
    public init(_ files: [InputFile]) {
        self.init { path, _ in
            files.first { $0.path == path }.map { .file($0) } ?? .unreadable(because: "no such file")
        }
    }

    func callAsFunction(_ path: String, usedBy user: String) -> Outcome { read(path, user) }
}
