package import RedressDiagnostics
import RedressModel
import RedressTime

extension RosterFile {
    /// Reads a roster. What cannot be used is told and left out; the rest goes on.
    package static func read(_ source: SourceText) -> (file: RosterFile, diagnostics: [Diagnostic]) {
        let document = PlainDocument(source)
        var reader = RosterReader(document: document, diagnostics: document.diagnostics)
        for root in document.roots { reader.readRoot(root) }
        if document.roots.isEmpty, document.diagnostics.isEmpty { reader.diagnostics.append(.emptyRoster(source)) }
        return (reader.file, reader.diagnostics)
    }
}

/// The keys of a roster, each in Chinese and English.
enum RosterKey: String, CaseIterable {
    case posts, leaves, name, from, until, standIn, note

    var names: [String] {
        switch self {
        case .posts: ["岗位", "崗位", "roles", "role"]
        case .leaves: ["请假", "請假", "leave"]
        case .name: ["姓名", "name"]
        case .from: ["自", "from"]
        case .until: ["至", "until"]
        case .standIn: ["代理", "stand_in"]
        case .note: ["备注", "備註", "note"]
        }
    }

    static func of(_ text: String) -> RosterKey? { allCases.first { $0.names.contains(text) } }
}

private struct RosterReader {
    let document: PlainDocument
    var diagnostics: [Diagnostic]
    var file = RosterFile()

    mutating func readRoot(_ root: Int) {
        guard let parts = fields(root, [.posts, .leaves, .note], of: .whole) else { return }
        if let posts = parts[.posts] { readPosts(posts) }
        for leave in parts[.leaves].map(document.oneOrMany) ?? [] { readLeave(leave) }
    }

    /// The values of a map by their keys; other keys are told. nil where it is no map.
    private mutating func fields(_ map: Int, _ known: [RosterKey], of form: RosterForm) -> [RosterKey: Int]? {
        guard document.shape(map) == .map else {
            diagnostics.append(.rosterShape(form, document.span(map)))
            return nil
        }
        var fields: [RosterKey: Int] = [:]
        for (key, value) in document.entries(map) {
            let text = document.shape(key) == .scalar ? document.text(key) : ""
            guard let found = RosterKey.of(text), known.contains(found) else {
                diagnostics.append(.unknownRosterKey(text, known.flatMap(\.names), form, document.span(key)))
                continue
            }
            if let first = fields[found] {
                diagnostics.append(.repeatedInRoster(text, document.span(key), first: document.span(first)))
            } else if document.isBlank(value) {
                if found != .note { diagnostics.append(.blankInRoster(text, document.span(key))) }
            } else {
                fields[found] = value
            }
        }
        return fields
    }

    // MARK: Posts

    private mutating func readPosts(_ map: Int) {
        guard document.shape(map) == .map else {
            diagnostics.append(.rosterShape(.posts, document.span(map)))
            return
        }
        var seen: [String: Int] = [:]
        for (key, value) in document.entries(map) {
            let role = document.text(key)
            if let first = seen[role] {
                diagnostics.append(.repeatedInRoster(role, document.span(key), first: document.span(first)))
                continue
            }
            seen[role] = key
            if document.isBlank(value) {
                diagnostics.append(.blankInRoster(role, document.span(key)))
            } else if document.shape(value) == .map, !isHolder(value) {
                for (key, value) in document.entries(value) {
                    addPost(role, key: document.text(key), document.span(key), value)
                }
            } else {
                addPost(role, key: nil, document.span(key), value)
            }
        }
    }

    /// Whether a map tells of one holder; any other is one of keys.
    private func isHolder(_ map: Int) -> Bool {
        document.entries(map).contains { RosterKey.name.names.contains(document.text($0.key)) }
    }

    private mutating func addPost(_ role: String, key: String?, _ span: Span, _ value: Int) {
        if document.isBlank(value) {
            diagnostics.append(.blankInRoster(key ?? role, span))
            return
        }
        let found = diagnostics.count
        let parts = document.oneOrMany(value)
        let holders = parts.compactMap { holder($0) }
        // A post of which some entry cannot be used is not vacant for it.
        if holders.isEmpty, diagnostics.count > found { return }
        file.posts.append(RosterFile.Post(role: role, key: key, span: span, holders: holders))
    }

    private mutating func holder(_ part: Int) -> RosterFile.Holder? {
        if document.shape(part) == .scalar {
            return name(part).map { RosterFile.Holder(name: $0, stretch: .always, span: document.span(part)) }
        }
        guard let fields = fields(part, [.name, .from, .until, .note], of: .holder) else { return nil }
        guard let nameField = fields[.name] else {
            diagnostics.append(.namelessInRoster(document.span(part)))
            return nil
        }
        guard let name = name(nameField), let stretch = stretch(fields) else { return nil }
        return RosterFile.Holder(name: name, stretch: stretch, span: document.span(nameField))
    }

    // MARK: Leave

    private mutating func readLeave(_ part: Int) {
        guard let fields = fields(part, [.name, .from, .until, .standIn, .posts, .note], of: .leave) else { return }
        guard let nameField = fields[.name] else {
            diagnostics.append(.namelessInRoster(document.span(part)))
            return
        }
        guard fields[.from] != nil || fields[.until] != nil else {
            diagnostics.append(.datelessLeave(document.span(nameField)))
            return
        }
        let names = document.oneOrMany(nameField).compactMap { name($0) }
        var standIn: String?
        if let field = fields[.standIn] {
            guard let name = name(field) else { return }
            standIn = name
        }
        let roles = (fields[.posts].map(document.oneOrMany) ?? []).map { part in
            (name: document.text(part), span: document.span(part))
        }
        guard let stretch = stretch(fields) else { return }
        for name in names {
            file.leaves.append(RosterFile.Leave(name: name, stretch: stretch, standIn: standIn, roles: roles))
        }
    }

    // MARK: Names and moments

    private mutating func name(_ part: Int) -> String? {
        guard document.shape(part) == .scalar, !document.isBlank(part), !document.text(part).isEmpty else {
            diagnostics.append(.namelessInRoster(document.span(part)))
            return nil
        }
        let text = document.text(part)
        let pieces = RowBuilder.pieces(of: text)
        guard pieces.count == 1 else {
            diagnostics.append(.gluedInRoster(text, pieces, document.span(part)))
            return nil
        }
        return text
    }

    private mutating func stretch(_ fields: [RosterKey: Int]) -> RosterFile.Stretch? {
        var stretch = RosterFile.Stretch()
        var isGood = true
        for key in [RosterKey.from, .until] {
            guard let part = fields[key] else { continue }
            let text = document.text(part)
            switch document.shape(part) == .scalar ? DateText.parseInstant(text, in: .utc) : .malformed {
            case .parsed: if key == .from { stretch.from = text } else { stretch.until = text }
            case .malformed, .impossible:
                diagnostics.append(.noMomentInRoster(text, document.span(part)))
                isGood = false
            }
        }
        guard isGood else { return nil }
        let bounds = stretch.bounds(in: .utc)
        if bounds.from >= bounds.end, let until = fields[.until], let from = fields[.from] {
            diagnostics.append(.reversedInRoster(document.span(until), from: document.span(from)))
            return nil
        }
        return stretch
    }
}
