import RedressModel
import RedressTime

/// A lowered deadline.
struct CompiledDeadline: Sendable {
    let id: DeadlineID
    let policy: HitPolicy
    /// The place of its group.
    let place: Int
    /// For each row, its limits.
    let dues: [[CompiledDue]]
    let extensions: [CompiledExtension]
    let pauses: [(from: CompiledTerm, until: CompiledTerm)]
}

/// A deadline each row of which is one constant limit from one slot to another, with nothing that stops or extends the
/// clock: the places of its rows among those of all such deadlines; none of them for other deadlines.
struct PlainDeadline: Sendable {
    let start: Int32
    let end: Int32
    let policy: HitPolicy
}

/// A lowered limit with what starts and ends its clock.
struct CompiledDue: Sendable {
    let item: Int
    let start: CompiledTerm?
    let until: CompiledTerm?
    let limit: CompiledLimit
    let by: [Assignment]
    /// The terms that name who owes it.
    let owners: CompiledTerms
    let rules: TimeRules
}

enum CompiledLimit: Sendable {
    case constant(TimeLimit)
    /// Its amounts are to be read.
    case read(Limit, CompiledTerms)
}

struct CompiledExtension: Sendable {
    let code: Code
    let by: Quantity
    let atMost: Quantity?
    /// The amounts of both.
    let terms: CompiledTerms
}

/// A row of a deadline as slots.
struct PlainDue: Sendable {
    let code: Code
    /// Always holds where nothing is asked.
    let guardCode: Code
    /// -1: the limit needs no start.
    let start: Int32
    /// -1: nothing says whether it was done.
    let until: Int32
    /// The place of its limit among those of the program.
    let limit: Int32
    /// The place of its calendar.
    let rules: Int32
    /// In which memory of a batch it is, and where in it; -1: in none.
    let memory: Int32
    let place: Int32
}

/// A deadline with one row that always applies: one constant limit from one slot to another.
struct SimpleDeadline: Sendable {
    let id: DeadlineID
    let start: Int32
    /// -1: nothing says whether it was done.
    let until: Int32
    /// In which memory of a batch its limit is, and where in it.
    let memory: Int32
    let place: Int32

    /// nil where it is more than that.
    init?(_ id: DeadlineID, _ plain: [PlainDeadline], _ rows: [PlainDue]) {
        let deadline = plain[id.index]
        guard deadline.end - deadline.start == 1 else { return nil }
        let row = rows[Int(deadline.start)]
        guard row.code.start == Code.accept, row.guardCode.start == Code.accept, row.memory >= 0 else { return nil }
        self.id = id
        (start, until, memory, place) = (row.start, row.until, row.memory, row.place)
    }
}

/// The limits that run from one slot, each once, so that a batch counts those of one start together.
struct SharedStart: Sendable {
    let slot: Int32
    var entries: [Entry] = []

    struct Entry: Hashable, Sendable {
        let limit: TimeLimit
        /// The place of its calendar.
        let rules: Int32
    }

    /// The place of a limit, which is added where it is new.
    mutating func place(of entry: Entry) -> Int {
        if let place = entries.firstIndex(of: entry) { return place }
        entries.append(entry)
        return entries.count - 1
    }
}

/// Where a deadline keeps what became of it: the bits of the states it is in, those that are open, and its due instant.
struct DeadlineSlots: Sendable {
    let states: Int

    var open: Int { states + 1 }
    var due: Int { states + 2 }
    /// How many slots it takes.
    static let count = 3
}

extension DeadlineState {
    /// Its bit in a slot.
    var place: Int {
        switch self {
        case .late: 0
        case .met: 1
        case .due: 2
        }
    }

    /// The state of which a slot has the bit; nil for none.
    init?(slot: Int64) {
        switch slot {
        case 1: self = .late
        case 2: self = .met
        case 4: self = .due
        default: return nil
        }
    }
}

// MARK: - Lowering

/// The deadlines of a program, as they are lowered one after another.
struct LoweredDeadlines {
    private(set) var deadlines: [CompiledDeadline] = []
    private(set) var plain: [PlainDeadline] = []
    private(set) var plainDues: [PlainDue] = []
    private(set) var limits: [TimeLimit] = []
    private(set) var starts: [SharedStart] = []

    /// `rows` and `shapes` are those of its group.
    mutating func add(
        _ deadline: Deadline, _ place: Int, _ rows: ArraySlice<CompiledRow>, _ shapes: ArraySlice<RowShape>,
        _ lowering: inout Lowering
    ) {
        let group = lowering.wiring.program.groups[deadline.group.index]
        var dues: [[CompiledDue]] = []
        for row in group.rows {
            dues.append(
                row.items.enumerated().compactMap { number, item in
                    guard case .limit(let due) = item.kind else { return nil }
                    return CompiledDue(due, at: number, &lowering)
                })
        }
        let extensions = deadline.extensions.map { CompiledExtension($0, &lowering) }
        let pauses = deadline.pauses.map { (from: lowering.term($0.from), until: lowering.term($0.until)) }
        let isPlain = extensions.isEmpty && pauses.isEmpty && group.iteration == nil
        let found = isPlain ? plainRows(group, dues, Array(rows), Array(shapes), lowering) ?? [] : []
        plain.append(
            PlainDeadline(
                start: Int32(plainDues.count), end: Int32(plainDues.count + found.count), policy: group.hitPolicy))
        plainDues += found
        deadlines.append(
            CompiledDeadline(
                id: deadline.id, policy: group.hitPolicy, place: place, dues: dues, extensions: extensions,
                pauses: pauses))
    }

    /// The rows as slots; nil where one of them is more than that.
    private mutating func plainRows(
        _ group: Group, _ dues: [[CompiledDue]], _ rows: [CompiledRow], _ shapes: [RowShape], _ lowering: Lowering
    ) -> [PlainDue]? {
        var found: [PlainDue] = []
        for (index, (own, row)) in zip(dues, group.rows).enumerated() {
            guard own.count == 1, rows[index].overriders.isEmpty, case .limit(let due) = row.items[own[0].item].kind,
                case .constant(let limit) = own[0].limit, let start = lowering.momentSlot(due.start),
                let until = lowering.momentSlot(due.until)
            else { return nil }
            limits.append(limit)
            let rules = Int32(lowering.wiring.place(of: due.calendar))
            let shared = shared(SharedStart.Entry(limit: limit, rules: rules), from: Int32(start))
            found.append(
                PlainDue(
                    code: shapes[index].code,
                    guardCode: rows[index].items[own[0].item].guardCode ?? Code(start: Code.accept, end: Code.accept),
                    start: Int32(start), until: Int32(until), limit: Int32(limits.count - 1), rules: rules,
                    memory: shared.memory, place: shared.place))
        }
        return found
    }

    /// Where a limit from a slot is counted together with others.
    private mutating func shared(_ entry: SharedStart.Entry, from slot: Int32) -> (memory: Int32, place: Int32) {
        guard slot >= 0 else { return (-1, 0) }
        let memory = starts.firstIndex { $0.slot == slot } ?? starts.count
        if memory == starts.count { starts.append(SharedStart(slot: slot)) }
        return (Int32(memory), Int32(starts[memory].place(of: entry)))
    }
}

extension CompiledDue {
    fileprivate init(_ due: DueItem, at place: Int, _ lowering: inout Lowering) {
        item = place
        start = due.start.map { lowering.term($0) }
        until = due.until.map { lowering.term($0) }
        by = due.by
        owners = lowering.terms(due.by.flatMap(\.terms))
        rules = lowering.wiring.rules(of: due.calendar)
        let wiring = lowering.wiring
        let isConstant = due.limit.terms.allSatisfy { wiring.constant($0) != nil }
        if isConstant,
            case .known(let limit) = rules.reading(
                due.limit, value: { wiring.constant($0).map(Value.init) ?? .unknown })
        {
            self.limit = .constant(limit)
        } else {
            limit = .read(due.limit, lowering.terms(due.limit.terms))
        }
    }
}

extension CompiledExtension {
    fileprivate init(_ more: Deadline.Extension, _ lowering: inout Lowering) {
        code = lowering.code(more.condition)
        by = more.by
        atMost = more.atMost
        terms = lowering.terms([more.by, more.atMost].compactMap { $0?.amount })
    }
}

extension Lowering {
    /// Some terms, each by itself.
    mutating func terms(_ terms: [Term]) -> CompiledTerms {
        var lowered: CompiledTerms = [:]
        for term in terms { lowered[term] = self.term(term) }
        return lowered
    }

    /// The slot that holds a moment, -1 where there is none to hold; nil where it stands in no slot.
    fileprivate func momentSlot(_ term: Term?) -> Int? {
        guard let term else { return -1 }
        guard let (slot, type) = slot(term), type == .instant else { return nil }
        return slot
    }
}

extension Wiring {
    /// A term that is a constant once the parameters are put in.
    func constant(_ term: Term) -> Constant? {
        if case .constant(let constant) = folded(term) { constant } else { nil }
    }
}
