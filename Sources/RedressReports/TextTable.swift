import RedressDiagnostics

/// Rows of cells whose columns line up on a terminal; a Chinese character counts as two cells.
struct TextTable {
    enum Alignment {
        case left, right
    }

    /// One cell: its text, made safe to print, and how it is painted.
    struct Cell: ExpressibleByStringInterpolation {
        let text: String
        let style: TerminalStyle?

        init(_ text: String, style: TerminalStyle? = nil) {
            self.text = VisibleText.escaped(text)
            self.style = style
        }

        init(stringLiteral text: String) { self.init(text) }
    }

    private let alignments: [Alignment]
    private var rows: [[Cell]] = []

    /// A table whose rows have as many cells as there are alignments, or fewer.
    init(_ alignments: [Alignment]) { self.alignments = alignments }

    var isEmpty: Bool { rows.isEmpty }

    mutating func add(_ cells: [Cell]) { rows.append(cells) }

    /// The lines, each behind an indent. Columns in which nothing stands are left out, and no line ends in spaces.
    func lines(indent: Int, usesColor: Bool) -> [String] {
        let widths = alignments.indices.map { column in
            rows.map { column < $0.count ? DisplayWidth.cells(of: $0[column].text) : 0 }.max() ?? 0
        }
        return rows.map { row in
            let filled = row.lastIndex { !$0.text.isEmpty } ?? -1
            var line = String(repeating: " ", count: indent)
            for (column, cell) in row.enumerated() where column <= filled && widths[column] > 0 {
                let gap = String(repeating: " ", count: widths[column] - DisplayWidth.cells(of: cell.text))
                let painted = cell.style.map { $0.paint(cell.text, usesColor: usesColor) } ?? cell.text
                switch alignments[column] {
                case .left: line += painted + (column == filled ? "" : gap)
                case .right: line += gap + painted
                }
                if column < filled { line += "  " }
            }
            return line
        }
    }
}
