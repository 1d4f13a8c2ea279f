internal import ArgumentParser
internal import SyntheticNights

/// Writes a large night for benchmarks: a settlement and a ledger file of n rows each, with the columns and the faults of a real one.
@main
struct GenerateNight: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "GenerateNight",
        abstract: "Writes S.csv and L.csv of n rows each for benchmarks.")

    @Option(help: "Rows of each side.") var rows = 1_000_000
    @Option(help: "The folder to write in.") var out: String
    @Option(help: "The seed.") var seed: UInt64 = 1

    func validate() throws {
        guard rows >= 0 else { throw ValidationError("--rows takes a number from 0 on") }
    }

    func run() throws { _ = try NightFiles(SyntheticNight(seed: seed, rows: rows), into: out) }
}
