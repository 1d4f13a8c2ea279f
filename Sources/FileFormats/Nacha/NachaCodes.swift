/// How many entries came with each transaction code or reason, and the status that they get.
struct NachaCodes {
    private struct Count {
        let occurrence: Occurrence
        let status: [UInt8]
        let line: Int
        var times = 0
    }

    private var entries = [Count?](repeating: nil, count: 60)
    private var reasons: [UInt32: Count] = [:]
    private var unknown: [Int: (times: Int, line: Int)] = [:]
    private var advices = 0

    /// Counts a plain entry. Returns its status, `27 checking debit`.
    mutating func status(of code: NachaTransactionCode) -> [UInt8] {
        var count = entries[code.value] ?? NachaCodes.count(code.occurrence, line: 0)
        count.times += 1
        entries[code.value] = count
        return count.status
    }

    /// Counts a reason, a letter and two digits: there are two hundred at most. Returns its status, `R01 insufficient funds`.
    mutating func status(of reason: UInt32, line: Int) -> [UInt8] {
        if let place = reasons.index(forKey: reason) {
            reasons.values[place].times += 1
            return reasons.values[place].status
        }
        var count = NachaCodes.count(NachaReasons.occurrence(reason), line: line)
        count.times = 1
        reasons[reason] = count
        return count.status
    }

    mutating func countUnknown(_ code: Int, line: Int) {
        unknown[code, default: (0, line)].times += 1
    }

    mutating func countAdvice() { advices += 1 }

    private static func count(_ occurrence: Occurrence, line: Int) -> Count {
        Count(occurrence: occurrence, status: Array(occurrence.text.utf8), line: line)
    }

    /// Tells the reading what was counted.
    func report(_ reading: inout SourceReading) {
        for case let count? in entries { reading.count(count.occurrence, times: count.times) }
        for count in reasons.values.sorted(by: { $0.line < $1.line }) {
            reading.count(count.occurrence, times: count.times)
            if count.occurrence.meaning.isEmpty {
                reading.warn(line: count.line, "reason \(count.occurrence.code) is not in the table of reasons")
            }
        }
        for (code, found) in unknown.sorted(by: { $0.key < $1.key }) {
            reading.count(Occurrence(code: String(code), meaning: "", kind: .unknown), times: found.times)
            reading.warn(
                line: found.line, "transaction code \(code) is unknown: \(found.times) entries with it are passed over")
        }
        if advices > 0 { reading.warn("\(advices) accounting advices (ADV) are no payments and are passed over") }
    }
}
