/// How numbers are written for people.
public enum NumberStyle: String, Sendable, CaseIterable {
    /// `1,234.56`
    case english = "en"
    /// `1.234,56`
    case brazilian = "pt-BR"

    /// Groups the digits of a plain decimal number by thousands.
    public func format(_ decimal: String) -> String {
        let isNegative = decimal.hasPrefix("-")
        let parts = (isNegative ? decimal.dropFirst() : decimal[...]).split(separator: ".", maxSplits: 1)
        guard let whole = parts.first else { return decimal }
        let (group, point) = self == .english ? (",", ".") : (".", ",")
        var grouped = ""
        for (place, digit) in whole.enumerated() {
            if place > 0, (whole.count - place) % 3 == 0 { grouped += group }
            grouped.append(digit)
        }
        return (isNegative ? "-" : "") + grouped + (parts.count == 2 ? point + parts[1] : "")
    }

    public func format(_ count: Int) -> String { format(String(count)) }
}
