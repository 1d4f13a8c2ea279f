internal import ByteIntake
internal import FileFormats
internal import PaymentModel
public import Reporting

/// The evidence of a finding: the original lines, found again in the sources.
public struct FindingEvidence: Sendable {
    public let finding: FindingRecord
    /// The lines of the finding's own record.
    public let lines: OriginalLines
    /// The lines of the record that the finding names beside its own.
    public let counterpartLines: OriginalLines?
    /// What is odd about the sources: changed since the run, or gone.
    public let warnings: [String]
    /// The taxpayer IDs that the lines hold, for masking them.
    public let taxpayerIDs: [String]

    /// Original bytes as text, or why they cannot be shown.
    public enum OriginalLines: Sendable {
        case text([String])
        case unavailable(String)
    }

    /// Finds a finding by its ID, or the first characters of it, and its lines.
    ///
    /// - Complexity: O(bytes of the report and of the sources named)
    public init(findingID: String, reportDirectory: String) throws(RunError) {
        let (summary, finding) = try FindingEvidence.find(findingID, reportDirectory)
        self.finding = finding
        var locator = Locator(summary: summary)
        lines = locator.lines(source: finding.source, side: finding.side, start: .offset(finding.offset))
        if let source = finding.counterpartSource, let line = finding.counterpartLine {
            counterpartLines = locator.lines(source: source, side: nil, start: .line(line))
        } else {
            counterpartLines = nil
        }
        warnings = locator.warnings
        taxpayerIDs = locator.taxpayerIDs
    }

    private static func find(
        _ id: String, _ directory: String
    ) throws(RunError) -> (RunSummary, FindingRecord) {
        guard !id.isEmpty, id.allSatisfy({ $0.isHexDigit }) else {
            throw RunError(.usage, "\(id) is no finding ID; copy one from the finding_id column")
        }
        let (summary, found): (RunSummary, [FindingRecord])
        do throws(ReportError) {
            summary = try SummaryJSON.read(directory: directory)
            found = try FindingRecord.find(idPrefix: id.lowercased(), directory: directory, limit: 2)
        } catch {
            throw RunError(.noSuchInput, place: error.path, error.message)
        }
        guard let finding = found.first else {
            throw RunError(
                .noSuchInput, place: directory,
                "there is no finding \(id) in this report; copy an ID from its finding_id column")
        }
        guard found.count == 1 || finding.findingID == id else {
            throw RunError(.usage, "several findings start with \(id); give more of the ID")
        }
        return (summary, finding)
    }
}

/// Finds records again in their sources.
private struct Locator {
    enum Start {
        case offset(Int)
        /// A 1-based physical line.
        case line(Int)
    }

    let summary: RunSummary
    private(set) var warnings: [String] = []
    private(set) var taxpayerIDs: [String] = []

    init(summary: RunSummary) { self.summary = summary }

    mutating func lines(source: String, side: String?, start: Start) -> FindingEvidence.OriginalLines {
        guard source != SourceFile.standardInput else {
            return .unavailable("standard input is not kept; give a file to be shown its lines")
        }
        guard let input = summary.inputs.first(where: { $0.path == source && (side ?? $0.side) == $0.side }),
            let format = FileFormat(rawValue: input.format)
        else { return .unavailable("the report does not list this source") }
        guard let bytes = try? SourceFile.open(source) else {
            return .unavailable("the file is gone; run this from the folder where the run was made")
        }
        let algorithm = DigestAlgorithm(rawValue: String(input.digest.prefix { $0 != ":" })) ?? .xxh3
        if algorithm.digest(of: bytes) != input.digest {
            let warning = "\(source): has changed since the run; the lines shown may be others"
            if !warnings.contains(warning) { warnings.append(warning) }
        }
        let reader = format.reader.init(options: options(input))
        let (lines, taxpayerID) = bytes.withBytes { content in
            let offset: Int
            switch start {
            case .offset(let known): offset = min(max(known, 0), content.count)
            case .line(let line): offset = LineIndex.offset(ofLine: line, in: content)
            }
            let extent = reader.extent(ofRecordAt: offset, in: content)
            return (LineIndex.lines(of: extent, in: content), reader.taxpayerID(ofRecordAt: offset, in: content))
        }
        if let taxpayerID { taxpayerIDs.append(taxpayerID) }
        return .text(lines)
    }

    /// How the run read an input.
    private func options(_ input: RunSummary.Input) -> ReadOptions {
        let rules = summary.rules
        var run = RunOptions()
        run.dateOrder = rules.dateOrder.flatMap(DateOrder.init)
        run.businessZone = rules.businessZone
        run.dateBasis = rules.dates.flatMap(DateBasis.init) ?? run.dateBasis
        run.amountBasis = rules.amounts.flatMap(AmountBasis.init) ?? run.amountBasis
        run.ledgerAccount = rules.ledgerAccount
        let side = Side.allCases.first { $0.name == input.side } ?? .settlement
        for (name, column) in rules.map where name.hasPrefix(side.name + ".") {
            if let field = GenericColumn(rawValue: String(name.dropFirst(side.name.count + 1))) {
                run.mappings[side, default: ColumnMapping()].columns[field] = column
            }
        }
        return run.readOptions(side, input.settings.map { FileSettings(side: side, named: $0) })
    }
}

/// Physical lines of a source.
enum LineIndex {
    /// The offset of the first byte of a 1-based line.
    static func offset(ofLine line: Int, in bytes: Span<UInt8>) -> Int {
        var current = 1
        var place = 0
        while current < line, place < bytes.count {
            if bytes[place] == 0x0A { current += 1 }
            place += 1
        }
        return place
    }

    /// The text of a range, line by line; what is not UTF-8 is taken as Latin-1.
    static func lines(of range: Range<Int>, in bytes: Span<UInt8>) -> [String] {
        let clipped = range.clamped(to: 0..<bytes.count)
        let raw = clipped.map { bytes[$0] }
        let text =
            String(validating: raw, as: UTF8.self)
            ?? String(String.UnicodeScalarView(raw.map { Unicode.Scalar($0) }))
        var lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).map(String.init)
        while lines.last == "" { lines.removeLast() }
        return lines
    }
}
