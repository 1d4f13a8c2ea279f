/// Why an entry came back (`R01`), or what must be changed for the next one (`C01`): the codes of addenda 99 and 98.
///
/// Source: Nacha Operating Rules, appendix four (returns) and five (notifications of change).
enum NachaReasons {
    /// What a return code says became of the money. An unknown code is a return all the same.
    static func occurrence(_ code: UInt32) -> Occurrence {
        let text = Mt940TypeCodes.text(code)
        let isChange = code >> 16 & 0xFF == 0x43
        return Occurrence(
            code: text, meaning: (isChange ? changes[text] : returns[text]) ?? "",
            kind: isChange ? .information : .reversed)
    }

    /// Whether the originator's bank sends the return back: the money moves as it did at first.
    static func isDishonored(_ code: UInt32) -> Bool {
        switch code {
        case 0x52_3631, 0x52_3632, 0x52_3637, 0x52_3638, 0x52_3639, 0x52_3730: true  // R61, R62, R67 to R70
        default: false
        }
    }

    private static let returns: [String: String] = [
        "R01": "insufficient funds", "R02": "account closed", "R03": "no account or unable to locate account",
        "R04": "invalid account number", "R05": "unauthorized debit to consumer account",
        "R06": "returned per ODFI's request", "R07": "authorization revoked by customer", "R08": "payment stopped",
        "R09": "uncollected funds", "R10": "customer advises originator is not known or not authorized",
        "R11": "customer advises entry not in accordance with the authorization",
        "R12": "account sold to another DFI", "R13": "invalid ACH routing number",
        "R14": "representative payee deceased or unable to continue", "R15": "beneficiary or account holder deceased",
        "R16": "account frozen or entry returned per OFAC instruction", "R17": "file record edit criteria",
        "R18": "improper effective entry date", "R19": "amount field error", "R20": "non-transaction account",
        "R21": "invalid company identification", "R22": "invalid individual ID number",
        "R23": "credit entry refused by receiver", "R24": "duplicate entry", "R25": "addenda error",
        "R26": "mandatory field error", "R27": "trace number error", "R28": "routing number check digit error",
        "R29": "corporate customer advises not authorized", "R30": "RDFI not participant in check truncation program",
        "R31": "permissible return entry (CCD and CTX)", "R32": "RDFI non-settlement", "R33": "return of XCK entry",
        "R34": "limited participation DFI", "R35": "return of improper debit entry",
        "R36": "return of improper credit entry", "R37": "source document presented for payment",
        "R38": "stop payment on source document", "R39": "improper source document",
        "R40": "return of ENR entry by federal agency", "R41": "invalid transaction code (ENR)",
        "R42": "routing number or check digit error (ENR)", "R43": "invalid DFI account number (ENR)",
        "R44": "invalid individual ID number (ENR)", "R45": "invalid individual or company name (ENR)",
        "R46": "invalid representative payee indicator (ENR)", "R47": "duplicate enrollment (ENR)",
        "R50": "state law affecting RCK acceptance", "R51": "item related to RCK entry is ineligible",
        "R52": "stop payment on item related to RCK entry", "R53": "item and RCK entry presented for payment",
        "R61": "dishonored return: misrouted", "R62": "dishonored return: erroneous or reversing debit",
        "R67": "dishonored return: duplicate", "R68": "dishonored return: untimely",
        "R69": "dishonored return: field errors", "R70": "dishonored return: not accepted or not requested",
        "R71": "contested dishonored return: misrouted", "R72": "contested dishonored return: untimely",
        "R73": "contested dishonored return: timely original return",
        "R74": "contested dishonored return: corrected return", "R75": "contested dishonored return: not a duplicate",
        "R76": "contested dishonored return: no errors found",
        "R77": "contested dishonored return: non-acceptance of R62", "R80": "IAT entry coding error",
        "R81": "non-participant in IAT program", "R82": "invalid foreign receiving DFI identification",
        "R83": "foreign receiving DFI unable to settle", "R84": "entry not processed by gateway",
        "R85": "incorrectly coded outbound international payment", "R90": "returned under sanctions obligations",
    ]

    private static let changes: [String: String] = [
        "C01": "incorrect account number", "C02": "incorrect routing number",
        "C03": "incorrect routing number and account number", "C04": "incorrect name",
        "C05": "incorrect transaction code", "C06": "incorrect account number and transaction code",
        "C07": "incorrect routing number, account number and transaction code",
        "C08": "incorrect receiving DFI identification (IAT)", "C09": "incorrect individual ID number",
        "C13": "addenda format error", "C14": "incorrect entry class for outbound international payment",
        "C61": "refused change: misrouted", "C62": "refused change: incorrect trace number",
        "C63": "refused change: incorrect company identification",
        "C64": "refused change: incorrect individual ID number", "C65": "refused change: incorrectly formatted data",
        "C66": "refused change: incorrect discretionary data",
        "C67": "refused change: routing number not of the original entry",
        "C68": "refused change: account number not of the original entry",
        "C69": "refused change: incorrect transaction code",
    ]
}
