import PaymentModel
import Testing

@Suite("Currencies")
struct CurrencyCodeTests {
    @Test func theTableIsSortedSoThatOrderByPlaceIsOrderByCode() {
        #expect(CurrencyCode.codes == CurrencyCode.codes.sorted())
        #expect(Set(CurrencyCode.codes).count == CurrencyCode.codes.count)
        #expect(
            CurrencyCode.codes.allSatisfy { $0.utf8.count == 3 && $0.utf8.allSatisfy { (0x41...0x5A).contains($0) } })
        #expect(CurrencyCode.codes.count < 1024)
        for (left, right) in zip(CurrencyCode.codes, CurrencyCode.codes.dropFirst()) {
            #expect(CurrencyCode(left)! < CurrencyCode(right)!)
        }
    }

    @Test func everyCodeIsFoundInEitherCase() {
        for code in CurrencyCode.codes {
            #expect(CurrencyCode(code)?.code == code)
            #expect(CurrencyCode(code.lowercased())?.code == code)
        }
        #expect(CurrencyCode.brl.code == "BRL")
        #expect(CurrencyCode("bRl") == .brl)
    }

    /// A dotless i becomes I in upper case; it is no letter of a code all the same.
    @Test(arguments: ["", "B", "BR", "BRLL", "R$ ", "XXX", "XTS", "XAU", "XDR", " BRL", "986", "ınr", "İNR"])
    func anythingElseIsNoPaymentCurrency(code: String) {
        #expect(CurrencyCode(code) == nil)
    }

    @Test func minorUnitsFollowTheStandard() {
        let none: Set = [
            "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV", "XAF",
            "XOF",
            "XPF",
        ]
        let three: Set = ["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"]
        let four: Set = ["CLF", "UYW"]
        #expect(none.union(three).union(four).isSubset(of: CurrencyCode.codes))
        for code in CurrencyCode.codes {
            let expected = none.contains(code) ? 0 : three.contains(code) ? 3 : four.contains(code) ? 4 : 2
            #expect(CurrencyCode(code)?.decimals == expected, "\(code)")
        }
    }
}
