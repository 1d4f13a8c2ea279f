internal import ArgumentParser

/// Options of the command-line contract whose parts are not built yet: named here so that they are refused in plain words
/// and never silently ignored.
struct LaterOptions: ParsableArguments {
    @Option(help: .hidden) var history: String?
    @Option(help: .hidden) var night: String?
    @Option(help: .hidden) var ledgerTable: String?
    @Option(help: .hidden) var ledgerExport = "window"

    func validate() throws {
        if history != nil || night != nil {
            throw ValidationError("--history and --night: this version knows one night at a time")
        }
        if ledgerTable != nil { throw ValidationError("--ledger-table: this version reads ledgers from files alone") }
        guard ledgerExport == "window" else {
            throw ValidationError("--ledger-export: this version takes a ledger as the whole of its window")
        }
    }
}
