internal import ArgumentParser
internal import Foundation

/// Writes a large night for benchmarks: a settlement and a ledger file of n rows each, with the columns and the faults of a real one.
///
/// One row in a hundred is missing on each side, one in two hundred differs in amount, taxpayer or date, and one in a hundred is
/// paid or booked again. The ledger is shuffled. The same seed gives the same bytes.
@main
struct GenerateNight: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "GenerateNight",
        abstract: "Writes S.csv and L.csv of n rows each for benchmarks.")

    @Option(help: "Rows of each side.") var rows = 1_000_000
    @Option(help: "The folder to write in.") var out: String
    @Option(help: "The seed.") var seed: UInt64 = 1

    func run() throws {
        try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
        let night = SyntheticNight(seed: seed, rows: rows)
        var settlement = try RowFile(path: "\(out)/S.csv")
        var ledger = try RowFile(path: "\(out)/L.csv")
        for number in 0..<rows {
            for row in night.settlementRows(number) { try settlement.write(row) }
        }
        for place in 0..<rows {
            for row in night.ledgerRows(night.shuffled(place)) { try ledger.write(row) }
        }
        try settlement.finish()
        try ledger.finish()
    }
}
