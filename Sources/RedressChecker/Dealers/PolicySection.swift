import RedressDiagnostics
import RedressModel
import RedressSyntax
import RedressTime

/// A policy with its declarations: as they stand below it, or with those of its base and of files that it uses.
struct PolicySection {
    let policy: PolicySyntax
    let span: Span
    let declarations: [Declaration]
    /// The text in which the policy itself stands.
    let source: SourceText
    /// In hexadecimal, of all texts that it is made of.
    let sha256: String
    /// Texts besides its own that its declarations stand in, in the order in which they are read.
    var furtherTexts: [SourceText] = []
    /// Values that a dealer gives to parameters of its base.
    var settings: [String: Expression] = [:]
    /// The days it is in force, where these are not what its header says.
    var inForce: InForce?

    /// The same policy with other declarations, and another header where one is given.
    func with(_ declarations: [Declaration], policy: PolicySyntax? = nil) -> PolicySection {
        PolicySection(
            policy: policy ?? self.policy, span: span, declarations: declarations, source: source, sha256: sha256,
            furtherTexts: furtherTexts, settings: settings, inForce: inForce)
    }

    /// The text that a span of one of its declarations covers.
    func text(of span: Span) -> String { textHolding(span).text(of: span) }

    /// The text that a span of one of its declarations lies in.
    func textHolding(_ span: Span) -> SourceText {
        if span.source == source.id { return source }
        return furtherTexts.first { $0.id == span.source } ?? source
    }

    /// All texts that it is made of.
    var texts: Set<SourceID> { Set(furtherTexts.map(\.id)).union([source.id]) }

    /// Whether it holds a declaration that could not be read, whose names are not known.
    var hasUnreadDeclarations: Bool {
        declarations.contains { declaration in
            if case .invalid = declaration.kind { true } else { false }
        }
    }

    /// The days that its header says it is in force.
    var writtenDays: InForce {
        for clause in policy.clauses {
            guard case .effective(let from, let until) = clause.kind else { continue }
            return InForce(from: from.dayNumber, until: until?.dayNumber)
        }
        return InForce(from: nil, until: nil)
    }

    /// The policy that it extends.
    var baseName: Name? {
        for clause in policy.clauses {
            if case .extends(let name) = clause.kind { return name }
        }
        return nil
    }
}

extension PolicySection {
    /// The policy as it is with declarations from elsewhere, and what names the exact texts it is made of: the digest
    /// of its one file, or that of the digests of all files, one a line, its own the last.
    func replacing(
        policy: PolicySyntax, declarations: [Declaration], furtherTexts: [SourceText], settings: [String: Expression],
        inForce: InForce?
    ) -> PolicySection {
        var seen: Set<SourceID> = [source.id]
        let further = furtherTexts.filter { seen.insert($0.id).inserted }
        var digest = SHA256Digest.hexadecimal(of: source.bytes)
        if !further.isEmpty {
            let lines = further.map { SHA256Digest.hexadecimal(of: $0.bytes) } + [digest]
            digest = SHA256Digest.hexadecimal(of: Array(lines.map { $0 + "\n" }.joined().utf8))
        }
        return PolicySection(
            policy: policy, span: span, declarations: declarations, source: source, sha256: digest,
            furtherTexts: further, settings: settings, inForce: inForce)
    }
}

/// Days since 1970-01-01 on which a policy is in force, both ends included; nil: without bound.
struct InForce: Hashable {
    var from: Int64?
    var until: Int64?

    /// The days of both; nil where there are none.
    func intersection(_ other: InForce) -> InForce? {
        let first = [from, other.from].compactMap(\.self).max()
        let last = [until, other.until].compactMap(\.self).min()
        if let first, let last, last < first { return nil }
        return InForce(from: first, until: last)
    }
}

extension DateLiteral {
    /// Days since 1970 of the date; nil for one that is not on the calendar.
    fileprivate var dayNumber: Int64? { CivilDate(year: year, month: month, day: day)?.dayNumber }
}

/// What one file holds: its policies, and the declarations above the first of them.
struct PolicyFile {
    let source: SourceText
    private(set) var sections: [PolicySection] = []
    /// Declarations that stand under no policy.
    private(set) var loose: [Declaration] = []

    init(_ file: SyntaxFile, source: SourceText) {
        self.source = source
        let digest = SHA256Digest.hexadecimal(of: source.bytes)
        var head: (policy: PolicySyntax, span: Span)?
        var declarations: [Declaration] = []
        func finish() {
            guard let head else { return }
            sections.append(
                PolicySection(
                    policy: head.policy, span: head.span, declarations: declarations, source: source, sha256: digest))
        }
        for declaration in file.declarations {
            switch declaration.kind {
            case .policy(let policy):
                finish()
                head = (policy, declaration.span)
                declarations = []
            case .parameter, .fact, .event, .role, .sanction, .table, .calendar, .define, .group, .record, .require,
                .allow, .change, .example, .invalid:
                if head == nil { loose.append(declaration) } else { declarations.append(declaration) }
            }
        }
        finish()
    }

    /// Where the first declaration under no policy stands; what could not be read was reported by the parser.
    var homeless: Span? {
        loose.first { declaration in
            if case .invalid = declaration.kind { false } else { true }
        }?.span
    }
}
