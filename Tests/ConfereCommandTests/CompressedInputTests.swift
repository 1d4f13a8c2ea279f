import Foundation
import Testing

/// Compressed inputs that are larger than what is decoded when they are opened: they are decoded while they are read.
@Suite("Compressed inputs are read as plain ones")
struct CompressedInputTests {
    private static let rowCount = 24_000
    /// Longer than what is decoded ahead at first.
    private static let longNote =
        "\"" + String(repeating: "a note, with \"\"quotes\"\"\nand lines; ", count: 50_000) + "\""

    /// Dates that could be read in two ways, but for the very last. A few rows differ between the sides.
    private static func rows(isLedger: Bool) -> [(reference: String, amount: String, date: String)] {
        (0..<rowCount).map { row in
            let isOff = isLedger && row % 1_999 == 7
            let cents = row * 37 % 100_000 + (isOff ? 1 : 0)
            let date = row == rowCount - 1 ? "25/06/2026" : "05/06/2026"
            return ("E\(row)", "\(cents / 100).\(cents % 100 < 10 ? "0" : "")\(cents % 100)", date)
        }
    }

    private static func padding(_ row: Int) -> String {
        String(repeating: "\(UInt64(row) &* 0x9E37_79B9_7F4A_7C15)", count: 20)
    }

    private static let csv: Data = {
        var text = "reference,taxpayer_id,amount,currency,date,description\n"
        for (place, row) in rows(isLedger: false).enumerated() {
            let note = place == 5_000 ? longNote : padding(place)
            text += "\(row.reference),52998224725,\(row.amount),BRL,\(row.date),\(note)\n"
        }
        return Data(text.utf8)
    }()

    private static let jsonLines: Data = {
        var text = ""
        for (place, row) in rows(isLedger: true).enumerated() {
            text += "{\"reference\":\"\(row.reference)\",\"taxpayer_id\":\"52998224725\",\"amount\":\"\(row.amount)\","
            text += "\"currency\":\"BRL\",\"date\":\"\(row.date)\",\"description\":\"\(padding(place))\"}\n"
        }
        return Data(text.utf8)
    }()

    enum Packing: String, CaseIterable, Sendable {
        case frame, frameOfUnknownSize, frames, members
    }

    private static func pack(_ data: Data, _ packing: Packing) async throws -> Data {
        let folder = try Scratch()
        try folder.write(data, to: "plain")
        let plain = folder.url.appendingPathComponent("plain").path
        let packed: Data?
        switch packing {
        case .frame: packed = try await Command.filter("zstd", ["-q", "-c", plain], Data())
        case .frameOfUnknownSize: packed = try await Command.filter("zstd", ["-q", "-c"], data)
        case .frames, .members:
            var all = Data()
            for start in stride(from: 0, to: data.count, by: 2 << 20) {
                let part = data[start..<min(start + 2 << 20, data.count)]
                try folder.write(Data(part), to: "part")
                let path = folder.url.appendingPathComponent("part").path
                let program = packing == .frames ? "zstd" : "gzip"
                guard let one = try await Command.filter(program, ["-q", "-c", path], Data()) else { return all }
                all += one
            }
            packed = all
        }
        return try #require(packed, "zstd and gzip must be installed")
    }

    private func reconcile(_ folder: Scratch, _ arguments: [String], input: Data = Data()) async throws
        -> Command.Result
    {
        try await Command.run(
            ["reconcile", "--quiet", "--settlement"] + arguments, in: folder.url, input: input)
    }

    @Test(arguments: Packing.allCases)
    func findingsAreThoseOfThePlainFiles(packing: Packing) async throws {
        let folder = try Scratch()
        try folder.write(CompressedInputTests.csv, to: "s.csv")
        try folder.write(CompressedInputTests.jsonLines, to: "l.jsonl")
        let bank = try await CompressedInputTests.pack(CompressedInputTests.csv, packing)
        try folder.write(bank, to: "s.packed")
        try folder.write(try await CompressedInputTests.pack(CompressedInputTests.jsonLines, packing), to: "l.packed")
        let plain = try await reconcile(folder, ["s.csv", "--ledger", "l.jsonl", "--out", "plain"])
        #expect(plain.status == 0, "\(plain.errors)")
        let expected = try Report.csvRows(folder, "plain").map { $0["finding_id"] }
        #expect(expected.count == 13)
        let digests = try Report.summary(folder, "plain").inputs.map(\.digest)
        for (settlement, threads) in [("s.packed", "1"), ("s.packed", "2"), ("-", "2"), ("s.packed", "5")] {
            let result = try await reconcile(
                folder, [settlement, "--ledger", "l.packed", "--out", "packed", "--threads", threads],
                input: settlement == "-" ? bank : Data())
            #expect(result.status == 0, "\(result.errors)")
            #expect(try Report.csvRows(folder, "packed").map { $0["finding_id"] } == expected)
            #expect(try Report.summary(folder, "packed").inputs.map(\.digest) == digests)
            #expect(try Report.summary(folder, "packed").runID == Report.summary(folder, "plain").runID)
        }
        let rows = try await reconcile(folder, ["s.packed", "--out", "alone"])
        #expect(rows.status == 0)
        #expect(try Report.summary(folder, "alone").sides.settlement.records == CompressedInputTests.rowCount)
    }

    /// The damage is behind what is read when the file is opened, and behind other faults.
    @Test(arguments: Packing.allCases)
    func damageBehindTheBeginningIsTheError(packing: Packing) async throws {
        let folder = try Scratch()
        let bank = try await CompressedInputTests.pack(CompressedInputTests.csv, packing)
        try folder.write(CompressedInputTests.csv, to: "s.csv")
        try folder.write(Data("amount,date\n1.00,2026-11-19\n".utf8), to: "l.csv")
        try folder.write(Data("nothing,of,use\n1.00,2026-11-19,x\n".utf8), to: "other.csv")
        try folder.write(bank.dropLast(10), to: "cut.csv.zst")
        var flipped = bank
        flipped[bank.count * 9 / 10] ^= 0x10
        try folder.write(flipped, to: "flipped.csv.zst")
        for (arguments, words) in [
            (["cut.csv.zst"], "cut.csv.zst: is damaged"),
            (["flipped.csv.zst"], "flipped.csv.zst: is damaged"),
            (["cut.csv.zst", "--ledger", "l.csv"], "cut.csv.zst: is damaged"),
            (["s.csv", "flipped.csv.zst", "cut.csv.zst", "--ledger", "l.csv"], "flipped.csv.zst: is damaged"),
            (["cut.csv.zst", "other.csv", "--ledger", "l.csv"], "cut.csv.zst: is damaged"),
            (["other.csv", "cut.csv.zst"], "cut.csv.zst: is damaged"),
        ] {
            let result = try await reconcile(folder, arguments + ["--out", "report"])
            #expect(result.status == 65, "\(arguments): \(result.errors)")
            #expect(result.errors.contains(words), "\(result.errors)")
            #expect(!folder.exists("report"))
        }
    }

    /// A header that is longer than what is decoded at first, and a line break at the end that is not there.
    @Test func aLongHeaderIsReadWhole() async throws {
        let folder = try Scratch()
        let names = (0..<3_000).map { "\(String(repeating: "column ", count: 80))\($0)" }
        let header = (["amount", "date"] + names).joined(separator: ",")
        let commas = String(repeating: ",", count: names.count)
        let text = header + "\n1.00,2026-11-19\(commas)\n2.00,2026-11-19\(commas)"
        try folder.write(Data(text.utf8), to: "a.csv")
        try folder.write(try await CompressedInputTests.pack(Data(text.utf8), .frame), to: "a.csv.zst")
        for path in ["a.csv", "a.csv.zst"] {
            let result = try await Command.run(
                ["reconcile", "--settlement", path, "--out", path + ".report"], in: folder.url)
            #expect(result.status == 0, "\(result.errors)")
            #expect(result.errors.contains("ends without a line break"))
            #expect(try Report.summary(folder, path + ".report").sides.settlement.records == 2)
        }
    }

    /// A disk that is full while a source is decoded beside reading, and addresses that are too few for that.
    @Test func limitsOfTheSystem() async throws {
        let folder = try Scratch()
        var generator = SeededGenerator(seed: 1)
        var text = "amount,date,description\n"
        for _ in 0..<6_000 {
            text += "1.00,2026-11-19,\((0..<25).map { _ in String(generator.next(), radix: 16) }.joined())\n"
        }
        let packed = try await CompressedInputTests.pack(Data(text.utf8), .frame)
        try folder.write(packed, to: "s.csv.zst")
        func shell(_ line: String) throws -> (status: Int32, errors: String) {
            let process = Process()
            let errors = Pipe()
            process.executableURL = URL(fileURLWithPath: "/bin/sh")
            process.arguments = ["-c", line, "sh", Command.binary.path]
            process.currentDirectoryURL = folder.url
            process.standardError = errors
            try process.run()
            let text = try errors.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return (process.terminationStatus, String(decoding: text, as: UTF8.self))
        }
        let run = "\"$1\" reconcile --settlement s.csv.zst --quiet --out"
        let full = try shell("trap '' XFSZ; ulimit -f 3000; exec \(run) full")
        #expect(full.status == 74)
        #expect(full.errors.contains("s.csv.zst: cannot write a temporary file (TMPDIR chooses where)"))
        #expect(!folder.exists("full"))
        // Room for what might be decoded is a thousand times the file.
        let narrow = try shell(
            "ulimit -v \(packed.count / 1024 * 1000); exec \(run) narrow")
        #expect(narrow.status == 0, "\(narrow.errors)")
        #expect(try Report.summary(folder, "narrow").sides.settlement.records == 6_000)
    }
}
