internal import PaymentModel

/// One entry (`Ntry`) while it is being read: what stands before its details, and what came of them.
struct CamtEntry {
    /// What the entry's status says: EntryStatusCode.
    enum Status: Equatable {
        case missing
        /// The money moved.
        case booked
        /// Pending, for information, or to come: no money moved.
        case notBooked
        case unknown
    }

    /// How many records the entry's details are.
    enum DetailMode {
        /// Not yet known: fewer than two.
        case undecided
        /// Each is a record.
        case each
        /// They have no amounts, so the entry is.
        case together
    }

    var offset = 0
    var line = 0
    var amount: CamtAmount?
    var direction: CamtDirection?
    var isReversal = false
    var status = Status.missing
    var statusCode = CamtText()
    var bookingDate: BusinessDate?
    var valueDate: BusinessDate?
    var bankReference = CamtText()
    var isCharge = false
    /// Charges in minor units of the entry's currency, as single ones and as their total.
    var charges: Int64 = 0
    var chargeTotal: Int64 = 0
    /// The first reason why the entry cannot be read.
    var fault: String?

    /// 1 for the statement's first entry.
    var number = 0
    /// How many entries of the statement had the bank's reference before: `nil` while nobody asked, and `.some(nil)` when it has none.
    var repetition: Int??

    /// Details so far.
    var details = 0
    var mode = DetailMode.undecided
    /// Sum of the details' signed amounts and of their charges, in minor units.
    var detailSum: Int128 = 0
    var detailCharges: Int128 = 0
    /// How many payments the entry says to hold together, and how many details stood in the list that said so.
    var batchCount = 0
    var batchDetails = 0
    /// The count that the list which is open declares.
    var declaredInBatch = 0

    /// Starts anew, and keeps the memory.
    mutating func reset(number: Int, offset: Int, line: Int) {
        let (status, reference) = (statusCode, bankReference)
        self = CamtEntry()
        self.number = number
        (statusCode, bankReference) = (status, reference)
        statusCode.clear()
        bankReference.clear()
        self.offset = offset
        self.line = line
    }

    mutating func fail(_ reason: String) { if fault == nil { fault = reason } }

    /// The signed amount, when both amount and direction are known.
    var signedMinor: Int64? {
        guard let amount, let direction else { return nil }
        return direction.signed(amount.minor)
    }
}

/// One transaction (`TxDtls`) of an entry while it is being read.
struct CamtDetail {
    /// An amount that may be missing or unreadable.
    enum Amount {
        case missing
        case faulty(String)
        case known(CamtAmount)
    }

    var offset = 0
    var line = 0
    /// Just past the end.
    var end = 0
    /// By rank: the transaction's amount, then what `AmtDtls` says of it, its countervalue and what was instructed.
    var amounts: [Amount] = [.missing, .missing, .missing, .missing]
    var direction: CamtDirection?
    var bankReference = CamtText()
    var endToEndID = CamtText()
    var transactionID = CamtText()
    var uetr = CamtText()
    var debtor = CamtParty()
    var creditor = CamtParty()
    var obligation = CamtText()
    var obligations = 0
    var isReturn = false
    var returnReason = CamtText()
    var isCharge = false
    var charges: Int64 = 0
    var chargeTotal: Int64 = 0
    var fault: String?

    /// Starts anew, and keeps the memory.
    mutating func reset(offset: Int, line: Int) {
        self.offset = offset
        self.line = line
        end = offset
        for rank in amounts.indices { amounts[rank] = .missing }
        direction = nil
        bankReference.clear()
        endToEndID.clear()
        transactionID.clear()
        uetr.clear()
        debtor.clear()
        creditor.clear()
        obligation.clear()
        obligations = 0
        isReturn = false
        returnReason.clear()
        isCharge = false
        charges = 0
        chargeTotal = 0
        fault = nil
    }

    mutating func fail(_ reason: String) { if fault == nil { fault = reason } }

    /// The amount in the currency that the entry was booked in: the first by rank that has it.
    func amount(in currency: CurrencyCode) -> Amount {
        for amount in amounts {
            switch amount {
            case .missing: continue
            case .faulty: return amount
            case .known(let known): if known.currency == currency { return amount }
            }
        }
        return .missing
    }
}

/// The taxpayer ID of a party: the best of those that it has.
struct CamtParty {
    private(set) var id = CamtText()
    private var rank = 0
    private var candidate = CamtText()
    private var scheme = CamtText()

    /// Schemes of ExternalOrganisationIdentification and ExternalPersonIdentification that number something else than taxpayers.
    private static let otherSchemes: [StaticString] = [
        "ARNU", "BANK", "CBID", "CBSD", "CCPT", "CHID", "CUST", "DRLC", "DUNS", "EMPL", "GS1G", "TELE",
    ]

    mutating func clear() {
        id.clear()
        rank = 0
        candidate.clear()
        scheme.clear()
    }

    mutating func open() {
        candidate.clear()
        scheme.clear()
    }

    mutating func take(id text: ArraySlice<UInt8>, offset: Int) { candidate.take(text, offset: offset) }
    mutating func take(scheme text: ArraySlice<UInt8>) { scheme.take(text, offset: 0) }

    /// An ID is complete. A tax number by its scheme goes before one that looks like a CPF or CNPJ, and that before any other.
    mutating func close() {
        guard !candidate.isEmpty, candidate.bytes.count <= TaxpayerID.textBytesMax else { return }
        let found: Int
        if scheme.equals("TXID") {
            found = 4
        } else if CamtParty.otherSchemes.contains(where: { scheme.equals($0) }) {
            found = 0
        } else {
            found = CamtParty.looksBrazilian(candidate.bytes) ? 3 : 2
        }
        guard found > rank else { return }
        rank = found
        swap(&id, &candidate)
    }

    /// 11 or 14 letters and digits, punctuation apart.
    private static func looksBrazilian(_ bytes: [UInt8]) -> Bool {
        let count = bytes.count { $0 ^ 0x30 < 10 || ($0 & 0xDF >= 0x41 && $0 & 0xDF <= 0x5A) }
        return count == 11 || count == 14
    }
}
