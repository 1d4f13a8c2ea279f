private import Glibc

/// A power law `seconds = coefficient · n^exponent`, fitted to measured points: the least squares of log seconds on log n.
public struct PowerFit: Sendable, Equatable, Codable {
    public let exponent: Double
    /// The seconds at n = 1, by the line.
    public let coefficient: Double
    /// How much of the variance of log seconds the line explains: 1 when all points lie on it.
    public let rSquared: Double
    /// The standard error of the exponent.
    public let standardError: Double

    enum CodingKeys: String, CodingKey {
        case exponent, coefficient
        case rSquared = "r_squared"
        case standardError = "standard_error"
    }

    /// - Returns: `nil` for fewer than three points, for points of one size, and when a value is not positive.
    public init?(_ points: [(size: Int, seconds: Double)]) {
        guard points.count >= 3, points.allSatisfy({ $0.size > 0 && $0.seconds > 0 }) else { return nil }
        let count = Double(points.count)
        let xs = points.map { log(Double($0.size)) }
        let ys = points.map { log($0.seconds) }
        let (meanX, meanY) = (xs.reduce(0, +) / count, ys.reduce(0, +) / count)
        let sumXX = xs.reduce(0) { $0 + ($1 - meanX) * ($1 - meanX) }
        let sumYY = ys.reduce(0) { $0 + ($1 - meanY) * ($1 - meanY) }
        let sumXY = zip(xs, ys).reduce(0) { $0 + ($1.0 - meanX) * ($1.1 - meanY) }
        guard sumXX > 0 else { return nil }
        exponent = sumXY / sumXX
        coefficient = exp(meanY - exponent * meanX)
        let residual = max(0, sumYY - exponent * sumXY)
        rSquared = sumYY > 0 ? 1 - residual / sumYY : 1
        standardError = (residual / (count - 2) / sumXX).squareRoot()
    }

    /// The seconds that the line says for a size.
    public func seconds(at size: Double) -> Double { coefficient * pow(size, exponent) }
}
