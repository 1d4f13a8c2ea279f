import CByteScan
import Randomness
import Testing

/// The scan of ranges against a scan byte by byte, by every unit that the processor has.
struct RangeScanTests {
    private struct Found: Equatable {
        var end: Int
        var places: [UInt32]
        var records: Int
        var lineBreaks: Int
    }

    @Test func everyUnitFindsWhatAByteByByteScanFinds() {
        var random = SplitMix(seed: 1)
        var (regular, irregular) = (0, 0)
        for _ in 0..<4000 {
            let quotes = random.pick([0, 1, 1, 3])
            let alphabet = Array("aaaaaaab,,\n\n\r;".utf8) + [UInt8](repeating: 0x22, count: quotes)
            let start = random.below(70)
            let bytes = random.bytes(start + random.below(1500), of: alphabet)
            let stop = random.below(4) == 0 ? start + random.below(bytes.count - start + 1) : bytes.count
            let wanted = plainScan(bytes, start, stop)
            if wanted == nil { irregular += 1 } else { regular += 1 }
            for unit in [CONFERE_SCALAR, CONFERE_SSE2, CONFERE_AVX2, CONFERE_AVX512, CONFERE_NEON] {
                let found = scan(unit, bytes, start, stop)
                #expect(
                    found == wanted, "unit \(unit.rawValue), \(String(decoding: bytes[start..<stop], as: UTF8.self))")
            }
        }
        #expect(regular > 500 && irregular > 500)
    }

    @Test func lineBreaksAreCountedInEveryRange() {
        var random = SplitMix(seed: 2)
        for _ in 0..<500 {
            let bytes = random.bytes(1 + random.below(300), of: Array("ab\n".utf8))
            let start = random.below(bytes.count)
            let stop = start + random.below(bytes.count - start + 1)
            let found = unsafe bytes.withUnsafeBufferPointer {
                unsafe confere_count_line_breaks($0.baseAddress!, start, stop)
            }
            #expect(found == bytes[start..<stop].count { $0 == 0x0A })
        }
    }

    private func scan(_ unit: confere_unit, _ bytes: [UInt8], _ start: Int, _ stop: Int) -> Found? {
        var places = [UInt32](repeating: 0, count: stop - start + 16)
        var lines = [UInt32](repeating: 0, count: (stop - start) / Int(CONFERE_LINES_BLOCK) + 1)
        let range = unsafe confere_index_range_by(
            unit, bytes, bytes.count, start, stop, 0x2C, &places, &lines)
        guard range.is_irregular == 0 else { return nil }
        let blockBytes = Int(CONFERE_LINES_BLOCK)
        for (block, count) in lines.enumerated() where block * blockBytes < stop - start {
            #expect(Int(count) == bytes[start..<(start + block * blockBytes)].count { $0 == 0x0A })
        }
        return Found(
            end: range.end, places: Array(places[..<range.separators]), records: range.records,
            lineBreaks: range.line_breaks)
    }

    /// RFC 4180 byte by byte; `nil` where a quote stands that it does not know.
    private func plainScan(_ bytes: [UInt8], _ start: Int, _ stop: Int) -> Found? {
        var found = Found(end: start, places: [], records: 0, lineBreaks: 0)
        var pending: [UInt32] = []
        var (isInside, mayOpen, lineBreaks) = (false, true, 0)
        var place = start
        while place < stop {
            let byte = bytes[place]
            if byte == 0x0A { lineBreaks += 1 }
            if isInside {
                if byte == 0x22 {
                    isInside = false
                    if place + 1 < stop {
                        let next = bytes[place + 1]
                        if next == 0x22 {
                            isInside = true
                            place += 2
                            continue
                        }
                        let isCRLF = next == 0x0D && place + 2 < bytes.count && bytes[place + 2] == 0x0A
                        if next != 0x2C, next != 0x0A, !isCRLF { return nil }
                    }
                    mayOpen = false
                }
            } else if byte == 0x22 {
                guard mayOpen else { return nil }
                isInside = true
            } else if byte == 0x2C || byte == 0x0A {
                pending.append(UInt32(place - start) | (byte == 0x0A ? 1 << 31 : 0))
                mayOpen = true
                if byte == 0x0A {
                    found.places += pending
                    pending = []
                    found.records += 1
                    found.end = place + 1
                    found.lineBreaks = lineBreaks
                }
            } else {
                mayOpen = false
            }
            place += 1
        }
        return found
    }
}
