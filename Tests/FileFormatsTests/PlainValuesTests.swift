import PaymentModel
import Randomness
import Testing

@testable import FileFormats

/// Sixteen bytes at a time or eight: what is plain, and what it means, is the same.
@Suite("Plain values")
struct PlainValuesTests {
    /// A field of chance that is often plain and often nearly so.
    private func field(_ random: inout SplitMix, _ forms: [[UInt8]]) -> [UInt8] {
        var field = random.pick(forms).map { byte in
            byte == 0x23 ? UInt8(0x30 + random.below(10)) : byte == 0x3F ? UInt8(0x30 + random.below(75)) : byte
        }
        switch random.below(8) {
        case 0 where !field.isEmpty: field[random.below(field.count)] = UInt8(random.below(256))
        case 1 where !field.isEmpty: field.remove(at: random.below(field.count))
        case 2: field.insert(UInt8(random.below(256)), at: random.below(field.count + 1))
        default: break
        }
        return field
    }

    private func taxpayer(_ random: inout SplitMix) -> [UInt8] {
        let forms = [
            "###########", "##############", "00000000000", "11111111111111", "52998224725", "11222333000181", "",
        ]
        return field(&random, forms.map { Array($0.utf8) })
    }

    private func amount(_ random: inout SplitMix) -> [UInt8] {
        let digits = String(repeating: "#", count: 1 + random.below(13))
        return field(&random, ["\(digits).##", "-\(digits),##", "\(digits)", "-.##", ""].map { Array($0.utf8) })
    }

    private func reference(_ random: inout SplitMix) -> [UInt8] {
        let endToEnd = "####################" + "???????????"
        return field(&random, ["E\(endToEnd)", "D\(endToEnd)", "X\(endToEnd)", "NF-####", ""].map { Array($0.utf8) })
    }

    @Test func bothWaysGiveTheSame() throws {
        try #require(PlainValues.hasVectors, "this processor has no AVX2: nothing to compare")
        var random = SplitMix(seed: 4)
        let sums = (cpf: TaxpayerCheckSums.cpf, cnpj: TaxpayerCheckSums.cnpj)
        var (plain, coded, wrong) = (0, 0, 0)
        for _ in 0..<60_000 {
            var bytes = [UInt8](repeating: random.pick([0x30, 0x39, 0x2E, 0xFF]), count: 32)
            var ranges: [Range<Int>] = []
            for field in [taxpayer(&random), amount(&random), reference(&random)] {
                ranges.append(bytes.count..<(bytes.count + field.count))
                bytes += field + [0x2C]
            }
            bytes += bytes[..<32]
            let found = [true, false].map { byVectors in
                unsafe bytes.withUnsafeBufferPointer { bytes in
                    unsafe PlainValues(
                        bytes.baseAddress!, taxpayer: ranges[0], amount: ranges[1], reference: ranges[2],
                        byVectors: byVectors, sums)
                }
            }
            #expect((found[0] == nil) == (found[1] == nil), "\(String(decoding: bytes, as: UTF8.self))")
            guard let one = found[0], let other = found[1] else { continue }
            #expect(one.taxpayer == other.taxpayer && one.hasWrongCheckDigits == other.hasWrongCheckDigits)
            #expect(one.amountMinor == other.amountMinor && one.reference == other.reference)
            plain += 1
            if let form = one.reference?.form, form > 16 { coded += 1 }
            if one.hasWrongCheckDigits { wrong += 1 }
        }
        #expect(plain > 3_000 && coded > 500 && wrong > 500 && wrong < plain, "\(plain) \(coded) \(wrong)")
    }
}
