import Glibc
import RedressKit

/// The folder of results. A file gets its name only when it is complete, so a run that is cut off leaves the results of
/// the last one as they were.
final class ResultFolder {
    private let path: String
    private var files: [(name: String, descriptor: Int32)] = []

    /// A folder, made where it is not there.
    init(_ path: String) throws(FileSystem.Failure) {
        self.path = path
        if let failure = FileSystem.makeFolder(path) { throw failure }
    }

    /// Adds bytes to a file of the folder.
    func append(_ bytes: ArraySlice<UInt8>, to name: String) throws(FileSystem.Failure) {
        let descriptor: Int32
        if let known = files.first(where: { $0.name == name }) {
            descriptor = known.descriptor
        } else {
            descriptor = open(unfinished(name), O_WRONLY | O_CREAT | O_TRUNC, 0o666)
            guard descriptor >= 0 else { throw FileSystem.Failure(path: final(name), number: errno) }
            files.append((name, descriptor))
        }
        guard writeAll(bytes, to: descriptor) else { throw FileSystem.Failure(path: final(name), number: errno) }
    }

    /// Closes all files and gives them their names.
    func finish() throws(FileSystem.Failure) {
        for file in files {
            guard fsync(file.descriptor) == 0 || errno == EINVAL, close(file.descriptor) == 0 else {
                throw FileSystem.Failure(path: final(file.name), number: errno)
            }
        }
        for file in files where rename(unfinished(file.name), final(file.name)) != 0 {
            throw FileSystem.Failure(path: final(file.name), number: errno)
        }
    }

    /// Takes away what is unfinished.
    func abandon() {
        for file in files { unlink(unfinished(file.name)) }
    }

    /// The names of the files in the order in which they were begun.
    var names: [String] { files.map(\.name) }

    private func final(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }
    private func unfinished(_ name: String) -> String { final(".\(name).part") }
}
