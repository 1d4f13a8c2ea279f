import Foundation
import Testing

@Suite("Taxpayer IDs never reach the log")
struct PrivacyTests {
    @Test(arguments: ["text", "json"])
    func theDaysIDsAreNotInIt(format: String) async throws {
        let (folder, result) = try await Fixtures.day([
            "--log-format", format, "--summary", "always", "--max-invalid", "0",
        ])
        let taxpayers = try TaxpayerTexts(folder)
        #expect(!result.errors.isEmpty)
        #expect(taxpayers.found(in: result.errors + result.output) == [])
    }

    /// Lines that are broken in every way put the ID where another field is expected, and messages quote fields.
    @Test(arguments: ["52998224725", "529.982.247-25", "11222333000181", "11.222.333/0001-81", "12ABC34501DE35"])
    func brokenLinesDoNotGiveThemAway(id: String) async throws {
        let folder = try Scratch()
        let rows = [
            "E1,10.00,\(id),BRL,2026-11-19", "E1,\(id),10.00,\(id),2026-11-19", "E1,\(id),10.00,BRL,\(id)",
            "E1,\(id),PIX de \(id) x,BRL,2026-11-19", "E1,\(id),10.00,BRL,2026-11-19,\(id)", "\(id)",
            "E1,\"\(id)\"x,1,BRL,2026-11-19",
            "E1,,10.00,BRL,\"\(id)",
        ]
        let header = "reference,taxpayer_id,amount,currency,date\n"
        try folder.write(header + rows.joined(separator: "\n") + "\n", to: "broken.csv")
        try folder.write("E1,\(id),10.00,BRL,2026-11-19\nE2,\(id),10.00,BRL,2026-11-19\n", to: "headerless.csv")
        try folder.write(
            "{\"reference\":\"E1\",\"amount\":\"\(id)\",\"date\":\"\(id)\"}\n{\"amount\":\(id),\"\(id)\":}\n"
                + "{\"amount\":1,\"date\":\"\(id)\"}\n{\"amount\":1,\"date\":\"2026-11-19\",\"currency\":\"\(id)\"}\n",
            to: "broken.jsonl")
        try folder.write(header + "E1,\(id),10.00,BRL,2026-11-19\n", to: "mapped.csv")
        for (name, arguments) in [
            ("broken.csv", []), ("headerless.csv", []), ("broken.jsonl", []),
            ("mapped.csv", ["--map", "settlement.amount=taxpayer_id"]),
            ("mapped.csv", ["--map", "settlement.date=taxpayer_id"]),
            ("headerless.csv", ["--map", "settlement.amount=Valor"]),
        ] as [(String, [String])] {
            let run = try await Command.run(
                ["reconcile", "--settlement", name, "--out", "report"] + arguments, in: folder.url)
            let sniff = try await Command.run(["sniff", name] + arguments, in: folder.url)
            let isAmount = id.allSatisfy { $0.isNumber } && arguments.contains("settlement.amount=taxpayer_id")
            if !isAmount { #expect(run.status == 65 || run.status == 78, "\(name)") }
            #expect(!run.errors.isEmpty)
            for text in [run.errors, run.output, sniff.errors] { #expect(!text.contains(id), "\(name)") }
            if !isAmount { #expect(!sniff.output.contains(id), "\(name)") }
        }
    }
}
