import RedressDiagnostics

extension Parser {
    /// Everything in the file.
    mutating func file() -> [Declaration] {
        var declarations: [Declaration] = []
        while !isAtEnd {
            let before = index
            let start = current
            if current.kind == .newline {
                advance()
                continue
            }
            let kind = declaration()
            // A line that belongs to no declaration has been reported; what stands below it belongs to it.
            if case .invalid = kind {
                isRecovering = true
                while !isAtEnd, index == before || !isAtDeclaration {
                    skipToLineEnd()
                    endLine()
                    isRecovering = true
                }
                isRecovering = false
            }
            declarations.append(Declaration(kind, span: span(from: start)))
            if index == before { advance() }
        }
        return declarations
    }

    /// Whether a declaration begins here, at the start of a line.
    private var isAtDeclaration: Bool {
        (index == 0 || tokens[index - 1].kind == .newline || index == forcedLineStart)
            && LineJoiner.startsDeclaration(at: index, in: tokens)
    }

    private mutating func declaration() -> Declaration.Kind {
        let lead = current
        guard let keyword = lead.keyword, keyword.leadsDeclaration,
            ahead(1).kind != .colon || LineJoiner.startsDeclaration(at: index, in: tokens)
        else {
            report(
                misspeltKeyword(lead, before: ahead(1))
                    ?? .misplacedLine(list.source.text(of: span(lead)), at: span(lead)))
            return .invalid
        }
        advance()
        if let kind = Self.groupKind(keyword) { return group(kind) }
        switch keyword {
        case .policy: return policy()
        case .parameter: return parameter()
        case .fact: return fact().map { ended(.fact($0)) } ?? .invalid
        case .event: return event()
        case .role: return role()
        case .sanction: return ended(.sanction(vocabulary(.sanction)))
        case .table: return table()
        case .calendar: return calendar()
        case .record: return record()
        case .require: return requirement()
        case .set, .replace, .withdraw, .add: return change(keyword)
        case .allow: return allowance()
        case .example: return example()
        default: return .invalid
        }
    }

    /// What to say of a word that stands where a declaration begins and is nearly a keyword that leads one.
    func misspeltKeyword(_ lead: Token, before next: Token) -> Diagnostic? {
        guard lead.kind == .word, lead.keyword == nil, isName(next) || next.kind == .text else { return nil }
        let found = list.source.text(of: span(lead))
        let spellings = KeywordEntry.table.filter(\.keyword.leadsDeclaration).flatMap(\.spellings)
        return NearestWord.suggest(found, among: spellings).map {
            .misspeltKeyword(found, nearest: $0, at: span(lead))
        }
    }

    /// Ends the line of a declaration that has nothing below it.
    mutating func ended(_ kind: Declaration.Kind) -> Declaration.Kind {
        endLine()
        return kind
    }

    // MARK: Inputs

    private mutating func parameter() -> Declaration.Kind {
        let names = names(.anyName)
        guard !names.isEmpty else { return .invalid }
        let title = text()
        expect(.colon, .colon)
        if isRecovering { return .invalid }
        let type = type()
        var value: Expression?
        if !isRecovering {
            expect(.equal, .equal)
            if !isRecovering, !take(.blank) { value = valueOrWords() }
        }
        let bounds = bounds()
        // A value that could not be read is no blank.
        if value == nil, isRecovering { value = Expression(.invalid, span: previousEnd) }
        return ended(.parameter(ParameterSyntax(names: names, title: title, type: type, value: value, bounds: bounds)))
    }

    /// A value, or several words with commas between them, which are the same as words joined by `and`.
    private mutating func valueOrWords() -> Expression {
        let start = current
        let first = condition()
        var parts: [Expression] = [first]
        while !isRecovering, at(.comma), isName(ahead(1)) {
            advance()
            let word = current
            guard let name = name(.word) else { break }
            parts.append(Expression(.name(name), span: span(word)))
        }
        guard parts.count > 1 else { return first }
        if case .and(let words) = first.kind { parts.replaceSubrange(0..<1, with: words) }
        return Expression(.and(parts), span: span(from: start))
    }

    /// A fact behind `fact` or `given`.
    mutating func fact() -> FactSyntax? {
        let names = names(.factName)
        guard !names.isEmpty else { return nil }
        let title = text()
        expect(.colon, .colon)
        if isRecovering { return nil }
        let type = type()
        var options: [FactSyntax.Option] = []
        while !isRecovering, take(.comma), let option = factOption() { options.append(option) }
        return FactSyntax(names: names, title: title, type: type, options: options)
    }

    private mutating func factOption() -> FactSyntax.Option? {
        let start = current
        if takeLeading(.defaultValue) {
            if at(.empty), !isFollowedByOperator { return take(.empty) ? .defaultEmpty(span(from: start)) : nil }
            return .defaultValue(condition())
        }
        if take(.optional) { return .optional(span(from: start)) }
        if takeLeading(any: .judgedBy, .by) {
            uses.read(start, as: .judgedBy, ifAny: .by)
            let judge = name(.roleName)
            roundOff(.judged, phraseFrom: start)
            return judge.map { .judgedBy($0) }
        }
        reportHere(.factOption)
        return nil
    }

    /// Whether the word here is the left side of something.
    private var isFollowedByOperator: Bool {
        switch ahead(1).kind {
        case .newline, .end, .comma: false
        default: true
        }
    }

    private mutating func event() -> Declaration.Kind {
        let vocabulary = vocabulary(.eventName)
        var key: Name?
        if take(.colon) {
            if takeLeading(.per) { key = name(.anyName) } else { reportHere(.roleKind) }
        }
        return ended(vocabulary.chains.isEmpty ? .invalid : .event(EventSyntax(vocabulary: vocabulary, key: key)))
    }

    // MARK: People

    private mutating func role() -> Declaration.Kind {
        var roles: [(name: Name, title: TextLiteral?)] = []
        repeat {
            guard let name = name(.roleName) else { break }
            roles.append((name, text()))
        } while takeSeparator()
        guard !roles.isEmpty else { return .invalid }
        var kind = RoleSyntax.Kind.one
        if !isRecovering, take(.colon) {
            if let found = roleKind() {
                kind = found
            } else if !at(any: .sameAs, .mayBe, .reportsTo) {
                reportHere(.roleKind)
            }
        }
        var relations: [RoleSyntax.Relation] = []
        while !isRecovering, let relation = relation() { relations.append(relation) }
        return ended(.role(RoleSyntax(roles: roles, kind: kind, relations: relations)))
    }

    private mutating func roleKind() -> RoleSyntax.Kind? {
        if take(.several) { return .several }
        if take(.team) { return .team }
        if take(.company) { return .company }
        if take(.alwaysThere) { return .alwaysThere }
        if takeLeading(.per) { return name(.anyName).map { .perKey($0) } }
        return nil
    }

    private mutating func relation() -> RoleSyntax.Relation? {
        if takeLeading(.sameAs) { return name(.anyName).map { .sameAs($0) } }
        if takeLeading(.mayBe) { return .mayBe(names(.roleName)) }
        if takeLeading(.reportsTo) { return name(.roleName).map { .reportsTo($0) } }
        return nil
    }

    // MARK: Duties and changes

    private mutating func requirement() -> Declaration.Kind {
        guard let name = name(.anyName) else { return .invalid }
        let period = takeLeading(.forPeriod) ? self.name(.anyName) : nil
        let guardCondition = takeGuard()
        expect(.colon, .colon)
        if isRecovering { return .invalid }
        let condition = condition()
        let tails = tails()
        endLine()
        return .require(
            RequireSyntax(
                name: name, period: period, guardCondition: guardCondition, condition: condition,
                tails: tails + tailLines()))
    }

    private mutating func allowance() -> Declaration.Kind {
        guard let code = name(.code) else { return .invalid }
        var parts: [Name] = []
        if !at(.text) { parts = labels(isFree: false) }
        guard !isRecovering, let reason = expectText(.reason) else { return .invalid }
        guard takeLeading(.until) else {
            reportHere(.expiry)
            return .invalid
        }
        guard let until = expectDate() else { return .invalid }
        let tails = tails()
        endLine()
        return .allow(
            AllowSyntax(code: code, parts: parts, reason: reason, until: until, tails: tails + tailLines()))
    }

    private mutating func change(_ keyword: Keyword) -> Declaration.Kind {
        switch keyword {
        case .set:
            guard let name = name(.anyName) else { return .invalid }
            expect(.equal, .equal)
            return isRecovering ? .invalid : ended(.change(.set(name, valueOrWords())))
        case .withdraw:
            return ended(.change(.withdraw(labels(isFree: false))))
        case .replace:
            let row = row(.any)
            endLine()
            return .change(.replace(row.adding(tailLines(), upTo: row.span)))
        default:
            guard let name = name(.anyName) else { return .invalid }
            endLine()
            return .change(.add(name, addedRows()))
        }
    }

    private mutating func addedRows() -> [RowSyntax] {
        var rows: [RowSyntax] = []
        while !isAtEnd, !LineJoiner.startsDeclaration(at: index, in: tokens) {
            let before = index
            let row = row(.any)
            endLine()
            rows.append(row.adding(tailLines(), upTo: row.span))
            if index == before { advance() }
        }
        return rows
    }
}
