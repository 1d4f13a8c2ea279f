internal import CConfereSystem
internal import Glibc
internal import PaymentModel

/// The references of records that are not read whole: their codes, or the bytes where they stand in the sources.
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
    func prefetch(_ record: KeyedRecord) {
        let place = record.place
        guard place.referenceLength > 0 else { return }
        let first = unsafe start(place)
        unsafe confere_prefetch(first)
        // It may lie across two cache lines.
        unsafe confere_prefetch(first + place.referenceLength - 1)
    }

    /// Whether two records certainly have one reference, byte for byte: by their codes, or by the bytes where these stand in the
    /// sources as they are. Records without a reference have none in common.
    func areEqual(_ left: KeyedRecord, _ right: KeyedRecord) -> Bool {
        switch (left.reference, right.reference) {
        case (let mine?, let theirs?): mine == theirs
        case (let mine?, nil): mine == code(right.place)
        case (nil, let theirs?): theirs == code(left.place)
        case (nil, nil): areEqual(left.place, right.place)
        }
    }

    /// Whether a record has a reference whose bytes can be told.
    func has(_ record: KeyedRecord) -> Bool { record.reference != nil || record.place.referenceLength > 0 }

    /// Whether one reference comes before another, as bytes. - Precondition: both can be told.
    func precedes(_ left: KeyedRecord, _ right: KeyedRecord) -> Bool {
        if let mine = left.reference, let theirs = right.reference { return mine.precedes(theirs) }
        return bytes(left).lexicographicallyPrecedes(bytes(right))
    }

    private func bytes(_ record: KeyedRecord) -> [UInt8] {
        if let code = record.reference { return code.bytes }
        return unsafe Array(UnsafeBufferPointer(start: start(record.place), count: record.place.referenceLength))
    }

    private func areEqual(_ left: RecordPlace, _ right: RecordPlace) -> Bool {
        let count = left.referenceLength
        guard count > 0, count == right.referenceLength else { return false }
        return unsafe memcmp(start(left), start(right), count) == 0
    }

    private func code(_ place: RecordPlace) -> ReferenceCode? {
        unsafe ReferenceCode(start(place), place.referenceLength)
    }

    @inline(__always)
    private func start(_ place: RecordPlace) -> UnsafePointer<UInt8> {
        let offset = layout.offset(place) + place.referenceDistance
        let source = layout.source(place)
        precondition(offset + place.referenceLength <= counts[source])
        return unsafe starts[source] + offset
    }
}
