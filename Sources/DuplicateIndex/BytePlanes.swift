internal import PaymentModel

/// Keyed records as planes of bytes: the first bytes of all of them, then the second, and so on.
enum BytePlanes {
    /// The words of a record.
    private static var fields: Int { MemoryLayout<KeyedRecord>.stride / 8 }

    /// How many words the planes of `count` records take: each plane is a whole number of words.
    static func wordCount(_ count: Int) -> Int { blocks(count) * 8 * fields }

    private static func blocks(_ count: Int) -> Int { (count + 7) / 8 }

    /// Splits records into planes. - Precondition: `planes` has room for ``wordCount(_:)`` words.
    @unsafe
    static func split(_ records: UnsafeBufferPointer<KeyedRecord>, into planes: UnsafeMutablePointer<UInt64>) {
        guard let first = records.baseAddress else { return }
        let start = unsafe UnsafeMutableRawPointer(mutating: first).assumingMemoryBound(to: UInt64.self)
        let (whole, blocks) = (records.count / 8, blocks(records.count))
        for field in 0..<fields {
            let plane = unsafe planes + field * 8 * blocks
            for block in 0..<whole {
                let square = unsafe Square(start + (block * 8 * fields + field), stride: fields)
                unsafe square.store(plane + block, stride: blocks)
            }
            if whole < blocks {
                var last = InlineArray<8, UInt64>(repeating: 0)
                for row in whole * 8..<records.count { unsafe last[row & 7] = start[row * fields + field] }
                unsafe Square(last).store(plane + whole, stride: blocks)
            }
        }
    }

    /// Joins planes into records. - Precondition: there is room for `count` records.
    @unsafe
    static func join(
        _ planes: UnsafeMutablePointer<UInt64>, into records: UnsafeMutablePointer<KeyedRecord>, count: Int
    ) {
        let start = unsafe UnsafeMutableRawPointer(records).assumingMemoryBound(to: UInt64.self)
        let (whole, blocks) = (count / 8, blocks(count))
        for field in 0..<fields {
            let plane = unsafe planes + field * 8 * blocks
            for block in 0..<whole {
                let square = unsafe Square(plane + block, stride: blocks)
                unsafe square.store(start + (block * 8 * fields + field), stride: fields)
            }
            if whole < blocks {
                let last = unsafe Square(plane + whole, stride: blocks).rows
                for row in whole * 8..<count { unsafe start[row * fields + field] = last[row & 7] }
            }
        }
    }

    /// Eight times eight bytes with rows and columns exchanged (Warren, Hacker's Delight, 7-3: squares of four, two, one).
    private struct Square {
        let rows: InlineArray<8, UInt64>

        @inline(__always)
        init(_ rows: InlineArray<8, UInt64>) {
            self.init(rows[0], rows[1], rows[2], rows[3], rows[4], rows[5], rows[6], rows[7])
        }

        @inline(__always)
        @unsafe
        init(_ start: UnsafeMutablePointer<UInt64>, stride: Int) {
            unsafe self.init(
                start[0], start[stride], start[2 * stride], start[3 * stride], start[4 * stride], start[5 * stride],
                start[6 * stride], start[7 * stride])
        }

        @inline(__always)
        private init(
            _ a: UInt64, _ b: UInt64, _ c: UInt64, _ d: UInt64, _ e: UInt64, _ f: UInt64, _ g: UInt64, _ h: UInt64
        ) {
            var (a, b, c, d, e, f, g, h) = (a, b, c, d, e, f, g, h)
            Square.exchange(&a, &e, 32, 0x0000_0000_FFFF_FFFF)
            Square.exchange(&b, &f, 32, 0x0000_0000_FFFF_FFFF)
            Square.exchange(&c, &g, 32, 0x0000_0000_FFFF_FFFF)
            Square.exchange(&d, &h, 32, 0x0000_0000_FFFF_FFFF)
            Square.exchange(&a, &c, 16, 0x0000_FFFF_0000_FFFF)
            Square.exchange(&b, &d, 16, 0x0000_FFFF_0000_FFFF)
            Square.exchange(&e, &g, 16, 0x0000_FFFF_0000_FFFF)
            Square.exchange(&f, &h, 16, 0x0000_FFFF_0000_FFFF)
            Square.exchange(&a, &b, 8, 0x00FF_00FF_00FF_00FF)
            Square.exchange(&c, &d, 8, 0x00FF_00FF_00FF_00FF)
            Square.exchange(&e, &f, 8, 0x00FF_00FF_00FF_00FF)
            Square.exchange(&g, &h, 8, 0x00FF_00FF_00FF_00FF)
            rows = [a, b, c, d, e, f, g, h]
        }

        @inline(__always)
        @unsafe
        func store(_ start: UnsafeMutablePointer<UInt64>, stride: Int) {
            for row in 0..<8 { unsafe start[row * stride] = rows[row] }
        }

        @inline(__always)
        private static func exchange(_ low: inout UInt64, _ high: inout UInt64, _ shift: UInt64, _ mask: UInt64) {
            let difference = (low >> shift ^ high) & mask
            high ^= difference
            low ^= difference << shift
        }
    }
}
