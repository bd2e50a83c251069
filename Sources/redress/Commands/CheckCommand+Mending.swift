import RedressKit

extension CheckCommand {
    /// Makes the safe changes that findings offer, in place, and names them.
    func mend() throws {
        let (paths, failures) = FileSystem.files(files, endings: [".redress"])
        guard failures.isEmpty, !paths.contains("-") else {
            for failure in failures { display.report(.unreadable(failure.path, because: failure.reason)) }
            if failures.isEmpty {
                display.report(
                    .usage(
                        zh: "--fix 要改文件，不能用标准输入", en: "--fix changes files, so standard input will not do",
                        help: ("把制度写成文件", "give the policy as a file")))
            }
            throw ExitStatus.failure
        }
        let read = { (path: String) throws -> InputFile in
            switch FileSystem.read(path) {
            case .success(let bytes): return InputFile(path: path, bytes: bytes)
            case .failure(let failure):
                display.report(.unreadable(failure.path, because: failure.reason))
                throw ExitStatus.failure
            }
        }
        let mending = PolicyMending(
            try paths.map(read), settings: try settings.settings(display), loading: FileSystem.loader,
            calendars: try calendars.files.map(read))
        for file in mending.files {
            if let failure = FileSystem.replace(file.path, with: file.bytes) {
                display.report(.unwritable(failure.path, because: failure.reason))
                throw ExitStatus.failure
            }
        }
        for change in mending.changes {
            let title = change.title(in: display.language)
            Output.error.write(display.phrase("已改 \(change.path)：\(title)", "changed \(change.path): \(title)") + "\n")
        }
        Output.error.flush()
    }
}
