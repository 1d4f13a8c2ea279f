internal import PaymentModel

extension SourceReading {
    /// Takes over what another thread read of the same source. Whoever began the source goes first.
    ///
    /// - Throws: ``ReadError`` when more lines than ``invalidLinesMax`` cannot be read.
    public mutating func merge(_ other: SourceReading) throws(ReadError) {
        recordCount += other.recordCount
        skippedCount += other.skippedCount
        for currency in amountSums.indices {
            amountSums[currency] += other.amountSums[currency]
            currencyCounts[currency] += other.currencyCounts[currency]
        }
        feeSums.merge(other.feeSums, uniquingKeysWith: +)
        netSums.merge(other.netSums, uniquingKeysWith: +)
        if let theirs = other.dates { include(theirs) }
        invalidLines = (invalidLines + other.invalidLines).sorted { $0.offset < $1.offset }
        guard invalidLines.count <= SourceReading.invalidLinesMax else {
            throw SourceReading.tooManyInvalid(format, line: invalidLines[SourceReading.invalidLinesMax].line)
        }
        controlTotals += other.controlTotals
        for account in other.accounts { note(account: account) }
        for (occurrence, times) in other.occurrences { count(occurrence, times: times) }
        for warning in other.warnings { warn(line: warning.line, warning.message) }
        taxpayersMissing += other.taxpayersMissing
        taxpayersPadded += other.taxpayersPadded
        taxpayersWithWrongCheckDigits += other.taxpayersWithWrongCheckDigits
    }

    /// Adds the figures of rows that were read into keys.
    mutating func add(_ tally: PlainTally) {
        guard tally.count > 0 else { return }
        recordCount += tally.count
        for (currency, sum) in tally.sums {
            amountSums[Int(currency.index)] += sum.minor
            currencyCounts[Int(currency.index)] += sum.count
        }
        taxpayersWithWrongCheckDigits += tally.wrongCheckDigits
        include(BusinessDate(daysSinceEpoch: tally.firstDay)...BusinessDate(daysSinceEpoch: tally.lastDay))
    }

    /// The source has so many lines that cannot be read that it must be something else.
    static func tooManyInvalid(_ format: FileFormat, line: Int) -> ReadError {
        ReadError(
            line: line,
            "more than \(invalidLinesMax) lines cannot be read as \(format.rawValue): "
                + "name the right format with --format")
    }
}
