/// An index into one list of a program; the tag keeps ids of different lists apart.
package struct Identifier<Tag>: Hashable, Sendable, Comparable {
    package let index: Int

    package init(_ index: Int) { self.index = index }

    package static func < (left: Self, right: Self) -> Bool { left.index < right.index }
}

package enum FactTag {}
package enum EventTag {}
package enum RoleTag {}
package enum ParameterTag {}
package enum DerivedTag {}
package enum GroupTag {}
package enum VocabularyTag {}
package enum RecordTag {}

package typealias FactID = Identifier<FactTag>
package typealias EventID = Identifier<EventTag>
package typealias RoleID = Identifier<RoleTag>
package typealias ParameterID = Identifier<ParameterTag>
package typealias DerivedID = Identifier<DerivedTag>
package typealias GroupID = Identifier<GroupTag>
package typealias VocabularyID = Identifier<VocabularyTag>
package typealias RecordID = Identifier<RecordTag>

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
