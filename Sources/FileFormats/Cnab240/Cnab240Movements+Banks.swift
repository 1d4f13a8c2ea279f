/// The codes as data. Codes are the bank's own: 17 is a late settlement at most banks and a rejection at Itaú.
///
/// Source: FEBRABAN CNAB 240, domain C044, and the banks' collection manuals.
extension Cnab240Movements {
    /// FEBRABAN's meanings of the codes that are no payment.
    static let febrabanNoPayment: [Int: String] = [
        2: "registered", 3: "registration rejected", 4: "moved to another carteira", 5: "moved out of its carteira",
        7: "discount confirmed", 8: "discount cancelled", 9: "written off", 11: "open title listed",
        12: "rebate confirmed", 13: "rebate cancelled", 14: "due date changed", 15: "payment waived",
        19: "protest instructed", 20: "protest stopped", 23: "sent to the notary", 24: "back from the notary",
        25: "protested and written off", 26: "instruction rejected", 27: "change of data confirmed", 28: "fee charged",
        29: "payer's statement", 30: "change of data rejected", 33: "apportionment changed",
        34: "apportionment cancelled", 35: "automatic debit unscheduled", 36: "message sent", 37: "message rejected",
        38: "payment limit changed", 39: "payment limit waived", 40: "beneficiary's number changed",
        41: "participant's number changed", 42: "payer's data changed", 43: "guarantor's data changed",
        46: "protest cancelled", 47: "protest for bankruptcy instructed", 48: "transfer of carteira instructed",
        49: "contract changed", 51: "payer recognised the title", 52: "payer did not recognise the title",
        53: "title refused by the clearing house", 54: "write-off without protest confirmed",
        61: "nominal value changed", 62: "limits of the value changed", 73: "listing of the debtor requested",
    ]

    private static let chequeReturned = "paid by a cheque that was returned"
    private static let chequePending = "paid by a cheque that has not cleared"

    static let febrabanNoteworthy: [Int: String] = [
        44: chequeReturned, 45: "paid by a cheque that cleared", 50: chequePending,
    ]

    static let febraban = Cnab240Movements(
        paid: [6, 17], noPayment: febrabanNoPayment.keys, noteworthy: febrabanNoteworthy)

    static let bancoDoBrasil = Cnab240Movements(
        paid: [6, 17], noPayment: febrabanNoPayment.keys,
        noteworthy: febrabanNoteworthy.merging([46: chequePending]) { _, own in own })

    static let bradesco = Cnab240Movements(
        paid: [6, 17], noPayment: febrabanNoPayment.keys,
        noteworthy: febrabanNoteworthy.merging([22: "payment cancelled", 40: "payment reversed"]) { _, own in own })

    /// 01 prints, 35 to 41 and 45 are about the payers' register; 46 is a settlement on line.
    static let caixa = Cnab240Movements(
        paid: [6, 46], noPayment: Array(febrabanNoPayment.keys) + [1, 45],
        noteworthy: [44: "write-off or settlement reversed", 47: "settlement on line reversed"])

    /// Rejections (03, 15 to 18, 60), confirmations, and fees (26 to 30, 33 to 46, 48, 51 to 56, 61, 62, 80 to 93).
    static let itau = Cnab240Movements(
        paid: [6, 8, 10],
        noPayment: [2, 3, 4, 5, 9, 47, 48, 57, 60, 61, 62, 63, 74, 75, 94]
            + Array(11...21) + Array(23...30) + Array(32...46) + Array(51...56) + Array(77...80) + [82, 83]
            + Array(85...93),
        noteworthy: [65: chequePending, 69: chequeReturned])
}
