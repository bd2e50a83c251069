import RedressDiagnostics

/// Pads neighbouring lines so that their colons or arrows stand below each other.
enum Columns {
    /// A fact whose name takes more, or that has a title, stands out, and the others do not wait for it.
    private static let factLimit = 26
    /// How far the arrows of neighbouring rows may lie apart and still be aligned.
    private static let rowSpread = 12

    /// Aligns a run of layouts that stand right below each other and share a column.
    static func align(_ layouts: inout ArraySlice<LineLayout>) {
        guard let column = layouts.first?.column else { return }
        switch column {
        case .facts:
            let short = layouts.indices.filter {
                layouts[$0].cells.count > 1 && width(layouts[$0], cell: 0) <= factLimit
            }
            pad(&layouts, short, cell: 0)
        case .rows:
            for run in runs(layouts) { pad(&layouts, run, cell: 0) }
        case .lookup:
            let count = layouts.map(\.cells.count).min() ?? 0
            for cell in 0..<max(0, count - 1) { pad(&layouts, Array(layouts.indices), cell: cell) }
        }
    }

    private static func width(_ layout: LineLayout, cell: Int) -> Int { DisplayWidth.cells(of: layout.cells[cell]) }

    /// The rows divided into stretches whose arrows lie near each other.
    private static func runs(_ layouts: ArraySlice<LineLayout>) -> [[Int]] {
        var runs: [[Int]] = []
        var bounds = (low: 0, high: 0)
        for index in layouts.indices {
            let width = width(layouts[index], cell: 0)
            let joined = (low: min(bounds.low, width), high: max(bounds.high, width))
            if let last = runs.indices.last, joined.high - joined.low <= rowSpread {
                runs[last].append(index)
                bounds = joined
            } else {
                runs.append([index])
                bounds = (width, width)
            }
        }
        return runs
    }

    /// Pads one cell of some layouts to the widest, unless a line would become too long.
    private static func pad(_ layouts: inout ArraySlice<LineLayout>, _ indices: [Int], cell: Int) {
        let widest = indices.map { width(layouts[$0], cell: cell) }.max() ?? 0
        let isTooLong = indices.contains { index in
            let layout = layouts[index]
            let tail = layout.tail.map { DisplayWidth.cells(of: $0) + TailColumn.gap } ?? 0
            let padding = widest - width(layout, cell: cell)
            return DisplayWidth.cells(of: layout.last) + padding + tail > LineFiller.width
        }
        if isTooLong { return }
        for index in indices {
            let padding = widest - width(layouts[index], cell: cell)
            layouts[index].cells[cell] += String(repeating: " ", count: padding)
        }
    }
}

/// The columns in which a file's tails stand, at the right of what they are about.
struct TailColumn {
    /// How far a tail stands from its code at least.
    static let gap = 3
    /// The rightmost column that all tails of a file share; code that goes beyond has its tail behind it.
    private static let limit = 76

    /// By layout.
    private var columns: [Int]

    /// Finds the column of each layout's tail. Neighbours that go beyond the file's column share one of their own.
    init(_ layouts: [LineLayout]) {
        let widths = layouts.map { $0.tail == nil ? 0 : DisplayWidth.cells(of: $0.last) + Self.gap }
        let common = min(Self.limit, widths.max() ?? 0)
        columns = Array(repeating: common, count: layouts.count)
        var start = 0
        while start < layouts.count {
            var end = start
            while end < layouts.count, widths[end] > common { end += 1 }
            if let widest = widths[start..<end].max() {
                let tails = layouts[start..<end].compactMap { $0.tail.map(DisplayWidth.cells(of:)) }
                let isFitting = widest + (tails.max() ?? 0) <= LineFiller.width
                for index in start..<end { columns[index] = isFitting ? widest : widths[index] }
            }
            start = end + 1
        }
    }

    /// The last line of a layout, by its index, with its tail and comment.
    func line(_ layout: LineLayout, at index: Int) -> String {
        var text = layout.last
        if let tail = layout.tail {
            let width = DisplayWidth.cells(of: text)
            let room = LineFiller.width - DisplayWidth.cells(of: tail)
            text += String(repeating: " ", count: max(width + Self.gap, min(columns[index], room)) - width) + tail
        }
        if let comment = layout.comment { text += "  " + comment }
        return text
    }
}
