private import Glibc

/// An axis on which each power of ten has the same length.
struct LogAxis: Sendable, Equatable {
    /// The decimal logarithms that the axis begins and ends with.
    let logarithms: ClosedRange<Double>
    /// Where these lie in the picture.
    let start: Double
    let end: Double

    /// The share of an axis that is left free at either end.
    private static let margin = 0.04

    /// An axis that has room for all values, which must be positive, and for at least one power of ten.
    init(_ values: [Double], from start: Double, to end: Double) {
        let exponents = values.map(log10)
        var (first, last) = (exponents.min() ?? 0, exponents.max() ?? 1)
        if last - first < 1 { (first, last) = (first.rounded(.down), max(last.rounded(.up), first.rounded(.down) + 1)) }
        let free = (last - first) * Self.margin
        logarithms = (first - free)...(last + free)
        self.start = start
        self.end = end
    }

    /// Where a value lies.
    func position(_ value: Double) -> Double {
        let length = logarithms.upperBound - logarithms.lowerBound
        return start + (log10(value) - logarithms.lowerBound) / length * (end - start)
    }

    /// The powers of ten on the axis.
    var ticks: [Double] { decades.map { pow(10, Double($0)) }.filter(isInside) }

    /// Two to nine times a power of ten.
    var minorTicks: [Double] {
        decades.flatMap { decade in (2...9).map { Double($0) * pow(10, Double(decade)) } }.filter(isInside)
    }

    private var decades: ClosedRange<Int> {
        Int(logarithms.lowerBound.rounded(.down))...Int(logarithms.upperBound.rounded(.up))
    }

    private func isInside(_ value: Double) -> Bool { logarithms.contains(log10(value)) }
}
