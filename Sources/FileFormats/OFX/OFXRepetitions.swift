/// How often each FITID of one list of transactions has come, by a hash of it: two IDs that share one by chance count as one.
///
/// A flat table at most half full. Places in it depend on a seed that no file knows; what it counts does not.
struct OFXRepetitions {
    private var hashes = [UInt64](repeating: 0, count: 1 << 6)
    /// Those that came more than once: few, so that the table itself stays small.
    private var counts: [UInt64: Int] = [:]
    private var used = 0
    private var shift: UInt64 = 64 - 6
    private static let seed = UInt64.random(in: .min ... .max) | 1

    /// Counts a FITID. Returns how often it has come: 1 for the first time.
    ///
    /// - Complexity: O(length of the text), expected and amortised
    mutating func count(_ text: ArraySlice<UInt8>) -> Int {
        // FNV-1a, 64 bits; zero marks an empty place.
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        hash = max(hash, 1)
        if used * 2 >= hashes.count { grow() }
        let place = place(of: hash)
        if hashes[place] == 0 {
            hashes[place] = hash
            used += 1
            return 1
        }
        let count = (counts[hash] ?? 1) + 1
        counts[hash] = count
        return count
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
