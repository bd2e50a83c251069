import RedressKit

/// The folder into which `check` writes the incidents that show its findings.
struct WitnessFolder {
    let path: String
    let display: DisplayOptions

    /// Writes the files and says so on a stream. A file of the same name that `check` did not write is left alone, and
    /// the command ends before anything is written.
    func write(_ files: [WitnessFile], sayingOn output: Output) throws {
        guard !files.isEmpty else {
            output.write(
                display.phrase("没有要写的事件：没有一处发现带着事件\n", "no incident to write: no finding comes with one\n"))
            return
        }
        do {
            let folder = try ResultFolder(path)
            let earlier = FileSystem.files([path], endings: [".yaml"]).files
            let known = Set(files.map { full($0.name) })
            for name in earlier where known.contains(name) && !isOwn(name) {
                display.report(
                    .unwritable(
                        name, because: display.phrase("已有这个文件，不是 check 写的", "it is there, and not written by `check`")))
                throw ExitStatus.failure
            }
            for file in files { try folder.append(Array(file.text.utf8)[...], to: file.name) }
            try folder.finish()
            name(files, left: earlier.filter { !known.contains($0) && isOwn($0) }, on: output)
        } catch let failure as FileSystem.Failure {
            display.report(.unwritable(failure.path, because: failure.reason))
            throw ExitStatus.failure
        }
    }

    private func full(_ name: String) -> String { path.hasSuffix("/") ? path + name : "\(path)/\(name)" }

    /// Whether `check` wrote a file.
    private func isOwn(_ path: String) -> Bool {
        guard case .success(let bytes) = FileSystem.read(path) else { return false }
        return bytes.starts(with: WitnessFile.mark.utf8)
    }

    private func name(_ files: [WitnessFile], left: [String], on output: Output) {
        output.write(
            display.phrase(
                "写出 \(files.count) 个事件文件：\n", "wrote \(counted(files.count, "file")) of incidents:\n"))
        for file in files { output.write("  \(full(file.name))\n") }
        guard !left.isEmpty else { return }
        output.write(display.phrase("以前写的还在，不再需要就删去：\n", "left from an earlier run; delete what is not needed:\n"))
        for name in left { output.write("  \(name)\n") }
    }
}
