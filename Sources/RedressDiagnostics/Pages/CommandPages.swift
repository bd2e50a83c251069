// Pages about commands.
extension DiagnosticPage {
    static let invalidUsage = DiagnosticPage(
        what: Message(
            zh: "命令写得不对：少了文件、选项拼错，或者几个选项不能同时用。",
            en: """
                The command is not written correctly: a file is missing, an option is misspelt, or options \
                exclude each other.
                """
        ),
        why: Message(
            zh: "命令没有执行，什么也没有改动。用 `redress 命令 --help` 看用法。",
            en: "Nothing was done and nothing was changed. `redress COMMAND --help` shows how it is used."
        )
    )

    static let unwritableOutput = DiagnosticPage(
        what: Message(
            zh: "结果写不进指定的文件或文件夹。",
            en: "The result cannot be written to the file or folder given."
        ),
        why: Message(
            zh: "多半是没有权限、磁盘满了，或者同名文件正被 Excel 打开。没写全的结果不能用，排除原因后重新运行。",
            en: """
                Mostly the permission is lacking, the disk is full, or Excel holds a file of that name open. A \
                result that is not complete is of no use: remove the cause and run the command again.
                """
        )
    )

    static let internalError = DiagnosticPage(
        what: Message(
            zh: "程序自己出了错，不是您的文件有问题。",
            en: "The program itself is at fault; your files are not."
        ),
        why: Message(
            zh: "程序自相矛盾的结果不会给出来，以免算错工资。请把这条信息和用到的文件发给维护者。",
            en: """
                A result that contradicts itself is withheld, so that no wages go wrong. Please send this \
                message and the files to the maintainers.
                """
        )
    )
}
