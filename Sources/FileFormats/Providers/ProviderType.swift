/// What a provider's code for a movement means, and what becomes of it here.
struct ProviderType: Sendable {
    /// What becomes of a movement.
    enum Treatment: Sendable {
        /// A payment of a payer: a record whose reference is the payment's.
        case payment
        /// Money goes back on a payment: a record that is a return of it, unless the same source also cancels it.
        case givesBack
        /// What went back comes to us again: a record, and no return. It is neither a second payment nor gives anything back.
        case comesAgain
        /// Money that moves because of a payment and is neither paid nor given back: a record with a weak reference.
        case moves
        /// A fee, a payout, a transfer: no payment of a payer.
        case skipped
    }

    let occurrence: Occurrence
    let treatment: Treatment

    init(_ code: String, _ meaning: String, _ treatment: Treatment) {
        let kind: Occurrence.Kind =
            switch treatment {
            case .payment, .comesAgain: .paid
            case .givesBack, .moves: .reversed
            case .skipped: .information
            }
        occurrence = Occurrence(code: code, meaning: meaning, kind: kind)
        self.treatment = treatment
    }
}

/// The types of one provider, found by their codes, and how often each came.
struct ProviderTypeTable {
    private let types: [ProviderType]
    private let codes: [[UInt8]]
    private let statuses: [[UInt8]]
    private var counts: [Int]
    private var unknown: [[UInt8]: (count: Int, line: Int)] = [:]
    private var unknownBeyondMax = 0

    /// Unknown codes beyond this many are counted together.
    private static let unknownMax = 100
    /// How much of an unknown code is kept.
    private static let codeBytesMax = 60

    init(_ types: [ProviderType]) {
        self.types = types
        codes = types.map { Array($0.occurrence.code.utf8) }
        statuses = types.map { Array($0.occurrence.text.utf8) }
        counts = types.map { _ in 0 }
    }

    /// The place of a code, whatever its case. - Complexity: O(types)
    func find(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
        codes.firstIndex { code in
            guard code.count == range.count else { return false }
            for (place, byte) in code.enumerated() {
                let other = bytes[range.lowerBound + place]
                if other != byte, !(other ^ byte == 0x20 && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7A) {
                    return false
                }
            }
            return true
        }
    }

    subscript(place: Int) -> ProviderType { types[place] }

    /// The status text of records of this type.
    func status(_ place: Int) -> [UInt8] { statuses[place] }

    mutating func count(_ place: Int) { counts[place] += 1 }

    mutating func countUnknown(_ bytes: Span<UInt8>, _ range: Range<Int>, line: Int) {
        let code = range.prefix(ProviderTypeTable.codeBytesMax).map { bytes[$0] }
        if let known = unknown[code] {
            unknown[code] = (known.count + 1, known.line)
        } else if unknown.count < ProviderTypeTable.unknownMax {
            unknown[code] = (1, line)
        } else {
            unknownBeyondMax += 1
        }
    }

    /// Hands over how often each type came, with a warning for each unknown one.
    func report(typeColumn: String, into reading: inout SourceReading, mask: (String) -> String) {
        for (place, count) in counts.enumerated() { reading.count(types[place].occurrence, times: count) }
        for (code, seen) in unknown.sorted(by: { $0.value.line < $1.value.line }) {
            let name = mask(TextFieldReader.string(code))
            reading.count(Occurrence(code: name, meaning: "", kind: .unknown), times: seen.count)
            reading.warn(
                line: seen.line,
                "\(typeColumn) \"\(name)\" is not known, so taken as no payment: rows skipped: \(seen.count); "
                    + "ask the provider what it means")
        }
        if unknownBeyondMax > 0 {
            reading.count(Occurrence(code: "", meaning: "other unknown types", kind: .unknown), times: unknownBeyondMax)
            reading.warn("further rows of unknown \(typeColumn) skipped: \(unknownBeyondMax)")
        }
    }
}
