import RedressDiagnostics

/// Writes regulations as Markdown.
struct RegulationMarkdown {
    private let documents: [RegulationDocument]

    init(_ documents: [RegulationDocument]) { self.documents = documents }

    /// The whole file.
    var text: String { documents.map { Page(script: $0.script).text(of: $0) }.joined(separator: "\n\n---\n\n") + "\n" }

    /// Sets one regulation.
    private struct Page {
        let script: DocumentScript

        private var isEnglish: Bool { script == .english }

        func text(of document: RegulationDocument) -> String {
            let facts = document.facts.map { "\(line($0.name))\(isEnglish ? ": " : "：")\(line($0.value))" }
            var parts = ["# \(line(document.title))", facts.joined(separator: "  \n")]
            for article in document.articles + document.annexes {
                parts.append("## \(line(article.number)) \(line(article.heading))")
                parts += article.blocks.map(block)
            }
            let signatures = document.signatures.map { "\(line($0))\(colon)\(rule)　\(date)\(colon)\(rule)" }
            parts.append(signatures.joined(separator: "  \n"))
            parts.append("## \(isEnglish ? "Received and read" : script.text(.fixed("员工签收")))")
            parts.append(table(document.receipt))
            parts.append(document.foot.map(line).joined(separator: "  \n"))
            return parts.joined(separator: "\n\n")
        }

        private var colon: String { isEnglish ? ": " : "：" }
        private var date: String { isEnglish ? "Date" : "日期" }
        private var rule: String { "\\_\\_\\_\\_\\_\\_\\_\\_" }

        private func block(_ block: RegulationDocument.Block) -> String {
            switch block {
            case .paragraph(let text, let ids): line(text) + clauses(ids)
            case .list(let points):
                points.enumerated().map { "\($0 + 1). \(line($1.text))\(clauses($1.clauses))" }.joined(separator: "\n")
            case .table(let table): self.table(table)
            }
        }

        private func clauses(_ ids: [String]) -> String {
            guard !ids.isEmpty else { return "" }
            let list = ids.map(escaped).joined(separator: isEnglish ? ", " : "、")
            return isEnglish ? " (\(list))" : "（\(list)）"
        }

        private func table(_ table: RegulationDocument.Table) -> String {
            var rows = [row(table.columns.map { line($0.heading) }), row(table.columns.map { _ in "---" })]
            for body in table.bodies {
                for (place, cells) in body.lines.enumerated() {
                    let (lead, trail) = (body.lead.map(line), body.trail.map(line))
                    let blanks = (lead.map { _ in "" }, trail.map { _ in "" })
                    rows.append(row((place == 0 ? lead : blanks.0) + cells.map(line) + (place == 0 ? trail : blanks.1)))
                }
                for note in body.notes {
                    // A note stands in the widest column, which is never the first.
                    let widest = table.columns.indices.max { table.columns[$0].weight < table.columns[$1].weight } ?? 0
                    rows.append(row(table.columns.indices.map { $0 == widest ? line(note) : "" }))
                }
            }
            return rows.joined(separator: "\n")
        }

        private func row(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }

        private func line(_ text: DocumentText) -> String {
            text.pieces.map { piece in
                switch piece {
                case .fixed, .own, .quoted: escaped(script.text(piece))
                case .blank: rule
                case .box(let isTicked): isTicked ? "☑" : "☐"
                }
            }.joined()
        }

        /// A text in which nothing is read as markup.
        private func escaped(_ text: String) -> String {
            var result = ""
            for scalar in VisibleText.escaped(text).unicodeScalars {
                switch scalar {
                case "\\", "`", "*", "_", "[", "]", "|", "#", "~":
                    result += "\\"
                    result.unicodeScalars.append(scalar)
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "&": result += "&amp;"
                case "\n", "\r": result += " "
                default: result.unicodeScalars.append(scalar)
                }
            }
            return result
        }
    }
}
