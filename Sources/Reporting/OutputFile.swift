internal import CConfereSystem
internal import Glibc

/// A file of a report that is being written, readable by its owner only.
final class OutputFile: Sendable {
    private let path: String
    private let descriptor: Int32

    private static let writeBackBytes = 4 << 20

    init(path: String) throws(ReportError) {
        self.path = path
        descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw ReportError(.cannotCreate, path: path, "cannot create the file: \(SystemError.message(errno))")
        }
    }

    deinit { close(descriptor) }

    /// Writes all of `bytes` from `offset` on. Threads may write different parts at the same time.
    func write(_ bytes: Span<UInt8>, at offset: Int) throws(ReportError) {
        var written = 0
        while written < bytes.count {
            let step = unsafe bytes.withUnsafeBytes { buffer in
                unsafe pwrite(descriptor, buffer.baseAddress! + written, buffer.count - written, offset + written)
            }
            if step < 0 {
                if errno == EINTR { continue }
                throw ReportError(.system, path: path, "cannot write the file: \(SystemError.message(errno))")
            }
            written += step
        }
        // The disk begins while the rest is encoded, so that little is left to wait for: stretch by stretch, since each
        // request costs as much as a small write.
        let stretch = OutputFile.writeBackBytes
        let (first, last) = (offset / stretch, (offset + bytes.count) / stretch)
        if last > first {
            confere_begin_write_back(descriptor, Int64(first * stretch), Int64((last - first) * stretch))
        }
    }

    /// Puts the bytes on the disk, so that a report that is in place is there for good.
    func synchronize() throws(ReportError) {
        guard fsync(descriptor) == 0 || errno == EINVAL else {
            throw ReportError(.system, path: path, "cannot write the file: \(SystemError.message(errno))")
        }
    }
}

/// The system's words for its error numbers.
enum SystemError {
    static func message(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }
}
