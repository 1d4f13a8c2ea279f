/// One way to write findings as bytes. Rows are encoded apart from each other, so that threads can share the work.
public protocol RowEncoder: Sendable {
    /// The name of the file in the report.
    var fileName: String { get }
    /// What comes before the first row.
    var header: [UInt8] { get }
    /// Appends a row.
    func encode(_ row: FindingRow, into bytes: inout [UInt8])
}
