private import Foundation

/// Numbers with units, for people.
public enum Quantity {
    /// `1,048,576`
    public static func count(_ count: Int) -> String {
        var grouped = ""
        let digits = String(count)
        for (place, digit) in digits.enumerated() {
            if place > 0, (digits.count - place) % 3 == 0 { grouped += "," }
            grouped.append(digit)
        }
        return grouped
    }

    /// `12.3 ms`, three significant digits.
    public static func duration(_ seconds: Double) -> String {
        let units: [(name: String, seconds: Double)] = [
            ("years", 365.25 * 86_400), ("days", 86_400), ("h", 3600), ("min", 60), ("s", 1), ("ms", 1e-3),
            ("µs", 1e-6),
        ]
        // Two of a unit, but one second is a second.
        for unit in units where seconds >= unit.seconds * (unit.seconds > 1 ? 2 : 0.9995) {
            return "\(significant(seconds / unit.seconds)) \(unit.name)"
        }
        return "\(significant(max(0, seconds) * 1e9)) ns"
    }

    /// `1.02`
    public static func exponent(_ exponent: Double) -> String { String(format: "%.2f", exponent) }

    /// Rounded down: only what lies on the line is 1.
    public static func rSquared(_ value: Double) -> String {
        String(format: "%.4f", (value * 10_000).rounded(.down) / 10_000)
    }

    private static func significant(_ value: Double) -> String {
        switch value {
        case 999.5...: count(Int(value.rounded()))
        case 99.95...: String(format: "%.0f", value)
        case 9.995...: String(format: "%.1f", value)
        default: String(format: "%.2f", value)
        }
    }
}
