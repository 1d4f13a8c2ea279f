/// One way to write findings as bytes. Rows are encoded apart from each other, so that threads can share the work.
package protocol RowEncoder: Sendable {
    /// The name of the file in the report.
    var fileName: String { get }
    /// What comes before the first row.
    var header: String { get }
    /// Appends a row.
    func encode(_ row: borrowing FindingRow, into bytes: inout ByteWriter)
}
