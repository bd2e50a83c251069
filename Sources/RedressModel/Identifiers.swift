/// An index into one list of a program; the tag keeps ids of different lists apart.
package struct Identifier<Tag>: Hashable, Sendable, Comparable {
    package let index: Int

    @inlinable package init(_ index: Int) { self.index = index }

    // Written out so that those who look things up by ids need not ask at run time how ids are compared.
    @inlinable package static func == (left: Self, right: Self) -> Bool { left.index == right.index }
    @inlinable package func hash(into hasher: inout Hasher) { hasher.combine(index) }

    @inlinable package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

/// Marks ids of facts.
package enum FactTag {}
/// Marks ids of events.
package enum EventTag {}
/// Marks ids of roles.
package enum RoleTag {}
/// Marks ids of parameters.
package enum ParameterTag {}
/// Marks ids of derived values.
package enum DerivedTag {}
/// Marks ids of groups.
package enum GroupTag {}
/// Marks ids of vocabularies.
package enum VocabularyTag {}
/// Marks ids of record forms.
package enum RecordTag {}
/// Marks ids of deadlines.
package enum DeadlineTag {}
/// Marks ids of routes.
package enum RouteTag {}
/// Marks ids of calendars.
package enum CalendarTag {}

/// An index into `Schema.facts`.
package typealias FactID = Identifier<FactTag>
/// An index into `Schema.events`.
package typealias EventID = Identifier<EventTag>
/// An index into `Schema.roles`.
package typealias RoleID = Identifier<RoleTag>
/// An index into `Program.parameters`.
package typealias ParameterID = Identifier<ParameterTag>
/// What `Derived.id` holds; its index counts in the order declared.
package typealias DerivedID = Identifier<DerivedTag>
/// An index into `Program.groups`.
package typealias GroupID = Identifier<GroupTag>
/// An index into `Schema.vocabularies`.
package typealias VocabularyID = Identifier<VocabularyTag>
/// An index into `Program.records`.
package typealias RecordID = Identifier<RecordTag>
/// An index into `Program.deadlines`.
package typealias DeadlineID = Identifier<DeadlineTag>
/// An index into `Program.routes`.
package typealias RouteID = Identifier<RouteTag>
/// An index into `Program.calendars`.
package typealias CalendarID = Identifier<CalendarTag>

/// A row of a group.
package struct RowID: Hashable, Sendable, Comparable {
    package let group: GroupID
    package let index: Int

    package init(group: GroupID, index: Int) {
        self.group = group
        self.index = index
    }

    package static func < (left: RowID, right: RowID) -> Bool {
        (left.group.index, left.index) < (right.group.index, right.index)
    }
}
