import Foundation

/// The files of this repository that the house rules speak of.
enum Repository {
    /// The folder that holds `Package.swift`.
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// Folders whose files are ours, and which paths in the documentation start with.
    static let folders = ["Sources", "Tests", "Benchmarks", "docs", "scripts", "fixtures", ".ci"]

    /// Paths from the root of all files in ``folders`` and beside them, in byte order.
    static let files: [String] = {
        var found = names(in: "").filter { !isFolder($0) }
        var open = folders.filter(isFolder)
        while let folder = open.popLast() {
            for name in names(in: folder) where name != ".build" {
                let path = "\(folder)/\(name)"
                if isFolder(path) { open.append(path) } else { found.append(path) }
            }
        }
        return found.sorted()
    }()

    static func files(under folder: String, endingIn suffixes: String...) -> [String] {
        files.filter { path in
            (folder.isEmpty || path.hasPrefix(folder + "/")) && suffixes.contains(where: path.hasSuffix)
        }
    }

    static func text(of path: String) throws -> String {
        try String(contentsOf: root.appending(path: path), encoding: .utf8)
    }

    static func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: absolute(path)) }

    static func absolute(_ path: String) -> String { root.appending(path: path).path(percentEncoded: false) }

    private static func isFolder(_ path: String) -> Bool {
        (try? root.appending(path: path).resourceValues(forKeys: [.isDirectoryKey]).isDirectory) ?? false
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: absolute(folder))) ?? []
    }
}
