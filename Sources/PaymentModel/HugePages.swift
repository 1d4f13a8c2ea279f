private import Glibc

/// Memory for the large arrays of the engine: aligned to huge pages and asking for them, since millions of records are looked up
/// at random and small pages would cost a page walk each. Where the system has none it is plain memory.
package enum HugePages {
    private static let alignment = 2 << 20

    /// Uninitialised memory for `count` elements. Released by `deallocate()`.
    package static func allocate<Element>(_ type: Element.Type, count: Int) -> UnsafeMutablePointer<Element> {
        let bytes = max(1, count) * MemoryLayout<Element>.stride
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: alignment)
        if bytes >= alignment { unsafe madvise(memory, bytes, MADV_HUGEPAGE) }
        return unsafe memory.bindMemory(to: type, capacity: max(1, count))
    }
}
