// The one file that asks Foundation, which carries the IANA tables.
import Foundation

/// The offsets of an IANA zone from 1900 up to 2100, in seconds, nil when there is no such zone.
func zoneTable(of identifier: String) -> (firstOffset: Int64, changes: [(at: Int64, offset: Int64)])? {
    guard let zone = TimeZone(identifier: identifier) else { return nil }
    // 1900-01-01 and 2100-01-01 in UTC.
    let start = Date(timeIntervalSince1970: -2_208_988_800)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    let firstOffset = Int64(zone.secondsFromGMT(for: start))

    var changes: [(at: Int64, offset: Int64)] = []
    var latest = firstOffset
    var moment = start
    while let next = zone.nextDaylightSavingTimeTransition(after: moment), next > moment, next < end {
        let offset = Int64(zone.secondsFromGMT(for: next))
        // Some entries of the tables rename the time without moving the clocks.
        if offset != latest {
            changes.append((Int64(next.timeIntervalSince1970.rounded()), offset))
            latest = offset
        }
        moment = next
    }
    return (firstOffset, changes)
}
