internal import CZstd
internal import Glibc
internal import PaymentModel
private import Synchronization

/// Why keyed records could not be spilled or read back.
public struct SpillError: Error, Sendable {
    /// What went wrong and what to do.
    public let message: String
}

/// A temporary file without a name that holds compressed keyed records.
///
/// The file is unlinked before the first byte is written, so nothing is left behind however the run ends.
final class SpillFile: Sendable {
    /// Where some records stand in the file.
    struct Extent: Sendable {
        let offset: Int
        let bytes: Int
        /// How many records.
        let count: Int
    }

    private let descriptor: Int32
    private let end = Mutex(0)

    /// A fast level, which leaves random bytes as they are: more effort gains little.
    private static let level: Int32 = -3

    init() throws(SpillError) {
        let directory = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
        var template = Array("\(directory)/confere.XXXXXX".utf8CString)
        descriptor = unsafe mkstemp(&template)
        guard descriptor >= 0 else {
            throw SpillError(
                message: "cannot make a temporary file in \(directory) (TMPDIR chooses another): \(SpillFile.reason())")
        }
        unsafe unlink(template)
    }

    deinit { close(descriptor) }

    /// How many bytes the file has.
    var byteCount: Int { end.withLock { $0 } }

    /// Appends records, their first bytes one after the other, then their second bytes and so on: most of a key is as good as random,
    /// and what is alike stands together then.
    func write(_ records: UnsafeBufferPointer<KeyedRecord>) throws(SpillError) -> Extent {
        let words = BytePlanes.wordCount(records.count)
        let columns = UnsafeMutablePointer<UInt64>.allocate(capacity: words)
        defer { unsafe columns.deallocate() }
        unsafe BytePlanes.split(records, into: columns)
        let capacity = ZSTD_compressBound(words * 8)
        let compressed = UnsafeMutableRawPointer.allocate(byteCount: capacity, alignment: 16)
        defer { unsafe compressed.deallocate() }
        let bytes = unsafe ZSTD_compress(compressed, capacity, columns, words * 8, SpillFile.level)
        guard ZSTD_isError(bytes) == 0 else { throw SpillError(message: "cannot compress records (zstd)") }
        let offset = end.withLock { end in
            defer { end += bytes }
            return end
        }
        var written = 0
        while written < bytes {
            let step = unsafe pwrite(descriptor, compressed + written, bytes - written, offset + written)
            if step < 0, errno == EINTR { continue }
            guard step > 0 else {
                throw SpillError(
                    message: "cannot write a temporary file (TMPDIR chooses where): \(SpillFile.reason())")
            }
            written += step
        }
        return Extent(offset: offset, bytes: bytes, count: records.count)
    }

    /// The records of an extent.
    func read(_ extent: Extent) throws(SpillError) -> [KeyedRecord] {
        let compressed = UnsafeMutableRawPointer.allocate(byteCount: max(1, extent.bytes), alignment: 16)
        defer { unsafe compressed.deallocate() }
        var filled = 0
        while filled < extent.bytes {
            let step = unsafe pread(descriptor, compressed + filled, extent.bytes - filled, extent.offset + filled)
            if step < 0, errno == EINTR { continue }
            guard step > 0 else {
                throw SpillError(message: "cannot read a temporary file: \(SpillFile.reason())")
            }
            filled += step
        }
        let words = BytePlanes.wordCount(extent.count)
        let columns = UnsafeMutablePointer<UInt64>.allocate(capacity: words)
        defer { unsafe columns.deallocate() }
        let bytes = unsafe ZSTD_decompress(columns, words * 8, compressed, extent.bytes)
        guard ZSTD_isError(bytes) == 0, bytes == words * 8 else {
            throw SpillError(message: "a temporary file was changed by somebody else")
        }
        return unsafe [KeyedRecord](unsafeUninitializedCapacity: extent.count) { records, count in
            if let first = records.baseAddress { unsafe BytePlanes.join(columns, into: first, count: extent.count) }
            count = extent.count
        }
    }

    private static func reason() -> String {
        unsafe strerror(errno).map { unsafe String(cString: $0) } ?? "error \(errno)"
    }
}
