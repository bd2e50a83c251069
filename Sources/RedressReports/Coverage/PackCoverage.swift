package import RedressDiagnostics
package import RedressModel

/// One pack held against the clauses of the regulation that it was written from.
package struct PackCoverage: Sendable {
    /// Where a pack cites a clause.
    package struct Place: Sendable {
        package let clause: String
        /// What cites it: a declaration, or a row of it.
        package let subject: String
        package let span: Span

        package init(clause: String, subject: String, span: Span) {
            self.clause = clause
            self.subject = subject
            self.span = span
        }
    }

    /// The name of the pack's folder.
    package let folder: String
    package let title: String
    package let clauses: [SourceClause]
    package let places: [Place]

    package init(folder: String, title: String, clauses: [SourceClause], places: [Place]) {
        self.folder = folder
        self.title = title
        self.clauses = clauses
        self.places = places
    }

    /// What cites a clause, each thing once, in the order of the text.
    package func subjects(citing clause: String) -> [String] {
        var subjects: [String] = []
        for place in places where place.clause == clause && !subjects.contains(place.subject) {
            subjects.append(place.subject)
        }
        return subjects
    }

    /// Clauses that can be decided and that nothing cites, and citations of clauses that are not listed.
    package var diagnostics: [Diagnostic] {
        let cited = Set(places.map(\.clause))
        let listed = Set(clauses.map(\.id))
        let missing = clauses.filter { $0.standing != .not && !cited.contains($0.id) }
        let unknown = places.filter { !listed.contains($0.clause) }
        return missing.map(Diagnostic.missingClause) + unknown.map { .unknownClause($0, listed: listed.sorted()) }
    }
}

extension Diagnostic {
    fileprivate static func missingClause(_ clause: SourceClause) -> Diagnostic {
        Diagnostic(
            .missingClause, .error,
            Message(
                zh: "条款「\(clause.id)」可以判定，却没有一行以它为依据：\(clause.gist)",
                en: "clause `\(clause.id)` can be decided, and nothing rests on it: \(clause.gist)"),
            at: Label(clause.span),
            help: Message(
                zh: "在规则文件里写上这一条，行尾加 `依据 \(clause.id)`；判不了的，把判定改成 不可 并写明原因",
                en: "write a row that ends with `basis \(clause.id)`, or say why it cannot be decided"))
    }

    fileprivate static func unknownClause(_ place: PackCoverage.Place, listed: [String]) -> Diagnostic {
        let nearest = NearestWord.suggest(place.clause, among: listed)
        return Diagnostic(
            .unknownClause, .error,
            Message(
                zh: "条款表里没有「\(place.clause)」", en: "the list of clauses has no `\(place.clause)`"),
            at: Label(place.span),
            help: nearest.map { Message(zh: "是不是「\($0)」", en: "perhaps `\($0)`") }
                ?? Message(zh: "核对条款号，或在 clauses.yaml 里补上这一条", en: "check the number, or add it to clauses.yaml"))
    }
}
