/// A regulation as its readers get it, before it is HTML or Markdown.
struct RegulationDocument {
    let title: DocumentText
    /// What stands below the title: who issued it, what it is called, from when it is in force.
    let facts: [(name: DocumentText, value: DocumentText)]
    let articles: [Article]
    /// Tables behind the articles: roles, readings, blanks.
    let annexes: [Article]
    /// Lines to sign on.
    let signatures: [DocumentText]
    let receipt: Table
    /// Where the text was taken from.
    let foot: [DocumentText]
    let script: DocumentScript

    /// One numbered article or annex.
    struct Article {
        /// `第三条`.
        let number: DocumentText
        let heading: DocumentText
        let blocks: [Block]
    }

    /// A part of an article.
    enum Block {
        case paragraph(DocumentText, clauses: [String])
        /// Numbered points.
        case list([Point])
        case table(Table)
    }

    /// A point of a list.
    struct Point {
        let text: DocumentText
        let clauses: [String]
    }

    /// A table whose head is repeated on each page.
    struct Table {
        let columns: [Column]
        let bodies: [Body]

        /// What a column holds, and how much room it needs beside the others.
        struct Column {
            let heading: DocumentText
            let weight: Int
        }

        /// Lines that belong together and stand on one page: cells before and behind are shared by all of them.
        struct Body {
            var lead: [DocumentText] = []
            var lines: [[DocumentText]]
            /// The lines that the chosen readings rule out, by their numbers from 0.
            var idle: Set<Int> = []
            var trail: [DocumentText] = []
            /// Sentences across the whole width, below the lines.
            var notes: [DocumentText] = []
        }
    }
}

extension RegulationDocument.Table {
    /// The same without a column of the lines in which each of them says the same thing, which goes without saying.
    /// `column` counts among all columns, `place` among the cells of a line.
    func without(column: Int, at place: Int, saying text: DocumentText) -> RegulationDocument.Table {
        guard bodies.allSatisfy({ $0.lines.allSatisfy { $0[place] == text } }) else { return self }
        let columns = columns.indices.filter { $0 != column }.map { self.columns[$0] }
        let bodies = bodies.map { body in
            var body = body
            for line in body.lines.indices { body.lines[line].remove(at: place) }
            return body
        }
        return RegulationDocument.Table(columns: columns, bodies: bodies)
    }
}
