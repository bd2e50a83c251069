/// A clause of the source regulation that something in a file rests on (`依据`).
package struct Citation: Sendable {
    package let clause: Name
    /// What the declaration is called that cites it.
    package let declaration: String
    /// The label of the row that cites it, or its number from 1 on; nil where the declaration itself does.
    package let row: String?
}

extension SyntaxFile {
    /// Every clause that is cited, in the order of the text; examples and allowances cite none.
    package var citations: [Citation] { declarations.flatMap(\.citations) }
}

extension Declaration {
    fileprivate var citations: [Citation] {
        switch kind {
        case .define(let define): define.tails.citations(of: define.name.text)
        case .group(let group): group.citations
        case .record(let record): record.tails.citations(of: record.name.text)
        case .require(let require): require.tails.citations(of: require.name.text)
        case .table(let table):
            table.rows.enumerated().flatMap { $1.tails.citations(of: table.name.text, row: String($0 + 1)) }
        case .change(let change): change.citations
        case .policy, .parameter, .fact, .event, .role, .sanction, .calendar, .allow, .example, .invalid: []
        }
    }
}

extension GroupSyntax {
    fileprivate var citations: [Citation] {
        var citations = inlineRow?.tails.citations(of: name.text) ?? []
        var number = 0
        for member in members {
            switch member.kind {
            case .row(let row):
                number += 1
                citations += row.tails.citations(of: name.text, row: row.label?.text ?? String(number))
            case .late(_, let tails), .extend(_, _, _, let tails): citations += tails.citations(of: name.text)
            case .tail(let tail): citations += [tail].citations(of: name.text)
            case .guarded, .given, .fund, .never, .copy, .samePerson, .times, .pause, .invalid: break
            }
        }
        return citations
    }
}

extension ChangeSyntax {
    fileprivate var citations: [Citation] {
        switch self {
        case .set, .withdraw: []
        case .replace(let row): row.tails.citations(of: row.label?.text ?? "")
        case .add(let group, let rows):
            rows.enumerated().flatMap { $1.tails.citations(of: group.text, row: $1.label?.text ?? String($0 + 1)) }
        }
    }
}

extension [TailSyntax] {
    fileprivate func citations(of declaration: String, row: String? = nil) -> [Citation] {
        flatMap { tail -> [Citation] in
            switch tail.kind {
            case .basis(let clauses): clauses.map { Citation(clause: $0, declaration: declaration, row: row) }
            case .overrides, .mandatory: []
            }
        }
    }
}
