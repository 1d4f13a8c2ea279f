private import Synchronization

/// The bytes of one source, unchanging, addressable by offset for as long as the run lasts.
///
/// Plain files are mapped and piped ones are spooled first. A compressed one may still be decoded by another thread: what is there
/// can then be read already, and whatever needs all of it waits. Records point into these bytes instead of copying their texts,
/// and findings show the original bytes from them.
@safe
public final class SourceBytes: @unchecked Sendable {
    /// The path as given on the command line.
    public let path: String

    /// Length in bytes, or -1 until it is known: asked for each record of a run, it must not touch ``arrival``, whose references are
    /// counted.
    private let countKnown: Atomic<Int>
    /// Tells what is there while the source is being decoded; `nil` when all was there from the start.
    private let arrival: SourceArrival?
    private let base: UnsafePointer<UInt8>
    /// Keeps the memory alive; releases it when the last user is gone.
    private let owner: any Sendable

    /// - Precondition: `bytes` stays valid and unchanged while `owner` is alive.
    @unsafe
    public init(path: String, bytes: UnsafeBufferPointer<UInt8>, owner: any Sendable) {
        self.path = path
        self.countKnown = Atomic(bytes.count)
        self.arrival = nil
        self.owner = owner
        unsafe self.base = bytes.baseAddress ?? SourceBytes.nothing
    }

    /// A source that is still being decoded.
    ///
    /// - Precondition: what `arrival` says is there can be read at `start`, unchanged, while `owner` is alive.
    @unsafe
    public init(path: String, start: UnsafePointer<UInt8>, arrival: SourceArrival, owner: any Sendable) {
        self.path = path
        self.countKnown = Atomic(-1)
        self.arrival = arrival
        self.owner = owner
        unsafe self.base = start
    }

    deinit { arrival?.abandon() }

    /// A source held in memory, for tests and small inputs.
    public convenience init(path: String, copying bytes: [UInt8]) {
        let memory = OwnedMemory(copying: bytes)
        unsafe self.init(path: path, bytes: memory.buffer, owner: memory)
    }

    /// Length in bytes. Waits until all are there; after a failure, as many as came.
    public var count: Int {
        let known = countKnown.load(ordering: .acquiring)
        return known >= 0 ? known : countAfterWaiting()
    }

    private func countAfterWaiting() -> Int {
        guard let arrival else { return 0 }
        arrival.wait(beyond: .max)
        let count = arrival.soFar.count
        countKnown.store(count, ordering: .releasing)
        return count
    }

    /// About how many bytes there will be; exact when all are there. Does not wait.
    public var countExpected: Int { arrival?.countExpected ?? count }

    /// No more than so many bytes will be there. Does not wait.
    public var countMax: Int { arrival?.countMax ?? count }

    /// Why not all bytes came, such as damage found while they were decoded. Waits for the end.
    public var failure: (any Error)? { arrival?.failure }

    /// Waits until more than `count` bytes are there, or no more will come.
    public func wait(beyond count: Int) { arrival?.wait(beyond: count) }

    /// Calls `body` with the bytes that are there, and whether these are all that will come. Does not wait.
    public func withBytesSoFar<Result, Failure: Error>(
        _ body: (_ bytes: Span<UInt8>, _ isComplete: Bool) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        let soFar = arrival?.soFar ?? SourceArrival.SoFar(count: count, isComplete: true)
        let span = unsafe Span(_unsafeStart: base, count: soFar.count)
        return try body(span, soFar.isComplete)
    }

    /// Calls `body` with all bytes. Waits until they are there; after a failure, with those that came.
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
