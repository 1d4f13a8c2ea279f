internal import CConfereSystem
internal import Glibc
internal import PaymentModel

/// The references of records that are not read whole, where they stand in their sources.
@safe
struct ReferenceBytes: @unchecked Sendable {
    let layout: PlaceLayout
    private let sources: [SourceBytes]
    private let starts: [UnsafePointer<UInt8>]
    private let counts: [Int]

    init(sources: [SourceBytes], layout: PlaceLayout) {
        self.sources = sources
        self.layout = layout
        counts = sources.map(\.count)
        unsafe starts = sources.map { unsafe $0.start }
    }

    var sourceCount: Int { sources.count }

    /// Asks for a reference's bytes, so that waiting for many overlaps.
    @inline(__always)
    func prefetch(_ place: RecordPlace) {
        let first = unsafe start(place)
        unsafe confere_prefetch(first)
        // It may lie across two cache lines.
        unsafe confere_prefetch(first + place.referenceLength - 1)
    }

    /// Whether two references of one length are equal.
    @inline(__always)
    func areEqual(_ left: RecordPlace, _ right: RecordPlace) -> Bool {
        let (mine, theirs) = unsafe (UnsafeRawPointer(start(left)), UnsafeRawPointer(start(right)))
        let count = left.referenceLength
        guard count >= 8 else { return unsafe memcmp(mine, theirs, count) == 0 }
        var place = 0
        while place &+ 8 <= count {
            if unsafe mine.loadUnaligned(fromByteOffset: place, as: UInt64.self)
                != theirs.loadUnaligned(fromByteOffset: place, as: UInt64.self)
            {
                return false
            }
            place &+= 8
        }
        return unsafe mine.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
            == theirs.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self)
    }

    /// Whether one reference comes before another, as bytes.
    func precedes(_ left: RecordPlace, _ right: RecordPlace) -> Bool {
        let common = min(left.referenceLength, right.referenceLength)
        let order = unsafe memcmp(start(left), start(right), common)
        return order != 0 ? order < 0 : left.referenceLength < right.referenceLength
    }

    @inline(__always)
    private func start(_ place: RecordPlace) -> UnsafePointer<UInt8> {
        let offset = layout.offset(place) + place.referenceDistance
        let source = layout.source(place)
        precondition(offset + place.referenceLength <= counts[source])
        return unsafe starts[source] + offset
    }
}
