import Foundation
import Testing

@Suite("confere explain: the evidence of a finding")
struct ExplainTests {
    private static func explain(
        _ id: String, _ folder: Scratch, _ arguments: [String] = []
    ) async throws -> Command.Result {
        try await Command.run(["explain", id, "--run", "report"] + arguments, in: folder.url)
    }

    @Test func everyFindingOfTheDayIsExplained() async throws {
        let (folder, _) = try await Fixtures.day()
        let taxpayers = try TaxpayerTexts(folder)
        for row in try Report.csvRows(folder) {
            let id = row["finding_id"] ?? ""
            let masked = try await ExplainTests.explain(id, folder)
            let bare = try await ExplainTests.explain(id, folder, ["--no-mask"])
            #expect(masked.status == 0 && bare.status == 0, "\(id)")
            #expect(masked.errors.isEmpty)
            for (source, line) in [("source", "line"), ("counterpart_source", "counterpart_line")] {
                guard let name = row[source], !name.isEmpty, let number = Int(row[line] ?? "") else { continue }
                #expect(masked.output.contains("\(name):\(number)"))
                let original = try ExplainTests.line(number, of: folder.data(name))
                #expect(bare.output.contains("    | \(original)"), "\(name):\(number)")
            }
            #expect(taxpayers.found(in: masked.output) == [], "\(id) shows a taxpayer ID")
            if let taxpayer = row["taxpayer_id"], !taxpayer.isEmpty { #expect(bare.output.contains(taxpayer)) }
        }
    }

    @Test func theFirstCharactersOfAnIDAreEnough() async throws {
        let (folder, _) = try await Fixtures.day()
        let id = try #require(try Report.csvRows(folder).first?["finding_id"])
        let (short, long) = (
            try await ExplainTests.explain(String(id.prefix(10)), folder), try await ExplainTests.explain(id, folder)
        )
        #expect(short.output == long.output)
    }

    /// What is wrong with the source is said; the finding itself stands in the report.
    @Test func aSourceThatChangedOrIsGoneIsSaidSo() async throws {
        let (folder, _) = try await Fixtures.day()
        let row = try #require(
            try Report.csvRows(folder).first {
                $0["class"] == "missing-in-ledger" && $0["source"] == "settlement/pix.csv"
            })
        let id = row["finding_id"] ?? ""
        try folder.write(try folder.data("settlement/pix.csv") + Data("\n".utf8), to: "settlement/pix.csv")
        let changed = try await ExplainTests.explain(id, folder)
        #expect(changed.status == 0)
        #expect(changed.errors.contains("settlement/pix.csv: has changed since the run"))
        try FileManager.default.removeItem(at: folder.url.appendingPathComponent("settlement/pix.csv"))
        let gone = try await ExplainTests.explain(id, folder)
        #expect(gone.status == 0)
        #expect(gone.output.contains("the file is gone"))
    }

    /// The places that the report names may lie beyond the end of what is there now.
    @Test(arguments: ["twenty.csv", "twenty.jsonl", "twenty.ret"], [0, 1, 300])
    func aSourceThatWasCutShortIsSurvived(name: String, bytes: Int) async throws {
        let folder = try Scratch()
        let whole = try Fixtures.data("prefix/\(name)")
        try folder.write(whole, to: name)
        try folder.write("amount,date\n", to: "ledger.csv")
        let run = try await Command.run(
            ["reconcile", "--settlement", name, "--ledger", "ledger.csv", "--out", "report"], in: folder.url)
        #expect(run.status == 0)
        let last = try #require(
            try Report.csvRows(folder).max { Int($0["line"] ?? "") ?? 0 < Int($1["line"] ?? "") ?? 0 })
        try folder.write(whole.prefix(bytes), to: name)
        let result = try await ExplainTests.explain(last["finding_id"] ?? "", folder)
        #expect(!result.wasSignalled)
        #expect(result.status == 0)
        #expect(result.errors.contains("\(name): has changed since the run"))
    }

    /// IDs that the finding itself does not name are masked as well: of the other record, of a line that cannot be read, foreign ones,
    /// in free text.
    @Test func idsThatTheFindingDoesNotNameAreMasked() async throws {
        let folder = try Scratch()
        let (first, second, third) = ("52998224725", "168.995.350-09", "XK-7719-AB")
        try folder.write(
            """
            reference,taxpayer_id,amount,currency,date,description
            E1,\(first),10.00,BRL,2026-11-19,
            E1,\(second),10.00,BRL,2026-11-19,paid for \(first)
            E2,\(first),10.00,BRL,2026-11-19,
            E2,\(third),11.00,BRL,2026-11-19,
            E3,\(second),x,BRL,2026-11-19,

            """, to: "pix.csv")
        try folder.write("reference,taxpayer_id,amount,currency,date\n", to: "ledger.csv")
        let run = try await Command.run(
            [
                "reconcile", "--settlement", "pix.csv", "--ledger", "ledger.csv", "--out", "report", "--max-invalid",
                "1",
            ],
            in: folder.url)
        #expect(run.status == 0)
        let rows = try Report.csvRows(folder)
        #expect(Set(rows.compactMap { $0["class"] }).isSuperset(of: ["conflicting-record", "invalid-record"]))
        for row in rows {
            let result = try await ExplainTests.explain(row["finding_id"] ?? "", folder)
            for id in [first, second, third, "16899535009"] { #expect(!result.output.contains(id)) }
        }
    }

    /// A physical line, decoded as the terminal shows it.
    private static func line(_ number: Int, of bytes: Data) throws -> String {
        let line = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)[number - 1]
            .filter { $0 != 0x0D }
        return String(validating: line, as: UTF8.self)
            ?? String(String.UnicodeScalarView(line.map { Unicode.Scalar($0) }))
    }
}

/// The taxpayer IDs of the demonstration day as its files write them, and bare.
struct TaxpayerTexts {
    private var texts: Set<String> = []

    init(_ folder: Scratch) throws {
        for (name, delimiter) in [
            ("settlement/pix.csv", ","), ("ledger/ledger.csv", ","), ("settlement/ted.csv", ";"),
        ] {
            let text = String(String.UnicodeScalarView(try folder.data(name).map { Unicode.Scalar($0) }))
            let lines = text.split(whereSeparator: \.isNewline)
            let column = try #require(lines.first?.split(separator: delimiter).firstIndex(of: "taxpayer_id"))
            for line in lines.dropFirst() {
                let fields = line.split(separator: delimiter, omittingEmptySubsequences: false)
                if column < fields.count { add(String(fields[column])) }
            }
        }
        for line in try folder.text("settlement/boletos-341.ret").split(whereSeparator: \.isNewline) {
            let characters = Array(line)
            if characters.count == 240, characters[13] == "T" {
                add(String(String(characters[133..<148]).trimmed.drop { $0 == "0" }))
            }
        }
        #expect(texts.count > 100)
    }

    private mutating func add(_ text: String) {
        let id = text.trimmed.uppercased()
        guard id.count >= 8, !id.contains("*") else { return }
        texts.insert(id)
        texts.insert(id.filter { $0.isLetter || $0.isNumber })
    }

    /// The IDs that occur in a text.
    func found(in text: String) -> [String] {
        let upper = text.uppercased()
        return texts.filter { upper.contains($0) }.sorted()
    }
}
