internal import Glibc
internal import PaymentModel

/// A file mapped read-only. The mapping ends with the last user of its bytes.
@safe
final class MappedFile: @unchecked Sendable {
    private let memory: UnsafeMutableRawPointer?
    private let count: Int

    /// Maps `count` bytes of an open file, which may be closed afterwards.
    private init(descriptor: Int32, count: Int, path: String) throws(IntakeError) {
        guard count < MappedFile.bytesMax else { throw MappedFile.tooLarge(path) }
        self.count = count
        guard count > 0 else {
            unsafe memory = nil
            return
        }
        guard let mapped = unsafe mmap(nil, count, PROT_READ, MAP_PRIVATE, descriptor, 0), unsafe mapped != MAP_FAILED
        else { throw IntakeError(.system, path: path, doing: "map the file", code: errno) }
        unsafe madvise(mapped, count, MADV_SEQUENTIAL)
        unsafe memory = mapped
    }

    /// Room for a file that others still write: what is not written yet must not be read.
    private init?(descriptor: Int32, room: Int) {
        guard let mapped = unsafe mmap(nil, room, PROT_READ, MAP_SHARED | MAP_NORESERVE, descriptor, 0),
            unsafe mapped != MAP_FAILED
        else { return nil }
        count = room
        unsafe memory = mapped
    }

    deinit {
        if let memory = unsafe memory { unsafe munmap(memory, count) }
    }

    /// The largest source: a record's offset has 40 bits.
    static let bytesMax = 1 << 40

    static func tooLarge(_ path: String) -> IntakeError {
        IntakeError(.damaged, path: path, "is larger than \(bytesMax >> 30) GiB; split it")
    }

    /// The bytes of an open file.
    static func bytes(ofDescriptor descriptor: Int32, count: Int, path: String) throws(IntakeError) -> SourceBytes {
        let file = try MappedFile(descriptor: descriptor, count: count, path: path)
        let start = unsafe file.memory?.assumingMemoryBound(to: UInt8.self)
        return unsafe SourceBytes(
            path: path, bytes: UnsafeBufferPointer(start: start, count: count), owner: file)
    }

    /// The bytes of an open file that is still being written. `nil` when there is not so much room for addresses.
    static func bytes(ofDescriptor descriptor: Int32, arriving arrival: SourceArrival, path: String) -> SourceBytes? {
        guard let file = MappedFile(descriptor: descriptor, room: arrival.countMax),
            let start = unsafe file.memory?.assumingMemoryBound(to: UInt8.self)
        else { return nil }
        return unsafe SourceBytes(path: path, start: start, arrival: arrival, owner: file)
    }
}
