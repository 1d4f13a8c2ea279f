internal import PaymentModel

/// The structure of documents: lists of payments, pages that hold such a list, charges with the payments that settled them, and
/// single payments.
extension PixSession {
    /// What an object may hold, and what its lists' objects may hold in turn. This bounds the recursion.
    enum Level: Int {
        /// A payment.
        case payment
        /// Or a page of payments, or a charge with its payments.
        case page
        /// Or a page of charges.
        case pageOfCharges

        /// What the objects of a list may be: `nil` where there is none such.
        func inside(_ list: PixKey?) -> Level? {
            switch list {
            case .pix: rawValue >= Level.page.rawValue ? .payment : nil
            case .charges: self == .pageOfCharges ? .page : nil
            default: nil
            }
        }
    }

    /// A list of payments, charges or pages. Returns where it ends and how many objects it holds.
    mutating func readList(
        at start: Int, of level: Level, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(PixFault) -> (end: Int, count: Int) {
        hasList = true
        var scanner = window(start + 1, bytes)
        var count = 0
        if scanner.take(0x5D, bytes) { return (scanner.place, 0) }
        repeat {
            elementStart = scanner.place
            guard scanner.skipToValue(bytes), bytes[scanner.place] == 0x7B else {
                throw broken(scanner, "a list holds something that is no object", bytes)
            }
            let end = try readObject(at: scanner.place, as: level, bytes, &intake)
            count += 1
            scanner = window(end, bytes)
        } while scanner.take(0x2C, bytes)
        elementStart = scanner.place
        try demand(0x5D, &scanner, "a list is never closed", bytes)
        return (scanner.place, count)
    }

    /// A payment, or a page of them, or a charge. Returns where it ends.
    mutating func readObject(
        at start: Int, as level: Level, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(PixFault) -> Int {
        elementStart = start
        fields.clear()
        var page = Page(line: lines.line(at: start, bytes))
        var scanner = window(start, bytes)
        try demand(0x7B, &scanner, "an object is expected", bytes)
        if !scanner.take(0x7D, bytes) {
            repeat {
                let key = try key(&scanner, bytes)
                if let inside = level.inside(key), scanner.skipToValue(bytes), bytes[scanner.place] == 0x5B {
                    page.isPaymentToo = page.isPaymentToo || fields.has(.endToEndID)
                    page.isCharge = page.isCharge || fields.nested(.amount) != nil
                    let list = try readList(at: scanner.place, of: inside, bytes, &intake)
                    page.items = (page.items ?? 0) + list.count
                    elementStart = list.end
                    fields.clear()
                    scanner = window(list.end, bytes)
                } else {
                    let value = try value(&scanner, bytes)
                    if key == .parameters, case .other(let range) = value { page.parameters = range }
                    if let key { fields.put(key, value) }
                }
            } while scanner.take(0x2C, bytes)
            try demand(0x7D, &scanner, "an object is never closed", bytes)
        }
        try finish(page, start..<scanner.place, bytes, &intake)
        return scanner.place
    }

    /// What an object beside its payment's values may be.
    private struct Page {
        /// 1-based line on which the object starts.
        let line: Int
        /// How many payments its lists hold; `nil` when it has none.
        var items: Int?
        var parameters: Range<Int>?
        var isPaymentToo = false
        /// It has a `valor` that is an object: what was asked for, not what was paid.
        var isCharge = false
    }

    private mutating func finish(
        _ page: Page, _ range: Range<Int>, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(PixFault) {
        let isPayment =
            page.isPaymentToo || fields.has(.endToEndID) || fields.has(.time)
            || (fields.has(.amount) && fields.nested(.amount) == nil)
        let isCharge = page.isCharge || fields.nested(.amount) != nil
        if isCharge, !isPayment, page.items ?? 0 == 0 { return intake.skip() }
        do throws(ReadError) {
            switch (isPayment, page.items ?? (page.parameters == nil ? nil : 0)) {
            case (true, nil):
                try readPayment(range, line: page.line, bytes, &intake)
            case (false, let items?):
                if let parameters = page.parameters {
                    pages.note(items: items, parameters, bytes, line: page.line)
                }
            default:
                try intake.reject(
                    offset: range.lowerBound, length: range.count, line: page.line,
                    isPayment
                        ? "is both a payment (endToEndId) and a list of payments (pix)"
                        : "holds neither a payment (endToEndId) nor a list of payments (pix)")
            }
        } catch {
            throw .refused(error)
        }
    }

    private func key(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(PixFault) -> PixKey? {
        let name: JSONScanner.Text
        do throws(JSONScanner.Fault) { name = try scanner.string(bytes) } catch {
            throw broken(scanner, error.message, bytes)
        }
        try demand(0x3A, &scanner, "a colon is missing", bytes)
        return table.find(name.packed(bytes))
    }

    private func value(_ scanner: inout JSONScanner, _ bytes: Span<UInt8>) throws(PixFault) -> JSONScanner.Value {
        do throws(JSONScanner.Fault) { return try scanner.value(bytes) } catch {
            throw broken(scanner, error.message, bytes)
        }
    }

    private func demand(
        _ byte: UInt8, _ scanner: inout JSONScanner, _ message: String, _ bytes: Span<UInt8>
    ) throws(PixFault) {
        guard scanner.take(byte, bytes) else { throw broken(scanner, message, bytes) }
    }

    /// What may be read at once from `start` on.
    private func window(_ start: Int, _ bytes: Span<UInt8>) -> JSONScanner {
        JSONScanner(start..<min(bytes.count, start + PixSession.elementBytesMax))
    }

    /// The fault at the scanner's place; where the window ended the text rather than the source, the element is too long.
    private func broken(_ scanner: JSONScanner, _ message: String, _ bytes: Span<UInt8>) -> PixFault {
        // The longest token that a window can cut in two is an escaped surrogate pair.
        let isCutByWindow = scanner.end < bytes.count && scanner.end - scanner.place < 16
        guard isCutByWindow else { return .broken(place: scanner.place, message) }
        var lines = lines
        return .refused(
            ReadError(
                line: lines.line(at: elementStart, bytes),
                "an object is longer than \(PixSession.elementBytesMax) bytes, so this holds no payments: "
                    + "name the right format with --format, or ask the provider for the file again"))
    }
}
