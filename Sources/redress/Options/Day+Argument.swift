public import ArgumentParser
import Foundation
public import RedressKit

extension Day: ExpressibleByArgument {
    /// A day as the command line writes it, `2026-11-27`.
    public init?(argument: String) { self.init(argument) }

    /// Today, by the clock and the time zone of this machine.
    static var today: Day? {
        let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        guard let year = parts.year, let month = parts.month, let day = parts.day else { return nil }
        return Day(year: year, month: month, day: day)
    }
}
