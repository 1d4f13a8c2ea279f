/// Why money went back: ISO 20022 ExternalReturnReason and ExternalReversalReason codes in words, those that payments teams meet.
enum CamtReasons {
    static let meanings: [String: String] = [
        "AC01": "wrong account number", "AC03": "wrong creditor account", "AC04": "account closed",
        "AC06": "account blocked", "AG01": "no credit transfers on this account", "AM02": "amount not allowed",
        "AM04": "insufficient funds", "AM05": "duplicate payment", "AM09": "wrong amount", "BE04": "address missing",
        "BE05": "creditor unknown", "BE08": "bank error", "CNOR": "creditor's bank unknown",
        "CUST": "asked for by the customer", "DUPL": "duplicate payment", "ED05": "settlement failed",
        "FOCR": "after a cancellation request", "FR01": "fraud", "FRAD": "fraud", "MD01": "no mandate",
        "MD06": "refused by the payer", "MD07": "the payer is dead", "MS02": "reason not given by the customer",
        "MS03": "reason not given by the bank", "NARR": "reason in words", "RC01": "wrong bank code",
        "RR04": "regulatory reason", "SL01": "service of the bank", "TECH": "technical reason",
    ]

    /// What a return with that code is counted as. Longer codes are the bank's own.
    static func occurrence(_ code: [UInt8]) -> Occurrence {
        let text = String(decoding: code, as: UTF8.self)
        return Occurrence(code: text, meaning: meanings[text] ?? "", kind: .reversed)
    }
}
