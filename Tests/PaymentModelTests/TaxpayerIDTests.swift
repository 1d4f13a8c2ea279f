import Randomness
import Testing

@testable import PaymentModel

@Suite("Taxpayer IDs as they come")
struct TaxpayerIDTests {
    @Test(arguments: [
        "529.982.247-25", "52998224725", "  52998224725\t", "529 982 247 25", "529982247-25", "5-2-9-9-8-2-2-4-7-2-5",
        "529/982/247/25",
    ])
    func elevenDigitsWithinPunctuationAreACPF(text: String) {
        #expect(read(text) == id(.cpf, "52998224725"))
    }

    @Test(arguments: ["11.222.333/0001-81", "11222333000181", " 11 222 333 0001 81 "])
    func fourteenDigitsWithinPunctuationAreACNPJ(text: String) {
        #expect(read(text) == id(.cnpj, "11222333000181"))
    }

    @Test(arguments: ["12ABC34501DE35", "12.ABC.345/01DE-35", "12abc34501de35", "12.abc.345/01de-35"])
    func theNewCNPJHoldsLettersInUpperCase(text: String) {
        #expect(read(text) == id(.cnpj, "12ABC34501DE35"))
    }

    @Test(arguments: [
        ("191", TaxpayerID.Kind.cpf, "00000000191"),
        ("1.91", .cpf, "00000000191"),
        ("0000191", .cpf, "00000000191"),
        ("360305000104", .cnpj, "00360305000104"),
        ("360.305/0001-04", .cnpj, "00360305000104"),
        ("0360305000104", .cnpj, "00360305000104"),
        ("1234000153", .cnpj, "00001234000153"),
    ])
    func zerosThatASpreadsheetAteArePutBack(text: String, kind: TaxpayerID.Kind, whole: String) {
        let reading = read(text)
        #expect(reading.id == TaxpayerID(kind: kind, text: FieldText(whole)))
        #expect(reading.wasPadded)
        #expect(!reading.hasWrongCheckDigits)
    }

    @Test(arguments: ["192", "12345", "360305000105", "1222333000181"])
    func digitsThatNoPaddingMakesRightStayAsTheyAre(text: String) {
        #expect(read(text) == id(.foreign, text))
    }

    @Test func aShortNumberIsPaddedExactlyWhenItsCheckDigitsThenHold() {
        var random = SplitMix(seed: 1)
        var padded = (cpf: 0, cnpj: 0)
        for round in 0..<20_000 {
            // Small numbers are rich in IDs with many zeros; every third has check digits that were made to hold.
            let stem = random.next() % [1_000_000, 100_000_000, 100_000_000_000][round / 3 % 3]
            let number =
                round % 3 == 0 ? CheckDigits.cnpj(stem) : round % 3 == 1 ? CheckDigits.cpf(stem % 1_000_000_000) : stem
            let text = String(number)
            guard text.count < 14, text.count != 11, Set(text).count > 1 else { continue }
            let reading = read(text)
            if text.count < 11, CheckDigits.cpf(number / 100) == number {
                #expect(reading.id?.kind == .cpf && reading.wasPadded, "\(text)")
                padded.cpf += 1
            } else if CheckDigits.cnpj(number / 100) == number {
                #expect(reading.id?.kind == .cnpj && reading.wasPadded, "\(text)")
                padded.cnpj += 1
            } else {
                #expect(reading == id(.foreign, text), "\(text)")
            }
        }
        #expect(padded.cpf > 4_000 && padded.cnpj > 2_000)
    }

    @Test(arguments: [
        "", " ", "\t \t", "0", "00000000000", "11111111111", "111.111.111-11", "99999999999999", "7777777",
        "***.982.247-**",
        "***137303**", "5299822472*", "-", "./-", "000.000.000/0000-00",
    ])
    func nothingOneRepeatedDigitAndMaskedIDsAreNoID(text: String) {
        let reading = read(text)
        #expect(reading.id == nil)
        #expect(!reading.wasPadded && !reading.hasWrongCheckDigits)
    }

    @Test(arguments: [
        ("529.982.247-26", TaxpayerID.Kind.cpf, "52998224726"), ("11222333000182", .cnpj, "11222333000182"),
        ("12ABC34501DE36", .cnpj, "12ABC34501DE36"),
    ])
    func wrongCheckDigitsAreKeptAndCounted(text: String, kind: TaxpayerID.Kind, whole: String) {
        let reading = read(text)
        #expect(reading.id == TaxpayerID(kind: kind, text: FieldText(whole)))
        #expect(reading.hasWrongCheckDigits)
        #expect(!reading.wasPadded)
    }

    @Test(arguments: [
        ("de-123.456/789", "DE-123.456/789"), (" us 12-3456789 ", "US 12-3456789"), ("AAAAAAAAAAA", "AAAAAAAAAAA"),
        ("12ABC34501DEX5", "12ABC34501DEX5"), ("123456789012345", "123456789012345"), ("12ABC34501D", "12ABC34501D"),
    ])
    func anythingElseIsAForeignIDWithItsPunctuation(text: String, kept: String) {
        #expect(read(text) == id(.foreign, kept))
    }

    @Test func bytesThatAreNoTextAreAForeignID() {
        let bytes: [UInt8] = [0xFF, 0x41, 0x80]
        #expect(TaxpayerID.read(bytes).id == TaxpayerID(kind: .foreign, text: FieldText(bytes: bytes)))
    }

    /// Interned IDs are read again from their text, so a second reading must change nothing.
    @Test func readingAnIDAgainGivesTheSameID() {
        var random = SplitMix(seed: 2)
        let alphabet = Array("0123456789123456789AzB.-/ *\t".utf8)
        for _ in 0..<20_000 {
            let raw = random.bytes(random.below(19), of: alphabet)
            guard let first = TaxpayerID.read(raw).id else { continue }
            #expect(TaxpayerID.read(first.text.bytes).id == first, "\(raw)")
        }
    }

    @Test(arguments: [
        ("52998224725", "***.982.247-**"), ("11222333000181", "**.222.333/****-**"), ("DE123456789", "***789"),
        ("AB-12", "***"),
    ])
    func anIDDescribesItselfMasked(text: String, masked: String) throws {
        #expect(try #require(read(text).id).description == masked)
    }

    private func read(_ text: String) -> TaxpayerID.Reading { TaxpayerID.read(Array(text.utf8)) }

    /// The reading of an ID that was neither padded nor wrong.
    private func id(_ kind: TaxpayerID.Kind, _ text: String) -> TaxpayerID.Reading {
        TaxpayerID.Reading(
            id: TaxpayerID(kind: kind, text: FieldText(text)), wasPadded: false, hasWrongCheckDigits: false)
    }
}
