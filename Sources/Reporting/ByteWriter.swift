private import Glibc

/// Bytes that grow at their end and whose memory is used again and again.
@safe
package struct ByteWriter: ~Copyable {
    /// How many bytes have been written.
    private(set) var count = 0
    private var capacity: Int
    private var base: UnsafeMutablePointer<UInt8>

    /// Room behind the last byte: short pieces are copied and looked at in whole words.
    fileprivate static let slack = 64

    init(capacity: Int) {
        self.capacity = capacity
        unsafe base = .allocate(capacity: capacity + ByteWriter.slack)
        unsafe base.initialize(repeating: 0, count: capacity + ByteWriter.slack)
    }

    deinit { unsafe base.deallocate() }

    /// Forgets all bytes but the first `count`. The memory stays.
    mutating func truncate(to count: Int) {
        precondition(count <= self.count)
        self.count = count
    }

    /// Appends what `body` writes, which is at most `bound` bytes.
    @inline(__always)
    mutating func append(atMost bound: Int, _ body: (inout ByteCursor) -> Void) {
        if bound > capacity - count { grow(by: bound) }
        var cursor = unsafe ByteCursor(next: base + count, end: base + count + bound)
        body(&cursor)
        count = unsafe cursor.next - base
    }

    /// Appends bytes of other memory.
    mutating func append(_ bytes: Span<UInt8>) {
        if bytes.count > capacity - count { grow(by: bytes.count) }
        unsafe bytes.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { unsafe memcpy(base + count, start, bytes.count) }
        }
        count += bytes.count
    }

    /// Appends a text.
    mutating func append(_ text: String) {
        var text = text
        text.withUTF8 { unsafe append($0.span) }
    }

    /// Appends a number of eight bytes, the lowest first.
    @inline(__always)
    mutating func append(littleEndian word: UInt64) {
        if 8 > capacity - count { grow(by: 8) }
        unsafe UnsafeMutableRawPointer(base + count).storeBytes(of: word.littleEndian, as: UInt64.self)
        count += 8
    }

    /// Appends a range of what another writer holds.
    @inline(__always)
    mutating func append(_ range: Range<Int>, of other: borrowing ByteWriter) {
        if range.count > capacity - count { grow(by: range.count) }
        var cursor = unsafe ByteCursor(next: base + count, end: base + count + range.count)
        cursor.append(range, of: other)
        count += range.count
    }

    /// Writes a number over eight bytes that are there, the lowest first.
    mutating func replace(at place: Int, littleEndian word: UInt64) {
        precondition(place >= 0 && place + 8 <= count)
        unsafe UnsafeMutableRawPointer(base + place).storeBytes(of: word.littleEndian, as: UInt64.self)
    }

    /// Calls `body` with the bytes of a range.
    @inline(__always)
    func withBytes<Result, Failure: Error>(
        _ range: Range<Int>, _ body: (Span<UInt8>) throws(Failure) -> Result
    ) throws(Failure) -> Result {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return try body(unsafe Span(_unsafeStart: base + range.lowerBound, count: range.count))
    }

    /// A range as text; bytes that are not UTF-8 become U+FFFD.
    func string(_ range: Range<Int>) -> String {
        unsafe String(decoding: UnsafeBufferPointer(start: start(of: range), count: range.count), as: UTF8.self)
    }

    /// The eight bytes from `place` on as a number, the lowest first. Those behind the last byte are anything.
    @inline(__always)
    func word(at place: Int) -> UInt64 {
        precondition(place >= 0 && place < count)
        return unsafe UInt64(
            littleEndian: UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self))
    }

    /// The first byte of a range that is not empty.
    @inline(__always)
    fileprivate func start(of range: Range<Int>) -> UnsafePointer<UInt8> {
        precondition(range.lowerBound >= 0 && range.upperBound <= count)
        return unsafe UnsafePointer(base + range.lowerBound)
    }

    @inline(never)
    private mutating func grow(by bytes: Int) {
        let larger = max(capacity * 2, count + bytes)
        let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger + ByteWriter.slack)
        unsafe memory.initialize(repeating: 0, count: larger + ByteWriter.slack)
        unsafe memcpy(memory, base, count)
        unsafe base.deallocate()
        unsafe base = memory
        capacity = larger
    }
}

/// The end of a ``ByteWriter`` while a known number of bytes at most is written to it: small enough for the processor's
/// registers.
@safe
struct ByteCursor {
    fileprivate var next: UnsafeMutablePointer<UInt8>
    private let end: UnsafeMutablePointer<UInt8>

    @inline(__always)
    fileprivate init(next: UnsafeMutablePointer<UInt8>, end: UnsafeMutablePointer<UInt8>) {
        unsafe self.next = next
        unsafe self.end = end
    }

    /// Moves on by `count` bytes, which the caller then writes.
    @inline(__always)
    private mutating func claim(_ count: Int) -> UnsafeMutablePointer<UInt8> {
        let start = unsafe next
        let room = unsafe end - start
        precondition(count >= 0 && count <= room)
        unsafe next = start + count
        return unsafe start
    }

    /// Appends a byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) { unsafe claim(1).pointee = byte }

    /// Appends a text that is known when the program is compiled.
    @inline(__always)
    mutating func append(_ text: StaticString) {
        let count = text.utf8CodeUnitCount
        unsafe memcpy(claim(count), text.utf8Start, count)
    }

    /// Appends the `count` lowest bytes of a word, the lowest first. - Precondition: `count` is at most 8.
    @inline(__always)
    mutating func append(_ word: UInt64, count: Int) {
        precondition(count <= 8)
        // The bytes beyond are overwritten by what comes next, or lie in the slack.
        unsafe UnsafeMutableRawPointer(claim(count)).storeBytes(of: word.littleEndian, as: UInt64.self)
    }

    /// Appends bytes of other memory.
    @inline(__always)
    mutating func append(_ bytes: Span<UInt8>) {
        unsafe bytes.withUnsafeBufferPointer { bytes in
            if let start = bytes.baseAddress { unsafe memcpy(claim(bytes.count), start, bytes.count) }
        }
    }

    /// Appends a range of what another writer holds.
    @inline(__always)
    mutating func append(_ range: Range<Int>, of other: borrowing ByteWriter) {
        let start = unsafe UnsafeRawPointer(other.start(of: range))
        let place = unsafe UnsafeMutableRawPointer(claim(range.count))
        var copied = 0
        // Whole vectors: both writers have slack.
        repeat {
            let low = unsafe start.loadUnaligned(fromByteOffset: copied, as: SIMD16<UInt8>.self)
            let high = unsafe start.loadUnaligned(fromByteOffset: copied + 16, as: SIMD16<UInt8>.self)
            unsafe place.storeBytes(of: low, toByteOffset: copied, as: SIMD16<UInt8>.self)
            unsafe place.storeBytes(of: high, toByteOffset: copied + 16, as: SIMD16<UInt8>.self)
            copied += 32
        } while copied < range.count
    }
}
