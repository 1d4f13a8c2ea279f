/// The OFX tags that are looked at; all others are passed over.
///
/// Source: OFX 1.0.2, 1.6 and 2.2, section 11 (banking) and 13 (investments).
enum OFXTag: Int, CaseIterable {
    case ofx
    // Statement responses: bank, credit card, investment account.
    case stmtrs
    case ccstmtrs
    case invstmtrs
    case curdef
    // Whose statement it is.
    case bankacctfrom
    case ccacctfrom
    case invacctfrom
    case bankid
    case brokerid
    case branchid
    case acctid
    case banktranlist
    /// One movement.
    case stmttrn
    /// A pending one (OFX 2.2): not booked.
    case stmttrnp
    case trntype
    case dtposted
    case dtavail
    case trnamt
    case fitid
    case correctfitid
    case correctaction
    case checknum
    case refnum
    case name
    case memo
    case currency
    case origcurrency
    case cursym
    case ledgerbal
    case availbal
    case org
    case severity

    /// Whether the tag holds a value and no other tags.
    var isValue: Bool {
        switch self {
        case .curdef, .bankid, .brokerid, .branchid, .acctid, .trntype, .dtposted, .dtavail, .trnamt, .fitid,
            .correctfitid, .correctaction, .checknum, .refnum, .name, .memo, .cursym, .org, .severity:
            true
        case .ofx, .stmtrs, .ccstmtrs, .invstmtrs, .bankacctfrom, .ccacctfrom, .invacctfrom, .banktranlist, .stmttrn,
            .stmttrnp, .currency, .origcurrency, .ledgerbal, .availbal:
            false
        }
    }

    /// As the specification writes it.
    var text: String { String(describing: self).uppercased() }

    /// All tags by their names in upper case.
    static let table = NameTable(allCases.map { ($0.text, $0) })
}
