internal import ByteIntake
internal import FileFormats
internal import NaiveReference
internal import PaymentModel
public import Reconciliation
internal import SyntheticNights

/// The two jobs that are measured, over nights that are written when they are first asked for.
public final class NightJobs {
    private let folder: NightFolder
    private let threads: Int
    private var written: [Int: NightFiles] = [:]

    public init(_ folder: NightFolder, threads: Int) {
        self.folder = folder
        self.threads = threads
    }

    /// The whole of `confere reconcile`: files are read, matched, proved, and reported on.
    public func engine(size: Int) throws(RunError) -> JobSample {
        let files = try night(size)
        var options = RunOptions()
        options.settlement = [files.settlement]
        options.ledger = [files.ledger]
        options.out = folder.emptyReportPath()
        options.threads = threads
        let run = ReconciliationRun(options: options, progress: RunProgress())
        return try JobSample.of { () throws(RunError) in
            let result = try run.execute()
            guard result.status == .done else {
                throw RunError(
                    .internalError, place: files.settlement,
                    "a generated night was not reconciled: \(result.messages.map(\.text).joined(separator: "; "))")
            }
            return OutcomeCounts(result.summary)
        }
    }

    /// The same files, read by the same readers; then each record is compared with each other. No report is written.
    public func naive(size: Int) throws(RunError) -> JobSample {
        let files = try night(size)
        return try JobSample.of { () throws(RunError) in
            let settlement = try Self.records(files.settlement, .settlement)
            let ledger = try Self.records(files.ledger, .ledger)
            let reference = NaiveReference(settings: RunOptions().rules)
            return OutcomeCounts(reference.reconcile(settlement: settlement, ledger: ledger, history: []))
        }
    }

    private func night(_ size: Int) throws(RunError) -> NightFiles {
        if let files = written[size] { return files }
        let files = try folder.write(size: size)
        written[size] = files
        return files
    }

    private static func records(_ path: String, _ side: Side) throws(RunError) -> [PaymentRecord] {
        let bytes: SourceBytes
        do throws(IntakeError) {
            bytes = try SourceFile.open(path)
        } catch {
            throw RunError(.inputOutputError, place: path, error.message)
        }
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: bytes, side: side)
        var intake = RecordIntake(writer: writer, format: .csv)
        var reader = FileFormat.csv.reader.init(options: ReadOptions())
        do throws(ReadError) {
            try bytes.withBytes { (span: Span<UInt8>) throws(ReadError) in try reader.read(span, into: &intake) }
        } catch {
            throw RunError(.internalError, place: path, error.message)
        }
        let set = RecordSet(sources: [bytes], writers: [intake.writer])
        return set.batches.indices.flatMap { set.ids(ofBatch: $0).map { set.record($0) } }
    }
}
