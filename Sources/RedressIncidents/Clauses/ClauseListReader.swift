package import RedressDiagnostics
package import RedressModel

/// Reads lists of the clauses of source regulations (`clauses.yaml`).
package enum ClauseList {
    /// The clauses of a list in their order. What cannot be used is told and left out; the rest goes on.
    package static func read(_ source: SourceText) -> (clauses: [SourceClause], diagnostics: [Diagnostic]) {
        let document = PlainDocument(source)
        var reader = ClauseListReader(document: document, diagnostics: document.diagnostics)
        for root in document.roots { for part in document.oneOrMany(root) { reader.readClause(part) } }
        if document.roots.isEmpty, document.diagnostics.isEmpty { reader.diagnostics.append(.emptyClauseList(source)) }
        return (reader.clauses, reader.diagnostics)
    }
}

/// The keys of a clause, each in Chinese and English.
enum ClauseKey: CaseIterable {
    case id, gist, standing, reason

    var names: [String] {
        switch self {
        case .id: ["条款", "條款", "clause"]
        case .gist: ["内容", "內容", "gist"]
        case .standing: ["判定", "decidable"]
        case .reason: ["原因", "reason"]
        }
    }

    static func of(_ text: String) -> ClauseKey? { allCases.first { $0.names.contains(text) } }
}

extension SourceClause.Standing {
    /// How it is written, in Chinese and English.
    var names: [String] {
        switch self {
        case .computable: ["可", "yes"]
        case .partly: ["部分", "partly"]
        case .not: ["不可", "no"]
        }
    }
}

private struct ClauseListReader {
    let document: PlainDocument
    var diagnostics: [Diagnostic]
    var clauses: [SourceClause] = []
    var places: [String: Span] = [:]

    mutating func readClause(_ part: Int) {
        guard document.shape(part) == .map else {
            diagnostics.append(.clauseShape(document.span(part)))
            return
        }
        guard let fields = fields(part) else { return }
        guard let idPart = fields[.id], let id = text(idPart), let gist = fields[.gist].flatMap(text),
            let standingPart = fields[.standing]
        else {
            diagnostics.append(.clauseShape(document.span(part)))
            return
        }
        let word = document.text(standingPart)
        guard let standing = SourceClause.Standing.allCases.first(where: { $0.names.contains(word) }) else {
            diagnostics.append(.unknownStanding(word, document.span(standingPart)))
            return
        }
        let reason = fields[.reason].flatMap(text)
        if standing != .computable, reason == nil { diagnostics.append(.missingReason(id, document.span(idPart))) }
        if let first = places[id] {
            diagnostics.append(.repeatedClause(id, document.span(idPart), first: first))
            return
        }
        places[id] = document.span(idPart)
        clauses.append(
            SourceClause(id: id, gist: gist, standing: standing, reason: reason, span: document.span(idPart)))
    }

    /// The values of a clause by their keys; nil where a key is no key of a clause or stands twice.
    private mutating func fields(_ map: Int) -> [ClauseKey: Int]? {
        var fields: [ClauseKey: Int] = [:]
        var isGood = true
        for (key, value) in document.entries(map) {
            let text = document.shape(key) == .scalar ? document.text(key) : ""
            guard let found = ClauseKey.of(text), fields[found] == nil else {
                diagnostics.append(.unknownClauseKey(text, document.span(key)))
                isGood = false
                continue
            }
            fields[found] = value
        }
        return isGood ? fields : nil
    }

    private func text(_ part: Int) -> String? {
        document.shape(part) == .scalar && !document.isBlank(part) ? document.text(part) : nil
    }
}
