import RedressDiagnostics
import RedressSyntax

/// The phrases of a deadline as written: each at most once in a row, and once more behind the colon for all rows.
struct DuePhrases {
    struct Written<Value> {
        let value: Value
        let span: Span
    }

    var limit: Written<(limit: LimitSyntax, bounds: [BoundSyntax])>?
    var start: Written<InstantSyntax>?
    var until: Written<Name>?
    var by: Written<[WhoSyntax]>?
    var calendar: Written<Name>?
    var guards: [Expression] = []

    /// These phrases, and where one is missing that of a header.
    func merged(with header: DuePhrases) -> DuePhrases {
        var result = self
        result.limit = limit ?? header.limit
        result.start = start ?? header.start
        result.until = until ?? header.until
        result.by = by ?? header.by
        result.calendar = calendar ?? header.calendar
        result.guards = header.guards + guards
        return result
    }
}

/// Phrases of deadlines, read from items.
extension PolicyChecker {
    /// What stands behind the colon of a deadline that also has rows; it holds for all of them.
    func headerPhrases(of draft: DraftGroup) -> DuePhrases {
        guard draft.isDeadline, let header = draft.syntax.inlineRow, header.span != draft.rows.first?.span else {
            return DuePhrases()
        }
        return phrases(header.items)
    }

    /// The phrases among items; anything else, and a phrase written twice, is reported.
    func phrases(_ items: [ItemSyntax]) -> DuePhrases {
        var phrases = DuePhrases()
        for item in items {
            if let condition = item.guardCondition { phrases.guards.append(condition) }
            switch item.kind {
            case .phrase(let phrase): take(phrase, item.span, into: &phrases)
            // A row that a dealer adds or replaces is read before its group is known.
            case .value(let expression):
                guard case .name(let name) = expression.kind else {
                    report(.notAPhrase(item.span))
                    continue
                }
                take(.limit(.named(name), bounds: []), item.span, into: &phrases)
            case .who(let alternatives):
                guard let limit = Self.limit(alternatives) else {
                    report(.notAPhrase(item.span))
                    continue
                }
                take(.limit(limit, bounds: []), item.span, into: &phrases)
            case .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void:
                report(.outcomeInDeadline(item.span))
            case .invalid: isBroken = true
            }
        }
        return phrases
    }

    private static func limit(_ alternatives: [WhoSyntax]) -> LimitSyntax? {
        guard alternatives.count == 1 else { return nil }
        switch alternatives[0].kind {
        case .nobody: return LimitSyntax.none
        case .all(let names): return names.count == 1 ? .named(names[0]) : nil
        case .anyOf: return nil
        }
    }

    private func take(_ phrase: PhraseSyntax, _ span: Span, into phrases: inout DuePhrases) {
        func written<Value>(_ value: Value, _ first: DuePhrases.Written<Value>?) -> DuePhrases.Written<Value> {
            guard let first else { return DuePhrases.Written(value: value, span: span) }
            report(.repeatedClause(span, first: first.span))
            return first
        }
        switch phrase {
        case .limit(let limit, let bounds):
            if let first = phrases.limit {
                report(.secondLimit(span, first: first.span))
            } else {
                phrases.limit = DuePhrases.Written(value: (limit, bounds), span: span)
            }
        case .from(let instant): phrases.start = written(instant, phrases.start)
        case .until(let name): phrases.until = written(name, phrases.until)
        case .by(let alternatives): phrases.by = written(alternatives, phrases.by)
        case .using(let name): phrases.calendar = written(name, phrases.calendar)
        }
    }
}
