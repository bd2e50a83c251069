import RedressDiagnostics
import RedressModel

// Conditions as sentences.
extension PolicyWords {
    /// A statement about something, so that statements about the same thing can share its name.
    private struct Statement {
        let subject: DocumentText
        let predicate: DocumentText

        var text: DocumentText { subject + predicate }
    }

    /// A condition as a sentence without its end; conditions on readings are to be settled before.
    func condition(_ condition: Condition) -> DocumentText {
        switch condition.kind {
        case .constant(true): return say(zh: "一律", en: "always")
        case .constant(false): return say(zh: "从不", en: "never")
        case .atom(let atom): return statement(atom, isDenied: false).text
        case .and(let parts): return all(parts)
        case .or(let parts): return any(parts)
        case .not(let part): return denied(part)
        case .atLeast(let count, let parts):
            return say(
                zh: "下列\(parts.count)项中至少有\(count)项：\(points(parts))",
                en: "at least \(count) of these \(parts.count): \(points(parts))")
        }
    }

    private func denied(_ part: Condition) -> DocumentText {
        // That a value is not no holds where there is none as well.
        if case .and(let parts) = part.kind, case let rest = telling(parts), rest.count == 1,
            case .not(let inner) = rest[0].kind, case .atom(.truth(let term)) = inner.kind
        {
            return say(zh: "\(named(term))不为“否”", en: "\(named(term)) is not “no”")
        }
        if let statement = deniedStatement(part) { return statement.text }
        return say(zh: "不属于这种情形：（\(condition(part))）", en: "it is not so that (\(condition(part)))")
    }

    /// Whether a condition is one statement, which needs no brackets.
    private func isPlain(_ condition: Condition) -> Bool {
        switch condition.kind {
        case .constant, .atom: return true
        case .not(let part): return deniedStatement(part) != nil
        case .and, .or, .atLeast: return false
        }
    }

    /// The opposite of one statement; nil where nothing short says the same. What is not below 5 is at least 5 only if
    /// there is a value at all.
    private func deniedStatement(_ part: Condition) -> Statement? {
        guard case .atom(let atom) = part.kind else { return nil }
        if case .comparison(let left, let relation, let right) = atom, relation.ranks,
            mayBeNone(left) || mayBeNone(right)
        {
            return nil
        }
        return statement(atom, isDenied: true)
    }

    /// Whether a term may have no value, so that no comparison of it holds.
    private func mayBeNone(_ term: Term) -> Bool {
        switch term {
        case .fact(let id): program.schema[id].isOptional
        case .event, .eventEntry, .entry, .derived, .earliest, .latest, .elapsed, .route, .due: true
        case .arithmetic(let left, _, let right), .excess(let left, let right): mayBeNone(left) || mayBeNone(right)
        case .constant, .parameter, .element, .condition, .size, .fines: false
        }
    }

    private func statement(_ condition: Condition) -> Statement? {
        switch condition.kind {
        case .atom(let atom): return statement(atom, isDenied: false)
        case .not(let part): return deniedStatement(part)
        case .constant, .and, .or, .atLeast: return nil
        }
    }

    // MARK: All and any

    private func all(_ parts: [Condition]) -> DocumentText {
        let parts = telling(parts)
        if parts.count == 1 { return condition(parts[0]) }
        // One choice that is long stands last, as numbered points.
        let longest = parts.lastIndex { part in
            if case .or(let choices) = part.kind { !merged(choices).allSatisfy(isPlain) } else { false }
        }
        var clauses = chained(parts.indices.filter { $0 != longest }.map { parts[$0] }, say(zh: "且", en: " and "))
        if let longest { clauses.append(condition(parts[longest])) }
        return clauses.joined(say(zh: "，且", en: ", and "))
    }

    /// The parts without those that only say that there is a value of which another part says more.
    private func telling(_ parts: [Condition]) -> [Condition] {
        parts.filter { part in
            guard case .atom(.has(let term)) = part.kind else { return true }
            return !parts.contains { other in
                switch other.kind {
                case .atom(let atom): atom != .has(term) && atom.terms.contains(term)
                case .not(let inner): if case .atom(let atom) = inner.kind { atom.terms.contains(term) } else { false }
                case .constant, .and, .or, .atLeast: false
                }
            }
        }
    }

    private func any(_ parts: [Condition]) -> DocumentText {
        let parts = merged(parts)
        if parts.count == 1 { return condition(parts[0]) }
        if parts.allSatisfy(isPlain) {
            return chained(parts, say(zh: "或", en: " or ")).joined(say(zh: "，或", en: ", or "))
        }
        return say(zh: "有下列情形之一：\(points(parts))", en: "one of these: \(points(parts))")
    }

    private func points(_ parts: [Condition]) -> DocumentText {
        parts.enumerated().map { place, part in
            say(zh: "（\(place + 1)）\(condition(part))", en: "(\(place + 1)) \(condition(part))")
        }.joined(say(zh: "；", en: "; "))
    }

    /// Clauses of a sentence; statements about one thing that follow one another name it once.
    private func chained(_ parts: [Condition], _ word: DocumentText) -> [DocumentText] {
        var clauses: [DocumentText] = []
        var subject: DocumentText?
        for part in parts {
            guard let statement = statement(part), !statement.subject.isEmpty else {
                clauses.append(isPlain(part) ? condition(part) : bracketed(part))
                subject = nil
                continue
            }
            if statement.subject == subject, let last = clauses.indices.last {
                clauses[last] += word + statement.predicate
            } else {
                clauses.append(statement.text)
            }
            subject = statement.subject
        }
        return clauses
    }

    /// A choice among statements about one thing reads without brackets.
    private func bracketed(_ part: Condition) -> DocumentText {
        let text = condition(part)
        if case .or(let choices) = part.kind {
            let subjects = Set(merged(choices).map { statement($0)?.subject ?? .empty })
            if subjects.count == 1, subjects.first?.isEmpty == false { return text }
        }
        return say(zh: "（\(text)）", en: "(\(text))")
    }

    /// The same choices, those of one value among words made one.
    private func merged(_ choices: [Condition]) -> [Condition] {
        var result: [Condition] = []
        for choice in choices {
            guard let (term, words) = oneOf(choice), let last = result.last, let (before, others) = oneOf(last),
                before == term
            else {
                result.append(choice)
                continue
            }
            result[result.count - 1] = .atom(
                .membership(term, others + words.filter { !others.contains($0) }), span: nil)
        }
        return result
    }

    private func oneOf(_ condition: Condition) -> (Term, [Int])? {
        guard case .atom(let atom) = condition.kind else { return nil }
        switch atom {
        case .comparison(let term, .equal, .constant(.symbol(_, let word))):
            return vocabulary(term) == nil ? nil : (term, [word])
        case .membership(let term, let words): return (term, words)
        case .truth, .comparison, .contains, .isEmpty, .known, .has, .deadline: return nil
        }
    }

    // MARK: Statements

    private func statement(_ atom: Atom, isDenied: Bool) -> Statement {
        switch atom {
        case .truth(let term): return truth(term, isYes: !isDenied)
        case .comparison(let term, .equal, .constant(.yesNo(let isYes))): return truth(term, isYes: isYes != isDenied)
        case .comparison(let term, .notEqual, .constant(.yesNo(let isYes))):
            return truth(term, isYes: isYes == isDenied)
        case .comparison(let left, let relation, let right):
            if case .constant = left { return comparison(right, relation.turned, left, isDenied) }
            return comparison(left, relation, right, isDenied)
        case .membership(let term, let words):
            let list = (vocabulary(term).map { id in words.map { DocumentText.quoted(context.word(id, $0)) } } ?? [])
            let among = list.listed(say(zh: "、", en: ", "))
            if case .parameter(let id) = term, program.parameters[id.index].isReading {
                let verb = isDenied ? say(zh: "不读作", en: " is not read as ") : say(zh: "读作", en: " is read as ")
                let any = list.joined(say(zh: "或", en: " or "))
                return Statement(subject: .quoted(context.name(id)), predicate: verb + any)
            }
            let subject = self.term(term)
            if list.count == 1 { return Statement(subject: subject, predicate: verb(isDenied) + among) }
            return Statement(
                subject: subject,
                predicate: isDenied
                    ? say(zh: "不是\(among)之一", en: " is none of \(among)")
                    : say(zh: "为\(among)之一", en: " is one of \(among)"))
        case .contains(let term, let word):
            let text = vocabulary(term).map { DocumentText.quoted(context.word($0, word)) } ?? .empty
            return Statement(
                subject: self.term(term),
                predicate: isDenied
                    ? say(zh: "不包含\(text)", en: " does not include \(text)")
                    : say(zh: "包含\(text)", en: " includes \(text)"))
        case .isEmpty(let term):
            return Statement(
                subject: self.term(term),
                predicate: isDenied ? say(zh: "不为空", en: " is not empty") : say(zh: "为空", en: " is empty"))
        case .known(let term):
            return Statement(
                subject: self.term(term),
                predicate: isDenied ? say(zh: "尚未写明", en: " is not yet given") : say(zh: "已经写明", en: " is given"))
        case .has(let term):
            return Statement(
                subject: .empty,
                predicate: isDenied
                    ? say(zh: "没有\(self.term(term))", en: "there is no \(self.term(term))")
                    : say(zh: "有\(self.term(term))", en: "there is \(self.term(term))"))
        case .deadline(let id, let state): return deadline(id, state, isDenied)
        }
    }

    private func verb(_ isDenied: Bool) -> DocumentText {
        isDenied ? say(zh: "不是", en: " is not ") : say(zh: "为", en: " is ")
    }

    private func deadline(_ id: DeadlineID, _ state: DeadlineState, _ isDenied: Bool) -> Statement {
        let predicate: DocumentText =
            switch state {
            case .late: isDenied ? say(zh: "没有逾期", en: " is not late") : say(zh: "逾期", en: " is late")
            case .met: isDenied ? say(zh: "没有按时完成", en: " is not kept") : say(zh: "按时完成", en: " is kept")
            case .due: isDenied ? say(zh: "不再是未到期", en: " is no longer open") : say(zh: "尚未到期", en: " is not yet due")
            }
        return Statement(subject: .quoted(context.name(id)), predicate: predicate)
    }

    /// A yes or no. A name that asks (是否属实) answers by losing its question; one that says 是 takes 不 before it.
    private func truth(_ term: Term, isYes: Bool) -> Statement {
        let answer: DocumentText = isYes ? say(zh: "为“是”", en: " is “yes”") : say(zh: "为“否”", en: " is “no”")
        switch term {
        case .fact(let id) where figures[id] == nil:
            if language == .chinese, isYes { return Statement(subject: .empty, predicate: .own(label(id).answeredYes)) }
            return Statement(subject: named(term), predicate: answer)
        case .derived(let id):
            guard language == .chinese else { return Statement(subject: named(term), predicate: answer) }
            let name = program.derived[id.index].title ?? context.name(id)
            if name.isPredicate { return Statement(subject: .empty, predicate: isYes ? .own(name) : "不\(name)") }
            return Statement(subject: named(term), predicate: isYes ? "成立" : "不成立")
        case .condition(let condition):
            return Statement(subject: .empty, predicate: isYes ? self.condition(condition) : denied(condition))
        case .constant, .parameter, .fact, .event, .eventEntry, .element, .entry, .arithmetic, .size, .earliest,
            .latest, .elapsed, .excess, .route, .due, .fines:
            return Statement(subject: self.term(term), predicate: answer)
        }
    }

    /// What is asked about, between quotation marks where it is a name.
    private func named(_ term: Term) -> DocumentText {
        switch term {
        case .fact(let id) where figures[id] == nil: .quoted(label(id))
        case .derived(let id): .quoted(program.derived[id.index].title ?? context.name(id))
        case .constant, .parameter, .fact, .event, .eventEntry, .element, .entry, .condition, .arithmetic, .size,
            .earliest, .latest, .elapsed, .excess, .route, .due, .fines:
            self.term(term)
        }
    }

    // MARK: Comparisons

    private func comparison(_ left: Term, _ relation: Relation, _ right: Term, _ isDenied: Bool) -> Statement {
        let type = type(of: left) ?? type(of: right)
        let relation = isDenied ? relation.denied : relation
        let value = term(right, as: type)
        if case .parameter(let id) = left, program.parameters[id.index].isReading {
            let verb =
                relation == .notEqual ? say(zh: "不读作", en: " is not read as ") : say(zh: "读作", en: " is read as ")
            return Statement(subject: .quoted(context.name(id)), predicate: verb + value)
        }
        let word: DocumentText =
            switch relation {
            case .equal: say(zh: "为", en: " is ")
            case .notEqual: say(zh: "不是", en: " is not ")
            case .less: isMoment(type) ? say(zh: "早于", en: " is before ") : say(zh: "低于", en: " is below ")
            case .greater: isMoment(type) ? say(zh: "晚于", en: " is after ") : say(zh: "超过", en: " is above ")
            case .lessOrEqual:
                isMoment(type) ? say(zh: "不晚于", en: " is not after ") : say(zh: "不超过", en: " is at most ")
            case .greaterOrEqual:
                isMoment(type) ? say(zh: "不早于", en: " is not before ") : say(zh: "不低于", en: " is at least ")
            }
        return Statement(subject: term(left, as: type), predicate: word + value)
    }

    private func isMoment(_ type: ValueType?) -> Bool {
        switch type {
        case .date, .instant: true
        case .yesNo, .symbol, .set, .number, .money, .text, .duration, .person, .role, .sanction, nil: false
        }
    }

    /// The words that a value is one of.
    private func vocabulary(_ term: Term) -> VocabularyID? {
        if case .element = term, case .elements(let fact)? = iteration { return vocabulary(.fact(fact)) }
        switch type(of: term) {
        case .symbol(let id), .set(let id): return id
        case .sanction: return program.schema.sanctions
        case .yesNo, .number, .money, .text, .date, .instant, .duration, .person, .role, nil: return nil
        }
    }
}

extension Relation {
    /// Whether it says more than that two values are the same or not.
    fileprivate var ranks: Bool {
        switch self {
        case .equal, .notEqual: false
        case .less, .lessOrEqual, .greater, .greaterOrEqual: true
        }
    }

    /// The relation the other way round.
    fileprivate var turned: Relation {
        switch self {
        case .equal, .notEqual: self
        case .less: .greater
        case .lessOrEqual: .greaterOrEqual
        case .greater: .less
        case .greaterOrEqual: .lessOrEqual
        }
    }

    /// The relation that holds where this one does not and both sides have a value.
    fileprivate var denied: Relation {
        switch self {
        case .equal: .notEqual
        case .notEqual: .equal
        case .less: .greaterOrEqual
        case .lessOrEqual: .greater
        case .greater: .lessOrEqual
        case .greaterOrEqual: .less
        }
    }
}

extension String {
    /// A question as the statement that it asks about: 是否属实 as 属实, 能否解决 as 能解决.
    fileprivate var answeredYes: String {
        for (question, answer) in [("是否", ""), ("能否", "能"), ("可否", "可"), ("有无", "有")] where contains(question) {
            return replacing(question, with: answer, maxReplacements: 1)
        }
        return self
    }

    /// Whether it says of something that it is so or there, and is denied by 不 before it.
    fileprivate var isPredicate: Bool {
        !hasPrefix("是否") && (hasPrefix("是") || hasPrefix("在"))
    }
}
