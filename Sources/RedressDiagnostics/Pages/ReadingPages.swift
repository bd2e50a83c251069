// Pages about reading files.
extension DiagnosticPage {
    static let unreadableFile = DiagnosticPage(
        what: Message(
            zh: "给出的文件或文件夹打不开：不存在、没有权限，或者不是普通文件。",
            en: """
                A file or folder that was named cannot be opened: it does not exist, may not be read, or is no \
                ordinary file.
                """
        ),
        why: Message(
            zh: "少读一个文件，结果就少一部分。所以打不开的文件会点名报出，不会悄悄跳过。核对路径和文件名，再确认自己有读取权限。",
            en: """
                A file that is left out is a part of the result that is missing. So each file that cannot be \
                opened is named, and none is skipped in silence. Check the path and the name, and whether you \
                may read it.
                """
        )
    )

    static let emptyFile = DiagnosticPage(
        what: Message(
            zh: "文件里没有任何文字，或者只有空格和空行。",
            en: "The file holds no text, or only spaces and empty lines."
        ),
        why: Message(
            zh: "空文件多半是没有保存成功，或者给错了文件。当作“没有规定”或“没有投诉”来算，会得出错误的零。",
            en: """
                An empty file usually was not saved, or is the wrong one. To take it for “no rules” or “no \
                complaints” would give a zero that is wrong.
                """
        ),
        avoid: .policy("\n"),
        prefer: .rows("Ⅰ: 来源 = 现场 → 责任SA 50")
    )

    static let invalidEncoding = DiagnosticPage(
        what: Message(
            zh: "文件不是 UTF-8 编码的文字。GB18030（GBK）和带标记的 UTF-16 能认出来并照读，同时给出提示；别的编码、损坏的文件和非文字文件会拒绝，并指出第一处读不出的字节。",
            en: """
                The file is not text in UTF-8. GB18030 (GBK), and UTF-16 with its mark, are recognised and \
                read, with a note; other encodings, damaged files and files that are no text are refused, with \
                the place of the first byte that cannot be read.
                """
        ),
        why: Message(
            zh: "编码认错，汉字就会变成别的字：岗位、事由对不上，罚款就会算错人。用记事本或 WPS 打开原文件，“另存为”时选 UTF-8。",
            en: """
                With the wrong encoding one character turns into another: roles and reasons no longer match, \
                and the wrong person is fined. Open the original in an editor and choose UTF-8 when saving it.
                """
        )
    )

    static let fileTooLarge = DiagnosticPage(
        what: Message(
            zh: "文件超过了大小上限。制度文件最大 16 MiB，投诉单文件最大 1 GiB。",
            en: "The file is larger than the limit: 16 MiB for a policy file, 1 GiB for a file of incidents."
        ),
        why: Message(
            zh: "再长的考核规定也到不了这个大小，多半是给错了文件。投诉单确实很多时，按月份或门店拆成几个文件，一起交给命令。",
            en: """
                No regulation is as long as that, so it probably is the wrong file. If there really are that \
                many incidents, split them by month or by shop and give all the files to the command.
                """
        )
    )

    static let nestingTooDeep = DiagnosticPage(
        what: Message(
            zh: "括号套括号，或者投诉单里列表套列表，层数超过了上限。",
            en: "Brackets within brackets, or lists within lists in an incident, go deeper than the limit."
        ),
        why: Message(
            zh: "正常的条款和投诉单只有几层。层数过深的多半是损坏的文件，而且人已经读不懂。条件太复杂时，用 `设` 把其中一部分取个名字，再引用这个名字。",
            en: """
                Clauses and incidents have a few levels. Deeper ones are mostly damaged files, and nobody can \
                read them. Where a condition is that complicated, give a part of it a name with `define`, and \
                use the name.
                """
        )
    )

    static let invalidCalendarFile = DiagnosticPage(
        what: Message(
            zh: "放假安排的文件（.ics）里有读不了或用不上的地方：没有日期、不是整天、每年重复，或者文件没有下载完。",
            en: """
                A file of days off (.ics) holds something that cannot be read or used: no date, a part of a day, an \
                event that repeats, or the file is cut off.
                """
        ),
        why: Message(
            zh: "每年的放假和调休以当年的通知为准，只认写明日期的整天：每段假期一个日程，标题里有“班”的是补班。用不上的日程会点名，其余照读。",
            en: """
                Days off and made-up working days are what each year's notice says, so only whole days with their \
                dates count: one event for each run of days off, and a title that says so for days that are worked. \
                What cannot be used is told, and the rest is read.
                """
        )
    )
}
