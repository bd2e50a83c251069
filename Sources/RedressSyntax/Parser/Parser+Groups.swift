import RedressDiagnostics

/// What the items of a row are, by the kind of their group.
enum ItemContext {
    case value, who, phrase, outcome
    /// The row of a change: its base group, and so its kind, stands elsewhere.
    case any
}

extension Parser {
    /// The kind of group that a keyword leads.
    static func groupKind(_ keyword: Keyword?) -> GroupKindSyntax? {
        switch keyword {
        case .define: .define
        case .classify: .classify
        case .route: .route
        case .deadline: .deadline
        case .schedule: .schedule
        case .rules: .rules
        case .eachWeek: .eachWeek
        case .eachMonth: .eachMonth
        case .eachQuarter: .eachQuarter
        case .eachYear: .eachYear
        default: nil
        }
    }

    private static func itemContext(_ kind: GroupKindSyntax) -> ItemContext {
        switch kind {
        case .define, .classify: .value
        case .route: .who
        case .deadline: .phrase
        case .schedule, .rules, .eachWeek, .eachMonth, .eachQuarter, .eachYear: .outcome
        }
    }

    /// A group behind its keyword, with the lines below it.
    mutating func group(_ kind: GroupKindSyntax) -> Declaration.Kind {
        guard let groupName = name(.anyName) else { return .invalid }
        let title = text()
        if kind == .define, title == nil, take(.equal) {
            let value = condition()
            let tails = tails()
            endLine()
            return .define(DefineSyntax(name: groupName, value: value, tails: tails + tailLines()))
        }
        var modifiers = self.modifiers()
        var type: TypeSyntax?
        var inlineRow: RowSyntax?
        let context = Self.itemContext(kind)
        if take(.colon) {
            if context == .value {
                type = self.type()
            } else {
                inlineRow = self.inlineRow(context, &modifiers)
            }
        }
        var members = tails().map { GroupSyntax.Member(.tail($0), span: $0.span) }
        endLine(type == nil && inlineRow == nil ? .groupContent : .lineEnd)
        self.members(context, into: &members, inlineRow: &inlineRow)
        return .group(
            GroupSyntax(
                kind: kind, name: groupName, title: title, modifiers: modifiers, type: type, inlineRow: inlineRow,
                members: members))
    }

    // MARK: Header

    private mutating func modifiers() -> [GroupSyntax.Modifier] {
        var modifiers: [GroupSyntax.Modifier] = []
        while !isRecovering {
            let start = current
            guard let kind = modifier() else { break }
            modifiers.append(GroupSyntax.Modifier(kind, span: span(from: start)))
        }
        return modifiers
    }

    private mutating func modifier() -> GroupSyntax.ModifierKind? {
        guard let keyword else { return nil }
        if let hit = keyword.hitPolicy {
            uses.read(hit, current)
            advance()
            return .hit(hit)
        }
        switch keyword {
        case .complete:
            advance()
            return .complete
        case .forPeriod, .forEach:
            advanceLeading()
            guard let name = name(keyword == .forEach ? .factName : .anyName) else { return nil }
            return keyword == .forEach ? .forEach(name) : .forPeriod(name)
        case .per:
            advanceLeading()
            return .per(names(.roleName))
        case .when:
            return takeGuard().map { .guarded($0) }
        default:
            return nil
        }
    }

    /// The items of a group of one row. Behind routes and limits, which have no guards of their own, `when` guards the
    /// group.
    private mutating func inlineRow(
        _ context: ItemContext, _ modifiers: inout [GroupSyntax.Modifier]
    ) -> RowSyntax {
        let start = current
        let items = self.items(context).map { item in
            guard let condition = item.guardCondition, item.isAssignment else { return item }
            modifiers.append(GroupSyntax.Modifier(.guarded(condition), span: condition.span))
            return ItemSyntax(item.kind, guardCondition: nil, span: item.span)
        }
        let tails = tails()
        return RowSyntax(label: nil, condition: .always, items: items, tails: tails, span: span(from: start))
    }

    // MARK: Lines below the header

    /// The lines of a group, up to the next declaration.
    private mutating func members(
        _ context: ItemContext, into members: inout [GroupSyntax.Member], inlineRow: inout RowSyntax?
    ) {
        while !isAtEnd, !LineJoiner.startsDeclaration(at: index, in: tokens) {
            let before = index
            let start = current
            if isAtTail {
                addTails(to: &members, inlineRow: &inlineRow)
            } else {
                let kind = member(context)
                members.append(GroupSyntax.Member(kind, span: span(from: start)))
                for tail in tails() { members.append(GroupSyntax.Member(.tail(tail), span: tail.span)) }
            }
            endLine()
            if index == before { advance() }
        }
    }

    /// A line of tails belongs to the row above it; where no row stands right above, to the group.
    private mutating func addTails(to members: inout [GroupSyntax.Member], inlineRow: inout RowSyntax?) {
        let start = current
        let tails = tails()
        if let last = members.last {
            if case .row(let row) = last.kind {
                let whole = row.adding(tails, upTo: span(from: start))
                members[members.count - 1] = GroupSyntax.Member(.row(whole), span: whole.span)
                return
            }
        } else if let row = inlineRow {
            inlineRow = row.adding(tails, upTo: span(from: start))
            return
        }
        members += tails.map { GroupSyntax.Member(.tail($0), span: $0.span) }
    }

    private mutating func member(_ context: ItemContext) -> GroupSyntax.MemberKind {
        // A label or a comparison shows that the word in front of it is a name, whatever else it may lead.
        guard let keyword, ahead(1).kind != .colon else { return .row(row(context)) }
        switch keyword {
        case .when:
            return takeGuard().map { .guarded($0) } ?? .invalid
        case .given where LineJoiner.isNameLike(ahead(1)):
            advance()
            return fact().map { .given($0) } ?? .invalid
        case .fund where LineJoiner.isNameLike(ahead(1)):
            advance()
            return freeName(.anyName).map { .fund($0) } ?? .invalid
        case .never where LineJoiner.isNameLike(ahead(1)):
            advance()
            return .never(names(.roleName))
        case .copyTo where LineJoiner.isNameLike(ahead(1)):
            advance()
            let names = names(.roleName)
            return .copy(names, guardCondition: takeGuard())
        case .samePerson:
            return samePerson()
        case .times where ahead(1).kind == .number:
            return times()
        case .late where ahead(1).kind == .arrow:
            advance()
            advance()
            let items = self.items(.outcome)
            return .late(items, tails())
        case .extendBy:
            return extend()
        case .pause where ahead(1).keyword == .from:
            return pause()
        default:
            return .row(row(context))
        }
    }

    private mutating func samePerson() -> GroupSyntax.MemberKind {
        advance()
        guard let hit = keyword?.hitPolicy else {
            reportHere(.hit)
            return .invalid
        }
        uses.read(hit, current)
        advance()
        return .samePerson(hit)
    }

    private mutating func times() -> GroupSyntax.MemberKind {
        advance()
        guard let number = number() else { return .invalid }
        guard let condition = takeGuard() else {
            reportHere(.when)
            return .invalid
        }
        return .times(number, condition)
    }

    private mutating func extend() -> GroupSyntax.MemberKind {
        advanceLeading()
        let extent = sum()
        uses.read(current, as: .atMostCap, ifAny: .atMost)
        let cap = !isRecovering && takeLeading(any: .atMost, .atMostCap) ? sum() : nil
        let guardCondition = takeGuard()
        return .extend(by: extent, atMost: cap, guardCondition: guardCondition, tails())
    }

    private mutating func pause() -> GroupSyntax.MemberKind {
        advance()
        let lead = current
        guard takeLeading(.from), let from = name(.eventName) else { return .invalid }
        roundOff(.startsFrom, phraseFrom: lead)
        guard takeLeading(.until) else {
            reportHere(.until)
            return .invalid
        }
        guard let until = name(.eventName) else { return .invalid }
        return .pause(from: from, until: until)
    }

    // MARK: Rows

    /// A row: label, condition, arrow, items and tails on one line; more tails may follow on lines of their own.
    mutating func row(_ context: ItemContext) -> RowSyntax {
        let start = current
        let (second, third) = (ahead(1), ahead(2).kind)
        var label: Name?
        if current.kind == .word || isName(current), ahead(1).kind == .colon {
            label = takeName()
            advance()
        }
        var condition: RowConditionSyntax
        if take(.always) {
            condition = .always
        } else if take(.otherwise) {
            condition = .otherwise
        } else if at(.arrow) {
            reportHere(.condition)
            isRecovering = false
            condition = .when(Expression(.invalid, span: previousEnd))
        } else {
            condition = .when(self.condition())
        }
        var items: [ItemSyntax] = []
        if !isRecovering {
            if take(.arrow) {
                items = self.items(context)
            } else if label == nil, third == .colon || third == .newline,
                let slip = misspeltKeyword(start, before: second)
            {
                // A colon shows a declaration; two words alone may be a row without its arrow as well.
                report(third == .colon ? slip : .missingArrow(before: current, slip, in: list))
                condition = .when(Expression(.invalid, span: span(start)))
            } else {
                reportHere(.arrow)
            }
        }
        let tails = tails()
        return RowSyntax(label: label, condition: condition, items: items, tails: tails, span: span(from: start))
    }

    // MARK: Tails

    var isAtTail: Bool { at(any: .basis, .overrides, .mandatory) }

    mutating func tails() -> [TailSyntax] {
        var tails: [TailSyntax] = []
        while !isRecovering, isAtTail {
            let start = current
            switch start.keyword {
            case .basis:
                advanceLeading()
                let labels = labels(isFree: true)
                tails.append(TailSyntax(.basis(labels), span: span(from: start)))
            case .overrides:
                advanceLeading()
                let labels = labels(isFree: false)
                let guardCondition = takeGuard()
                tails.append(TailSyntax(.overrides(labels, guardCondition: guardCondition), span: span(from: start)))
            default:
                advance()
                tails.append(TailSyntax(.mandatory, span: span(from: start)))
            }
        }
        return tails
    }

    /// The tails on the lines below a declaration.
    mutating func tailLines() -> [TailSyntax] {
        var tails: [TailSyntax] = []
        while isAtTail {
            tails += self.tails()
            endLine()
        }
        return tails
    }

    mutating func labels(isFree: Bool) -> [Name] {
        var labels: [Name] = []
        repeat {
            guard let label = isFree ? freeName(.label) : name(.label) else { break }
            labels.append(label)
        } while takeSeparator()
        return labels
    }
}

extension ItemSyntax {
    /// Whether the item is part of a route or deadline, and no outcome.
    fileprivate var isAssignment: Bool {
        switch kind {
        case .who, .phrase: true
        case .value, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void, .invalid: false
        }
    }
}

extension RowSyntax {
    /// The row with more tails.
    func adding(_ more: [TailSyntax], upTo end: Span) -> RowSyntax {
        RowSyntax(label: label, condition: condition, items: items, tails: tails + more, span: span.union(end))
    }
}

extension LineJoiner {
    /// Whether a token can be the name behind a keyword.
    static func isNameLike(_ token: Token) -> Bool {
        switch token.kind {
        case .quotedName, .numberWord: true
        case .word: token.keyword?.mayBeName ?? true
        default: false
        }
    }
}
