/// What a transaction's type code says: its number tells the direction, a table the meaning of the common ones.
///
/// Source: BAI2, appendix A, uniform BAI balance reporting type codes: 001-099 status, 100-399 credits, 400-699 debits, 700-799 loans,
/// 827-829 SEPA and BACS, 890 no money, 900-919 status, 920-959 credits and 960-999 debits of the bank's own.
enum Bai2TypeCodes {
    enum Direction { case moneyIn, moneyOut, none, unknown }

    static func direction(_ code: Int) -> Direction {
        switch code {
        case 100...399, 920...959, 720...728, 827, 829: .moneyIn
        case 400...699, 960...999, 760, 828: .moneyOut
        case 1...99, 890, 900...919, 701...719: .none
        default: .unknown
        }
    }

    static func occurrence(_ code: Int) -> Occurrence {
        let digits = String(code)
        let text = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
        let returned = returns.contains(code)
        let kind: Occurrence.Kind =
            switch direction(code) {
            case .moneyIn, .moneyOut: returned ? .reversed : .paid
            case .none: .information
            case .unknown: .unknown
            }
        return Occurrence(code: text, meaning: meanings[code] ?? general(code), kind: kind)
    }

    private static func general(_ code: Int) -> String {
        switch direction(code) {
        case .moneyIn: "credit"
        case .moneyOut: "debit"
        case .none: "status, no payment"
        case .unknown: ""
        }
    }

    /// Money that goes back.
    private static let returns: Set<Int> = [
        123, 252, 255, 257, 258, 266, 268, 395, 423, 468, 552, 555, 557, 558, 566, 568, 694,
    ]

    private static let meanings: [Int: String] = [
        108: "credit, any type", 115: "lockbox deposit", 116: "item in lockbox deposit", 121: "EDI transaction credit",
        122: "EDIBANX credit received", 135: "DTC concentration credit", 136: "item in DTC deposit",
        142: "ACH credit received", 143: "item in ACH deposit", 145: "ACH concentration credit",
        147: "individual bank card deposit", 155: "preauthorized draft credit", 164: "corporate trade payment credit",
        165: "preauthorized ACH credit", 166: "ACH settlement", 172: "deposit correction", 174: "other deposit",
        175: "check deposit package", 184: "draft deposit", 187: "cash letter credit", 189: "cash letter adjustment",
        191: "individual incoming internal money transfer", 195: "incoming money transfer",
        196: "money transfer adjustment", 201: "individual automatic transfer credit", 202: "bond operations credit",
        206: "book transfer credit", 208: "individual international money transfer credit",
        212: "foreign letter of credit",
        213: "letter of credit", 214: "foreign exchange of credit", 216: "foreign remittance credit",
        218: "foreign collection credit", 221: "foreign check purchase", 232: "sale of debt security",
        233: "securities sold", 240: "coupon collections, banks", 241: "bankers' acceptances",
        252: "debit reversal", 254: "posting error correction credit", 255: "check posted and returned",
        257: "individual ACH return item", 258: "ACH reversal credit", 261: "individual rejected credit",
        263: "overdraft", 266: "return item", 268: "return item adjustment", 275: "ZBA credit",
        277: "ZBA credit transfer", 301: "commercial deposit", 354: "interest credit", 357: "credit adjustment",
        366: "currency and coin deposited", 395: "check reversal", 397: "float adjustment",
        398: "miscellaneous fee refund", 399: "miscellaneous credit", 408: "float adjustment", 409: "debit, any type",
        415: "lockbox debit", 421: "EDI transaction debit", 445: "ACH concentration debit",
        447: "ACH disbursement funding debit",
        451: "ACH debit received", 452: "item in ACH disbursement or debit", 455: "preauthorized ACH debit",
        462: "account holder initiated ACH debit", 466: "ACH settlement",
        468: "ACH return item or adjustment settlement",
        469: "miscellaneous ACH debit", 472: "cumulative checks paid", 474: "certified check debit", 475: "check paid",
        476: "federal reserve bank letter debit", 477: "bank originated debit", 479: "list post debit",
        481: "individual loan payment", 484: "draft", 487: "cash letter debit",
        491: "individual outgoing internal money transfer",
        493: "customer terminal initiated money transfer", 495: "outgoing money transfer",
        496: "money transfer adjustment", 501: "individual automatic transfer debit", 506: "book transfer debit",
        508: "individual international money transfer debits", 512: "letter of credit debit",
        514: "foreign exchange debit",
        516: "foreign remittance debit", 518: "foreign collection debit", 522: "foreign checks paid",
        552: "credit reversal",
        554: "posting error correction debit", 555: "deposited item returned", 557: "individual ACH return item",
        558: "ACH reversal debit", 561: "individual rejected debit", 563: "overdraft", 566: "return item",
        568: "return item adjustment", 575: "ZBA debit", 577: "ZBA debit transfer", 654: "interest debit",
        666: "currency and coin shipped", 698: "miscellaneous fees", 699: "miscellaneous debit", 720: "loan payment",
        721: "loan payment, interest", 722: "loan payment, principal", 760: "loan disbursement",
        890: "contains non-monetary information",
    ]
}
