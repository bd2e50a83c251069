import RedressDiagnostics
import RedressModel

// Groups of rows as tables.
extension PolicyWords {
    typealias Table = RegulationDocument.Table

    func column(_ heading: DocumentText, _ weight: Int) -> Table.Column {
        Table.Column(heading: heading, weight: weight)
    }

    func clauses(_ ids: [String]) -> DocumentText { ids.map(DocumentText.own).joined(say(zh: "、", en: ", ")) }

    /// When a row applies. What the chosen readings rule out is said with the readings under which it would apply.
    func situation(_ row: Row, also guards: [Condition] = []) -> DocumentText {
        let written: Condition
        switch row.condition {
        case .otherwise:
            let extra = readings.settled(.and(guards))
            let rest = say(zh: "其余情形", en: "otherwise")
            return extra.kind == .constant(true)
                ? rest : say(zh: "\(condition(extra))的\(rest)", en: "\(rest), where \(condition(extra))")
        case .always: written = .and(guards)
        case .when(let condition): written = .and(guards + [condition])
        }
        let settled = readings.settled(written)
        if settled.kind == .constant(false), written.kind != .constant(false) {
            return say(
                zh: "（按现行读法不适用）\(condition(written))", en: "(not under the readings chosen) \(condition(written))")
        }
        return condition(settled)
    }

    /// Whether the chosen readings rule a row out.
    func isIdle(_ row: Row, also guards: [Condition] = []) -> Bool {
        let written: Condition
        switch row.condition {
        case .otherwise, .always: written = .and(guards)
        case .when(let condition): written = .and(guards + [condition])
        }
        return readings.settled(written).kind == .constant(false) && written.kind != .constant(false)
    }

    // MARK: Rules

    /// What holds for a group as a whole, and its rows.
    func rules(_ group: Group) -> [RegulationDocument.Block] {
        let words = within(group)
        let head = words.head(of: group)
        var blocks: [RegulationDocument.Block] = head.isEmpty ? [] : [.paragraph(head, clauses: [])]
        guard !group.rows.isEmpty else { return blocks }
        let table = Table(
            columns: [
                column(say(zh: "项", en: "Item"), 9), column(say(zh: "情形", en: "Where"), 38),
                column(say(zh: "对象", en: "Who"), 17),
                column(say(zh: "处理", en: "What follows"), 25), column(say(zh: "依据", en: "Clause"), 11),
            ], bodies: group.rows.enumerated().map { words.body($1, $0, group) })
        blocks.append(.table(table))
        return blocks
    }

    private func body(_ row: Row, _ index: Int, _ group: Group) -> Table.Body {
        let label = DocumentText.own(row.label ?? String(index + 1))
        let items = row.items.filter { readings.settled($0.guardCondition).kind != .constant(false) }
        var lines = items.map { item in
            let (who, what) = outcome(item, in: group)
            return [who, what]
        }
        if lines.isEmpty { lines = [[.empty, say(zh: "按现行读法不作处理", en: "nothing under the readings chosen")]] }
        return Table.Body(
            lead: [label, situation(row)], lines: lines, idle: isIdle(row) ? Set(lines.indices) : [],
            trail: [clauses(row.sources)], notes: notes(row))
    }

    private func notes(_ row: Row) -> [DocumentText] {
        var notes: [DocumentText] = []
        for override in row.overrides {
            let guarded = readings.settled(override.guardCondition)
            if guarded.kind == .constant(false) { continue }
            let rule = DocumentText.own(context.rule(override.row))
            let extra =
                guarded.kind == .constant(true)
                ? "" : say(zh: "且\(condition(guarded))", en: " and \(condition(guarded))")
            notes.append(
                say(zh: "适用本项\(extra)的，不再适用\(rule)。", en: "Where this item applies\(extra), \(rule) does not."))
        }
        if row.overrides.count > 1, notes.count == row.overrides.count,
            Set(row.overrides.map(\.guardCondition)).count == 1
        {
            let guarded = readings.settled(row.overrides[0].guardCondition)
            let extra =
                guarded.kind == .constant(true)
                ? "" : say(zh: "且\(condition(guarded))", en: " and \(condition(guarded))")
            let rules = row.overrides.map { DocumentText.own(context.rule($0.row)) }.joined(say(zh: "、", en: ", "))
            notes = [
                say(zh: "适用本项\(extra)的，不再适用\(rules)。", en: "Where this item applies\(extra), these do not: \(rules).")
            ]
        }
        if row.isMandatory { notes.append(say(zh: "集团统一规定，各店必须做到。", en: "Binding on all dealers.")) }
        return notes
    }

    private func head(of group: Group) -> DocumentText {
        var sentences: [DocumentText] = []
        let guarded = readings.settled(group.guardCondition)
        if guarded.kind == .constant(false), group.guardCondition.kind != .constant(false) {
            sentences.append(
                say(
                    zh: "本条按现行读法不适用；另一读法下适用于：\(condition(group.guardCondition))。",
                    en: "Not under the readings chosen; under others where \(condition(group.guardCondition))."))
        } else if guarded.kind != .constant(true) {
            sentences.append(say(zh: "本条适用于：\(condition(guarded))。", en: "Applies where \(condition(guarded))."))
        }
        switch group.iteration {
        case .elements(let fact), .keys(let fact):
            sentences.append(
                say(zh: "“\(label(fact))”有几项的，逐项适用。", en: "Applies to each of “\(label(fact))” by itself."))
        case nil: break
        }
        if group.rows.count > 1 { sentences += hit(group.hitPolicy).map { [$0] } ?? [] }
        if let samePerson = group.samePerson {
            sentences.append(
                samePerson == .lowest
                    ? say(zh: "同一人兼几个岗位的，只取最轻的一笔。", en: "One person in several roles: the lowest counts.")
                    : say(zh: "同一人兼几个岗位的，只取最重的一笔。", en: "One person in several roles: the highest counts."))
        }
        for multiple in group.multiples {
            let factor = DocumentText.own(context.decimalText(multiple.factor))
            sentences.append(
                say(
                    zh: "\(condition(readings.settled(multiple.condition)))的，金额按\(factor)倍计。",
                    en: "Amounts times \(factor) where \(condition(readings.settled(multiple.condition)))."))
        }
        if let fund = group.fund { sentences.append(say(zh: "款项归入\(fund)。", en: "The money goes to \(fund).")) }
        return sentences.joined(say(zh: "", en: " "))
    }

    private func hit(_ policy: HitPolicy) -> DocumentText? {
        switch policy {
        case .agree: nil
        case .unique: say(zh: "各项互斥，一次只适用一项。", en: "At most one item applies.")
        case .sum: say(zh: "同时符合几项的，累计处理。", en: "Items that apply together add up.")
        case .highest: say(zh: "同时符合几项的，每个岗位从重，取最重的一项。", en: "Of items that apply together each role gets the highest.")
        case .lowest: say(zh: "同时符合几项的，每个岗位从轻，取最轻的一项。", en: "Of items that apply together each role gets the lowest.")
        case .first: say(zh: "自上而下，只适用最先符合的一项。", en: "The first item that applies counts.")
        case .earliest: say(zh: "同时有几个期限的，取最早的。", en: "Of several limits the earliest counts.")
        case .latest: say(zh: "同时有几个期限的，取最晚的。", en: "Of several limits the latest counts.")
        }
    }

    // MARK: Values

    /// The rows that give a derived value.
    func values(_ derived: Derived) -> [RegulationDocument.Block] {
        guard case .rows(let id) = derived.body else { return [] }
        let group = program.groups[id.index]
        let words = within(group)
        let hasLabels = group.rows.contains { $0.label != nil }
        var columns = [
            column(say(zh: "情形", en: "Where"), 58), column(say(zh: "定为", en: "Value"), 25),
            column(say(zh: "依据", en: "Clause"), 12),
        ]
        if hasLabels { columns.insert(column(say(zh: "项", en: "Item"), 9), at: 0) }
        let bodies = group.rows.map { row in
            let values = row.items.compactMap { item -> DocumentText? in
                switch item.kind {
                case .value(.condition(let condition)): words.condition(readings.settled(condition))
                case .value(let term): words.term(term, as: derived.type)
                case .who, .copy, .limit, .money, .sanction, .notify, .record, .remedy, .escalate, .approval,
                    .reopen, .void:
                    nil
                }
            }
            let line = [words.situation(row), values.joined(say(zh: "、", en: ", ")), clauses(row.sources)]
            return Table.Body(
                lines: [hasLabels ? [.own(row.label ?? "")] + line : line], idle: words.isIdle(row) ? [0] : [],
                notes: words.notes(row))
        }
        let head = order(of: derived) + words.head(of: group)
        return (head.isEmpty ? [] : [.paragraph(head, clauses: [])]) + [.table(Table(columns: columns, bodies: bodies))]
    }

    /// The words of a graded value, light to grave.
    private func order(of derived: Derived) -> DocumentText {
        guard case .symbol(let id) = derived.type, program.schema[id].isOrdered else { return .empty }
        let words = program.schema[id].words.map { DocumentText.quoted($0) }.listed(say(zh: "、", en: ", "))
        return say(zh: "“\(derived.name)”由低到高为\(words)。", en: "From low to high “\(derived.name)” is \(words). ")
    }
}
