/// The texts that a batch keeps for its records, one after the other.
///
/// Filled by one thread at a time, then only read. What it has stands behind a pointer, so that asking for a text costs no counting of
/// references and no check for overlapping access.
@safe
struct TextArena: @unchecked Sendable {
    @unsafe
    private struct State {
        var start: UnsafeMutablePointer<UInt8>
        var count: Int
        var capacity: Int
    }

    private let state: UnsafeMutablePointer<State>

    init() {
        unsafe state = UnsafeMutablePointer<State>.allocate(capacity: 1)
        unsafe state.initialize(
            to: State(start: UnsafeMutablePointer<UInt8>.allocate(capacity: 64), count: 0, capacity: 64))
    }

    /// Gives the memory back. Nothing may be asked afterwards.
    func deallocate() {
        unsafe state.pointee.start.deallocate()
        unsafe state.deallocate()
    }

    var count: Int { unsafe state.pointee.count }

    /// The first byte. It moves when a text is added.
    @inline(__always)
    @unsafe
    var start: UnsafePointer<UInt8> { unsafe UnsafePointer(state.pointee.start) }

    /// Adds a text. - Complexity: O(n) amortised.
    @unsafe
    func add(_ text: UnsafeBufferPointer<UInt8>) -> TextRange {
        let offset = unsafe state.pointee.count
        if unsafe offset + text.count > state.pointee.capacity { grow(to: offset + text.count) }
        if let first = text.baseAddress {
            unsafe (state.pointee.start + offset).initialize(from: first, count: text.count)
        }
        unsafe state.pointee.count += text.count
        return .arena(offset: offset, length: text.count)
    }

    func add(_ text: [UInt8]) -> TextRange {
        unsafe text.withUnsafeBufferPointer { unsafe add($0) }
    }

    func removeAll() { unsafe state.pointee.count = 0 }

    private func grow(to count: Int) {
        let capacity = max(count, unsafe state.pointee.capacity * 2)
        let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
        unsafe moved.initialize(from: state.pointee.start, count: state.pointee.count)
        unsafe state.pointee.start.deallocate()
        unsafe state.pointee.start = moved
        unsafe state.pointee.capacity = capacity
    }
}
