internal import Foundation
public import PaymentModel

/// The time zone in which instants become business dates.
public struct BusinessZone: Sendable {
    /// The zone's name in the time zone database.
    public let identifier: String
    private let zone: TimeZone
    /// The last hour that was asked for, and its offset: files are about one day.
    private var cachedHour = Int.min
    private var cachedOffsetSeconds = 0

    /// `nil` when there is no such zone.
    public init?(identifier: String) {
        guard let zone = TimeZone(identifier: identifier) else { return nil }
        self.identifier = identifier
        self.zone = zone
    }

    /// The calendar date of an instant in this zone.
    ///
    /// - Parameter secondsSinceEpoch: seconds since 1970-01-01T00:00:00Z.
    public mutating func date(secondsSinceEpoch: Int) -> BusinessDate {
        // Offsets change at full quarter hours at the earliest.
        let quarter = Self.floorDivide(secondsSinceEpoch, 900)
        if quarter != cachedHour {
            cachedHour = quarter
            cachedOffsetSeconds = zone.secondsFromGMT(
                for: Date(timeIntervalSince1970: TimeInterval(secondsSinceEpoch)))
        }
        let days = Self.floorDivide(secondsSinceEpoch + cachedOffsetSeconds, 86_400)
        let clamped = min(max(days, Int(BusinessDate.first.daysSinceEpoch)), Int(BusinessDate.last.daysSinceEpoch))
        return BusinessDate(daysSinceEpoch: Int32(clamped))
    }

    private static func floorDivide(_ value: Int, _ divisor: Int) -> Int {
        value >= 0 ? value / divisor : (value + 1) / divisor - 1
    }
}
