private import Foundation

/// A synthetic night as two CSV files of a folder, with the columns of a real one.
public struct NightFiles: Sendable {
    /// What the bank delivers.
    public let settlement: String
    /// What the books have, in another order.
    public let ledger: String

    /// Writes `S.csv` and `L.csv`. The folder is made when it is absent.
    ///
    /// - Complexity: O(n) in the rows; what is in memory does not grow with them.
    public init(_ night: SyntheticNight, into folder: String) throws {
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        (settlement, ledger) = ("\(folder)/S.csv", "\(folder)/L.csv")
        var settlementFile = try RowFile(path: settlement)
        var ledgerFile = try RowFile(path: ledger)
        for number in 0..<night.rows {
            for row in night.settlementRows(number) { try settlementFile.write(row) }
        }
        for place in 0..<night.rows {
            for row in night.ledgerRows(night.shuffled(place)) { try ledgerFile.write(row) }
        }
        try settlementFile.finish()
        try ledgerFile.finish()
    }
}
