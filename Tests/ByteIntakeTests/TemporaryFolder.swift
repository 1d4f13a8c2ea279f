import ByteIntake
import Foundation
import PaymentModel

/// A folder of its own for a test, gone with the last user.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("confere-\(UUID().uuidString)")
        path = folder.path
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// Writes a file, with the folders above it, and gives its path.
    @discardableResult
    func write(_ name: String, _ bytes: [UInt8]) throws -> String {
        let file = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
        return file.path
    }

    /// Writes files that hold their own names.
    func write(names: [String]) throws {
        for name in names { try write(name, Array(name.utf8)) }
    }

    /// What opening a file of these bytes gives: its decompressed bytes.
    static func opening(_ bytes: [UInt8], named name: String = "input") throws -> [UInt8] {
        let folder = TemporaryFolder()
        let source = try SourceFile.open(try folder.write(name, bytes))
        return source.copy(0..<source.count)
    }
}
