/// The differences of two texts as `diff -u` writes them.
package enum UnifiedDiff {
    /// How many unchanged lines stand around each change.
    private static let context = 3

    /// A line of both texts, or of one.
    private enum Line {
        case both(String)
        case old(String)
        case new(String)

        var isChange: Bool {
            switch self {
            case .both: false
            case .old, .new: true
            }
        }
    }

    /// The differences, under the names of both texts; no text where there are none.
    package static func text(from old: String, named oldName: String, to new: String, named newName: String) -> String {
        let lines = merged(lines(of: old), lines(of: new))
        let hunks = hunks(lines)
        if hunks.isEmpty { return "" }
        var text = "--- \(oldName)\n+++ \(newName)\n"
        // How many lines of each text stand before a line of the merged ones.
        var (oldBefore, newBefore) = ([0], [0])
        for line in lines {
            let (inOld, inNew) =
                switch line {
                case .both: (1, 1)
                case .old: (1, 0)
                case .new: (0, 1)
                }
            oldBefore.append(oldBefore[oldBefore.count - 1] + inOld)
            newBefore.append(newBefore[newBefore.count - 1] + inNew)
        }
        for hunk in hunks {
            let old = place(oldBefore[hunk.lowerBound], oldBefore[hunk.upperBound])
            let new = place(newBefore[hunk.lowerBound], newBefore[hunk.upperBound])
            text += "@@ -\(old) +\(new) @@\n"
            for line in lines[hunk] {
                switch line {
                case .both(let line): text += " " + written(line)
                case .old(let line): text += "-" + written(line)
                case .new(let line): text += "+" + written(line)
                }
            }
        }
        return text
    }

    /// The lines of a text, each with its line break.
    private static func lines(of text: String) -> [String] {
        var lines: [String] = []
        var line = String.UnicodeScalarView()
        // A carriage return and a line feed make one `Character`, so scalars are compared.
        for scalar in text.unicodeScalars {
            line.append(scalar)
            if scalar == "\n" {
                lines.append(String(line))
                line = String.UnicodeScalarView()
            }
        }
        if !line.isEmpty { lines.append(String(line)) }
        return lines
    }

    private static func written(_ line: String) -> String {
        line.unicodeScalars.last == "\n" ? line : line + "\n\\ No newline at end of file\n"
    }

    /// `start,count` of a stretch; an empty one is named by the line before it.
    private static func place(_ before: Int, _ end: Int) -> String {
        let count = end - before
        let start = count == 0 ? before : before + 1
        return count == 1 ? "\(start)" : "\(start),\(count)"
    }

    private static func merged(_ old: [String], _ new: [String]) -> [Line] {
        let difference = new.difference(from: old)
        var removed: Set<Int> = []
        var inserted: Set<Int> = []
        for change in difference {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): inserted.insert(offset)
            }
        }
        var lines: [Line] = []
        var (oldIndex, newIndex) = (0, 0)
        while oldIndex < old.count || newIndex < new.count {
            if removed.contains(oldIndex) {
                lines.append(.old(old[oldIndex]))
                oldIndex += 1
            } else if inserted.contains(newIndex) {
                lines.append(.new(new[newIndex]))
                newIndex += 1
            } else {
                lines.append(.both(old[oldIndex]))
                oldIndex += 1
                newIndex += 1
            }
        }
        return lines
    }

    /// The stretches of lines around changes.
    private static func hunks(_ lines: [Line]) -> [Range<Int>] {
        var hunks: [Range<Int>] = []
        for index in lines.indices where lines[index].isChange {
            let range = max(0, index - context)..<min(lines.count, index + context + 1)
            if let last = hunks.last, range.lowerBound <= last.upperBound {
                hunks[hunks.count - 1] = last.lowerBound..<range.upperBound
            } else {
                hunks.append(range)
            }
        }
        return hunks
    }
}
