internal import PaymentModel
private import Synchronization

/// How far a run is: written by the run's threads, read by whoever shows it.
public final class RunProgress: Sendable {
    public enum Phase: Int, Sendable {
        case opening, reading, matching, reporting, done
    }

    private let phaseValue = Atomic<Int>(0)
    private let bytesReadValue = Atomic<Int>(0)
    private let sources = Mutex<[SourceBytes]>([])

    public init() {}

    public internal(set) var phase: Phase {
        get { Phase(rawValue: phaseValue.load(ordering: .relaxed)) ?? .done }
        set { phaseValue.store(newValue.rawValue, ordering: .relaxed) }
    }

    /// Bytes of input that have been read, and how many there are: about, while sources are being decoded, but never fewer.
    public var bytesRead: Int { bytesReadValue.load(ordering: .relaxed) }
    public var bytesTotal: Int { sources.withLock { $0.reduce(0) { $0 + $1.countExpected } } }

    /// Says what is going to be read.
    func read(_ sources: [SourceBytes]) { self.sources.withLock { $0 = sources } }

    /// Starts counting anew, when all is read a second time.
    func restart() { bytesReadValue.store(0, ordering: .relaxed) }

    func addRead(_ bytes: Int) { bytesReadValue.wrappingAdd(bytes, ordering: .relaxed) }
}
