/// The bytes of one source, whole and unchanging, addressable by offset for as long as the run lasts.
///
/// Plain files are mapped; compressed and piped ones are spooled first. Records point into these bytes
/// instead of copying their texts, and findings show the original bytes from them.
@safe
public final class SourceBytes: @unchecked Sendable {
    /// The path as given on the command line.
    public let path: String
    /// Length in bytes.
    public let count: Int

    private let base: UnsafePointer<UInt8>
    /// Keeps the memory alive; releases it when the last user is gone.
    private let owner: any Sendable

    /// - Precondition: `bytes` stays valid and unchanged while `owner` is alive.
    @unsafe
    public init(path: String, bytes: UnsafeBufferPointer<UInt8>, owner: any Sendable) {
        self.path = path
        self.count = bytes.count
        self.owner = owner
        unsafe self.base = bytes.baseAddress ?? SourceBytes.nothing
    }

    /// A source held in memory, for tests and small inputs.
    public convenience init(path: String, copying bytes: [UInt8]) {
        let memory = OwnedMemory(copying: bytes)
        unsafe self.init(path: path, bytes: memory.buffer, owner: memory)
    }

    /// Calls `body` with all bytes.
    public func withBytes<Result, Failure: Error>(
        _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let span = unsafe Span(_unsafeStart: base, count: count)
        return try body(span)
    }

    /// A copy of `range`, clipped to the source.
    public func copy(_ range: Range<Int>) -> [UInt8] {
        let clipped = range.clamped(to: 0..<count)
        return unsafe Array(UnsafeBufferPointer(start: base + clipped.lowerBound, count: clipped.count))
    }

    /// The address of the first byte. - Precondition: the source outlives every use.
    @unsafe
    package var start: UnsafePointer<UInt8> { unsafe base }

    nonisolated(unsafe) private static let nothing: UnsafePointer<UInt8> = {
        let byte = UnsafeMutablePointer<UInt8>.allocate(capacity: 1)
        unsafe byte.initialize(to: 0)
        return unsafe UnsafePointer(byte)
    }()
}

/// A heap copy of some bytes.
@safe
private final class OwnedMemory: @unchecked Sendable {
    let buffer: UnsafeBufferPointer<UInt8>

    init(copying bytes: [UInt8]) {
        let memory = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: max(bytes.count, 1))
        _ = unsafe memory.initialize(from: bytes)
        unsafe buffer = UnsafeBufferPointer(rebasing: memory[..<bytes.count])
    }

    deinit { unsafe buffer.deallocate() }
}
