import RedressIncidents
import RedressSyntax
import Testing

/// Incidents may spell a unit otherwise than the policy does.
@Suite struct UnitSpellingTests {
    @Test func everySpellingOfADeclaredUnitIsRead() {
        var read = 0
        for entry in UnitEntry.table where entry.unit != .percent && entry.unit != .fen {
            for spelling in entry.spellings {
                for declared in [entry.english[0], entry.chinese[0]] {
                    var checked = CheckedPolicy("制度 单位\n事实 数 : 整数 0..100 \(declared)\n岗位 甲\n规则 乙\n  数 超过 1 → 通知 甲")
                    #expect(checked.diagnostics.isEmpty, "\(declared): \(checked.report)")
                    let batch = checked.read("数: 5 \(spelling)")
                    #expect(batch.rejected.isEmpty, "\(spelling) for \(declared)")
                    read += batch.incidents.count
                }
            }
        }
        #expect(read > 100)
    }
}
