/// Writes regulations as one page of HTML that needs no other file.
struct RegulationHTML {
    private let documents: [RegulationDocument]

    init(_ documents: [RegulationDocument]) { self.documents = documents }

    /// The whole file.
    var text: String {
        let titles = documents.map { (title: plain($0.title, $0.script), script: $0.script) }
        let tag = documents.first?.script.tag ?? DocumentScript.simplified.tag
        let head = HTMLNode.tag(
            "head", [],
            [
                .tag("meta", [("charset", "utf-8")]),
                .tag("meta", [("name", "viewport"), ("content", "width=device-width, initial-scale=1")]),
                .tag("title", [], [.text(titles.map(\.title).joined(separator: " · "))]),
                .sheet(RegulationStyle.sheet(titles)),
            ])
        var text = "<!DOCTYPE html>\n<html lang=\"\(tag)\">"
        head.write(to: &text)
        HTMLNode.tag("body", [], documents.enumerated().map { page($1, $0 + 1) }).write(to: &text)
        return text + "\n</html>\n"
    }

    private func page(_ document: RegulationDocument, _ number: Int) -> HTMLNode {
        let form = Page(script: document.script)
        return .tag(
            "article", [("class", "regulation"), ("id", "regulation\(number)"), ("lang", document.script.tag)],
            form.parts(of: document))
    }

    private func plain(_ text: DocumentText, _ script: DocumentScript) -> String {
        text.pieces.map(script.text).joined()
    }

    /// Sets the parts of one regulation.
    private struct Page {
        let script: DocumentScript

        func parts(of document: RegulationDocument) -> [HTMLNode] {
            let facts = HTMLNode.tag(
                "dl", [("class", "facts")],
                document.facts.map {
                    .tag("div", [], [.tag("dt", [], inline($0.name)), .tag("dd", [], inline($0.value))])
                })
            let header = HTMLNode.tag("header", [], [.tag("h1", [], inline(document.title)), facts])
            let articles = (document.articles + document.annexes).map(article)
            let signatures = HTMLNode.tag(
                "div", [("class", "signatures")],
                document.signatures.flatMap { name -> [HTMLNode] in
                    [name, date].map { .tag("div", [], inline($0) + [.tag("span", [("class", "blank")])]) }
                })
            let receipt = HTMLNode.tag(
                "section", [("class", "receipt")], [heading(receiptTitle), table(document.receipt, isReceipt: true)])
            let foot = HTMLNode.tag("footer", [], document.foot.map { .tag("p", [], inline($0)) })
            return [header] + articles + [signatures, receipt, foot]
        }

        private var date: DocumentText { script == .english ? "Date" : "日期" }
        private var receiptTitle: DocumentText { script == .english ? "Received and read" : "员工签收" }

        private func heading(_ text: DocumentText) -> HTMLNode { .tag("h2", [], inline(text)) }

        private func article(_ article: RegulationDocument.Article) -> HTMLNode {
            let number = HTMLNode.tag("span", [("class", "number")], inline(article.number))
            return .tag(
                "section", [], [.tag("h2", [], [number] + inline(article.heading))] + article.blocks.map(block))
        }

        private func block(_ block: RegulationDocument.Block) -> HTMLNode {
            switch block {
            case .paragraph(let text, let ids): return .tag("p", [], inline(text) + clauses(ids))
            case .list(let points):
                return .tag(
                    "ol", [],
                    points.enumerated().map { place, point in
                        let mark = script == .english ? "(\(place + 1)) " : "（\(ChineseNumber.text(place + 1))）"
                        return .tag(
                            "li", [],
                            [.tag("span", [("class", "number")], [.text(mark)])] + inline(point.text)
                                + clauses(point.clauses))
                    })
            case .table(let table): return self.table(table, isReceipt: false)
            }
        }

        private func clauses(_ ids: [String]) -> [HTMLNode] {
            guard !ids.isEmpty else { return [] }
            let list = ids.joined(separator: script == .english ? ", " : "、")
            return [.tag("span", [("class", "clauses")], [.text(script == .english ? " (\(list))" : "（\(list)）")])]
        }

        // MARK: Tables

        private func table(_ table: RegulationDocument.Table, isReceipt: Bool) -> HTMLNode {
            let all = table.columns.reduce(0) { $0 + $1.weight }
            let widths = table.columns.map { column in
                HTMLNode.tag("col", [("style", "width: \(column.weight * 100 / max(1, all))%")])
            }
            let head = HTMLNode.tag(
                "thead", [], [.tag("tr", [], table.columns.map { .tag("th", [("scope", "col")], inline($0.heading)) })])
            // The receipt is to be written on, as are tables with empty columns at their end.
            let isWritten = isReceipt || table.bodies.contains { $0.lines.contains { $0.last?.isEmpty == true } }
            return .tag(
                "table", isWritten ? [("class", "write")] : [],
                [.tag("colgroup", [], widths), head] + table.bodies.map { body($0, columns: table.columns.count) })
        }

        private func body(_ body: RegulationDocument.Table.Body, columns: Int) -> HTMLNode {
            let height = max(1, body.lines.count)
            let span: [HTMLNode.Attribute] = height > 1 ? [("rowspan", String(height))] : []
            var rows = body.lines.enumerated().map { place, line -> HTMLNode in
                let cells = line.map { HTMLNode.tag("td", [], inline($0)) }
                let kind: [HTMLNode.Attribute] = body.idle.contains(place) ? [("class", "idle")] : []
                guard place == 0 else { return .tag("tr", kind, cells) }
                let lead = body.lead.map { HTMLNode.tag("td", span, inline($0)) }
                let trail = body.trail.map { HTMLNode.tag("td", span, inline($0)) }
                return .tag("tr", kind, lead + cells + trail)
            }
            rows += body.notes.map { note in
                .tag("tr", [], [.tag("td", [("class", "note"), ("colspan", String(columns))], inline(note))])
            }
            return .tag("tbody", [], rows)
        }

        // MARK: Lines

        private func inline(_ text: DocumentText) -> [HTMLNode] {
            text.pieces.map { piece in
                switch piece {
                case .fixed, .own, .quoted: .text(script.text(piece))
                case .blank: .tag("span", [("class", "blank")])
                case .box(let isTicked): .text(isTicked ? "☑" : "☐")
                }
            }
        }
    }
}
