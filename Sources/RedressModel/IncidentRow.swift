package import RedressDiagnostics
package import RedressTime

/// Special values of a slot; every other value is the fact's own.
package enum Slot {
    /// The incident does not mention it.
    @inlinable @inline(__always) package static var absent: Int64 { Int64.min }
    /// The incident says that it is unknown.
    @inlinable @inline(__always) package static var unknown: Int64 { Int64.min + 1 }
    /// The incident says that there is none.
    @inlinable @inline(__always) package static var none: Int64 { Int64.min + 2 }
    /// The incident says that a form's field is lacking (`缺`).
    @inlinable @inline(__always) package static var lacking: Int64 { Int64.min + 3 }
    /// The smallest value that is a fact's own.
    @inlinable @inline(__always) package static var firstValue: Int64 { Int64.min + 4 }
}

/// Where each input of a schema stands in a row's slots.
///
/// A fact takes one slot, a set two: the elements that are in (bits), and those that are unknown.
/// A yes/no is 0 or 1, a word its index in the vocabulary, a number in 10^-decimals, money in fen, a duration in its
/// count, a date in days, an instant in seconds; a text, person, role or map the index into `texts` or `maps`.
package struct RowLayout: Sendable {
    package let factSlots: [Int]
    package let eventSlots: [Int]
    /// In the order of `Schema.givable`.
    package let givenSlots: [Int]
    package let count: Int

    package init(_ schema: Schema) {
        var next = 0
        func take(_ type: ValueType, isMap: Bool) -> Int {
            defer {
                if case .set = type, !isMap { next += 2 } else { next += 1 }
            }
            return next
        }
        factSlots = schema.facts.map { take($0.type, isMap: $0.key != nil) }
        eventSlots = schema.events.map { _ in take(.instant, isMap: false) }
        givenSlots = schema.givable.map { take($0.type, isMap: false) }
        count = next
    }
}

/// One typed incident.
package struct IncidentRow: Sendable {
    /// What the incident calls itself; made from its file and number where it has no id.
    package var id: String
    package var slots: [Int64]
    package var texts: [String]
    package var maps: [MapValue]
    /// For each role, who fills it.
    package var people: [People]
    /// For roles that are held for each key: who fills them, in the order given.
    package var peopleByKey: [RoleID: [(key: String, people: People)]]
    /// Roles whose holders are all away at the incident's moment, with their names; from the roster.
    package var absent: [RoleID: [String]]
    /// Numbers of which only a stretch is known, in the units of their slots; the slots are absent.
    package var stretches: [FactID: Stretch]
    /// Of a case of a group over a period, the period.
    package var period: Period?
    /// The policy that the incident names.
    package var policyName: String?
    package var note: String?
    package var follows: String?
    /// Seconds since 1970; the instant as of which it is judged.
    package var asOf: Int64?
    /// Where the incident stands, and each of its keys, for messages and explanations.
    package var span: Span?
    package var keySpans: [InputKey: Span]

    /// A row in which nothing is mentioned.
    package init(id: String, layout: RowLayout, roleCount: Int) {
        self.id = id
        slots = Array(repeating: Slot.absent, count: layout.count)
        texts = []
        maps = []
        people = Array(repeating: .unnamed, count: roleCount)
        peopleByKey = [:]
        absent = [:]
        stretches = [:]
        period = nil
        policyName = nil
        note = nil
        follows = nil
        asOf = nil
        span = nil
        keySpans = [:]
    }
}

extension IncidentRow {
    /// Dates a case of a group over a period: its first two events are the start of the period and the last second of it.
    package mutating func setPeriod(_ period: Period, _ zone: TimeZoneRules, _ layout: RowLayout) {
        guard layout.eventSlots.count > 1 else { return }
        self.period = period
        slots[layout.eventSlots[0]] = period.start(in: zone).seconds
        slots[layout.eventSlots[1]] = period.end(in: zone).seconds - 1
    }
}

/// The least and the most that a number can be; nil: nobody knows.
package struct Stretch: Hashable, Sendable {
    package let low: Int64?
    package let high: Int64?

    package init(low: Int64?, high: Int64?) {
        self.low = low
        self.high = high
    }
}

/// Which input a key of an incident names.
package enum InputKey: Hashable, Sendable {
    case fact(FactID)
    case event(EventID)
    case given(DerivedID)
    case role(RoleID)
}

/// Who fills a role in an incident.
package enum People: Hashable, Sendable {
    /// The incident does not name it: somebody not yet named.
    case unnamed
    /// The names in the order given; none of them: nobody.
    case named([String])
}

/// The value of a map fact: its entries in the order given.
package struct MapValue: Hashable, Sendable {
    /// One entry of a map.
    package struct Entry: Hashable, Sendable {
        package let key: String
        /// As in a slot; for sets the elements that are in.
        package let value: Int64
        /// For sets, the elements that are unknown.
        package let unknownElements: Int64

        package init(key: String, value: Int64, unknownElements: Int64 = 0) {
            self.key = key
            self.value = value
            self.unknownElements = unknownElements
        }
    }

    package var entries: [Entry]
    /// Whether there may be entries that the incident does not list.
    package var isOpen: Bool

    package init(entries: [Entry], isOpen: Bool) {
        self.entries = entries
        self.isOpen = isOpen
    }
}
