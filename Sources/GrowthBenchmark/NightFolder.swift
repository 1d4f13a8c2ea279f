private import Foundation
public import Reconciliation
internal import SyntheticNights

/// A temporary folder with the nights that are measured, and the reports of them.
public final class NightFolder: Sendable {
    private let path: String
    private let seed: UInt64

    /// - Parameter parent: the folder to make it in.
    /// - Throws: ``RunError`` with status 73.
    public init(in parent: String, seed: UInt64) throws(RunError) {
        self.seed = seed
        path = "\(parent)/confere-bench-\(UUID().uuidString)"
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        } catch {
            throw RunError(
                .cannotCreateOutput, place: parent,
                "no folder can be made here for the generated nights; is it there and writable?")
        }
    }

    /// The folder that the system has for such things.
    public static var systemFolder: String {
        FileManager.default.temporaryDirectory.path(percentEncoded: false)
    }

    /// Writes a night.
    func write(size: Int) throws(RunError) -> NightFiles {
        do {
            return try NightFiles(SyntheticNight(seed: seed, rows: size), into: "\(path)/\(size)")
        } catch {
            throw RunError(
                .inputOutputError, place: path,
                "a night of \(size) rows cannot be written; is the disk full? It needs about \(size / 5000 + 1) MB")
        }
    }

    /// The place of a report, where none is yet.
    func emptyReportPath() -> String {
        let report = "\(path)/report"
        try? FileManager.default.removeItem(atPath: report)
        return report
    }

    /// Takes the folder away with all that is in it.
    public func remove() { try? FileManager.default.removeItem(atPath: path) }

    deinit { remove() }
}
