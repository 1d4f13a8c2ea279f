import PaymentModel
import Randomness
import Testing

@Suite("Check digits of CPF and CNPJ")
struct CheckDigitTests {
    @Test func everyCPFHasExactlyOneRightPairOfCheckDigits() {
        var random = SplitMix(seed: 3)
        for _ in 0..<300 {
            let stem = random.next() % 1_000_000_000
            let right = CheckDigits.cpf(stem)
            for pair in 0..<UInt64(100) {
                let number = stem * 100 + pair
                #expect(TaxpayerID.cpfCheckDigitsHold(padded(number, 11)) == (number == right), "\(number)")
            }
        }
    }

    @Test func everyCNPJHasExactlyOneRightPairOfCheckDigits() {
        var random = SplitMix(seed: 4)
        let characters = Array("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        for round in 0..<300 {
            let alphabet = round % 2 == 0 ? Array(characters[..<10]) : characters
            let stem = random.bytes(12, of: alphabet)
            let digits = CheckDigits.cnpj(stem.map { Int($0) - 48 })
            for pair in 0..<100 {
                let text = stem + [UInt8(48 + pair / 10), UInt8(48 + pair % 10)]
                let isRight = pair == digits.first * 10 + digits.second
                #expect(TaxpayerID.cnpjCheckDigitsHold(text) == isRight, "\(String(decoding: text, as: UTF8.self))")
            }
        }
    }

    @Test(arguments: ["12ABC34501DE35", "11222333000181", "00000000000191", "00360305000104"])
    func publishedCNPJsHold(text: String) {
        #expect(TaxpayerID.cnpjCheckDigitsHold(Array(text.utf8)))
    }

    @Test(arguments: ["52998224725", "00000000191", "11144477735"])
    func publishedCPFsHold(text: String) {
        #expect(TaxpayerID.cpfCheckDigitsHold(Array(text.utf8)))
    }

    @Test(arguments: [0, 10, 12, 13, 15])
    func anotherLengthNeverHolds(length: Int) {
        let zeros = [UInt8](repeating: 0x30, count: length)
        #expect(!TaxpayerID.cpfCheckDigitsHold(zeros))
        #expect(!TaxpayerID.cnpjCheckDigitsHold(zeros))
    }

    private func padded(_ number: UInt64, _ count: Int) -> [UInt8] {
        let digits = Array(String(number).utf8)
        return [UInt8](repeating: 0x30, count: count - digits.count) + digits
    }
}
