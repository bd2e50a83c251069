import RedressEngine
import RedressModel

extension RandomProgram {
    /// Whether its values cannot be listed, so that where each way is tried it is never missing.
    private func isNeverMissing(_ fact: Fact) -> Bool {
        switch fact.type {
        case .duration, .instant: isFillable
        case .yesNo, .symbol, .set, .number, .money, .text, .date, .person, .role, .sanction: false
        }
    }

    /// An incident of which so many of a hundred facts are missing.
    mutating func incident(missing: Int) -> IncidentRow {
        let schema = bench.program.schema
        let layout = RowLayout(schema)
        var row = bench.incident()
        base = random.pick(moments)
        for fact in schema.facts {
            let slot = layout.factSlots[fact.id.index]
            if !isNeverMissing(fact), random.chance(missing) {
                row.slots[slot] = random.pick([Slot.absent, Slot.unknown, fact.isOptional ? Slot.none : Slot.lacking])
                continue
            }
            if fact.key != nil {
                row.slots[slot] = Int64(row.maps.count)
                row.maps.append(mapValue(fact, missing))
                continue
            }
            switch fact.type {
            case .yesNo: row.slots[slot] = Int64(random.number(0...1))
            case .symbol: row.slots[slot] = Int64(random.number(0...2))
            case .sanction: row.slots[slot] = Int64(random.number(0...3))
            case .set:
                row.slots[slot] = Int64(random.number(0...15))
                row.slots[slot + 1] = random.chance(missing) ? ~row.slots[slot] & 15 & Int64(random.number(0...15)) : 0
            case .number(_, let range?, _):
                row.slots[slot] = Int64(random.number(Int(range.lowerBound)...Int(range.upperBound)))
            case .money(let range): row.slots[slot] = Int64(random.number(0...Int(range?.upperBound ?? 9_000)))
            case .text:
                row.slots[slot] = Int64(row.texts.count)
                row.texts.append(random.pick(["甲", "乙"]))
            case .role:
                row.slots[slot] = Int64(row.texts.count)
                row.texts.append("r\(random.number(0...3))")
            case .duration: row.slots[slot] = random.pick([0, 86_400, 200_000, 259_200])
            case .instant: row.slots[slot] = base + random.pick([0, 1_800, 90_000])
            case .number, .date, .person: break
            }
        }
        setMoments(&row, missing)
        for slot in layout.givenSlots where random.chance(20) { row.slots[slot] = Int64(random.number(0...2)) }
        for role in row.people.indices {
            let names = random.pick([[], ["甲"], ["乙"], ["甲", "乙"]])
            let isOne = schema.roles[role].kind == .one
            row.people[role] = random.chance(25) ? .unnamed : .named(isOne ? Array(names.prefix(1)) : names)
            if random.chance(8) { row.people[role] = .named(["r\(random.number(0...3))"]) }
            if random.chance(10) { row.absent[RoleID(role)] = ["丁"] }
            guard schema.roles[role].key != nil, random.chance(70) else { continue }
            row.peopleByKey[RoleID(role)] = [("甲因", .named(names)), ("丙因", .named(["丙"]))]
        }
        return row
    }

    private mutating func mapValue(_ fact: Fact, _ missing: Int) -> MapValue {
        let names = fact.id == map ? ["单1", "单2"] : fact.id == perPerson ? ["甲", "乙"] : ["甲因", "丙因"]
        let entries = names.prefix(random.number(0...2)).map { name in
            MapValue.Entry(
                key: name,
                value: fact.id == perPerson
                    ? random.pick([0, 700, 4_500, Slot.unknown, Slot.none]) : Int64(random.number(0...15)),
                unknownElements: fact.id == map && random.chance(missing) ? 0 : 0)
        }
        return MapValue(entries: Array(entries), isOpen: random.chance(missing))
    }
}
