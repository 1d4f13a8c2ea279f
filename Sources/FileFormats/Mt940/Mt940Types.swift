/// How many entries came with each type and mark, and the status that they get.
struct Mt940Types {
    /// Further types of one source are counted together.
    static let typesMax = 1000

    private struct Key: Hashable {
        let type: UInt32
        /// The mark of a reversal or an announcement; that of a plain entry is left out.
        let mark: UInt8
    }

    private struct Count {
        let occurrence: Occurrence
        let status: [UInt8]
        var times = 0
    }

    private var counts: [Key: Count] = [:]
    private var furtherCount = 0

    /// Counts an entry. Returns its status, `NTRF transfer`; nothing when the entry has no type.
    mutating func status(_ type: UInt32, _ mark: Mt940Entry.Mark) -> [UInt8] {
        let isPlain = !mark.isReversal && !mark.isExpected
        let key = Key(type: type, mark: isPlain ? 0 : mark.rawValue)
        if let place = counts.index(forKey: key) {
            counts.values[place].times += 1
            return counts.values[place].status
        }
        guard counts.count < Mt940Types.typesMax else {
            furtherCount += 1
            return []
        }
        let occurrence = Mt940Types.occurrence(type, mark)
        let count = Count(occurrence: occurrence, status: Array(occurrence.text.utf8), times: 1)
        counts[key] = count
        return count.status
    }

    private static func occurrence(_ type: UInt32, _ mark: Mt940Entry.Mark) -> Occurrence {
        let code = type == 0 ? "" : Mt940TypeCodes.text(type)
        let meaning = Mt940TypeCodes.meaning(type)
        let returned = type & 0xFF_FFFF == 0x52_5449
        let (prefix, remark): (String, String) =
            switch mark {
            case .reversalOfCredit: ("RC ", "reversal of a credit")
            case .reversalOfDebit: ("RD ", "reversal of a debit")
            case .expectedCredit: ("EC ", "announced, not booked")
            case .expectedDebit: ("ED ", "announced, not booked")
            default: ("", "")
            }
        let words = [meaning, remark].filter { !$0.isEmpty }.joined(separator: ", ")
        let whole = prefix + code
        let kind: Occurrence.Kind =
            mark.isExpected ? .information : mark.isReversal || returned ? .reversed : .paid
        return Occurrence(code: whole.last == " " ? String(whole.dropLast()) : whole, meaning: words, kind: kind)
    }

    /// Tells the reading what was counted.
    func report(_ reading: inout SourceReading) {
        for count in counts.values where !count.occurrence.code.isEmpty {
            reading.count(count.occurrence, times: count.times)
        }
        if furtherCount > 0 {
            reading.warn("more than \(Mt940Types.typesMax) transaction types; \(furtherCount) entries have no status")
        }
    }
}
