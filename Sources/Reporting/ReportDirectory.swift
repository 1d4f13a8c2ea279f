internal import CConfereSystem
internal import Foundation
internal import Glibc

/// The folder of a report: written beside its place and put there in one step, all or nothing.
public struct ReportDirectory: Sendable {
    /// Where the report shall be.
    public let path: String
    /// Where it is written: a hidden folder beside its place, so that both are on one disk.
    let stagingPath: String

    /// The file by which a folder is known as an earlier report.
    static let markerFile = "summary.json"
    /// All that a report may hold; a folder with anything else in it is not replaced.
    static let knownFiles: Set<String> = [
        "summary.json", "findings.csv", "findings.jsonl", "recurring.csv", "report.html", "report.xlsx",
    ]

    /// Checks that `path` is absent, empty or an earlier report, and makes the folder to write in.
    ///
    /// - Throws: ``ReportError`` with fault `cannotCreate`.
    public init(path: String) throws(ReportError) {
        var trimmed = path
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        self.path = trimmed
        try ReportDirectory.checkReplaceable(trimmed)
        let (parent, name) = ReportDirectory.split(trimmed)
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw ReportError(.cannotCreate, path: parent, "cannot create the folder: \(SystemError.message(errno))")
        }
        ReportDirectory.removeAbandoned(beside: trimmed)
        var template = Array("\(parent)/.\(name).writing.XXXXXX".utf8CString)
        guard unsafe mkdtemp(&template) != nil else {
            throw ReportError(
                .cannotCreate, path: trimmed, "cannot create a folder beside it: \(SystemError.message(errno))")
        }
        stagingPath = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// The parent folder and the last part of a path.
    static func split(_ path: String) -> (parent: String, name: String) {
        guard let slash = path.lastIndex(of: "/") else { return (".", path) }
        let parent = path[..<slash]
        return (parent.isEmpty ? "/" : String(parent), String(path[path.index(after: slash)...]))
    }

    /// Checks that a report may be put at `path`: nothing is there, or an empty folder, or an earlier report.
    ///
    /// - Throws: ``ReportError`` with fault `cannotCreate`. Nothing has been changed then.
    public static func checkReplaceable(_ path: String) throws(ReportError) {
        var isDirectory: ObjCBool = false
        guard unsafe FileManager.default.fileExists(atPath: path, isDirectory: &isDirectory) else { return }
        guard isDirectory.boolValue, let names = try? FileManager.default.contentsOfDirectory(atPath: path) else {
            throw ReportError(.cannotCreate, path: path, "is a file; name a folder for the report")
        }
        let foreign = names.filter { !knownFiles.contains($0) }.sorted()
        guard names.isEmpty || (names.contains(markerFile) && foreign.isEmpty) else {
            let found = foreign.first.map { " (it holds \($0))" } ?? ""
            throw ReportError(
                .cannotCreate, path: path,
                "is neither empty nor an earlier report\(found), so it is not replaced; name another folder")
        }
    }

    /// Removes what killed runs left beside the report. The caller holds the lock, so nobody is writing there.
    private static func removeAbandoned(beside path: String) {
        let (parent, name) = split(path)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: parent)) ?? []
        for abandoned in names where abandoned.hasPrefix(".\(name).writing.") {
            try? FileManager.default.removeItem(atPath: "\(parent)/\(abandoned)")
        }
    }

    /// Puts the written folder in place; an earlier report goes in the same step.
    public func commit() throws(ReportError) {
        let isReplacing = unsafe access(path, F_OK) == 0
        let status =
            isReplacing
            ? unsafe confere_exchange_paths(stagingPath, path) : unsafe rename(stagingPath, path)
        guard status == 0 else {
            let message = SystemError.message(errno)
            discard()
            throw ReportError(.cannotCreate, path: path, "cannot put the report in place: \(message)")
        }
        if isReplacing { discard() }
        let parent = unsafe open(ReportDirectory.split(path).parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        if parent >= 0 {
            fsync(parent)
            close(parent)
        }
    }

    /// Removes what was written, or the report that was replaced.
    public func discard() { try? FileManager.default.removeItem(atPath: stagingPath) }
}
