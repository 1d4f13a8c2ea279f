public import PaymentModel

extension DuplicateTable {
    private static let ones: UInt64 = 0x0101_0101_0101_0101
    private static let highBits: UInt64 = 0x8080_8080_8080_8080

    /// The ordinal of `key`, which is inserted if it is new.
    ///
    /// - Complexity: O(1) expected, amortised over growth.
    @inline(__always)
    public mutating func insert(_ key: MatchKey) -> (ordinal: Int, isNew: Bool) {
        if count >= (slotCount >> 3) * DuplicateTable.loadMaxEighths { grow() }
        while true {
            let hashed = hash(key.high, key.low)
            let tag = hashed >> 57 | 0x80
            var group = Int(truncatingIfNeeded: hashed) & groupMask
            for step in 1...DuplicateTable.probeGroupsMax {
                let word = unsafe tags[group]
                if let slot = match(key, tag: tag, word: word, group: group) {
                    return unsafe (Int(ordinals[slot]), false)
                }
                let empty = ~word & DuplicateTable.highBits
                if empty != 0 {
                    let place = empty.trailingZeroBitCount >> 3
                    unsafe tags[group] = word | tag << (place * 8)
                    let slot = group * 8 + place
                    unsafe (keys + slot).initialize(to: key)
                    unsafe (ordinals + slot).initialize(to: UInt32(truncatingIfNeeded: count))
                    count += 1
                    return (count - 1, true)
                }
                group = (group + step) & groupMask
            }
            grow()
        }
    }

    /// The ordinal of `key`, or `nil` when it is not there.
    ///
    /// - Complexity: O(1) expected.
    @inline(__always)
    public func ordinal(of key: MatchKey) -> Int? {
        let hashed = hash(key.high, key.low)
        let tag = hashed >> 57 | 0x80
        var group = Int(truncatingIfNeeded: hashed) & groupMask
        for step in 1...DuplicateTable.probeGroupsMax {
            let word = unsafe tags[group]
            if let slot = match(key, tag: tag, word: word, group: group) { return unsafe Int(ordinals[slot]) }
            if ~word & DuplicateTable.highBits != 0 { return nil }
            group = (group + step) & groupMask
        }
        return nil
    }

    /// The slot of the group that holds `key`. Tags narrow the search, the whole key decides.
    @inline(__always)
    private func match(_ key: MatchKey, tag: UInt64, word: UInt64, group: Int) -> Int? {
        let difference = word ^ (DuplicateTable.ones &* tag)
        var hits = (difference &- DuplicateTable.ones) & ~difference & DuplicateTable.highBits
        while hits != 0 {
            let slot = group * 8 + hits.trailingZeroBitCount >> 3
            if unsafe keys[slot] == key { return slot }
            hits &= hits - 1
        }
        return nil
    }

    /// Doubles the table under a new seed. Ordinals stay what they were.
    private mutating func grow() {
        var groups = (groupMask + 1) * 2
        let (oldTags, oldKeys, oldOrdinals, oldGroups) = unsafe (tags, keys, ordinals, groupMask + 1)
        var isPlaced = false
        while !isPlaced {
            hash = SeededHash(seed: hash.seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407)
            unsafe (tags, keys, ordinals) = DuplicateTable.allocate(groups: groups)
            adopt(groups: groups)
            isPlaced = unsafe placeAll(oldTags, oldKeys, oldOrdinals, groups: oldGroups)
            if !isPlaced {
                release()
                groups *= 2
            }
        }
        unsafe oldTags.deallocate()
        unsafe oldKeys.deallocate()
        unsafe oldOrdinals.deallocate()
    }

    /// Puts all keys of another table into this empty one. False when a probe grew too long.
    private mutating func placeAll(
        _ oldTags: UnsafeMutablePointer<UInt64>, _ oldKeys: UnsafeMutablePointer<MatchKey>,
        _ oldOrdinals: UnsafeMutablePointer<UInt32>, groups: Int
    ) -> Bool {
        for group in 0..<groups {
            var full = unsafe oldTags[group] & DuplicateTable.highBits
            while full != 0 {
                let slot = group * 8 + full.trailingZeroBitCount >> 3
                guard unsafe place(oldKeys[slot], ordinal: oldOrdinals[slot]) else { return false }
                full &= full - 1
            }
        }
        return true
    }

    /// Puts a key that is not there yet into an empty slot.
    private mutating func place(_ key: MatchKey, ordinal: UInt32) -> Bool {
        let hashed = hash(key.high, key.low)
        let tag = hashed >> 57 | 0x80
        var group = Int(truncatingIfNeeded: hashed) & groupMask
        for step in 1...DuplicateTable.probeGroupsMax {
            let empty = unsafe ~tags[group] & DuplicateTable.highBits
            if empty != 0 {
                let index = empty.trailingZeroBitCount >> 3
                unsafe tags[group] |= tag << (index * 8)
                unsafe (keys + group * 8 + index).initialize(to: key)
                unsafe (ordinals + group * 8 + index).initialize(to: ordinal)
                return true
            }
            group = (group + step) & groupMask
        }
        return false
    }
}
