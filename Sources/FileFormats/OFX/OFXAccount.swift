/// Whose statement it is: BANKID, BRANCHID and ACCTID of BANKACCTFROM, or ACCTID of CCACCTFROM.
struct OFXAccount {
    var bank: [UInt8] = []
    var branch: [UInt8] = []
    var number: [UInt8] = []
    var isCard = false

    /// How banks that leave BRANCHID out write branch, account and check digit into one row of digits.
    private struct OneRow {
        let digits: Int
        let branchDigits: Int
        let checkDigits = 1
    }

    private static let oneRow: [String: OneRow] = [
        "033": OneRow(digits: 13, branchDigits: 4), "341": OneRow(digits: 10, branchDigits: 4),
    ]

    /// `bank/branch/account` in the form that CNAB 240 has: bank three digits, branch and account without leading zeros and without
    /// the check digit that stands behind a hyphen. A card's number as it is. Empty when nothing is known.
    var text: String {
        if isCard { return String(decoding: number, as: UTF8.self) }
        if bank.isEmpty && branch.isEmpty && number.isEmpty { return "" }
        let bank = bankText
        var (branch, number) = (branch, number)
        if branch.isEmpty, let split = number.firstIndex(where: { $0 == 0x20 || $0 == 0x2F }) {
            (branch, number) = (Array(number[..<split]), Array(number[(split + 1)...]))
        } else if branch.isEmpty, let row = OFXAccount.oneRow[bank], number.count == row.digits,
            number.allSatisfy(OFXAccount.isDigit)
        {
            (branch, number) = (
                Array(number[..<row.branchDigits]), Array(number[row.branchDigits...].dropLast(row.checkDigits))
            )
        }
        return "\(bank)/\(OFXAccount.plain(branch))/\(OFXAccount.plain(number))"
    }

    /// The bank in three digits where it is a number of at most three, else as it is.
    var bankText: String {
        let significant = bank.drop { $0 == 0x30 }
        guard !bank.isEmpty, bank.allSatisfy(OFXAccount.isDigit), significant.count <= 3 else {
            return String(decoding: bank, as: UTF8.self)
        }
        return String(repeating: "0", count: 3 - significant.count) + String(decoding: significant, as: UTF8.self)
    }

    /// Digits without leading zeros and check digit; a text that is no number as it is.
    private static func plain(_ text: [UInt8]) -> String {
        var body = text[...]
        if let hyphen = text.lastIndex(of: 0x2D), hyphen == text.count - 2 { body = text[..<hyphen] }
        let isNumber = body.allSatisfy { isDigit($0) || $0 == 0x2E || $0 == 0x2D || $0 == 0x20 || $0 == 0x2F }
        guard isNumber else { return String(decoding: text, as: UTF8.self) }
        return String(decoding: body.filter(isDigit).drop { $0 == 0x30 }, as: UTF8.self)
    }

    private static func isDigit(_ byte: UInt8) -> Bool { byte ^ 0x30 < 10 }
}
