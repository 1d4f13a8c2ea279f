import Benchmark
import Foundation
import Glibc
import MeasuredParts

/// Rows a side of the night: small enough for a short run, large enough to leave the caches as a real one does.
private let rows = 100_000
/// Of each file that is read as a whole: beyond the caches too.
private let fileBytes = 8 << 20

/// The library's own CPU metric counts in hundredths of a second, which is longer than most parts take.
private let rate = BenchmarkMetric.custom("Rows per CPU ms", polarity: .prefersLarger, useScalingFactor: false)
private let throughput = BenchmarkMetric.custom("MB per CPU s", polarity: .prefersLarger, useScalingFactor: false)

// The benchmark library calls this and wants the name as it is.
let benchmarks: @Sendable () -> Void = {
    guard let parts = try? MeasuredPart.all(rows: rows, fileBytes: fileBytes) else {
        FileHandle.standardError.write(Data("the temporary folder cannot be written\n".utf8))
        exit(73)
    }
    for part in parts {
        Benchmark(
            part.name,
            configuration: .init(
                metrics: part.bytes > 0 ? [rate, throughput, .wallClock] : [rate, .wallClock], warmupIterations: 2,
                maxDuration: .seconds(2), maxIterations: 1000)
        ) { benchmark in
            let execute = part.prepare()
            benchmark.startMeasurement()
            let start = clock()
            execute()
            let used = clock() - start
            benchmark.stopMeasurement()
            benchmark.measurement(rate, part.rows * 1000 / max(1, used))
            // Bytes in a microsecond are megabytes in a second.
            if part.bytes > 0 { benchmark.measurement(throughput, part.bytes / max(1, used)) }
        }
    }
}
