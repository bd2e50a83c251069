import RedressModel
import Testing

@testable import RedressEngine

/// Numbers of which only the ends are known.
@Suite("Intervals")
struct IntervalTests {
    private func between(_ low: Int64?, _ high: Int64?) -> Interval {
        Interval(low: low.map { Rational($0) }, high: high.map { Rational($0) })
    }

    @Test("add, subtract and multiply at their ends")
    func arithmetic() {
        #expect(between(1, 2).adding(between(10, 20)) == between(11, 22))
        #expect(between(1, nil).adding(between(10, 20)) == between(11, nil))
        #expect(between(1, 2).subtracting(between(10, 20)) == between(-19, -8))
        #expect(between(-2, 3).multiplied(by: between(-5, 4)) == between(-15, 12))
        #expect(between(2, nil).multiplied(by: between(3, 4)) == between(6, nil))
        #expect(between(-2, nil).multiplied(by: between(3, 4)) == .everything)
        #expect(between(nil, 5).multiplied(by: Rational(-2)) == between(-10, nil))
        #expect(between(nil, 5).multiplied(by: Rational.zero) == between(0, 0))
    }

    @Test("A division that may be by zero gives nothing")
    func division() {
        #expect(between(6, 12).divided(by: between(2, 3)) == between(2, 6))
        #expect(between(6, 12).divided(by: between(-3, -2)) == between(-6, -2))
        #expect(between(6, 12).divided(by: between(0, 3)) == nil)
        #expect(between(6, 12).divided(by: between(-1, 1)) == nil)
        #expect(between(6, 6).divided(by: between(2, nil)) == between(0, 3))
    }

    @Test("An overflow gives nothing, and is not taken for an open end")
    func overflow() {
        let huge = Interval(Rational(Int128.max, over: 1) ?? .zero)
        #expect(huge.adding(huge) == nil)
        #expect(huge.multiplied(by: Rational(2)) == nil)
    }

    @Test("A relation is known where it is the same for all numbers")
    func relations() {
        #expect(between(1, 3).compared(.less, to: between(4, 9)) == .holds)
        #expect(between(1, 4).compared(.less, to: between(4, 9)) == .unknown)
        #expect(between(1, 4).compared(.lessOrEqual, to: between(4, 9)) == .holds)
        #expect(between(4, 9).compared(.less, to: between(1, 4)) == .fails)
        #expect(between(1, 3).compared(.equal, to: between(4, 9)) == .fails)
        #expect(between(1, 3).compared(.notEqual, to: between(4, 9)) == .holds)
        #expect(between(4, 4).compared(.equal, to: between(4, 4)) == .holds)
        #expect(between(1, nil).compared(.greaterOrEqual, to: between(0, 1)) == .holds)
    }

    @Test("Kleene's logic: what is unknown decides nothing that the other side leaves open")
    func truth() {
        #expect((Truth.unknown && .fails) == .fails)
        #expect((Truth.unknown && .holds) == .unknown)
        #expect((Truth.unknown || .holds) == .holds)
        #expect((Truth.unknown || .fails) == .unknown)
        #expect(!Truth.unknown == .unknown)
    }

    @Test("Parts of a sum are exact to the fen: the largest remainders first, then the order written")
    func apportioning() throws {
        let third = try #require(Rational(1, over: 3))
        #expect(apportion(2_000, by: [third, third, third]) == [667, 667, 666])
        #expect(apportion(1, by: [third, third, third]) == [1, 0, 0])
        let tenth = try #require(Rational(1, over: 10))
        let rest = try #require(Rational(9, over: 10))
        // 0.5 and 4.5 of 5 fen: equal remainders, so the first written.
        #expect(apportion(5, by: [tenth, rest]) == [1, 4])
        // 0.7 and 6.3 of 7 fen.
        #expect(apportion(7, by: [rest, tenth]) == [6, 1])
    }
}
