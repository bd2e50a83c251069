extension Diagnostic {
    /// The diagnostics in the order in which they are always shown: those about no place first, then by source, place
    /// and code. Equal ones stay in the order given.
    package static func inOrder(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
        let keyed = diagnostics.enumerated().map { ($0.offset, $0.element) }
        return keyed.sorted { left, right in
            let order = left.1.compare(with: right.1)
            return order == 0 ? left.0 < right.0 : order < 0
        }.map(\.1)
    }

    private func compare(with other: Diagnostic) -> Int {
        switch (primary?.span, other.primary?.span) {
        case (nil, .some): return -1
        case (.some, nil): return 1
        case (let mine?, let theirs?):
            if mine.source != theirs.source { return mine.source.index < theirs.source.index ? -1 : 1 }
            if mine.start != theirs.start { return mine.start < theirs.start ? -1 : 1 }
            if mine.end != theirs.end { return mine.end < theirs.end ? -1 : 1 }
        case (nil, nil): break
        }
        if code != other.code { return code.rawValue < other.code.rawValue ? -1 : 1 }
        if message != other.message { return message.english < other.message.english ? -1 : 1 }
        return 0
    }
}
