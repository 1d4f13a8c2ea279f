extension RecordSet {
    /// Sorts records into canonical order.
    ///
    /// Canonical order begins with the reference. Where many records are sorted, the first sixteen bytes in which their references
    /// can differ are fetched once, so that few comparisons look at texts.
    ///
    /// - Complexity: O(n log n)
    public func sortCanonically(_ ids: inout [RecordID]) {
        if ids.count == 2 {
            if precedes(ids[1], ids[0]) { ids.swapAt(0, 1) }
            return
        }
        guard ids.count > RecordSet.sortedPlainlyMax, !ids.contains(where: { self[$0].flags.contains(.history) }) else {
            if ids.count > 1 { ids.sort(by: precedes) }
            return
        }
        let skipped = commonReferenceLength(ids)
        var keyed = ids.map { id in
            let words = referenceWords(of: id, skipping: skipped)
            return (high: words.high, low: words.low, id: id)
        }
        keyed.sort { left, right in
            if left.high != right.high { return left.high < right.high }
            if left.low != right.low { return left.low < right.low }
            return precedes(left.id, right.id)
        }
        ids = keyed.map(\.id)
    }

    /// Fewer records are sorted by looking at them.
    private static let sortedPlainlyMax = 32

    /// How many bytes at their start the references of all records share.
    private func commonReferenceLength(_ ids: [RecordID]) -> Int {
        guard let first = ids.first, let text = text(.reference, of: first) else { return 0 }
        var common = text.bytes.count
        for id in ids.dropFirst() where common > 0 {
            let length = unsafe withReference(of: id) { bytes in
                var length = 0
                while length < min(common, bytes.count), unsafe bytes[length] == text.bytes[length] { length += 1 }
                return length
            }
            common = length ?? 0
        }
        return common
    }

    /// Sixteen bytes of a reference from `skipped` on as two numbers that order as the bytes do; zeros behind its end.
    private func referenceWords(of id: RecordID, skipping skipped: Int) -> (high: UInt64, low: UInt64) {
        unsafe withReference(of: id) { bytes in
            var words: (UInt64, UInt64) = (0, 0)
            for place in 0..<16 {
                let byte = skipped + place < bytes.count ? UInt64(unsafe bytes[skipped + place]) : 0
                if place < 8 { words.0 = words.0 << 8 | byte } else { words.1 = words.1 << 8 | byte }
            }
            return words
        } ?? (0, 0)
    }

    private func withReference<Result>(
        of id: RecordID, _ body: (UnsafeBufferPointer<UInt8>) -> Result
    ) -> Result? {
        let reference = self[id].reference
        guard !reference.isMissing else { return nil }
        return unsafe body(UnsafeBufferPointer(start: start(reference, of: id), count: reference.length))
    }
}
