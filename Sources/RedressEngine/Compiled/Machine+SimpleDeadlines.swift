import RedressModel
import RedressTime

// Simple deadlines as a batch works them out: many, one after another, over the bare slots.
extension Machine {
    /// Works simple deadlines out, in their order.
    mutating func workSimpleDeadlines(_ range: Range<Int>) {
        let program = self.program
        guard earlyVoid == .fails, !dueMemories.isEmpty else {
            for place in range { workDeadline(program.simpleDeadlines[place].id) }
            return
        }
        for place in range {
            let index = program.simpleDeadlines[place].id.index
            if standings[index] != nil { standings[index] = nil }
        }
        let asOf = world.asOf
        var place = range.lowerBound
        while place < range.upperBound {
            // Out of the machine, so that the slots and the memories can be changed at once.
            var memories: [DueMemory] = []
            swap(&memories, &dueMemories)
            place = low.withUnsafeMutableBufferPointer { low in
                high.withUnsafeMutableBufferPointer { high in
                    Machine.work(place..<range.upperBound, program, asOf, low, high, &memories)
                }
            }
            swap(&memories, &dueMemories)
            guard place < range.upperBound else { break }
            workDeadline(program.simpleDeadlines[place].id)
            place += 1
        }
    }

    /// Works out deadlines up to the first that needs a closer look, and tells its place.
    private static func work(
        _ range: Range<Int>, _ program: CompiledProgram, _ asOf: Int64?, _ low: UnsafeMutableBufferPointer<Int64>,
        _ high: UnsafeMutableBufferPointer<Int64>, _ memories: inout [DueMemory]
    ) -> Int {
        let (none, firstValue) = (Slot.none, Slot.firstValue)
        let deadlines = program.simpleDeadlines.elements
        for place in range {
            let deadline = deadlines[place]
            let start = low[Int(deadline.start)]
            guard start >= firstValue, start == high[Int(deadline.start)], deadline.until >= 0 else { return place }
            memories[Int(deadline.memory)].take(start)
            guard let due = memories[Int(deadline.memory)].remembered(Int(deadline.place)) else { return place }
            let actual = low[Int(deadline.until)]
            let state: DeadlineState
            if actual == none {
                guard let asOf else { return place }
                state = asOf > due ? .late : .due
            } else {
                guard actual >= firstValue, actual == high[Int(deadline.until)] else { return place }
                state = actual > due ? .late : .met
            }
            let slots = program.slots(of: deadline.id)
            let bits = Int64(1) << Int64(state.place)
            (low[slots.states], high[slots.states]) = (bits, bits)
            (low[slots.open], high[slots.open]) = (0, 0)
            (low[slots.due], high[slots.due]) = (due, due)
        }
        return range.upperBound
    }
}
