/// Finds which of a format's names a packed name is: open addressing over a small table that is at most a quarter full.
///
/// The table is no larger than the format's own list of names, so nothing in a source makes it grow or slow.
struct NameTable<Meaning: Sendable>: Sendable {
    private var slots: [(name: PackedName, meaning: Meaning)?]
    private let shift: UInt64

    /// - Precondition: names are not empty, differ, and have at most ``PackedName/bytesMax`` bytes.
    init(_ names: [(String, Meaning)]) {
        var bits: UInt64 = 4
        while 1 << bits < names.count * 4 { bits += 1 }
        shift = 64 - bits
        slots = Array(repeating: nil, count: 1 << Int(bits))
        for (text, meaning) in names {
            let name = PackedName(text.utf8)
            precondition(name.count > 0 && !name.isTooLong && find(name) == nil)
            var slot = slot(of: name)
            while slots[slot] != nil { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = (name, meaning)
        }
    }

    /// The meaning of a name; `nil` for one that is not in the table.
    ///
    /// - Complexity: O(1) expected
    @inline(__always)
    func find(_ name: PackedName) -> Meaning? {
        if name.isTooLong { return nil }
        var slot = slot(of: name)
        while let known = slots[slot] {
            if known.name == name { return known.meaning }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    @inline(__always)
    private func slot(of name: PackedName) -> Int {
        Int(truncatingIfNeeded: ((name.low ^ name.high &* 0x9E37_79B9_7F4A_7C15) &* 0xBF58_476D_1CE4_E5B9) >> shift)
    }
}
