/// Check digits as the Receita Federal publishes them, with the weights written out: an oracle for the engine's own.
enum CheckDigits {
    private static let cnpjWeights = [6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2]

    /// The CPF of a stem of up to nine digits, as a number.
    static func cpf(_ stem: UInt64) -> UInt64 {
        let first = digit(values(stem, 9), [10, 9, 8, 7, 6, 5, 4, 3, 2])
        let second = digit(values(stem, 9) + [first], [11, 10, 9, 8, 7, 6, 5, 4, 3, 2])
        return stem * 100 + UInt64(first * 10 + second)
    }

    /// The CNPJ of a stem of up to twelve digits, as a number.
    static func cnpj(_ stem: UInt64) -> UInt64 {
        let digits = cnpj(values(stem, 12))
        return stem * 100 + UInt64(digits.first * 10 + digits.second)
    }

    /// The check digits of the twelve values before them.
    static func cnpj(_ values: [Int]) -> (first: Int, second: Int) {
        let first = digit(values, Array(cnpjWeights.dropFirst()))
        return (first, digit(values + [first], cnpjWeights))
    }

    /// Ten times the weighted sum, modulo 11; ten stands for zero.
    private static func digit(_ values: [Int], _ weights: [Int]) -> Int {
        zip(values, weights).reduce(0) { $0 + $1.0 * $1.1 } * 10 % 11 % 10
    }

    private static func values(_ number: UInt64, _ count: Int) -> [Int] {
        let digits = String(number).utf8.map { Int($0) - 48 }
        return [Int](repeating: 0, count: count - digits.count) + digits
    }
}
