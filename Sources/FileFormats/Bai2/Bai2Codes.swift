/// How many transactions came with each type code, and the status that they get.
struct Bai2Codes {
    private struct Count {
        let occurrence: Occurrence
        let status: [UInt8]
        let line: Int
        var times = 0
    }

    private var counts = [Count?](repeating: nil, count: 1000)

    /// Counts a transaction. Returns its status, `475 check paid`. - Precondition: the code has three digits.
    mutating func status(_ code: Int, line: Int) -> [UInt8] {
        var count = counts[code] ?? Bai2Codes.count(code, line)
        count.times += 1
        counts[code] = count
        return count.status
    }

    private static func count(_ code: Int, _ line: Int) -> Count {
        let occurrence = Bai2TypeCodes.occurrence(code)
        return Count(occurrence: occurrence, status: Array(occurrence.text.utf8), line: line)
    }

    /// Tells the reading what was counted.
    func report(_ reading: inout SourceReading) {
        for case let count? in counts {
            reading.count(count.occurrence, times: count.times)
            if count.occurrence.kind == .unknown {
                reading.warn(
                    line: count.line,
                    "type code \(count.occurrence.code) is unknown: \(count.times) transactions with it are passed over"
                )
            }
        }
    }
}
