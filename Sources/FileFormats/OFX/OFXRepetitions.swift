/// How often each FITID of one list of transactions has come.
///
/// Most banks number their transactions upwards: as long as each FITID is above the one before, none has come twice, and only their
/// places are remembered. Otherwise a flat table, at most half full, holds a hash of each: two IDs that share one by chance count as
/// one. Places in the table depend on a seed that no file knows; what it counts does not.
struct OFXRepetitions {
    /// Where the FITIDs stand, while each is above the one before.
    private var ascending: [Range<Int>] = []
    private var isAscending = true
    private var hashes: [UInt64] = []
    /// Those that came more than once: few, so that the table itself stays small.
    private var counts: [UInt64: Int] = [:]
    private var used = 0
    private var shift: UInt64 = 64
    private static let seed = UInt64.random(in: .min ... .max) | 1
    private static let placesMin = 64

    /// Counts a FITID. Returns how often it has come: 1 for the first time.
    ///
    /// - Parameters:
    ///   - text: the FITID.
    ///   - range: where it stands in the source as it is; empty when it does not.
    /// - Complexity: O(length of the text), expected and amortised
    mutating func count(_ text: ArraySlice<UInt8>, at range: Range<Int>, _ bytes: Span<UInt8>) -> Int {
        if isAscending {
            if isAboveAll(range, bytes) {
                ascending.append(range)
                return 1
            }
            isAscending = false
            hashes = Array(repeating: 0, count: OFXRepetitions.placesMin)
            shift = 64 - UInt64(OFXRepetitions.placesMin.trailingZeroBitCount)
            for earlier in ascending { _ = insert(hash(earlier.map { bytes[$0] })) }
            ascending = []
        }
        let hash = hash(text)
        if insert(hash) { return 1 }
        let count = (counts[hash] ?? 1) + 1
        counts[hash] = count
        return count
    }

    /// Whether a FITID has as many characters as all before it, and is above the last of them.
    private func isAboveAll(_ range: Range<Int>, _ bytes: Span<UInt8>) -> Bool {
        guard let last = ascending.last else { return !range.isEmpty }
        guard last.count == range.count else { return false }
        for distance in 0..<range.count {
            let (old, new) = (bytes[last.lowerBound + distance], bytes[range.lowerBound + distance])
            if old != new { return new > old }
        }
        return false
    }

    /// FNV-1a, 64 bits; zero marks an empty place.
    private func hash(_ text: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        return max(hash, 1)
    }

    /// False when the hash is there already.
    private mutating func insert(_ hash: UInt64) -> Bool {
        if used * 2 >= hashes.count { grow() }
        let place = place(of: hash)
        if hashes[place] != 0 { return false }
        hashes[place] = hash
        used += 1
        return true
    }

    private func place(of hash: UInt64) -> Int {
        var place = Int(truncatingIfNeeded: (hash &* OFXRepetitions.seed) >> shift)
        while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & (hashes.count - 1) }
        return place
    }

    private mutating func grow() {
        let old = hashes
        shift -= 1
        hashes = Array(repeating: 0, count: old.count * 2)
        for hash in old where hash != 0 { hashes[place(of: hash)] = hash }
    }
}
