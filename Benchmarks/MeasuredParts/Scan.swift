internal import CByteScan
internal import PaymentModel

/// The separators of a CSV file, by each unit that the processor has.
enum Scan {
    private static let units: [(name: String, unit: confere_unit)] = [
        ("scalar", CONFERE_SCALAR), ("sse2", CONFERE_SSE2), ("avx2", CONFERE_AVX2), ("avx512", CONFERE_AVX512),
        ("neon", CONFERE_NEON),
    ]
    private static let rangeBytes = 256 << 10

    static func parts(_ night: SampleNight) -> [MeasuredPart] {
        let best = confere_best_unit()
        // Units are numbered from narrow to wide; NEON is alone on its processors.
        return units.filter { _, unit in
            unit == best || unit == CONFERE_SCALAR || (best != CONFERE_NEON && unit.rawValue < best.rawValue)
        }.map { name, unit in
            MeasuredPart.of("scan-\(name)", rows: night.rows) { use(scan(night.sources[0], unit)) }
        }
    }

    private static func scan(_ source: SourceBytes, _ unit: confere_unit) -> Int {
        source.withBytes { bytes in
            unsafe bytes.withUnsafeBufferPointer { buffer in
                let places = UnsafeMutablePointer<UInt32>.allocate(capacity: rangeBytes + 16)
                let lines = UnsafeMutablePointer<UInt32>.allocate(capacity: rangeBytes / Int(CONFERE_LINES_BLOCK) + 1)
                defer {
                    unsafe places.deallocate()
                    unsafe lines.deallocate()
                }
                var (start, records) = (0, 0)
                while start < buffer.count {
                    let found = unsafe confere_index_range_by(
                        unit, buffer.baseAddress!, buffer.count, start, min(start + rangeBytes, buffer.count), 0x2C,
                        places, lines)
                    guard found.records > 0 else { break }
                    start = found.end
                    records += found.records
                }
                return records
            }
        }
    }
}
