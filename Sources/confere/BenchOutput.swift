internal import ArgumentParser
internal import Foundation
internal import GrowthBenchmark
internal import Reconciliation

/// Where the measurements of `confere bench` go.
struct BenchOutput: ParsableArguments {
    @Option(help: ArgumentHelp("Writes the measurements as JSON; - is standard output.", valueName: "file"))
    var json: String?

    @Option(help: ArgumentHelp("Draws them as a picture on logarithmic axes; - is standard output.", valueName: "file"))
    var svg: String?

    private static let standardOutput = "-"

    func check() throws {
        if json == Self.standardOutput, svg == Self.standardOutput {
            throw ValidationError("Standard output can hold one of the two only: give - to --json or to --svg")
        }
    }

    /// Looks whether the files can be written, before minutes are spent on what they are to hold.
    func checkPlaces() throws(RunError) {
        for path in [json, svg].compactMap(\.self) where path != Self.standardOutput {
            let type = try? FileManager.default.attributesOfItem(atPath: path)[.type] as? FileAttributeType
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            guard type != .typeDirectory, FileManager.default.isWritableFile(atPath: type == nil ? folder : path) else {
                throw RunError(.cannotCreateOutput, place: path, Self.refusal)
            }
        }
    }

    /// Writes the files, and the table when standard output has nothing else to hold.
    func write(_ report: GrowthReport) throws(RunError) {
        for (path, text) in [(json, { report.json }), (svg, { GrowthPicture(report).svg })] {
            guard let path else { continue }
            try put(text(), path)
        }
        guard ![json, svg].contains(Self.standardOutput) else { return }
        let width = Terminal.width(of: FileHandle.standardOutput.fileDescriptor) ?? 80
        try Console.output(GrowthTable(report, width: width).text)
    }

    private func put(_ text: String, _ path: String) throws(RunError) {
        guard path != Self.standardOutput else { return try Console.output(text) }
        do {
            try Data(text.utf8).write(to: URL(fileURLWithPath: path), options: .atomic)
        } catch {
            throw RunError(.cannotCreateOutput, place: path, Self.refusal)
        }
    }

    private static let refusal = "cannot be written; is its folder there and writable, and is it no folder itself?"
}
