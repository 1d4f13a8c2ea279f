internal import Glibc

/// Keeps two runs from writing one report: an advisory lock on a file beside it, gone with the process.
public final class ReportLock {
    private let descriptor: Int32
    private let path: String

    /// `nil` when another run holds the lock.
    ///
    /// - Throws: ``ReportError`` when the lock cannot be made at all.
    public init?(reportPath: String) throws(ReportError) {
        var trimmed = reportPath
        while trimmed.count > 1, trimmed.hasSuffix("/") { trimmed.removeLast() }
        let (parent, name) = ReportDirectory.split(trimmed)
        ReportLock.makeFolder(parent)
        path = "\(parent)/.\(name).lock"
        while true {
            descriptor_: do {
                let opened = unsafe open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
                guard opened >= 0 else {
                    throw ReportError(
                        .cannotCreate, path: path,
                        "cannot create the lock: \(SystemError.message(errno)); name another folder")
                }
                guard flock(opened, LOCK_EX | LOCK_NB) == 0 else {
                    close(opened)
                    return nil
                }
                // The holder before us may have removed the file between our opening and locking it.
                guard ReportLock.isSameFile(opened, path) else {
                    close(opened)
                    break descriptor_
                }
                descriptor = opened
                return
            }
        }
    }

    deinit {
        unsafe unlink(path)
        close(descriptor)
    }

    private static func isSameFile(_ descriptor: Int32, _ path: String) -> Bool {
        var (held, named) = (stat(), stat())
        return unsafe fstat(descriptor, &held) == 0 && lstat(path, &named) == 0 && held.st_ino == named.st_ino
            && held.st_dev == named.st_dev
    }

    private static func makeFolder(_ path: String) {
        var built = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            built += (built.isEmpty || built.hasSuffix("/") ? "" : "/") + part
            _ = unsafe mkdir(built, 0o777)
        }
    }
}
