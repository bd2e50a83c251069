import RedressDiagnostics

// Findings that only the caller can notice, because only it touches files and arguments.
extension Findings {
    /// A file or folder that could not be read.
    public static func unreadable(_ path: String, because reason: String) -> Findings {
        about([
            Diagnostic(
                .unreadableFile, .error,
                Message(zh: "读不了「\(path)」：\(reason)", en: "cannot read `\(path)`: \(reason)"),
                help: Message(
                    zh: "检查路径是否写对、文件是否存在、有没有读取权限",
                    en: "check the spelling of the path, that the file exists, and that you may read it"))
        ])
    }

    /// A file or folder that could not be written.
    public static func unwritable(_ path: String, because reason: String) -> Findings {
        about([
            Diagnostic(
                .unwritableOutput, .error,
                Message(zh: "写不了「\(path)」：\(reason)", en: "cannot write `\(path)`: \(reason)"),
                help: Message(
                    zh: "换一个可写的文件夹，或关掉正打开这个文件的程序再试",
                    en: "choose a folder you may write to, or close the program that holds the file open"))
        ])
    }

    /// A command that is used wrongly.
    public static func usage(zh chinese: String, en english: String, help: (zh: String, en: String)) -> Findings {
        about([
            Diagnostic(
                .invalidUsage, .error, Message(zh: chinese, en: english), help: Message(zh: help.zh, en: help.en))
        ])
    }

    /// Something that the program itself did wrong.
    public static func internalError(_ description: String) -> Findings {
        about([
            Diagnostic(
                .internalError, .error,
                Message(zh: "程序内部出错：\(description)", en: "internal error: \(description)"),
                help: Message(
                    zh: "请把这条信息和用到的文件发给维护者", en: "send this message and the files to the maintainers"))
        ])
    }
}
