/// What was odd, each with its count and its first line: one warning for each kind.
struct PixRemarks {
    /// In the order in which they are told.
    enum Kind: Int, CaseIterable {
        case statusUnknown, statusMissing, payersDiffer
    }

    private var counts = [Int](repeating: 0, count: Kind.allCases.count)
    private var lines = [Int](repeating: 0, count: Kind.allCases.count)

    mutating func note(_ kind: Kind, line: Int) {
        if counts[kind.rawValue] == 0 { lines[kind.rawValue] = line }
        counts[kind.rawValue] += 1
    }

    /// Hands all over as warnings.
    func warn(into reading: inout SourceReading) {
        for kind in Kind.allCases where counts[kind.rawValue] > 0 {
            let count = counts[kind.rawValue]
            let message =
                switch kind {
                case .statusUnknown:
                    "returns with a status that the PIX API does not have, so taken as no movement: skipped: \(count); ask the "
                        + "provider what it means"
                case .statusMissing: "returns without a status were settled, so taken as money given back: \(count)"
                case .payersDiffer: "payments that name two different payers, so neither is taken: \(count)"
                }
            reading.warn(line: lines[kind.rawValue], message)
        }
    }
}
