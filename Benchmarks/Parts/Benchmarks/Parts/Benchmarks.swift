import Benchmark
import Foundation
import Glibc
import MeasuredParts

/// Rows a side of the night: small enough for a short run, large enough to leave the caches as a real one does.
private let rows = 100_000

/// The library's own CPU metric counts in hundredths of a second, which is longer than most parts take.
private let rate = BenchmarkMetric.custom("Rows per CPU ms", polarity: .prefersLarger, useScalingFactor: false)

// The benchmark library calls this and wants the name as it is.
let benchmarks: @Sendable () -> Void = {
    guard let parts = try? MeasuredPart.all(rows: rows) else {
        FileHandle.standardError.write(Data("the temporary folder cannot be written\n".utf8))
        exit(73)
    }
    for part in parts {
        Benchmark(
            part.name,
            configuration: .init(
                metrics: [rate, .wallClock], warmupIterations: 2, maxDuration: .seconds(2), maxIterations: 1000)
        ) { benchmark in
            let execute = part.prepare()
            benchmark.startMeasurement()
            let start = clock()
            execute()
            let used = clock() - start
            benchmark.stopMeasurement()
            benchmark.measurement(rate, part.rows * 1000 / max(1, used))
        }
    }
}
