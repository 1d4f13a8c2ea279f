internal import PaymentModel

/// A text of the document, and where it may stand in the source as it is.
struct CamtText {
    private(set) var bytes: [UInt8] = []
    private(set) var offset = 0

    var isEmpty: Bool { bytes.isEmpty }

    /// Takes a text without the blanks around it.
    mutating func take(_ text: ArraySlice<UInt8>, offset: Int) {
        bytes.removeAll(keepingCapacity: true)
        var (start, end) = (text.startIndex, text.endIndex)
        while start < end, CamtText.isBlank(text[start]) { start += 1 }
        while end > start, CamtText.isBlank(text[end - 1]) { end -= 1 }
        bytes.append(contentsOf: text[start..<end])
        self.offset = offset + start - text.startIndex
    }

    mutating func clear() { bytes.removeAll(keepingCapacity: true) }

    /// The text as a field of a record: in place where the source holds the same bytes, and kept where it was decoded.
    func range(in source: Span<UInt8>, _ writer: inout RecordWriter) -> TextRange {
        guard !bytes.isEmpty else { return .none }
        if offset + bytes.count <= source.count, bytes.indices.allSatisfy({ bytes[$0] == source[offset + $0] }) {
            return .source(offset: offset, length: bytes.count)
        }
        return writer.keep(bytes)
    }

    func equals(_ text: StaticString) -> Bool { CamtText.equal(bytes[...], text) }

    static func equal(_ bytes: ArraySlice<UInt8>, _ text: StaticString) -> Bool {
        // Codes are compared with several texts each, and a text's description would be made anew for each.
        text.equals(bytes)
    }

    static func trimmed(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var (start, end) = (text.startIndex, text.endIndex)
        while start < end, isBlank(text[start]) { start += 1 }
        while end > start, isBlank(text[end - 1]) { end -= 1 }
        return text[start..<end]
    }

    private static func isBlank(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
    }
}

/// An amount with its currency, never negative, as ISO 20022 has them: ActiveOrHistoricCurrencyAndAmount.
struct CamtAmount: Equatable {
    var minor: Int64
    var currency: CurrencyCode

    /// Reads digits with at most one point. Decimals beyond those of the currency must be zeros: nothing is rounded.
    ///
    /// - Parameter max: the largest amount in minor units.
    static func minor(
        _ text: ArraySlice<UInt8>, decimals: Int, max: Int64 = Money.amountMinorMax
    ) throws(FieldFault) -> Int64 {
        let digits = CamtText.trimmed(text)
        guard !digits.isEmpty else { throw .missing }
        var value: Int64 = 0
        var count = 0
        var fraction = -1
        for (place, byte) in digits.enumerated() {
            let digit = byte ^ 0x30
            if byte == 0x2E, fraction < 0 {
                fraction = 0
                continue
            }
            if byte == 0x2B, place == 0 { continue }
            if byte == 0x2D, place == 0 { throw .ambiguousSign }
            guard digit < 10 else { throw .unreadable }
            count += 1
            if fraction >= decimals {
                guard digit == 0 else { throw .tooManyDecimals }
                continue
            }
            if fraction >= 0 { fraction += 1 }
            guard value <= (max - Int64(digit)) / 10 else { throw .outOfRange }
            value = value * 10 + Int64(digit)
        }
        guard count > 0 else { throw .unreadable }
        for _ in Swift.max(0, fraction)..<decimals {
            guard value <= max / 10 else { throw .outOfRange }
            value *= 10
        }
        return value
    }
}

/// Currencies by their codes, the last one remembered: files are about one.
struct CamtCurrencies {
    private var packed: UInt64 = 0
    private var last: CurrencyCode?

    /// The currency of an attribute `Ccy`, packed; `nil` when it is missing or none that payments are made in.
    mutating func currency(packed code: UInt64) -> CurrencyCode? {
        if code == packed { return last }
        packed = code
        let bytes = (0..<8).map { UInt8(truncatingIfNeeded: code >> UInt64(8 * $0)) }.prefix { $0 != 0 }
        last = CurrencyCode(String(decoding: bytes, as: UTF8.self))
        return last
    }
}

/// Which way the money went: CreditDebitCode.
enum CamtDirection {
    case credit, debit

    init?(_ text: ArraySlice<UInt8>) {
        let code = CamtText.trimmed(text)
        if CamtText.equal(code, "CRDT") {
            self = .credit
        } else if CamtText.equal(code, "DBIT") {
            self = .debit
        } else {
            return nil
        }
    }

    func signed(_ minor: Int64) -> Int64 { self == .credit ? minor : -minor }
}

/// TrueFalseIndicator, an XML Schema boolean; `nil` for anything else.
enum CamtFlag {
    static func read(_ text: ArraySlice<UInt8>) -> Bool? {
        let word = CamtText.trimmed(text)
        if CamtText.equal(word, "true") || CamtText.equal(word, "1") { return true }
        if CamtText.equal(word, "false") || CamtText.equal(word, "0") { return false }
        return nil
    }
}

/// ISODate and ISODateTime.
enum CamtDate {
    /// A date. A zone behind it, which XML Schema allows, says nothing about the day.
    static func day(_ text: ArraySlice<UInt8>) throws(FieldFault) -> BusinessDate {
        let day = CamtText.trimmed(text)
        guard !day.isEmpty else { throw .missing }
        guard day.count == 10 || isZone(day.dropFirst(10)), let place = day.indices.first, day[place + 4] == 0x2D,
            day[place + 7] == 0x2D
        else { throw .unreadable }
        let digits = Array(day.prefix(10))
        let date = BusinessDate(
            year: try DateField.number(digits.span, 0, 4), month: try DateField.number(digits.span, 5, 2),
            day: try DateField.number(digits.span, 8, 2))
        guard let date else { throw .noSuchDay }
        return date
    }

    /// The business date of a point in time. Without an offset it is local to the account.
    static func time(_ text: ArraySlice<UInt8>, zone: inout BusinessZone) throws(FieldFault) -> BusinessDate {
        let time = Array(CamtText.trimmed(text))
        guard case .date(let date) = try DateField.read(time.span, 0..<time.count, zone: &zone) else {
            throw .unreadable
        }
        return date
    }

    /// `Z`, or `±HH:MM`.
    private static func isZone(_ text: ArraySlice<UInt8>) -> Bool {
        let zone = Array(text)
        if zone == [0x5A] { return true }
        return zone.count == 6 && (zone[0] == 0x2B || zone[0] == 0x2D) && zone[3] == 0x3A
    }
}
