/// A list that never changes after it was made, read without counting references: the hot loops look into several such
/// lists for each incident, and counting would cost more than looking.
///
/// The one place that owns memory by hand. It is written once, in `init`, and freed when nobody holds the table.
final class FixedTable<Element: Sendable>: @unchecked Sendable {
    private let memory: UnsafeMutableBufferPointer<Element>

    init(_ elements: [Element]) {
        memory = .allocate(capacity: elements.count)
        _ = memory.initialize(fromContentsOf: elements)
    }

    deinit {
        memory.deinitialize()
        memory.deallocate()
    }

    var count: Int { memory.count }
    var indices: Range<Int> { memory.indices }

    /// The elements, for as long as somebody holds the table.
    var elements: UnsafeBufferPointer<Element> { UnsafeBufferPointer(memory) }

    @inline(__always)
    subscript(place: Int) -> Element { memory[place] }
}
