import Configuration
import FileFormats
import Foundation
import Matching
import PaymentModel
import Reconciliation
import Testing

struct ConfigurationFileTests {
    private static func settings(_ text: String) throws -> Settings {
        try ConfigurationFile.parse(text, path: "confere.yaml").settings
    }

    private static func options(_ text: String) throws -> RunOptions {
        var options = RunOptions()
        try settings(text).apply(to: &options)
        return options
    }

    private static var example: String {
        get throws {
            var folder = URL(fileURLWithPath: #filePath)
            for _ in 0..<3 { folder.deleteLastPathComponent() }
            return try String(contentsOf: folder.appending(path: "docs/confere.example.yaml"), encoding: .utf8)
        }
    }

    @Test("The example of the documentation is the one that the program prints, and is valid")
    func exampleIsValid() throws {
        #expect(try Self.example == ConfigurationExample.text)
        let file = try ConfigurationFile.parse(ConfigurationExample.text, path: "confere.yaml")
        #expect(file.text.hasSuffix("\nOK\n"))
        #expect(file.settings.rules.dateTolerance == .bankingDays(1, .national))
        #expect(file.settings.files.count == 3)
    }

    @Test("Every setting reaches the run")
    func everySetting() throws {
        let options = try Self.options(
            """
            rules: {date-tolerance: 2b, amount-tolerance: "0,05", near-days: 7, references: separate,
              from: 2026-11-18, to: 2026-11-20}
            holidays: [2026-01-26]
            reading: {business-zone: UTC, date-order: day-first, dates: credit, amounts: net, ledger-account: Assets,
              ledger-sign: inverted, max-invalid: 5}
            accounts: [{account: 1/2/3, use: statement}]
            output: {reports: csv, fail-on: [missing-in-ledger]}
            run: {threads: 3, memory: 1GiB, digest: sha256}
            """)
        let holiday = try #require(BusinessDate(iso: "2026-01-26"))
        #expect(options.rules.dateTolerance == .bankingDays(2, BankingCalendar(localHolidays: [holiday])))
        #expect(options.rules.amountTolerance == AmountTolerance(unscaled: 5, scale: 2))
        #expect(options.rules.nearDays == 7)
        #expect(options.rules.referencesAreSeparate)
        #expect(options.rules.from?.description == "2026-11-18")
        #expect(options.rules.to?.description == "2026-11-20")
        #expect(options.localHolidays == [holiday])
        let reading = options.readOptions(.ledger, "any.csv")
        #expect(reading.businessZone == "UTC")
        #expect(reading.dateOrder == .dayFirst)
        #expect(reading.dateBasis == .credit)
        #expect(reading.amountBasis == .net)
        #expect(reading.ledgerAccount == "Assets")
        #expect(options.ledgerIsInverted)
        #expect(options.maxInvalid == 5)
        #expect(options.levels == ["1/2/3": .statement])
        #expect(options.reports == [.csv])
        #expect(options.failOn == [.missingInLedger])
        #expect(options.threads == 3)
        #expect(options.memory.bytesMax == 1 << 30)
        #expect(options.digest == .sha256)
    }

    @Test("A file is read as the first entry that means it says, and the command line's columns win")
    func files() throws {
        var options = try Self.options(
            """
            reading: {dates: credit}
            settlement:
              - files: "ted-*.csv"
                map: {amount: Valor, date: Data}
              - files: [inbox/**/*.jsonl, "pix?.csv"]
                dates: payment
                date-order: month-first
              - amounts: net
            ledger:
              - map: {external_id: Nr}
            """)
        options.mappings[.settlement] = ColumnMapping([.date: "Dia"])
        let ted = options.readOptions(.settlement, "in/ted-1.csv.zst")
        #expect(ted.mapping.columns == [.amount: "Valor", .date: "Dia"])
        #expect(ted.dateBasis == .credit)
        let pix = options.readOptions(.settlement, "x/pix1.csv")
        #expect(pix.dateBasis == .payment)
        #expect(pix.dateOrder == .monthFirst)
        #expect(options.readOptions(.settlement, "inbox/a/b/c.jsonl").dateBasis == .payment)
        let other = options.readOptions(.settlement, "outbox/c.jsonl")
        #expect(other.amountBasis == .net)
        #expect(other.dateBasis == .credit)
        #expect(options.readOptions(.ledger, "ted-1.csv").mapping.columns == [.reference: "Nr"])
    }

    @Test(
        "What is wrong is named with its place, its key and what it takes",
        arguments: [
            ("rules:\n  near-days: abc", "2:14|rules.near-days: takes a number from 0 to 366, not \"abc\""),
            ("rules:\n  near-days:", "2:13|rules.near-days: takes a number from 0 to 366, not nothing"),
            ("rules:\n  near-days: [3]", "2:14|rules.near-days: takes a number from 0 to 366, not a list"),
            ("rules:\n  near-days: 3\n  near-days: 4", "2:3|near-days: is given twice; keep one"),
            ("rules: 3", "1:8|rules: takes a section"),
            ("ruels:\n  near-days: 3", "1:1|ruels: there is no key \"ruels\" here; the keys are rules, holidays"),
            ("rules:\n  near: 3", "2:3|rules.near: there is no key \"near\" in rules; the keys are date-tolerance"),
            ("settlement:\n  - format: xls", "2:13|settlement[1].format: takes "),
            ("settlement:\n  - map:\n      amout: V", "3:7|settlement[1].map.amout: there is no key \"amout\""),
            ("settlement: {files: x}", "1:13|settlement: takes a list of files"),
            ("ledger:\n  - files: []", "2:12|ledger[1].files: names no file"),
            ("holidays: [2026-02-30]", "1:12|holidays[1]: takes a date such as 2026-01-25, not \"2026-02-30\""),
            ("holidays: [2026-02-01, 2026-02-01]", "1:24|holidays[2]: 2026-02-01 is given twice"),
            ("rules:\n  from: 2026-02-02\n  to: 2026-02-01", "3:7|rules.to: 2026-02-01 lies before from 2026-02-02"),
            ("accounts:\n  - account: 1", "2:5|accounts[1]: needs both account and use"),
            ("accounts:\n  - {account: 1, use: both}", "2:23|accounts[1].use: takes detail or statement, not \"both\""),
            ("output:\n  fail-on: [paired]", "2:13|output.fail-on[1]: takes a class of findings"),
            ("run:\n  memory: lots", "2:11|run.memory: takes a size such as 512MiB or 2GiB, not \"lots\""),
            ("rules:\n  date-tolerance: 1c", "2:19|rules.date-tolerance: takes a number of days"),
            ("rules: {", "2:1|this is not YAML: "),
            ("a: b: c", "1:5|this is not YAML: "),
            ("[1, 2]", "1:1|takes a section of its own"),
            ("holidays: &x [2026-01-26]", "1:11|anchors (&) and tags (!) are not read"),
            ("rules:\n  from: !date 2026-01-26", "2:9|anchors (&) and tags (!) are not read"),
            ("rules: *x", "|this is not YAML: "),
        ])
    func faults(_ text: String, _ expected: String) throws {
        let parts = expected.split(separator: "|", omittingEmptySubsequences: false).map(String.init)
        do {
            _ = try Self.settings(text)
            Issue.record("was taken: \(text)")
        } catch let error as RunError {
            #expect(error.status == .badConfiguration)
            let place = error.place ?? ""
            #expect(parts[0].isEmpty ? place.hasPrefix("confere.yaml:1:") : place == "confere.yaml:" + parts[0])
            #expect(error.message.hasPrefix(parts[1]), "\(error.message)")
        }
    }

    @Test("A file that says nothing is refused", arguments: ["", "# nothing\n", "---\n"])
    func empty(_ text: String) {
        #expect(throws: RunError.self) { try Self.settings(text) }
    }

    @Test("What only looks like an anchor is read")
    func ampersands() throws {
        let text = "# see: &x\nsettlement: [{map: {amount: Débito & Crédito, date: Data!}}]"
        let mapping = try Self.settings(text).files.first?.mapping
        #expect(mapping?.columns == [.amount: "Débito & Crédito", .date: "Data!"])
    }

    @Test("A short file that stands for an endless one ends at once")
    func endless() {
        var lines = ["? &a0 [x, x]\n: 1"]
        lines += (1..<40).map { "? &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n: 1" }
        #expect(throws: RunError.self) { try Self.settings(lines.joined(separator: "\n")) }
        #expect(throws: RunError.self) { try Self.settings("rules: " + String(repeating: "[", count: 100_000)) }
    }

    @Test("Every prefix and many damaged copies of the example end with settings or a message")
    func damage() throws {
        let bytes = Array(ConfigurationExample.text.utf8)
        for end in stride(from: 0, to: bytes.count, by: 61) {
            _ = try? Self.settings(String(decoding: bytes[..<end], as: UTF8.self))
        }
        for place in stride(from: 0, to: bytes.count, by: 37) {
            var damaged = bytes
            damaged[place] = [0x3A, 0x7B, 0x22, 0x0A, 0x26][place % 5]
            _ = try? Self.settings(String(decoding: damaged, as: UTF8.self))
        }
    }
}
