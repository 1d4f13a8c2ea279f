internal import Glibc
internal import PaymentModel

/// A temporary file without a name, for inputs that cannot be mapped as they are: standard input and compressed files.
///
/// The file is unlinked before the first byte is written, so nothing is left behind however the run ends.
final class Spool: Sendable {
    private let path: String
    private let descriptor: Int32

    /// - Parameter path: the input that is spooled, for messages.
    init(for path: String) throws(IntakeError) {
        self.path = path
        let directory = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(directory)/confere.XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&template)
        if descriptor >= 0 { unsafe unlink(template) }
        guard descriptor >= 0 else {
            throw IntakeError(
                .system, path: path, doing: "make a temporary file in \(directory) (TMPDIR chooses another)",
                code: errno)
        }
    }

    deinit { close(descriptor) }

    /// Writes bytes at an offset. Several threads may write at the same time, each elsewhere.
    func write(_ bytes: UnsafeRawBufferPointer, at offset: Int) throws(IntakeError) {
        var written = 0
        while written < bytes.count {
            let step = unsafe pwrite(
                descriptor, bytes.baseAddress! + written, bytes.count - written, offset + written)
            if step < 0 {
                if errno == EINTR { continue }
                throw IntakeError(
                    .system, path: path, doing: "write a temporary file (TMPDIR chooses where)", code: errno)
            }
            written += step
        }
    }

    /// The first `count` bytes, mapped.
    func bytes(count: Int) throws(IntakeError) -> SourceBytes {
        try MappedFile.bytes(ofDescriptor: descriptor, count: count, path: path)
    }

    /// The bytes that `arrival` tells of, mapped. `nil` when there is not so much room for addresses.
    func bytes(arriving arrival: SourceArrival) -> SourceBytes? {
        MappedFile.bytes(ofDescriptor: descriptor, arriving: arrival, path: path)
    }
}
