/// What the type of a statement line says: `N` and a code of SWIFT's list, `S` and the number of the message that caused it, `F` for a
/// first advice, or anything of the bank's own.
///
/// Source: SWIFT User Handbook, MT940 field 61, subfield 6, transaction type identification codes.
enum Mt940TypeCodes {
    /// The meaning of a type in words; empty when it is the bank's own.
    static func meaning(_ type: UInt32) -> String {
        let code = text(type & 0xFF_FFFF)
        if type >> 24 == 0x53, code.utf8.allSatisfy({ $0 ^ 0x30 < 10 }) { return "SWIFT message \(code)" }
        return meanings[code] ?? ""
    }

    /// The characters of a type or code.
    static func text(_ code: UInt32) -> String {
        let shifts: [UInt32] = [24, 16, 8, 0]
        let bytes = shifts.map { UInt8(truncatingIfNeeded: code >> $0) }.filter { $0 > 0 }
        let text = String(decoding: bytes, as: UTF8.self)
        return String(text.reversed().drop { $0 == " " }.reversed())
    }

    private static let meanings: [String: String] = [
        "BNK": "securities item, bank fees", "BOE": "bill of exchange", "BRF": "brokerage fee",
        "CAR": "securities item, corporate action", "CAS": "securities item, cash in lieu",
        "CHG": "charges and other expenses", "CHK": "cheques", "CLR": "cash letters or cheques remittance",
        "CMI": "cash management item, no detail", "CMN": "cash management item, notional pooling",
        "CMP": "compensation claims", "CMS": "cash management item, sweeping",
        "CMT": "cash management item, topping", "CMZ": "cash management item, zero balancing",
        "COL": "collections", "COM": "commission", "CPN": "securities item, coupon payments",
        "DCR": "documentary credit", "DDT": "direct debit item", "DIS": "securities item, gains disbursement",
        "DIV": "securities item, dividends", "EQA": "equivalent amount", "EXT": "securities item, external transfer",
        "FEX": "foreign exchange", "INT": "interest", "LBX": "lock box", "LDP": "loan deposit",
        "MAR": "securities item, margin payments", "MAT": "securities item, maturity",
        "MGT": "securities item, management fees", "MSC": "miscellaneous", "NWI": "securities item, new issues",
        "ODC": "overdraft charge", "OPT": "securities item, options", "PCH": "securities item, purchase",
        "POP": "securities item, pair-off proceeds", "PRN": "securities item, principal pay-down",
        "REC": "securities item, tax reclaim", "RED": "securities item, redemption",
        "RIG": "securities item, rights", "RTI": "returned item", "SAL": "securities item, sale",
        "SEC": "securities", "SLE": "securities item, securities lending", "STO": "standing order",
        "STP": "securities item, stamp duty", "SUB": "securities item, subscription", "SWP": "securities item, swap",
        "TAX": "securities item, withholding tax", "TCK": "travellers cheques",
        "TCM": "securities item, tripartite collateral management", "TRA": "securities item, internal transfer",
        "TRF": "transfer", "TRN": "securities item, transaction fee", "UWC": "securities item, underwriting commission",
        "VDA": "value date adjustment", "WAR": "securities item, warrant",
    ]
}
