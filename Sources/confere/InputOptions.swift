internal import ArgumentParser
internal import Configuration
internal import FileFormats
internal import Foundation
internal import PaymentModel
internal import Reconciliation

/// How inputs are read.
struct InputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A file of settings; options given here win over it. See confere config example.", valueName: "file"))
    var config: String?

    @Option(
        help: ArgumentHelp(
            "The format, when the first bytes do not tell it: \(FileFormat.names); for one side settlement=… or ledger=….",
            valueName: "format"))
    var format: [String] = []

    @Option(help: ArgumentHelp("Names a column: --map settlement.amount=Valor.", valueName: "side.field=column"))
    var map: [String] = []

    @Option(help: ArgumentHelp("Which part of 03/04/2026 is the day: day-first or month-first.", valueName: "order"))
    var dateOrder: String?

    @Option(
        help: ArgumentHelp(
            "The time zone in which instants become dates. (default: America/Sao_Paulo)", valueName: "zone"))
    var businessZone: String?

    @Option(
        help: ArgumentHelp(
            "Which of a format's dates counts: payment (the payer paid, it was booked) or credit (the money is there). (default: payment)",
            valueName: "basis"))
    var dates: String?

    @Option(
        help: ArgumentHelp(
            "Which of a format's amounts counts: gross, or net of the fees. (default: gross)", valueName: "basis"))
    var amounts: String?

    @Option(
        help: ArgumentHelp(
            "The account of a ledger with many that is compared, and those below it.", valueName: "account"))
    var ledgerAccount: String?

    @Option(
        help: ArgumentHelp(
            "Whether the ledger's money out is negative (as-is) or positive (inverted). (default: as-is)",
            valueName: "sign"))
    var ledgerSign: String?

    @Option(help: ArgumentHelp("How many lines that cannot be read are bearable. (default: 0)", valueName: "n"))
    var maxInvalid: Int?

    @Flag(help: "Goes on when a file does not tally with its own totals; the report still says so.")
    var allowUnbalancedInput = false

    /// What the configuration file says, and the defaults for the rest.
    func configuredOptions() throws -> RunOptions {
        var options = RunOptions()
        options.threads = ProcessInfo.processInfo.activeProcessorCount
        if let config { try ConfigurationFile.read(config).settings.apply(to: &options) }
        return options
    }

    /// Lets what was given on the command line win.
    func apply(to options: inout RunOptions) throws {
        options.formats = try formats()
        options.mappings = try mappings()
        if let dateOrder {
            guard let order = DateOrder(rawValue: dateOrder) else {
                throw ValidationError("--date-order takes day-first or month-first, not \(dateOrder)")
            }
            options.dateOrder = order
            for place in options.fileSettings.indices { options.fileSettings[place].dateOrder = nil }
        }
        if let dates {
            guard let basis = DateBasis(rawValue: dates) else {
                throw ValidationError("--dates takes payment or credit, not \(dates)")
            }
            options.dateBasis = basis
            for place in options.fileSettings.indices { options.fileSettings[place].dateBasis = nil }
        }
        if let amounts {
            guard let basis = AmountBasis(rawValue: amounts) else {
                throw ValidationError("--amounts takes gross or net, not \(amounts)")
            }
            options.amountBasis = basis
            for place in options.fileSettings.indices { options.fileSettings[place].amountBasis = nil }
        }
        if let ledgerAccount {
            options.ledgerAccount = ledgerAccount
            for place in options.fileSettings.indices { options.fileSettings[place].ledgerAccount = nil }
        }
        if let businessZone {
            guard BusinessZone(identifier: businessZone) != nil else {
                throw ValidationError(
                    "--business-zone: there is no time zone \(businessZone); name one such as America/Sao_Paulo")
            }
            options.businessZone = businessZone
        }
        switch ledgerSign {
        case nil: break
        case "as-is": options.ledgerIsInverted = false
        case "inverted": options.ledgerIsInverted = true
        default: throw ValidationError("--ledger-sign takes as-is or inverted, not \(ledgerSign ?? "")")
        }
        if let maxInvalid {
            guard maxInvalid >= 0 else { throw ValidationError("--max-invalid takes a number from 0 on") }
            options.maxInvalid = maxInvalid
        }
        if allowUnbalancedInput { options.allowsUnbalancedInput = true }
    }

    func formats() throws -> [Side: FileFormat] {
        var formats: [Side: FileFormat] = [:]
        for entry in format {
            let parts = entry.split(separator: "=", maxSplits: 1).map(String.init)
            let sides: [Side]
            if parts.count == 2 {
                guard let side = Side.allCases.first(where: { $0.name == parts[0] }) else {
                    throw ValidationError("--format \(entry): the side is settlement or ledger")
                }
                sides = [side]
            } else {
                sides = Side.allCases
            }
            guard let name = parts.last, let format = FileFormat(rawValue: name) else {
                throw ValidationError("--format \(entry): the formats are \(FileFormat.names)")
            }
            for side in sides { formats[side] = format }
        }
        return formats
    }

    func mappings() throws -> [Side: ColumnMapping] {
        var mappings: [Side: ColumnMapping] = [:]
        for entry in map {
            guard let equals = entry.firstIndex(of: "="), let dot = entry[..<equals].firstIndex(of: "."),
                let side = Side.allCases.first(where: { $0.name == entry[..<dot] })
            else { throw ValidationError("--map \(entry): write it as settlement.amount=Valor or ledger.date=Data") }
            let field = String(entry[entry.index(after: dot)..<equals])
            guard entry.index(after: equals) < entry.endIndex else {
                throw ValidationError("--map \(entry): name the file's column after the equals sign")
            }
            guard let column = GenericColumn(rawValue: field) ?? (field == "external_id" ? .reference : nil) else {
                let names = GenericColumn.allCases.map(\.rawValue).joined(separator: ", ")
                throw ValidationError("--map \(entry): there is no field \(field); the fields are \(names)")
            }
            mappings[side, default: ColumnMapping()].columns[column] = String(entry[entry.index(after: equals)...])
        }
        return mappings
    }
}
