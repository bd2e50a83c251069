package import RedressDiagnostics
package import RedressEngine
import RedressModel
import RedressTime

/// What decisions show to be wrong with their policy: rows that contradict each other, requirements that do not hold,
/// incidents that no row decides.
///
/// What many incidents show is said once, with the first of them and their number.
package struct DecisionFindings: Sendable {
    private enum Kind: Hashable {
        case conflict(rows: [RowID])
        case property(Int)
        case uncovered(DerivedID)
        case doublePunishment(RoleID, rows: [RowID])
        case overflow(RowID)
        case tooManyWays
        case calendarEnds(CalendarID, year: Int)
    }

    private struct Key: Hashable {
        let policy: String
        let kind: Kind
    }

    private var order: [Key] = []
    private var found: [Key: (first: String, count: Int, context: ReportContext)] = [:]

    /// Nothing yet.
    package init() {}

    /// Adds what a decision shows.
    package mutating func add(_ decision: Decision, in context: ReportContext) {
        for kind in kinds(decision, in: context) {
            let owner = [context.program.header.name, context.version ?? "", context.periodCase?.name ?? ""]
            let key = Key(policy: owner.joined(separator: "\n"), kind: kind)
            if found[key] == nil {
                order.append(key)
                found[key] = (decision.incident, 0, context)
            }
            found[key]?.count += 1
        }
    }

    /// A diagnostic for each thing found, in the order in which they came.
    package var diagnostics: [Diagnostic] {
        order.compactMap { key in found[key].map { diagnostic(key.kind, $0.first, $0.count, $0.context) } }
    }

    // MARK: Finding

    private func kinds(_ decision: Decision, in context: ReportContext) -> [Kind] {
        var kinds: [Kind] = decision.conflicts.map { .conflict(rows: $0.parties.map(\.row).sorted()) }
        for violation in decision.violations {
            if case .requirement(let index) = violation.cause, context.program.requirements[index].kind == .property {
                kinds.append(.property(index))
            }
        }
        kinds += decision.derived.filter(\.isUndecided).map { .uncovered($0.derived) }
        kinds += decision.pending.filter { $0.need == .overflow }.map { .overflow($0.row) }
        kinds += doublePunishments(decision)
        if decision.isApproximate { kinds.append(.tooManyWays) }
        kinds += decision.deadlines.compactMap { outcome in
            guard let year = outcome.unknownYear, let item = context.dueItem(of: outcome) else { return nil }
            return .calendarEnds(item.calendar, year: year)
        }
        var seen: Set<Kind> = []
        return kinds.filter { seen.insert($0).inserted }
    }

    /// Fines of one role for one element or key by rows of two groups.
    private func doublePunishments(_ decision: Decision) -> [Kind] {
        var first: [Purpose: RowID] = [:]
        var kinds: [Kind] = []
        for fine in decision.fines {
            for role in fine.roles {
                guard let purpose = Purpose(role, fine.ground) else { continue }
                guard let earlier = first[purpose] else {
                    first[purpose] = fine.row
                    continue
                }
                if earlier.group != fine.row.group { kinds.append(.doublePunishment(role, rows: [earlier, fine.row])) }
            }
        }
        return kinds
    }

    private struct Purpose: Hashable {
        let role: RoleID
        let what: String

        /// nil for a fine that is for its whole group: no other group has that ground.
        init?(_ role: RoleID, _ ground: Ground) {
            self.role = role
            switch ground {
            case .group: return nil
            case .element(_, let vocabulary, let index): what = "\(vocabulary.index) \(index)"
            case .key(_, let key): what = key
            }
        }
    }

    // MARK: Saying

    private func diagnostic(_ kind: Kind, _ first: String, _ count: Int, _ context: ReportContext) -> Diagnostic {
        let shown = Message(
            zh: count == 1 ? "见事件「\(first)」" : "见事件「\(first)」等 \(count) 件",
            en: count == 1 ? "shown by the incident `\(first)`" : "shown by `\(first)` and \(count - 1) more incidents")
        switch kind {
        case .conflict(let rows): return .contradiction(rows, shown, context)
        case .property(let index): return .broken(context.program.requirements[index], shown)
        case .uncovered(let id): return .uncovered(context.program.derived[id.index], shown)
        case .doublePunishment(let role, let rows): return .doublePunishment(context.name(role), rows, shown, context)
        case .overflow(let row): return .overflow(row, shown, context)
        case .tooManyWays: return .tooManyWays(context.program.header.span, shown)
        case .calendarEnds(let calendar, let year): return .calendarEnds(calendar, year, shown, context)
        }
    }
}

extension Diagnostic {
    fileprivate static func contradiction(_ rows: [RowID], _ shown: Message, _ context: ReportContext) -> Diagnostic {
        let names = rows.map { context.rule($0) }
        let labels = rows.map { Label(context.program[$0].span) }
        return Diagnostic(
            .contradictoryRules, .error,
            Message(
                zh: "「\(names.joined(separator: "」与「"))」同时成立而互相矛盾，均未计入",
                en: "`\(names.joined(separator: "` and `"))` apply together and contradict each other; none is charged"),
            at: labels.first, secondary: Array(labels.dropFirst()), notes: [shown],
            help: Message(
                zh: "写明哪一条优先（优先于），或把条件改到不会同时成立",
                en: "say which takes precedence (overrides), or narrow the conditions so that they exclude each other"))
    }

    fileprivate static func broken(_ requirement: Requirement, _ shown: Message) -> Diagnostic {
        Diagnostic(
            .requirementViolated, .error,
            Message(zh: "「\(requirement.name)」没有做到", en: "the requirement `\(requirement.name)` does not hold"),
            at: Label(requirement.span), notes: [shown],
            help: Message(
                zh: "对照条款原文：改相关的罚款，或改这条要求", en: "compare with the clause: mend the amounts, or the requirement"))
    }

    fileprivate static func uncovered(_ derived: Derived, _ shown: Message) -> Diagnostic {
        Diagnostic(
            .uncoveredIncident, .warning,
            Message(zh: "「\(derived.name)」没有一条适用", en: "no row of `\(derived.name)` applies"),
            at: Label(derived.span), notes: [shown],
            help: Message(zh: "补上缺的情形，或加一条 其余", en: "add a row for the case that is left out, or `otherwise`"))
    }

    fileprivate static func doublePunishment(
        _ role: String, _ rows: [RowID], _ shown: Message, _ context: ReportContext
    ) -> Diagnostic {
        let names = rows.map { context.rule($0) }
        let labels = rows.map { Label(context.program[$0].span) }
        return Diagnostic(
            .doublePunishment, .warning,
            Message(
                zh: "「\(role)」为同一件事被「\(names.joined(separator: "」与「"))」各罚一次",
                en: "`\(role)` is fined for one thing by `\(names.joined(separator: "` and by `"))`"),
            at: labels.first, secondary: Array(labels.dropFirst()), notes: [shown],
            help: Message(
                zh: "若只该罚一次，写明哪一条优先，或并到一个罚则",
                en: "if it is meant once, give one of them precedence, or put both into one schedule"))
    }

    fileprivate static func overflow(_ row: RowID, _ shown: Message, _ context: ReportContext) -> Diagnostic {
        Diagnostic(
            .arithmeticOverflow, .error,
            Message(
                zh: "「\(context.rule(row))」算出的金额大到记不下",
                en: "`\(context.rule(row))` gives an amount too large to be kept"),
            at: Label(context.program[row].span), notes: [shown],
            help: Message(zh: "检查算式和事件里的数", en: "check the formula and the numbers of the incident"))
    }

    fileprivate static func tooManyWays(_ policy: Span, _ shown: Message) -> Diagnostic {
        Diagnostic(
            .tooManyWays, .warning,
            Message(
                zh: "缺少的事实太多，未逐一推演，待定项可能多列",
                en: "too many facts are missing to try every way; outcomes may be called pending that cannot be due"),
            at: Label(policy), notes: [shown],
            help: Message(zh: "先查清一部分事实，再判", en: "find out some of the facts, and judge again"))
    }

    fileprivate static func calendarEnds(
        _ id: CalendarID, _ year: Int, _ shown: Message, _ context: ReportContext
    ) -> Diagnostic {
        let calendars = context.program.calendars
        let name = calendars.indices.contains(id.index) ? calendars[id.index].name : ""
        let counted = context.program.deadlines.first { deadline in
            context.program.groups[deadline.group.index].rows.contains { $0.dueItem?.calendar == id }
        }
        return Diagnostic(
            .calendarEnds, .error,
            Message(
                zh: "日历「\(name)」没有 \(year) 年的放假安排，数不出到期日",
                en: "the calendar `\(name)` does not know the days off of \(year), so the due day cannot be counted"),
            at: Label(counted?.span ?? context.program.header.span), notes: [shown],
            help: Message(
                zh: "放假安排公布后导入：--calendar \(year).ics；或在制度的 日历 里写明 \(year) 年的 休 和 班",
                en: "import them with --calendar \(year).ics, or name the days off of \(year) in the policy's calendar")
        )
    }
}
