import Glibc
import RedressKit

/// What the program does with files: read them, find them in folders, and write results.
enum FileSystem {
    /// Why the system refused something.
    struct Failure: Error {
        let path: String
        let number: Int32

        /// The reason in the program's language.
        var reason: String {
            switch number {
            case ENOENT: say(zh: "没有这个文件或文件夹", en: "no such file or folder")
            case EACCES, EPERM: say(zh: "没有权限", en: "permission denied")
            case EISDIR: say(zh: "这是文件夹，不是文件", en: "it is a folder, not a file")
            case ENOTDIR: say(zh: "路径中有一段不是文件夹", en: "a part of the path is not a folder")
            case ENOSPC: say(zh: "磁盘已满", en: "the disk is full")
            case ELOOP: say(zh: "链接绕成了圈", en: "links lead in a circle")
            default: String(cString: strerror(number))
            }
        }
    }

    /// All bytes of a file; `-` is standard input.
    static func read(_ path: String) -> Result<[UInt8], Failure> {
        let descriptor = path == "-" ? 0 : open(path, O_RDONLY)
        guard descriptor >= 0 else { return .failure(Failure(path: path, number: errno)) }
        defer { if descriptor > 0 { close(descriptor) } }
        var bytes: [UInt8] = []
        var status = stat()
        if fstat(descriptor, &status) == 0, isFolder(status) { return .failure(Failure(path: path, number: EISDIR)) }
        bytes.reserveCapacity(max(0, Int(status.st_size)) + 1)
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = piece.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                return .failure(Failure(path: path, number: errno))
            }
            if count == 0 { return .success(bytes) }
            bytes.append(contentsOf: piece[..<count])
        }
    }

    /// Whether a path leads to a file or folder.
    static func isThere(_ path: String) -> Bool { access(path, F_OK) == 0 }

    /// Reads files that policies use; their paths start at the folder of the file that names them.
    static var loader: FileLoader {
        FileLoader { path, user in
            // Up to and with the last slash; none for a file of this folder, and for standard input.
            let folder = path.hasPrefix("/") ? "" : user.lastIndex(of: "/").map { String(user[...$0]) } ?? ""
            let full = folder + path
            switch read(full) {
            case .success(let bytes): return .file(InputFile(path: full, bytes: bytes))
            case .failure(let failure): return .unreadable(because: failure.reason)
            }
        }
    }

    /// The files that paths name: files and `-` as they are, of folders those with one of the endings at any depth,
    /// sorted. Names that begin with a point are left out, and no file comes twice.
    static func files(_ paths: [String], endings: [String]) -> (files: [String], failures: [Failure]) {
        var found = Found(endings: endings)
        for path in paths {
            var status = stat()
            if path == "-" || stat(path, &status) == 0, !isFolder(status) {
                found.add(path)
            } else if isFolder(status) {
                found.addFolder(path, identity: Identity(status))
            } else {
                found.failures.append(Failure(path: path, number: errno))
            }
        }
        return (found.files, found.failures)
    }

    /// Makes a folder and those above it, unless they are there.
    static func makeFolder(_ path: String) -> Failure? {
        var prefix = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            prefix += part + "/"
            if mkdir(prefix, 0o777) != 0, errno != EEXIST { return Failure(path: prefix, number: errno) }
        }
        var status = stat()
        guard stat(path, &status) == 0 else { return Failure(path: path, number: errno) }
        return isFolder(status) ? nil : Failure(path: path, number: ENOTDIR)
    }

    /// Puts other bytes in place of a file at one stroke: whoever reads it finds the old ones or the new ones, whole. A
    /// link stays a link, and the file keeps its permissions.
    static func replace(_ path: String, with bytes: [UInt8]) -> Failure? {
        guard let resolved = realpath(path, nil) else { return Failure(path: path, number: errno) }
        defer { free(resolved) }
        let target = String(cString: resolved)
        var status = stat()
        guard stat(target, &status) == 0 else { return Failure(path: path, number: errno) }
        // Where the file itself may not be written, that its folder may is no leave to change it.
        guard access(target, W_OK) == 0 else { return Failure(path: path, number: errno) }
        let folderEnd = target.lastIndex(of: "/").map { target.index(after: $0) } ?? target.startIndex
        let unfinished = "\(target[..<folderEnd]).\(target[folderEnd...]).\(getpid()).part"
        let descriptor = open(unfinished, O_WRONLY | O_CREAT | O_EXCL, 0o600)
        guard descriptor >= 0 else { return Failure(path: path, number: errno) }
        let isWritten =
            writeAll(bytes[...], to: descriptor) && fchmod(descriptor, status.st_mode & 0o7777) == 0
            && fsync(descriptor) == 0
        let number = errno
        close(descriptor)
        if isWritten, rename(unfinished, target) == 0 { return nil }
        let failure = Failure(path: path, number: isWritten ? errno : number)
        unlink(unfinished)
        return failure
    }

    /// Puts bytes into a file, which is made where it is not there.
    static func write(_ path: String, _ bytes: [UInt8]) -> Failure? {
        var status = stat()
        // What is no plain file, such as a pipe, is written to as it is.
        if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG { return replace(path, with: bytes) }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o666)
        guard descriptor >= 0 else { return Failure(path: path, number: errno) }
        let isWritten = writeAll(bytes[...], to: descriptor)
        let number = errno
        return close(descriptor) == 0 && isWritten ? nil : Failure(path: path, number: isWritten ? errno : number)
    }

    private struct Identity: Hashable {
        let device: UInt
        let number: UInt

        init(_ status: stat) {
            device = UInt(status.st_dev)
            number = UInt(status.st_ino)
        }
    }

    private struct Found {
        let endings: [String]
        var files: [String] = []
        var failures: [Failure] = []
        var seen: Set<String> = []
        /// The folders on the way, so that links in a circle end.
        var open: Set<Identity> = []

        mutating func add(_ path: String) {
            if seen.insert(path).inserted { files.append(path) }
        }

        mutating func addFolder(_ path: String, identity: Identity) {
            guard open.insert(identity).inserted else { return }
            defer { open.remove(identity) }
            guard let folder = opendir(path) else {
                failures.append(Failure(path: path, number: errno))
                return
            }
            var names: [String] = []
            while let entry = readdir(folder) {
                let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                    pointer.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
                }
                if !name.hasPrefix(".") { names.append(name) }
            }
            closedir(folder)
            for name in names.sorted() {
                let inner = path.hasSuffix("/") ? path + name : "\(path)/\(name)"
                var status = stat()
                guard stat(inner, &status) == 0 else {
                    failures.append(Failure(path: inner, number: errno))
                    continue
                }
                if isFolder(status) {
                    addFolder(inner, identity: Identity(status))
                } else if endings.contains(where: { name.hasSuffix($0) }) {
                    add(inner)
                }
            }
        }
    }
}

/// Whether a file is a folder.
private func isFolder(_ status: stat) -> Bool { status.st_mode & S_IFMT == S_IFDIR }
