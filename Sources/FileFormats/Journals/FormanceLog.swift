internal import PaymentModel

/// One log of Formance Ledger: its type, and where its data stands.
struct FormanceLog {
    enum LogType: String, CaseIterable {
        case newTransaction = "NEW_TRANSACTION"
        case revertedTransaction = "REVERTED_TRANSACTION"
        case setMetadata = "SET_METADATA"
        case deleteMetadata = "DELETE_METADATA"
        case insertedSchema = "INSERTED_SCHEMA"

        var isTransaction: Bool { self == .newTransaction || self == .revertedTransaction }

        var occurrence: Occurrence {
            switch self {
            case .newTransaction: Occurrence(code: rawValue, meaning: "transaction", kind: .paid)
            case .revertedTransaction: Occurrence(code: rawValue, meaning: "transaction reverted", kind: .reversed)
            default: Occurrence(code: rawValue, meaning: "no movement", kind: .information)
            }
        }
    }

    private(set) var type: LogType?
    private(set) var data: Range<Int> = 0..<0

    init(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(RowFault) {
        for member in try JSONMembers.all(bytes, line) {
            if member.isNamed("type", bytes), case .string(.source(let range)) = member.value {
                type = LogType(rawValue: TextFieldReader.string(range.map { bytes[$0] }))
            } else if member.isNamed("data", bytes), case .other(let range) = member.value {
                data = range
            }
        }
    }

    /// The transaction that the log holds.
    func transaction(_ bytes: Span<UInt8>) throws(RowFault) -> FormanceTransaction {
        guard type?.isTransaction == true else { throw RowFault("the log holds no transaction") }
        var found: FormanceTransaction?
        var revertedID: UInt64?
        var revertedReference = 0..<0
        for member in try JSONMembers.all(bytes, data) {
            if member.isNamed("transaction", bytes), case .other(let range) = member.value {
                found = try FormanceTransaction(bytes, range)
            } else if member.isNamed("revertedTransactionID", bytes), case .number(let range) = member.value {
                revertedID = FormanceTransaction.number(bytes, range)
            } else if member.isNamed("revertedTransaction", bytes), case .other(let range) = member.value {
                let original = try FormanceTransaction(bytes, range)
                revertedID = original.id ?? revertedID
                revertedReference = original.reference
            }
        }
        guard var found else { throw RowFault("the log holds no transaction") }
        if type == .revertedTransaction {
            found.revertedID = revertedID
            found.revertedReference = revertedReference
        }
        return found
    }
}

/// One transaction of Formance Ledger.
struct FormanceTransaction {
    struct Posting {
        let start: Int
        var source = 0..<0
        var destination = 0..<0
        var amount = 0..<0
        var asset = 0..<0

        /// The amount in the currency's minor units. An asset is `CODE/decimals`; without decimals it counts whole units.
        func money(_ bytes: Span<UInt8>) throws(RowFault) -> Money {
            let parts = TextFieldReader.string(asset.map { bytes[$0] }).split(separator: "/")
            guard let code = parts.first, parts.count <= 2, let currency = CurrencyCode(String(code)),
                let decimals = parts.count == 2 ? Int(parts[1]) : 0, (0...18).contains(decimals)
            else { throw RowFault("asset", .unreadable, .source(asset), bytes) }
            guard let minor = number(bytes, decimals: decimals, wanted: currency.decimals) else {
                throw RowFault("amount", .tooManyDecimals, .source(amount), bytes)
            }
            guard minor <= UInt64(Money.amountMinorMax) else {
                throw RowFault("amount", .outOfRange, .source(amount), bytes)
            }
            return Money(amountMinor: Int64(minor), currency: currency)
        }

        /// `nil` when the amount is no whole number, far too large, or not whole in the wanted decimals.
        private func number(_ bytes: Span<UInt8>, decimals: Int, wanted: Int) -> UInt64? {
            guard var value = FormanceTransaction.number(bytes, amount) else { return nil }
            for _ in wanted..<max(wanted, decimals) {
                guard value % 10 == 0 else { return nil }
                value /= 10
            }
            for _ in decimals..<max(wanted, decimals) {
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                if overflow { return nil }
                value = product
            }
            return value
        }
    }

    private(set) var postings: [Posting] = []
    private(set) var id: UInt64?
    private(set) var reference: Range<Int> = 0..<0
    private(set) var timestamp: Range<Int> = 0..<0
    private(set) var tags = LedgerTags()
    var revertedID: UInt64?
    var revertedReference: Range<Int> = 0..<0

    init(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(RowFault) {
        for member in try JSONMembers.all(bytes, range) {
            switch member.value {
            case .number(let value) where member.isNamed("id", bytes) || member.isNamed("txid", bytes):
                id = FormanceTransaction.number(bytes, value)
            case .string(.source(let value)) where member.isNamed("reference", bytes): reference = value
            case .string(.source(let value)) where member.isNamed("timestamp", bytes): timestamp = value
            case .other(let value) where member.isNamed("metadata", bytes):
                for entry in try JSONMembers.all(bytes, value) {
                    guard case .source(let name) = entry.name, LedgerTags.isRead(name, bytes) else { continue }
                    switch entry.value {
                    case .string(.source(let text)): tags.note(name: name, value: text, bytes)
                    case .null: continue
                    default: throw RowFault("metadata that is needed is no plain text")
                    }
                }
            case .other(let value) where member.isNamed("postings", bytes):
                postings = try JSONMembers.elements(bytes, value).map { element throws(RowFault) in
                    try FormanceTransaction.posting(bytes, element)
                }
            case .string(.copied) where member.isNamed("reference", bytes):
                throw RowFault("the reference holds escaped characters, which are not read")
            default: continue
            }
        }
    }

    private static func posting(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(RowFault) -> Posting {
        var posting = Posting(start: range.lowerBound)
        for member in try JSONMembers.all(bytes, range) {
            switch member.value {
            case .string(.source(let value)) where member.isNamed("source", bytes): posting.source = value
            case .string(.source(let value)) where member.isNamed("destination", bytes): posting.destination = value
            case .string(.source(let value)) where member.isNamed("asset", bytes): posting.asset = value
            case .number(let value) where member.isNamed("amount", bytes): posting.amount = value
            default: continue
            }
        }
        guard !posting.source.isEmpty, !posting.destination.isEmpty, !posting.amount.isEmpty else {
            throw RowFault("a posting lacks its source, destination or amount")
        }
        return posting
    }

    /// Digits alone; `nil` for anything else and for what is above 64 bits.
    static func number(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64? {
        guard !range.isEmpty else { return nil }
        var value: UInt64 = 0
        for place in range {
            let digit = bytes[place] ^ 0x30
            guard digit < 10 else { return nil }
            let (product, isTooLarge) = value.multipliedReportingOverflow(by: 10)
            let (sum, overflow) = product.addingReportingOverflow(UInt64(digit))
            if isTooLarge || overflow { return nil }
            value = sum
        }
        return value
    }
}
