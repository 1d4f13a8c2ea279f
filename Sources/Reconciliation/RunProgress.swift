private import Synchronization

/// How far a run is: written by the run's threads, read by whoever shows it.
public final class RunProgress: Sendable {
    public enum Phase: Int, Sendable {
        case opening, reading, matching, reporting, done
    }

    private let phaseValue = Atomic<Int>(0)
    private let bytesReadValue = Atomic<Int>(0)
    private let bytesTotalValue = Atomic<Int>(0)

    public init() {}

    public internal(set) var phase: Phase {
        get { Phase(rawValue: phaseValue.load(ordering: .relaxed)) ?? .done }
        set { phaseValue.store(newValue.rawValue, ordering: .relaxed) }
    }

    /// Bytes of input that have been read, and how many there are.
    public var bytesRead: Int { bytesReadValue.load(ordering: .relaxed) }
    public var bytesTotal: Int { bytesTotalValue.load(ordering: .relaxed) }

    func addTotal(_ bytes: Int) { bytesTotalValue.wrappingAdd(bytes, ordering: .relaxed) }
    func addRead(_ bytes: Int) { bytesReadValue.wrappingAdd(bytes, ordering: .relaxed) }
}
