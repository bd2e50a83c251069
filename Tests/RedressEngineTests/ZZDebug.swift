import RedressModel
import Testing
import Glibc
@testable import RedressEngine
@Suite("Debug") struct DebugTests {
    @Test func dumpSeed() {
        guard let s = getenv("SEED"), let seed = UInt64(String(cString: s)) else { return }
        let want = getenv("GROUP").flatMap { Int(String(cString: $0)) }
        var made = RandomProgram(seed: seed)
        let program = made.program
        let compiled = Evaluator(program)
        let plain = ReferenceEvaluator(program)
        for missing in [0, 0, 5, 15, 30] {
            let row = made.incident(missing: missing)
            let asOf: Int64? = made.random.chance(50) ? 5_000 : nil
            guard plain.decide(row, asOf: asOf) != compiled.decide(row, asOf: asOf) else { continue }
            func show(_ x: Any) { print(AgreementTests.short("\(x)").replacing(", span: nil", with: "").replacing("Condition(kind: Kind", with: "C(").replacing("RedressDiagnostics.", with: "").replacing("Span(source: SourceID(index: 0), start: 0, end: 0)", with: "_")) }
            for g in program.groups where want == nil || g.id.index == want { print("GROUP"); show(g) }
            for d in program.derived { show(d) }
            print("row"); show(row.slots); show(row.maps); show(row.people); show(asOf as Any)
            let w = World(row: row, asOf: asOf)
            for (p, (a, b)) in zip(plain.wiring.parts, zip(plain.units(of: plain.wiring.parts, in: w), compiled.units(of: plain.wiring.parts, in: w))) {
                if case .group(let id, _) = p, want != nil, id.index != want { continue }
                let (sa, sb) = (Set(a), Set(b))
                if sa != sb { print("BASE DIFF", p); show(sa.subtracting(sb)); show(sb.subtracting(sa)) }
            }
            let rs = ReferenceScene(plain.wiring, w)
            let cells = Cells(rs, plain.wiring.comparisons)
            var n = 0
            for p in plain.wiring.parts {
                var reads = Reads(rs); reads.add(p)
                let vars = reads.variables.sorted(by: Ways.isBefore)
                var r = SplitMix(1)
                for _ in 0..<200 {
                    var filled: [Variable: Value] = [:]
                    for v in vars { if let c = cells.cells(of: v), !c.isEmpty { filled[v] = r.pick(c).value } }
                    let w = World(row: row, asOf: asOf, filled: filled)
                    let (sa, sb) = (Set(plain.units(of: [p], in: w)[0]), Set(compiled.units(of: [p], in: w)[0]))
                    if sa != sb, n < 3 { n += 1; print("WAY DIFF"); show(p); show(filled); print("PLAIN"); show(sa.subtracting(sb)); print("COMPILED"); show(sb.subtracting(sa)) }
                }
            }
            return
        }
    }

    @Test func dumpBatch() {
        guard let s = getenv("BSEED"), let seed = UInt64(String(cString: s)) else { return }
        let want = getenv("GROUP").flatMap { Int(String(cString: $0)) }
        var made = RandomProgram(seed: seed)
        let program = made.program
        func show(_ x: Any) { print(AgreementTests.short("\(x)").replacing("RedressDiagnostics.", with: "").replacing("Span(source: SourceID(index: 0), start: 0, end: 0)", with: "_")) }
        for g in program.groups where want == nil || g.id.index == want { show(g) }
        let rows = (0..<4).map { _ in
            var row = made.incident(missing: made.random.chance(70) ? 0 : 10)
            row.people = row.people.map { _ in .unnamed }
            return row
        }
        let row = rows[Int(String(cString: getenv("INC")))!]
        Evaluator(program).forEachCharge(in: row.slots, stride: row.slots.count, count: 1, asOf: 5000, charge: { show($0) }, undecided: { _ in print("UNDECIDED") })
        var all: [BatchCharge] = []
        Evaluator(program).forEachCharge(in: rows.flatMap(\.slots), stride: row.slots.count, count: 4, asOf: 5000, charge: { all.append($0) }, undecided: { _ in print("UNDECIDED") })
        show(all)
        show(row.slots); show(row.maps)
        let d = Evaluator(program).decide(row, asOf: 5_000)
        show(d.fines); show(d.conflicts); show(d.pending)
    }
}
