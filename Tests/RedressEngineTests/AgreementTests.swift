import RedressModel
import Testing

@testable import RedressEngine

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// The plain and the compiled evaluator decide alike, on programs and incidents made up at random.
@Suite("Both evaluators agree")
struct AgreementTests {
    /// How many programs are tried; far more with `REDRESS_LONG_TESTS`.
    static var programCount: Int {
        guard let asked = getenv("REDRESS_LONG_TESTS") else { return 40 }
        return (Int(String(cString: asked)) ?? 1) * 4_000
    }

    /// The names of the fields in which two decisions differ.
    static func differences(_ left: Decision, _ right: Decision) -> [String] {
        if left == right { return [] }
        return zip(Mirror(reflecting: left).children, Mirror(reflecting: right).children).compactMap { one, other in
            let (first, second) = ("\(one.value)", "\(other.value)")
            return first == second
                ? nil : "\(one.label ?? "")\n  plain    \(Self.short(first))\n  compiled \(Self.short(second))"
        }
    }

    /// A description without the names of types.
    static func short(_ text: String) -> String {
        var text = text
        for long in [
            "RedressEngine.", "RedressModel.", "Identifier<FactTag>", "Identifier<GroupTag>", "Identifier<RoleTag>",
            "Identifier<DerivedTag>", "Identifier<EventTag>",
        ] {
            while let range = text.firstRange(of: long) { text.removeSubrange(range) }
        }
        return text
    }

    @Test("in every field of the decision")
    func everyField() {
        for seed in 0..<UInt64(Self.programCount) {
            var made = RandomProgram(seed: seed)
            let program = made.program
            let plain = ReferenceEvaluator(program)
            let compiled = Evaluator(program)
            for missing in [0, 0, 5, 15, 30] {
                let row = made.incident(missing: missing)
                let asOf: Int64? = made.random.chance(60) ? made.asOf() : nil
                let found = Self.differences(plain.decide(row, asOf: asOf), compiled.decide(row, asOf: asOf))
                #expect(found.isEmpty, "seed \(seed), missing \(missing)")
                if !found.isEmpty { return print("seed \(seed), missing \(missing): \(found.joined(separator: "\n"))") }
            }
        }
    }

    /// An evaluator that forgets the last fine of each part.
    private struct Forgetful: WorldEvaluator {
        let right: Evaluator

        func units(of parts: [Part], in world: World) -> [[Unit]] {
            right.units(of: parts, in: world).map { units in
                guard let last = units.lastIndex(where: { if case .money = $0.key { true } else { false } }) else {
                    return units
                }
                var units = units
                units.remove(at: last)
                return units
            }
        }
    }

    @Test("and an evaluator that forgets a fine is found out")
    func canary() {
        let isFound = (0..<UInt64(60)).contains { seed in
            var made = RandomProgram(seed: seed)
            let compiled = Evaluator(made.program)
            let wrong = Forgetful(right: compiled)
            let row = made.incident(missing: 0)
            let decision = Judgement(
                wiring: compiled.program.wiring, evaluator: wrong, row: row, asOf: 5_000, joinsElements: false
            ).decision()
            return !Self.differences(ReferenceEvaluator(made.program).decide(row, asOf: 5_000), decision).isEmpty
        }
        #expect(isFound)
    }
}
