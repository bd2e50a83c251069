// Pages about the clauses of source regulations.
extension DiagnosticPage {
    static let missingClause = DiagnosticPage(
        what: Message(
            zh: "clauses.yaml 说这一条可以判定，规则文件里却没有哪一行写着 `依据` 它。",
            en: "The list of clauses says that this one can be decided, but nothing in the rule files rests on it."),
        why: Message(
            zh: "漏写的条款不会被执行，也没有人会发现。写上这一条，或者在 clauses.yaml 里说明它为什么不能判定。",
            en: """
                A clause that was left out is not applied, and nobody notices. Write it, or say in the list why it \
                cannot be decided.
                """))

    static let unknownClause = DiagnosticPage(
        what: Message(
            zh: "某一行的 `依据` 写了 clauses.yaml 里没有的条款号。",
            en: "A row rests on a clause that the list of clauses does not have."),
        why: Message(
            zh: "依据写错了，决定就说不清出自哪一条。核对条款号，或在 clauses.yaml 里补上。",
            en: """
                A decision that cites a wrong clause explains nothing. Check the number, or add the clause to the \
                list.
                """))
}
