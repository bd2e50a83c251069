/// The stretches in which a calendar is open from a day on, the next few of them, as columns of a row.
struct OpeningAhead {
    /// Three columns of each stretch: when it opens on the clock, and how many seconds of opening since the start of
    /// the day lie before it and up to its end.
    let row: UnsafeBufferPointer<Int64>
    let column: Int

    private static let stretchCount = 8
    /// How many columns it takes.
    static let columnCount = stretchCount * 3
    /// The seconds that may be counted along so few stretches; what lies behind the last is asked of the calendar.
    static let reach: ClosedRange<Int64> = 1...8 * secondsPerDay

    /// How many seconds of opening lie between the start of the day and a time of it.
    func seconds(before clock: Int64) -> Int64 {
        var seconds: Int64 = 0
        var place = column
        while place < column &+ Self.columnCount, row[place] < clock {
            seconds = min(row[place &+ 1] &+ (clock &- row[place]), row[place &+ 2])
            place &+= 3
        }
        return seconds
    }

    /// The first time on the clock before which so many seconds of opening lie since the start of the day; nil where
    /// that is behind the stretches.
    func clock(after seconds: Int64) -> Int64? {
        var place = column
        while place < column &+ Self.columnCount {
            if row[place &+ 2] >= seconds { return row[place] &+ (seconds &- row[place &+ 1]) }
            place &+= 3
        }
        return nil
    }

    /// The columns for a day. Where the calendar is not sure of a day, nothing of it or behind it is told.
    static func columns(from day: Int64, _ table: DayTable) -> [Int64] {
        var columns: [Int64] = []
        var sum: Int64 = 0
        for day in day..<day + daysAhead where columns.count < columnCount {
            guard table.knows(day) else { break }
            guard table.isWorking(day) else { continue }
            let hours = table.hours(of: day).map { Int64($0.open)..<Int64($0.close) }
            for stretch in hours.isEmpty ? [0..<secondsPerDay] : hours {
                guard columns.count < columnCount else { break }
                let length = Int64(stretch.count)
                columns += [day * secondsPerDay + stretch.lowerBound, sum, sum + length]
                sum += length
            }
        }
        // What is left opens never and holds nothing.
        while columns.count < columnCount { columns += [.max, 0, .min] }
        return columns
    }

    /// So many days are looked through for stretches.
    private static let daysAhead: Int64 = 14
}
