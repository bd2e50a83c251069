package import RedressDiagnostics

/// Which policy an incident is meant for.
extension Diagnostic {
    /// Some policies know all keys of an incident that names none of them, but one cannot read it.
    static func unclearPolicy(
        _ names: [String], _ failing: String, because problems: [Diagnostic], _ incident: Span
    ) -> Diagnostic {
        missingPolicy(
            names, incident,
            notes: problems.prefix(3).map {
                Message(
                    zh: "按「\(failing)」读：\($0.message.chinese)", en: "read by `\(failing)`: \($0.message.english)")
            })
    }

    /// Several dealers' policies of one group speak about an incident that names none of them.
    package static func ambiguousPolicy(_ names: [String], _ incident: Span?) -> Diagnostic {
        missingPolicy(
            names, incident,
            notes: [
                Message(
                    zh: "它们出自同一个上级制度，一件投诉只按其中一个判定",
                    en: "they build on one base, and an incident is judged by one of them only")
            ])
    }

    private static func missingPolicy(_ names: [String], _ incident: Span?, notes: [Message]) -> Diagnostic {
        let list = names.map { "「\($0)」" }.joined(separator: "、")
        let englishList = names.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .missingPolicy, .error,
            Message(
                zh: "没有写按哪个制度判定，可能是\(list)", en: "the incident does not say which policy judges it: \(englishList)"),
            at: incident.map { Label($0) }, notes: notes,
            help: Message(
                zh: "加一行 `制度: 名称`；按几个制度各判一次就写 `制度: [名称, 名称]`",
                en: "add a line `policy: NAME`, or `policy: [NAME, NAME]` to have it judged by each"))
    }

    /// Some incidents were judged by several policies although they name none.
    package static func judgedBySeveral(_ names: [String], count: Int) -> Diagnostic {
        let list = names.map { "「\($0)」" }.joined(separator: "、")
        let englishList = names.map { "`\($0)`" }.joined(separator: ", ")
        return Diagnostic(
            .judgedBySeveral, .note,
            Message(
                zh: "\(count) 件没有写制度的投诉，按\(list)各判了一次",
                en:
                    "\(count == 1 ? "1 incident that names no policy was" : "\(count) incidents that name no policy were") judged by each of \(englishList)"
            ),
            help: Message(
                zh: "只想按其中一个判，就在事件里写 `制度: 名称`", en: "to have one judge alone, write `policy: NAME` in the incident"))
    }

    /// The same with one more note.
    func noting(_ note: Message) -> Diagnostic {
        Diagnostic(
            code, severity, message, at: primary, secondary: secondary, notes: notes + [note], help: help, fixes: fixes)
    }
}

extension Message {
    /// Which policy an incident was read by that names none.
    static func readAs(_ name: String) -> Message {
        Message(zh: "这件投诉没有写制度，按「\(name)」读", en: "the incident names no policy and was read by `\(name)`")
    }
}
