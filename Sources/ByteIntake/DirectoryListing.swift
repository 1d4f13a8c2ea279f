internal import Glibc

/// Lists directories without losing an entry.
enum DirectoryListing {
    /// The names of a directory's entries, in no order, without `.` and `..`.
    ///
    /// - Throws: ``IntakeError`` when the directory cannot be read, or holds a name that is not UTF-8: such a file could be
    ///   named in no report.
    static func names(of directory: String) throws(IntakeError) -> [String] {
        guard let handle = unsafe opendir(directory) else {
            throw IntakeError(.system, path: directory, doing: "list the directory", code: errno)
        }
        defer { unsafe closedir(handle) }
        var names: [String] = []
        while true {
            errno = 0
            guard let entry = unsafe readdir(handle) else { break }
            let bytes = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { unsafe Array($0.prefix { $0 != 0 }) }
            guard let name = String(validating: bytes, as: UTF8.self) else {
                let shown = String(decoding: bytes, as: UTF8.self)
                throw IntakeError(
                    .system, path: directory, "holds a file whose name is not UTF-8 (\(shown)); rename it")
            }
            if name != ".", name != ".." { names.append(name) }
        }
        guard errno == 0 else { throw IntakeError(.system, path: directory, doing: "list the directory", code: errno) }
        return names
    }
}
