// Pages about incident documents.
extension DiagnosticPage {
    static let yamlSyntax = DiagnosticPage(
        what: Message(
            zh: "投诉单不是正确的 YAML：括号、引号或缩进对不上。",
            en: "The incident is not proper YAML: a bracket, a quotation mark or the indentation does not fit."
        ),
        why: Message(
            zh: "读不通的投诉单会整单退回并点名，其余照常处理。每行写 `栏目: 内容`，几个内容写成 `[甲, 乙]`。",
            en: """
                An incident that cannot be read is rejected by name, and all others go on. Write a line as \
                `key: value`, and several values as `[a, b]`.
                """
        ),
        avoid: .incident("编号: TS-1\n来源: 现场\n事由: [洗车不净\n"),
        prefer: .incident("编号: TS-1\n来源: 现场\n事由: [洗车不净]\n")
    )

    static let fullWidthColon = DiagnosticPage(
        what: Message(
            zh: "栏目后面用了全角冒号 `：`。YAML 只认半角冒号加一个空格。",
            en: "A key is followed by the full-width colon `：`. YAML only knows the half-width one and a space."
        ),
        why: Message(
            zh: "中文输入法下很容易打出全角冒号，YAML 会把整行当成一段文字，这一栏就丢了。",
            en: """
                Chinese input methods give the full-width colon easily, and YAML then takes the whole line for \
                a piece of text: the entry would be lost.
                """
        ),
        avoid: .incident("编号: TS-1\n来源：现场\n"),
        prefer: .incident("编号: TS-1\n来源: 现场\n")
    )

    static let tabIndentation = DiagnosticPage(
        what: Message(
            zh: "行首用了制表符（Tab 键）缩进。YAML 只允许空格。",
            en: "A line is indented with a tab. YAML allows spaces only."
        ),
        why: Message(
            zh: "制表符在每个编辑器里宽度不同，看不出这一行属于谁。把行首的制表符换成两个空格。",
            en: """
                A tab has another width in each editor, so nobody sees what the line belongs to. Replace tabs \
                at the start of lines by two spaces.
                """
        ),
        avoid: .incident("编号: TS-1\n事由:\n\t- 洗车不净\n"),
        prefer: .incident("编号: TS-1\n事由:\n  - 洗车不净\n")
    )

    static let tooManyAliases = DiagnosticPage(
        what: Message(
            zh: "投诉单里的 YAML 引用（`&名` 和 `*名`）太多，展开后会大得没有边际。",
            en: """
                The incident uses so many YAML aliases (`&name` and `*name`) that it would grow beyond all \
                bounds when they are filled in.
                """
        ),
        why: Message(
            zh: "几行引用就能展开成上亿项，足以拖垮电脑。投诉单用不着引用，直接写出内容。",
            en: """
                A few lines of aliases can grow to millions of entries and bring a computer down. Incidents \
                need none: write the values out.
                """
        )
    )

    static let unknownKey = DiagnosticPage(
        what: Message(
            zh: "投诉单里有一个栏目，制度里没有声明过。",
            en: "The incident has a key that the policy does not declare."
        ),
        why: Message(
            zh: "栏目名打错一个字，这一项事实就等于没有填，该罚的可能漏掉。改成声明过的名称；只是备注的话写在 `备注` 里。",
            en: """
                With one character wrong, the fact counts as not given, and a fine may be lost. Use a declared \
                name; remarks go under `note`.
                """
        ),
        avoid: .incident("编号: TS-1\n来原: 现场\n"),
        prefer: .incident("编号: TS-1\n来源: 现场\n")
    )

    static let duplicateKey = DiagnosticPage(
        what: Message(
            zh: "同一张投诉单里，一个栏目写了两次。",
            en: "One incident gives a key twice."
        ),
        why: Message(
            zh: "两次内容可能不同，取哪一个都可能冤枉人。留下正确的一行；多个内容写成列表。",
            en: """
                The two may differ, and either choice may wrong somebody. Keep the right line; several values \
                make a list.
                """
        ),
        avoid: .incident("编号: TS-1\n来源: 现场\n来源: 回访\n"),
        prefer: .incident("编号: TS-1\n来源: 现场\n")
    )

    static let duplicateIncident = DiagnosticPage(
        what: Message(
            zh: "两张投诉单的编号相同。",
            en: "Two incidents have the same id."
        ),
        why: Message(
            zh: "编号相同多半是同一单录了两遍，两遍都算就会罚两次。删掉重复的；确实是两单，就改一个编号。",
            en: """
                Mostly one incident was entered twice, and would be fined twice. Delete one of them; if they \
                are two incidents, give one another id.
                """
        ),
        avoid: .incident("编号: TS-1\n来源: 现场\n---\n编号: TS-1\n来源: 现场\n"),
        prefer: .incident("编号: TS-1\n来源: 现场\n---\n编号: TS-2\n来源: 现场\n")
    )

    static let wrongType = DiagnosticPage(
        what: Message(
            zh: "栏目里填的内容不是声明的类型，例如要整数却填了文字。",
            en: "A value is not of the declared type, such as words where a whole number belongs."
        ),
        why: Message(
            zh: "类型不对的内容没法比较和计算，猜一个值会算错钱。不知道就写 `未知`，不要留错的内容。",
            en: """
                Such a value can be neither compared nor reckoned with, and a guess would cost money. Where the \
                value is not known, write `unknown`.
                """
        ),
        avoid: .incident("编号: TS-1\n次数: 好几次\n"),
        prefer: .incident("编号: TS-1\n次数: 3\n")
    )

    static let outOfRange = DiagnosticPage(
        what: Message(
            zh: "数值超出了声明的范围。",
            en: "A number lies outside the declared range."
        ),
        why: Message(
            zh: "范围是制度定的常识界限，超出的多半是多打了一个零。罚款按次数乘，一个零就是十倍。",
            en: """
                The range is the policy's bound of what can be; beyond it there is mostly one zero too many. \
                Fines are multiplied by counts, and a zero makes them tenfold.
                """
        ),
        avoid: .incident("编号: TS-1\n次数: 200\n"),
        prefer: .incident("编号: TS-1\n次数: 20\n")
    )

    static let eventOrder = DiagnosticPage(
        what: Message(
            zh: "事件的先后与声明的顺序不符，例如关闭早于收到。",
            en: "Events do not keep the declared order: closed before received, say."
        ),
        why: Message(
            zh: "时限从事件起算，先后颠倒会把逾期算成按时。多半是日期录错，核对后改正；同一时刻是允许的。",
            en: """
                Deadlines run from events, and with the order reversed a late act would seem in time. Mostly a \
                date is mistyped. The same moment is allowed.
                """
        ),
        avoid: .incident("编号: TS-1\n收到: 2026-09-16 10:00\n关闭: 2026-09-15 10:00\n"),
        prefer: .incident("编号: TS-1\n收到: 2026-09-16 10:00\n关闭: 2026-09-17 10:00\n")
    )

    static let tooManyPeople = DiagnosticPage(
        what: Message(
            zh: "只能有一个人的岗位，投诉单里填了几个人。",
            en: "An incident names several people for a role that one person holds."
        ),
        why: Message(
            zh: "罚款写给这个岗位的一个人，填两个人就不知道罚谁。留下责任人；确实有几人的岗位，在制度里声明为 `多人`。",
            en: """
                The fine is for one person, and with two names nobody knows whom it meets. Name the one \
                responsible; a role that several hold is declared `several`.
                """
        ),
        avoid: .incident("编号: TS-1\n责任SA: [张伟, 王芳]\n"),
        prefer: .incident("编号: TS-1\n责任SA: 张伟\n")
    )
}
