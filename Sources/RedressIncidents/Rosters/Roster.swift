package import RedressDiagnostics
package import RedressModel
import RedressTime

/// Who fills the roles of one policy when.
package struct Roster: Sendable {
    private struct Holder: Sendable {
        let name: String
        let from: Int64
        let end: Int64
    }

    private struct Leave: Sendable {
        let name: String
        let from: Int64
        let end: Int64
        let standIn: String?
        /// nil: from all posts.
        let roles: Set<RoleID>?
    }

    private struct Post: Sendable {
        let role: RoleID
        let key: String?
        var holders: [Holder]
    }

    private let schema: Schema
    private let firstEvent: Int?
    /// One for each role, or role and key, in the order written.
    private var posts: [Post] = []
    private var leaves: [Leave] = []

    /// What files say about the roles of a policy.
    package init(_ files: [RosterFile], _ table: InputTable) {
        schema = table.schema
        firstEvent = table.schema.events.first.flatMap { $0.key == nil ? table.layout.eventSlots[$0.id.index] : nil }
        for post in files.flatMap(\.posts) {
            guard let role = table.role(named: post.role), Roster.fits(post, table.schema[role], table.schema) else {
                continue
            }
            let holders = post.holders.map { holder in
                let bounds = holder.stretch.bounds(in: table.zone)
                return Holder(name: holder.name, from: bounds.from, end: bounds.end)
            }
            if let place = posts.firstIndex(where: { $0.role == role && $0.key == post.key }) {
                posts[place].holders += holders
            } else {
                posts.append(Post(role: role, key: post.key, holders: holders))
            }
        }
        for leave in files.flatMap(\.leaves) {
            let bounds = leave.stretch.bounds(in: table.zone)
            let roles = leave.roles.isEmpty ? nil : Set(leave.roles.compactMap { table.role(named: $0.name) })
            leaves.append(
                Leave(name: leave.name, from: bounds.from, end: bounds.end, standIn: leave.standIn, roles: roles))
        }
    }

    /// Whether a post is told by key exactly where its role is held for each, and by one of its keys.
    private static func fits(_ post: RosterFile.Post, _ role: Role, _ schema: Schema) -> Bool {
        guard let key = post.key, let held = role.key else { return post.key == nil && role.key == nil }
        return schema.words(of: held)?.contains(key) ?? true
    }

    // MARK: Staffing

    /// An incident with the people who fill its roles at its moment: that of its first event, else the one as of which
    /// it is judged; without either nobody is filled in.
    ///
    /// Whom the incident names itself stays. A post whose holders are all away, or that has none, stays unnamed and is
    /// marked as absent. One for one person that two hold at the moment stays unnamed too, but somebody is there.
    package func staffing(_ row: IncidentRow) -> IncidentRow {
        guard let moment = moment(of: row) else { return row }
        var staffed = row
        for post in posts {
            let holders = post.holders.filter { $0.from <= moment && moment < $0.end }.map(\.name)
            let there = present(holders, in: post.role, at: moment)
            let isOpen = schema[post.role].kind == .one && there.count > 1
            if let key = post.key {
                let named = row.peopleByKey[post.role]?.contains { $0.key == key && $0.people != .unnamed } ?? false
                guard !named, !there.isEmpty, !isOpen else { continue }
                staffed.peopleByKey[post.role]?.removeAll { $0.key == key }
                staffed.peopleByKey[post.role, default: []].append((key: key, people: .named(there)))
            } else if row.people[post.role.index] == .unnamed {
                if there.isEmpty { staffed.absent[post.role] = holders }
                if !there.isEmpty, !isOpen { staffed.people[post.role.index] = .named(there) }
            }
        }
        markKeyed(&staffed, at: moment)
        return staffed
    }

    /// A case of a period, whose first two events are its first and last moment, with those who fill its roles at both. A
    /// role that changes hands meanwhile stays unnamed.
    package func staffingThroughout(_ row: IncidentRow) -> IncidentRow {
        let slots = RowLayout(schema).eventSlots
        guard slots.count > 1 else { return row }
        var last = row
        last.slots[slots[0]] = row.slots[slots[1]]
        let (before, after) = (staffing(row), staffing(last))
        var staffed = row
        for role in schema.roles {
            let index = role.id.index
            if before.people[index] == after.people[index] { staffed.people[index] = before.people[index] }
            if let names = before.absent[role.id], names == after.absent[role.id] { staffed.absent[role.id] = names }
            let keyed = (before.peopleByKey[role.id] ?? []).filter { entry in
                after.peopleByKey[role.id]?.contains { $0.key == entry.key && $0.people == entry.people } == true
            }
            if !keyed.isEmpty { staffed.peopleByKey[role.id] = keyed }
        }
        return staffed
    }

    private func moment(of row: IncidentRow) -> Int64? {
        if let firstEvent, row.slots[firstEvent] >= Slot.firstValue { return row.slots[firstEvent] }
        return row.asOf
    }

    /// Those of a post who are there: who is away has a stand-in or is left out. A stand-in who is away stands in for
    /// nobody.
    private func present(_ holders: [String], in role: RoleID, at moment: Int64) -> [String] {
        func leave(_ name: String) -> Leave? {
            leaves.first {
                $0.name == name && $0.from <= moment && moment < $0.end && $0.roles.map { $0.contains(role) } != false
            }
        }
        var seen: Set<String> = []
        return holders.compactMap { name -> String? in
            guard let away = leave(name) else { return name }
            return away.standIn.flatMap { leave($0) == nil ? $0 : nil }
        }.filter { seen.insert($0).inserted }
    }

    /// A role that is held for each is absent where nobody of any key is there.
    private func markKeyed(_ row: inout IncidentRow, at moment: Int64) {
        for role in Set(posts.filter { $0.key != nil }.map(\.role)).sorted() where row.peopleByKey[role] == nil {
            let own = posts.filter { $0.role == role }
            let holders = own.flatMap(\.holders).filter { $0.from <= moment && moment < $0.end }.map(\.name)
            if present(holders, in: role, at: moment).isEmpty { row.absent[role] = holders }
        }
    }
}

// MARK: - What is wrong with a roster

extension Roster {
    /// What files say that none of the policies can use, or that cannot be so.
    package static func problems(_ files: [RosterFile], _ tables: [InputTable]) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let names = tables.flatMap { $0.schema.roles.map(\.name) }
        func check(_ name: String, _ span: Span) -> Bool {
            if tables.contains(where: { $0.role(named: name) != nil }) { return true }
            diagnostics.append(.unknownRosterRole(name, names, span))
            return false
        }
        var isReported: Set<Span> = []
        for post in files.flatMap(\.posts) {
            if !isReported.contains(post.span), !check(post.role, post.span) { isReported.insert(post.span) }
            let roles = tables.compactMap { table in table.role(named: post.role).map { (table, table.schema[$0]) } }
            guard let (table, role) = roles.first, !roles.contains(where: { fits(post, $0.1, $0.0.schema) }) else {
                continue
            }
            if let key = post.key, let held = role.key, let words = table.schema.words(of: held) {
                diagnostics.append(.unknownRosterElement(key, of: role.name, words, post.span))
            } else {
                diagnostics.append(.rosterKeyMismatch(role.name, isKeyed: role.key != nil, post.span))
            }
        }
        for (name, span) in files.flatMap(\.leaves).flatMap(\.roles) where isReported.insert(span).inserted {
            _ = check(name, span)
        }
        return diagnostics + overlaps(files, tables)
    }

    /// Holders of a post for one who hold it at the same time.
    private static func overlaps(_ files: [RosterFile], _ tables: [InputTable]) -> [Diagnostic] {
        var diagnostics: [Diagnostic] = []
        let posts = files.flatMap(\.posts).filter { post in
            tables.contains { table in table.role(named: post.role).map { table.schema[$0].kind == .one } ?? false }
        }
        let holders = posts.flatMap { post in post.holders.map { (post: post, holder: $0) } }
        for (place, one) in holders.enumerated() {
            let other = holders[..<place].first { other in
                other.post.role == one.post.role && other.post.key == one.post.key
                    && other.holder.name != one.holder.name && other.holder.stretch.meets(one.holder.stretch)
            }
            guard let other else { continue }
            diagnostics.append(
                .overlapInRoster(
                    one.post.role, (other.holder.name, one.holder.name), one.holder.span, first: other.holder.span))
        }
        return diagnostics
    }
}

extension Schema {
    /// The keys that something held for each can have; nil: any.
    fileprivate func words(of key: MapKey) -> [String]? {
        guard case .elements(let fact) = key, case .set(let vocabulary) = self[fact].type else { return nil }
        return self[vocabulary].words
    }
}
