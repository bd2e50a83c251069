import Foundation
import RedressDiagnostics
import RedressModel
import Testing

@testable import RedressIncidents

/// A small repeatable generator of numbers (SplitMix64).
struct SeededNumbers: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

@Suite("Properties")
struct PropertyTests {
    /// How many cases each property tries; REDRESS_PROPERTY_CASES sets another number.
    static let cases = ProcessInfo.processInfo.environment["REDRESS_PROPERTY_CASES"].flatMap(Int.init) ?? 400

    static let good = """
        编号: TS-1
        收到: 2026-09-16T10:00:00+08:00
        来源: CR电话回访
        事由: [洗车不净, 其他]
        不准项目:
          单1: [车型]
          单2: 未知
        责任SA: 王芳
        当事人: [甲, 乙]
        次数: 3
        说明: "车门: 有泥"
        ---
        - 编号: TS-2
          说明: >
            几行
            文字
          等待: 30分钟
        - {编号: TS-3, 是否属实: 否}
        ---
        编号: TS-4
        返工费用: 80元

        """

    /// Reads bytes and checks what must hold whatever they are.
    private func check(_ bytes: [UInt8], _ seed: Int, path: String = "a.yaml") {
        let source = SourceText(id: SourceID(0), path: path, bytes: bytes)
        var read = 0
        SamplePolicy.reader.forEachBatch(in: source, of: 3) { batch in
            read += batch.readCount
            #expect(batch.readCount <= 3, "seed \(seed)")
            #expect(batch.rows.count == batch.policies.count, "seed \(seed)")
            for rejected in batch.rejected {
                #expect(!rejected.diagnostics.isEmpty && !rejected.id.isEmpty, "seed \(seed)")
                for place in rejected.diagnostics.compactMap(\.primary?.span) + [rejected.span] {
                    #expect(Int(place.end) <= bytes.count, "seed \(seed)")
                }
            }
            for row in batch.rows { #expect(row.slots.count == SamplePolicy.table.layout.count, "seed \(seed)") }
        }
        let whole = SamplePolicy.reader.read(source)
        #expect(whole.readCount == read, "seed \(seed)")
        #expect(read > 0 || whole.diagnostics.map(\.code) == [.emptyFile], "seed \(seed)")
    }

    @Test("Random bytes never crash")
    func randomBytes() {
        let signs = Array("-:[]{}&*!|>'\"%@`#?,\n \t~：、是abc未知\\/0".utf8)
        for seed in 0..<Self.cases {
            var numbers = SeededNumbers(state: UInt64(seed))
            let length = Int.random(in: 0...200, using: &numbers)
            let isAnything = seed % 4 == 0
            let bytes = (0..<length).map { _ in
                isAnything ? UInt8.random(in: 0...255, using: &numbers) : signs.randomElement(using: &numbers) ?? 0x20
            }
            check(bytes, seed, path: seed % 5 == 0 ? "a.jsonl" : "a.yaml")
        }
    }

    @Test("Changed incidents never crash and all are accounted for")
    func mutations() {
        let good = Array(Self.good.utf8)
        for seed in 0..<Self.cases {
            var numbers = SeededNumbers(state: UInt64(seed) &+ 1_000_000)
            var bytes = good
            for _ in 0..<Int.random(in: 1...4, using: &numbers) {
                let place = Int.random(in: 0..<bytes.count, using: &numbers)
                switch Int.random(in: 0..<4, using: &numbers) {
                case 0: bytes.remove(at: place)
                case 1: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
                case 2: bytes.insert(contentsOf: Array("：[\"\t-\n".utf8).shuffled(using: &numbers).prefix(2), at: place)
                default: bytes.removeSubrange(place..<min(place + 20, bytes.count))
                }
                if bytes.isEmpty { bytes = [0x20] }
            }
            check(bytes, seed)
        }
    }

    @Test("Every prefix of an incident is survived")
    func prefixes() {
        let good = Array(Self.good.utf8)
        for length in 0...good.count { check(Array(good.prefix(length)), length) }
    }

    @Test("A row written as YAML is read as the same row")
    func roundTrip() throws {
        for seed in 0..<Self.cases {
            var numbers = SeededNumbers(state: UInt64(seed) &+ 2_000_000)
            let (row, text) = RandomIncident.make(&numbers)
            let batch = SamplePolicy.read(text)
            #expect(batch.rejected.isEmpty, "seed \(seed)\n\(text)")
            let read = try #require(batch.rows.first)
            #expect(read.id == row.id, "seed \(seed)")
            #expect(read.slots == row.slots, "seed \(seed)\n\(text)")
            #expect(read.texts == row.texts, "seed \(seed)\n\(text)")
            #expect(read.maps == row.maps, "seed \(seed)\n\(text)")
            #expect(read.people == row.people, "seed \(seed)\n\(text)")
        }
    }
}

/// Incidents made at random, as a row and as the text that says it.
enum RandomIncident {
    static func make(_ numbers: inout SeededNumbers) -> (row: IncidentRow, text: String) {
        let table = SamplePolicy.table
        var row = IncidentRow(id: "n", layout: table.layout, roleCount: 3)
        var lines = ["编号: n"]
        func set(_ name: String, _ value: Int64) {
            guard let fact = SamplePolicy.facts.first(where: { $0.name == name }) else { return }
            row.slots[table.layout.factSlots[fact.id.index]] = value
        }
        if Bool.random(using: &numbers) {
            let word = Int.random(in: 0..<3, using: &numbers)
            set("来源", Int64(word))
            lines.append("\(Bool.random(using: &numbers) ? "来源" : "source"): \(SamplePolicy.source.words[word])")
        }
        if Bool.random(using: &numbers) {
            let bits = Int64.random(in: 0..<8, using: &numbers)
            let isOpen = Bool.random(using: &numbers)
            let words = SamplePolicy.causes.words.enumerated().filter { bits >> Int64($0.offset) & 1 == 1 }.map(
                \.element)
            set("事由", bits)
            row.slots[table.layout.factSlots[1] + 1] = isOpen ? 7 & ~bits : 0
            lines.append("事由: [" + (words + (isOpen ? ["未知"] : [])).joined(separator: ", ") + "]")
        }
        if Bool.random(using: &numbers) {
            let fen = Int64.random(in: 0...10_000_000, using: &numbers)
            set("返工费用", fen)
            let cents = fen % 100
            lines.append(
                "返工费用: \(fen / 100).\(cents < 10 ? "0" : "")\(cents)\(Bool.random(using: &numbers) ? "元" : "")")
        }
        if Bool.random(using: &numbers) {
            let minutes = Int64.random(in: 0...100_000, using: &numbers)
            set("等待", minutes * 60)
            lines.append("等待: \(minutes)\(["", "分钟", " minutes"].randomElement(using: &numbers) ?? "")")
        }
        if Bool.random(using: &numbers) {
            let text = ["9:30", "车门: 有泥 # 不是注释", "'引号'", "  两边有空格  ", "多行\n文字"].randomElement(using: &numbers) ?? ""
            row.texts.append(text)
            set("说明", 0)
            let escaped = text.split(separator: "\n").joined(separator: "\\n")
            lines.append("说明: \"\(escaped)\"")
        }
        if Bool.random(using: &numbers) {
            let names = ["甲", "乙", "丙"].filter { _ in Bool.random(using: &numbers) }
            row.people[1] = .named(names)
            lines.append(names.isEmpty ? "当事人: []" : "当事人:\n" + names.map { "- \($0)" }.joined(separator: "\n"))
        }
        if Bool.random(using: &numbers) {
            let entries = (0..<Int.random(in: 0...3, using: &numbers)).map { number in
                MapValue.Entry(key: "单\(number)", value: Int64.random(in: 0..<4, using: &numbers))
            }
            set("不准项目", 0)
            row.maps.append(MapValue(entries: entries, isOpen: false))
            let texts = entries.map { entry in
                let words = SamplePolicy.details.words.enumerated()
                    .filter { entry.value >> Int64($0.offset) & 1 == 1 }.map(\.element)
                return "\(entry.key): [\(words.joined(separator: ", "))]"
            }
            lines.append("不准项目: {\(texts.joined(separator: ", "))}")
        }
        lines[1...].shuffle(using: &numbers)
        return (row, lines.joined(separator: "\n") + "\n")
    }
}
