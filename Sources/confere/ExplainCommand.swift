internal import ArgumentParser
internal import Foundation
internal import Reconciliation
internal import Reporting

/// `confere explain`
struct ExplainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Shows the evidence of a finding: the original lines, the rule, the arithmetic.",
        discussion: """
            EXAMPLES
              confere explain 4f0c2d81 --run report      (the first characters of the ID are enough)

            Taxpayer IDs are masked; --no-mask shows them. The sources are looked for where the run found them.
            """)

    @Argument(
        help: ArgumentHelp("The ID from the finding_id column, or its first characters.", valueName: "finding-id"))
    var findingID: String

    @Option(name: .customLong("run"), help: ArgumentHelp("The folder of the report.", valueName: "dir"))
    var reportDirectory: String

    @Flag(inversion: .prefixedNo, help: "Masks taxpayer IDs.")
    var mask = true

    func run() throws {
        let evidence = try FindingEvidence(findingID: findingID, reportDirectory: reportDirectory)
        for warning in evidence.warnings { Console.write("confere: warning: \(warning)") }
        try Console.output(Console.printable(EvidenceText(evidence, isMasked: mask).text, keepsLines: true))
    }
}
