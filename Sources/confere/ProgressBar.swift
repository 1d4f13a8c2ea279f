internal import Foundation
internal import Reconciliation
private import Synchronization

/// A progress bar on standard error, redrawn a few times a second while a run is under way. On anything but a terminal there
/// is none.
final class ProgressBar: Sendable {
    private let progress: RunProgress
    private let isStopped = Atomic<Bool>(false)
    private let finished = DispatchSemaphore(value: 0)
    private let started = ContinuousClock.now

    /// Runs shorter than this show no bar.
    private static let quietMilliseconds = 300
    private static let redrawMilliseconds = 100

    /// `nil` when standard error is no terminal.
    init?(_ progress: RunProgress) {
        guard Terminal.isTerminal(FileHandle.standardError.fileDescriptor) else { return nil }
        self.progress = progress
    }

    func start() {
        Thread.detachNewThread { [self] in
            var hasDrawn = false
            while !isStopped.load(ordering: .relaxed) {
                if ContinuousClock.now - started > .milliseconds(ProgressBar.quietMilliseconds) {
                    draw()
                    hasDrawn = true
                }
                Thread.sleep(forTimeInterval: Double(ProgressBar.redrawMilliseconds) / 1000)
            }
            if hasDrawn { Console.draw("\r\u{1B}[K") }
            finished.signal()
        }
    }

    /// Takes the bar away. Returns when it is gone.
    func stop() {
        isStopped.store(true, ordering: .relaxed)
        finished.wait()
    }

    private func draw() {
        let width = Terminal.width(of: FileHandle.standardError.fileDescriptor) ?? 80
        Console.draw("\r\(line(width: width))\u{1B}[K")
    }

    private func line(width: Int) -> String {
        switch progress.phase {
        case .opening: return "opening inputs"
        case .matching: return "matching"
        case .reporting: return "writing the report"
        case .done: return ""
        case .reading: break
        }
        let (read, total) = (progress.bytesRead, max(1, progress.bytesTotal))
        let elapsed = ContinuousClock.now - started
        let seconds = max(0.001, Double(elapsed.components.seconds) + Double(elapsed.components.attoseconds) / 1e18)
        let rate = Double(read) / seconds
        let left = rate > 0 ? Int((Double(total - read) / rate).rounded(.up)) : 0
        let figures = " \(read * 100 / total) %  \(Int(rate / 1e6)) MB/s  \(left) s left"
        let columns = max(10, min(60, width - figures.count - 12))
        let filled = columns * read / total
        return "reading [" + String(repeating: "#", count: filled) + String(repeating: "·", count: columns - filled)
            + "]"
            + figures
    }
}
