import RedressDiagnostics
import RedressModel

// Who handles it and by when.
extension PolicyWords {
    /// Slots, each with those who take it.
    func routes(_ routes: [(words: PolicyWords, route: Route)]) -> Table {
        Table(
            columns: [
                column(say(zh: "事项", en: "What"), 18), column(say(zh: "情形", en: "Where"), 38),
                column(say(zh: "由谁承办", en: "Who"), 30), column(say(zh: "依据", en: "Clause"), 12),
            ], bodies: routes.map { $0.words.body($0.route) }
        ).without(column: 1, at: 0, saying: condition(.always))
    }

    private func body(_ route: Route) -> Table.Body {
        let group = program.groups[route.group.index]
        let words = within(group)
        let lines = group.rows.map { row in
            let who = row.items.compactMap { item -> DocumentText? in
                if case .who(let assignments) = item.kind { words.text(assignments) } else { nil }
            }
            return [
                words.labelled(row, words.situation(row, also: guards(group, row))),
                who.joined(say(zh: "；", en: "; ")), clauses(row.sources),
            ]
        }
        var notes = route.exclusions.map { exclusion in
            cited(
                say(zh: "\(name(exclusion.role))应当回避。", en: "\(name(exclusion.role)) may not take it."),
                exclusion.sources)
        }
        var seen: [DocumentText] = []
        for row in group.rows {
            for item in row.items {
                guard case .copy(let roles, let sources) = item.kind else { continue }
                let guarded = readings.settled(item.guardCondition)
                let when =
                    guarded.kind == .constant(true)
                    ? "" : say(zh: "\(words.condition(guarded))的，", en: "where \(words.condition(guarded)): ")
                let note = cited(say(zh: "\(when)抄送\(names(roles))。", en: "\(when)copy to \(names(roles))."), sources)
                if !seen.contains(note) { seen.append(note) }
            }
        }
        notes += seen
        let idle = group.rows.indices.filter { words.isIdle(group.rows[$0], also: guards(group, group.rows[$0])) }
        return Table.Body(lead: [.own(route.title ?? route.name)], lines: lines, idle: Set(idle), notes: notes)
    }

    /// What must hold besides the condition of a row: that of its group, and that of its slot or limit.
    private func guards(_ group: Group, _ row: Row) -> [Condition] {
        let own = row.items.first { item in
            switch item.kind {
            case .who, .limit: true
            case .value, .copy, .money, .sanction, .notify, .record, .remedy, .escalate, .approval, .reopen, .void:
                false
            }
        }
        return [group.guardCondition] + (own.map { [$0.guardCondition] } ?? [])
    }

    private func labelled(_ row: Row, _ text: DocumentText) -> DocumentText {
        guard let label = row.label else { return text }
        return say(zh: "\(label)：\(text)", en: "\(label): \(text)")
    }

    func cited(_ text: DocumentText, _ sources: [String]) -> DocumentText {
        sources.isEmpty ? text : text + say(zh: "（\(clauses(sources))）", en: " (\(clauses(sources)))")
    }

    // MARK: Deadlines

    /// Obligations with their clocks.
    func deadlines(_ deadlines: [(words: PolicyWords, deadline: Deadline)]) -> Table {
        Table(
            columns: [
                column(say(zh: "事项", en: "What"), 14), column(say(zh: "情形", en: "Where"), 25),
                column(say(zh: "从何时起", en: "From"), 14), column(say(zh: "期限", en: "Limit"), 15),
                column(say(zh: "到何时止", en: "Until"), 14), column(say(zh: "责任人", en: "Who"), 15),
                column(say(zh: "依据", en: "Clause"), 11),
            ], bodies: deadlines.map { $0.words.body($0.deadline) }
        ).without(column: 1, at: 0, saying: condition(.always))
    }

    private func body(_ deadline: Deadline) -> Table.Body {
        let group = program.groups[deadline.group.index]
        let words = within(group)
        let lines = group.rows.flatMap { row in
            row.items.compactMap { item -> [DocumentText]? in
                guard case .limit(let due) = item.kind else { return nil }
                return [
                    words.labelled(row, words.situation(row, also: guards(group, row))),
                    due.start.map { words.term($0) } ?? "—", words.limit(due),
                    due.until.map { words.term($0) } ?? "—", due.by.isEmpty ? "—" : words.text(due.by),
                    clauses(row.sources),
                ]
            }
        }
        var notes: [DocumentText] = []
        if group.rows.count > 1, group.hitPolicy == .earliest || group.hitPolicy == .latest {
            notes.append(
                group.hitPolicy == .earliest
                    ? say(zh: "同时有几个期限的，取最早的。", en: "Of several limits the earliest counts.")
                    : say(zh: "同时有几个期限的，取最晚的。", en: "Of several limits the latest counts."))
        }
        notes += deadline.extensions.compactMap { words.note($0) }
        notes += deadline.pauses.map { pause in
            say(
                zh: "自\(words.term(pause.from))到\(words.term(pause.until))暂停计时。",
                en: "The clock stands from \(words.term(pause.from)) to \(words.term(pause.until)).")
        }
        if let late = deadline.lateGroup { notes += lateNotes(program.groups[late.index]) }
        let idle = group.rows.indices.filter { words.isIdle(group.rows[$0], also: guards(group, group.rows[$0])) }
        return Table.Body(lead: [.own(deadline.title ?? deadline.name)], lines: lines, idle: Set(idle), notes: notes)
    }

    private func limit(_ due: DueItem) -> DocumentText {
        var text = self.text(due.limit)
        if let floor = due.floor {
            text += say(zh: "（各店另定时不短于\(self.text(floor))）", en: " (a dealer's own not below: \(self.text(floor)))")
        }
        if let ceiling = due.ceiling {
            text += say(zh: "（各店另定时不长于\(self.text(ceiling))）", en: " (a dealer's own not above: \(self.text(ceiling)))")
        }
        return text
    }

    private func note(_ more: Deadline.Extension) -> DocumentText? {
        let guarded = readings.settled(more.condition)
        if guarded.kind == .constant(false) { return nil }
        let when =
            guarded.kind == .constant(true)
            ? "" : say(zh: "\(condition(guarded))的，", en: "where \(condition(guarded)): ")
        let most = more.atMost.map { say(zh: "，最多延长\(text($0))", en: ", at most by \(text($0))") } ?? ""
        return cited(
            say(zh: "\(when)可以延长\(text(more.by))\(most)。", en: "\(when)extended by \(text(more.by))\(most)."),
            more.sources)
    }

    private func lateNotes(_ group: Group) -> [DocumentText] {
        let words = within(group)
        return group.rows.map { row in
            let items = row.items.filter { readings.settled($0.guardCondition).kind != .constant(false) }
            let parts = items.map { item -> DocumentText in
                let (who, what) = words.outcome(item, in: group)
                return who.isEmpty ? what : say(zh: "\(who)\(what)", en: "\(who): \(what)")
            }
            return cited(say(zh: "逾期的，\(parts.joined("；"))。", en: "Late: \(parts.joined("; "))."), row.sources)
        }
    }
}
