/// The check digits of CPF and CNPJ by tables: both weighted sums of three digits at once.
///
/// The weights are those of ``PaymentModel/TaxpayerID``: a CPF's run from 2 up, a CNPJ's from 2 to 9 and again, from the right.
struct TaxpayerCheckSums: Sendable {
    /// For each group of three digits the two sums, the first in the lower half.
    private let sums: [UInt32]

    static let cpf = TaxpayerCheckSums(digits: 11)
    static let cnpj = TaxpayerCheckSums(digits: 14)

    private init(digits: Int) {
        let body = digits - 2
        let groups = body / 3
        var sums = [UInt32](repeating: 0, count: groups * 1000)
        for group in 0..<groups {
            for value in 0..<1000 {
                var (first, second) = (0, 0)
                for (place, digit) in [value / 100, value / 10 % 10, value % 10].enumerated() {
                    let left = body - (group * 3 + place)
                    first += digit * (digits == 11 ? left + 1 : (left - 1) % 8 + 2)
                    second += digit * (digits == 11 ? left + 2 : left % 8 + 2)
                }
                sums[group * 1000 + value] = UInt32(second) << 16 | UInt32(first)
            }
        }
        self.sums = sums
    }

    /// Whether the last two of a CPF's eleven digits are its check digits.
    @inline(__always)
    func confirmCPF(_ number: UInt64) -> Bool {
        let body = UInt32(truncatingIfNeeded: number / 100)
        let thousands = body / 1000
        let millions = body / 1_000_000
        let sum =
            sums[Int(millions)] &+ sums[1000 &+ Int(thousands &- millions &* 1000)]
            &+ sums[2000 &+ Int(body &- thousands &* 1000)]
        return confirm(sum, UInt32(truncatingIfNeeded: number &- UInt64(body) &* 100))
    }

    /// Whether the last two of a CNPJ's fourteen digits are its check digits.
    @inline(__always)
    func confirmCNPJ(_ number: UInt64) -> Bool {
        let body = number / 100
        let high = UInt32(truncatingIfNeeded: body / 1_000_000)
        let low = UInt32(truncatingIfNeeded: body &- UInt64(high) &* 1_000_000)
        let (highThousands, lowThousands) = (high / 1000, low / 1000)
        let sum =
            sums[Int(highThousands)] &+ sums[1000 &+ Int(high &- highThousands &* 1000)]
            &+ sums[2000 &+ Int(lowThousands)] &+ sums[3000 &+ Int(low &- lowThousands &* 1000)]
        return confirm(sum, UInt32(truncatingIfNeeded: number &- body &* 100))
    }

    @inline(__always)
    private func confirm(_ sum: UInt32, _ checkDigits: UInt32) -> Bool {
        let first = TaxpayerCheckSums.digit(sum & 0xFFFF)
        let second = TaxpayerCheckSums.digit(sum >> 16 &+ first &* 2)
        return first &* 10 &+ second == checkDigits
    }

    @inline(__always)
    private static func digit(_ sum: UInt32) -> UInt32 {
        let remainder = sum % 11
        return remainder < 2 ? 0 : 11 - remainder
    }
}
