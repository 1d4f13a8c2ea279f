internal import Glibc

/// Turns what the user named into files: directories into their files, globs into their matches.
public enum InputPaths {
    /// The files behind `arguments`, in the order given; a directory's files and a glob's matches in byte order.
    ///
    /// - Returns: the paths, and those that named a file for the second time (they are left out).
    /// - Throws: ``IntakeError`` with fault `notFound` when an argument matches nothing.
    public static func expand(
        _ arguments: [String]
    ) throws(IntakeError) -> (paths: [String], givenTwice: [String]) {
        var paths: [String] = []
        var twice: [String] = []
        var seen = Set<FileIdentity>()
        for argument in arguments {
            for path in try files(of: argument) {
                if let identity = FileIdentity(path), !seen.insert(identity).inserted {
                    twice.append(path)
                } else {
                    paths.append(path)
                }
            }
        }
        return (paths, twice)
    }

    private static func files(of argument: String) throws(IntakeError) -> [String] {
        if argument == SourceFile.standardInput { return [argument] }
        if let identity = FileIdentity(argument) {
            guard identity.type == S_IFDIR else { return [argument] }
            let found = try files(inDirectory: argument)
            guard !found.isEmpty else { throw noFile(in: argument) }
            return found
        }
        if argument.contains(where: { "*?[".contains($0) }) {
            let matches = globMatches(argument)
            guard !matches.isEmpty else {
                throw IntakeError(
                    .notFound, path: argument, "no file matches; is the folder right, and has the file arrived?")
            }
            var found: [String] = []
            for match in matches {
                found += FileIdentity(match)?.type == S_IFDIR ? try files(inDirectory: match) : [match]
            }
            guard !found.isEmpty else { throw noFile(in: argument) }
            return found
        }
        throw IntakeError(
            .notFound, path: argument,
            "there is no such file or directory; is the path right, and has the file arrived?")
    }

    private static func noFile(in folder: String) -> IntakeError {
        IntakeError(
            .notFound, path: folder,
            "there is no file in the directory; has it arrived? If nothing was paid, give a file with a header alone")
    }

    /// The plain files of a directory that are not hidden, subdirectories included.
    ///
    /// - Parameter above: the directories that this one was reached through; a link back to one of them is passed over.
    private static func files(
        inDirectory directory: String, above: [FileIdentity] = []
    ) throws(IntakeError) -> [String] {
        guard let identity = FileIdentity(directory), !above.contains(identity) else { return [] }
        let names = try DirectoryListing.names(of: directory)
        let base = directory.hasSuffix("/") ? directory : directory + "/"
        var found: [String] = []
        for name in names.filter({ !$0.hasPrefix(".") }).sorted(by: bytesPrecede) {
            guard let entry = FileIdentity(base + name) else {
                throw IntakeError(
                    .notFound, path: base + name, "is a link to nothing, or the file has just gone; mend or remove it")
            }
            switch entry.type {
            case S_IFDIR: found += try files(inDirectory: base + name, above: above + [identity])
            case S_IFREG: found.append(base + name)
            default: continue
            }
        }
        return found
    }

    private static func globMatches(_ pattern: String) -> [String] {
        var result = unsafe glob_t()
        defer { unsafe globfree(&result) }
        guard unsafe glob(pattern, GLOB_NOSORT, nil, &result) == 0 else { return [] }
        let matches = unsafe (0..<Int(result.gl_pathc)).compactMap { place in
            unsafe result.gl_pathv[place].map { unsafe String(cString: $0) }
        }
        return matches.sorted(by: bytesPrecede)
    }

    private static func bytesPrecede(_ left: String, _ right: String) -> Bool {
        left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}

/// What makes two paths the same file.
private struct FileIdentity: Hashable {
    let device: UInt
    let inode: UInt
    /// `S_IFREG`, `S_IFDIR` …
    let type: mode_t

    init?(_ path: String) {
        var status = stat()
        let isThere =
            path == SourceFile.standardInput ? unsafe fstat(STDIN_FILENO, &status) : unsafe stat(path, &status)
        guard isThere == 0 else { return nil }
        type = status.st_mode & S_IFMT
        device = UInt(status.st_dev)
        inode = UInt(status.st_ino)
    }
}
