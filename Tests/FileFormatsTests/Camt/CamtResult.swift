import FileFormats
import Foundation
import PaymentModel

/// What reading one camt source gave.
struct CamtResult {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?

    init(_ bytes: [UInt8], _ options: ReadOptions = ReadOptions()) {
        let source = SourceBytes(path: "file.xml", copying: bytes)
        var writer = RecordWriter()
        writer.begin(source: 0, bytes: source, side: .settlement)
        var intake = RecordIntake(writer: writer, format: .camt)
        var failure: ReadError?
        source.withBytes { span in
            var reader = CamtReader(options: options)
            do throws(ReadError) { try reader.read(span, into: &intake) } catch { failure = error }
        }
        let set = RecordSet(sources: [source], writers: [intake.writer])
        reading = intake.reading
        records = (0..<set.batches.count).flatMap { set.ids(ofBatch: $0) }.map { set.record($0) }
        self.failure = failure
    }

    init(_ text: String, _ options: ReadOptions = ReadOptions()) { self.init(Array(text.utf8), options) }

    /// The sum of the records' amounts.
    var sum: String { Money.decimal(records.reduce(0) { $0 + Int128($1.money.amountMinor) }, in: .brl) }

    var reasons: [String] { reading.invalidLines.map(\.reason) }

    var failedTotals: [ControlTotal] { reading.controlTotals.filter { !$0.tallies } }

    func total(_ name: String, _ scope: String = "statement 1") -> ControlTotal? {
        reading.controlTotals.first { $0.name == name && $0.scope == scope }
    }

    static func fixture(_ name: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("fixtures/formats/camt/\(name)")))
    }

    static let fixtures = ["statement-v8.xml", "statement-v2.xml", "notification-v4.xml"]

    /// ASCII as UTF-16, without a byte order mark.
    static func widened(_ bytes: some Sequence<UInt8>, isBigEndian: Bool = false) -> [UInt8] {
        bytes.flatMap { byte -> [UInt8] in isBigEndian ? [0, byte] : [byte, 0] }
    }

    static func extent(_ offset: Int, of bytes: [UInt8]) -> [UInt8] {
        let source = SourceBytes(path: "file.xml", copying: bytes)
        let range = source.withBytes { CamtReader(options: ReadOptions()).extent(ofRecordAt: offset, in: $0) }
        return Array(bytes[range])
    }

    static func taxpayerID(_ offset: Int, of bytes: [UInt8]) -> String? {
        SourceBytes(path: "file.xml", copying: bytes).withBytes {
            CamtReader(options: ReadOptions()).taxpayerID(ofRecordAt: offset, in: $0)
        }
    }
}

/// Builds messages of one statement.
enum CamtText {
    static func statement(_ entries: String..., before: String = "", message: String = "BkToCstmrStmt/Stmt") -> String {
        let names = message.split(separator: "/")
        return "<?xml version=\"1.0\"?>\n<Document><\(names[0])><\(names[1])><Id>S</Id>"
            + "<Acct><Id><IBAN>BR1</IBAN></Id><Ccy>BRL</Ccy></Acct>\(before)\n"
            + entries.joined(separator: "\n") + "\n</\(names[1])></\(names[0])></Document>\n"
    }

    static func entry(
        amount: String = "<Amt Ccy=\"BRL\">10.00</Amt>", direction: String = "<CdtDbtInd>CRDT</CdtDbtInd>",
        status: String = "<Sts>BOOK</Sts>", dates: String = "<BookgDt><Dt>2026-11-19</Dt></BookgDt>",
        rest: String = "", details: String = ""
    ) -> String {
        "<Ntry>\(amount)\(direction)\(status)\(dates)\(rest)"
            + (details.isEmpty ? "" : "<NtryDtls>\(details)</NtryDtls>") + "</Ntry>"
    }

    static func detail(_ amount: String = "", references: String = "", _ rest: String = "") -> String {
        "<TxDtls><Refs>\(references)</Refs>"
            + (amount.isEmpty ? "" : "<Amt Ccy=\"BRL\">\(amount)</Amt>") + rest + "</TxDtls>"
    }

    static func balance(_ type: String, _ amount: String, currency: String = "BRL") -> String {
        "<Bal><Tp><CdOrPrtry><Cd>\(type)</Cd></CdOrPrtry></Tp><Amt Ccy=\"\(currency)\">\(amount)</Amt>"
            + "<CdtDbtInd>CRDT</CdtDbtInd></Bal>"
    }
}
