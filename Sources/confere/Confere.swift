internal import ArgumentParser
internal import CConfereSystem
internal import Glibc
internal import Reconciliation

/// The command line.
@main
struct Confere: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "confere",
        abstract: "Finds duplicate, missing and mismatched payments, exactly.",
        discussion: """
            EXAMPLES
              What did the bank pay twice, and what do our books miss?
                confere reconcile --settlement bank/*.ret pix.csv --ledger ledger.csv --out report

              What is in this file?
                confere sniff returns/CB1911.RET

              Why is this a finding?
                confere explain 4f0c2d --run report

              Is the engine linear on this machine?
                confere bench --svg growth.svg

            Exit codes: 0 done, 1 findings of a class in --fail-on, 64 usage, 65 bad input, 66 no such input, 70 internal
            error, 73 cannot create the output, 74 input/output error, 75 try again, 78 bad configuration.
            """,
        version: EngineVersion.current,
        subcommands: [
            ReconcileCommand.self, SniffCommand.self, ExplainCommand.self, ConfigCommand.self, BenchCommand.self,
        ])

    static func main() {
        confere_guard_mapped_inputs()
        // A reader that goes away is an error to handle, not a signal to die of.
        signal(SIGPIPE, SIG_IGN)
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch let error as RunError {
            Console.error(error)
            exit(withError: ExitCode(error.status.rawValue))
        } catch {
            exit(withError: error)
        }
    }
}
