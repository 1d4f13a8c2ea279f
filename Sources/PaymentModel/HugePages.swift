private import Glibc

/// Memory for the large arrays of the engine: aligned to huge pages and asking for them, since millions of records are looked up
/// at random and small pages would cost a page walk each. Where the system has none it is plain memory.
package enum HugePages {
    private static let alignment = 2 << 20

    /// Uninitialised memory for `count` elements. Released by `deallocate()`.
    package static func allocate<Element>(_ type: Element.Type, count: Int) -> UnsafeMutablePointer<Element> {
        let bytes = max(1, count) * MemoryLayout<Element>.stride
        guard bytes >= alignment else { return UnsafeMutablePointer<Element>.allocate(capacity: max(1, count)) }
        let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: alignment)
        unsafe madvise(memory, bytes, MADV_HUGEPAGE)
        return unsafe memory.bindMemory(to: type, capacity: max(1, count))
    }

    /// Address space that becomes memory as it is touched, and goes back to the system whole.
    @safe
    package final class Region: @unchecked Sendable {
        /// The first byte, aligned to a huge page.
        package let start: UnsafeMutableRawPointer
        private let mapping: UnsafeMutableRawPointer
        private let mappedBytes: Int

        /// - Precondition: the system has `bytes` of address space.
        package init(bytes: Int) {
            mappedBytes = bytes + HugePages.alignment
            let mapped = unsafe mmap(
                nil, mappedBytes, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS | MAP_NORESERVE, -1, 0)
            guard let mapped = unsafe mapped, unsafe mapped != MAP_FAILED else {
                preconditionFailure("no address space is left")
            }
            unsafe mapping = mapped
            unsafe start = mapped.alignedUp(toMultipleOf: HugePages.alignment)
            unsafe madvise(start, bytes, MADV_HUGEPAGE)
        }

        deinit { unsafe munmap(mapping, mappedBytes) }
    }
}
