/// An ISO 4217 currency that payments are made in.
///
/// Held as its place in an alphabetical table, so that ordering by value is ordering by code. Codes that
/// have no minor unit at all (metals, testing) are no payment currencies and are not in the table.
/// Source: ISO 4217:2015, list one, as maintained by its agency (amendments to 2026).
public struct CurrencyCode: Hashable, Sendable {
    /// The place in ``CurrencyCode/codes``: below 1024, so ten bits hold it.
    public let index: UInt16

    @inlinable
    public init(index: UInt16) { self.index = index }

    /// The currency of that three-letter code (upper or lower case), or `nil`.
    public init?(_ code: String) {
        // Some letters of other alphabets are A to Z in upper case.
        guard code.utf8.count == 3, let found = CurrencyCode.indexByCode[code.uppercased()] else { return nil }
        index = found
    }

    /// The Brazilian real.
    public static let brl = CurrencyCode(index: CurrencyCode.indexByCode["BRL"]!)

    /// The three letters.
    public var code: String { CurrencyCode.codes[Int(index)] }

    /// How many decimals the currency's minor unit has: 2 for BRL, 0 for JPY, 3 for KWD.
    public var decimals: Int { CurrencyCode.decimalsByIndex[Int(index)] }

    /// All codes in alphabetical order.
    public static let codes: [String] = """
        AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD
        BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE CHF CHW CLF CLP
        CNY COP COU CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD
        FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR
        IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK
        LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK
        MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR
        PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS
        SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH
        UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAD XAF XCD XCG
        XOF XPF YER ZAR ZMW ZWG
        """.split(whereSeparator: { $0 == " " || $0 == "\n" }).map(String.init)

    private static let indexByCode: [String: UInt16] = Dictionary(
        uniqueKeysWithValues: codes.enumerated().map { ($1, UInt16($0)) })

    private static let decimalsByIndex: [Int] = codes.map { code in
        switch code {
        case "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG",
            "RWF", "UGX", "UYI", "VND", "VUV", "XAF", "XOF", "XPF":
            0
        case "BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND": 3
        case "CLF", "UYW": 4
        default: 2
        }
    }
}

extension CurrencyCode: Comparable, CustomStringConvertible {
    @inlinable
    public static func < (left: CurrencyCode, right: CurrencyCode) -> Bool { left.index < right.index }
    public var description: String { code }
}
