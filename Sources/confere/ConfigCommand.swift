internal import ArgumentParser
internal import Configuration
internal import Reconciliation

/// `confere config`
struct ConfigCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config",
        abstract: "Checks a configuration file, or prints an example of one.",
        subcommands: [Check.self, Example.self])

    /// `confere config check`
    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "check",
            abstract: "Says how a configuration file is understood.",
            discussion: """
                EXAMPLES
                  confere config check confere.yaml

                Exit code 78 when the file cannot be used.
                """)

        @Argument(help: ArgumentHelp("The configuration file.", valueName: "file"))
        var file: String

        func run() throws {
            let configuration = try ConfigurationFile.read(file)
            try Console.output(Console.printable(configuration.text, keepsLines: true))
        }
    }

    /// `confere config example`
    struct Example: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "example",
            abstract: "Prints an example of a configuration file, with what each setting does.",
            discussion: """
                EXAMPLES
                  confere config example > confere.yaml
                """)

        func run() throws { try Console.output(ConfigurationExample.text) }
    }
}
