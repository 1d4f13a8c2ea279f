/// How far lots of frames are decoded, each by a thread of its own.
struct LotsProgress {
    private let outputs: [Range<Int>]
    private var ends: [Int]
    /// A frame's check sum comes after all of its bytes: only then is a lot known to be whole.
    private var isWhole: [Bool]
    private var failures: [Int: IntakeError] = [:]
    /// The first lot that is not whole.
    private var first = 0

    init(_ outputs: [Range<Int>]) {
        self.outputs = outputs
        ends = outputs.map(\.lowerBound)
        isWhole = outputs.map { _ in false }
    }

    /// How many bytes are there without a gap.
    var count: Int { first < ends.count ? ends[first] : outputs.last?.upperBound ?? 0 }

    /// Whether no more will be there: all is, or the first gap will not be closed.
    var isComplete: Bool { first == outputs.count || failures[first] != nil }

    /// Why the first gap will not be closed. What failed behind it does not matter, nor does who failed first.
    var failure: IntakeError? { failures[first] }

    /// Whether a lot stands before all that failed.
    func isNeeded(_ lot: Int) -> Bool { failures.keys.allSatisfy { lot < $0 } }

    mutating func advance(_ lot: Int, to end: Int) { ends[lot] = end }

    mutating func complete(_ lot: Int) {
        isWhole[lot] = true
        while first < outputs.count, isWhole[first] { first += 1 }
    }

    mutating func fail(_ lot: Int, _ error: IntakeError) { failures[lot] = error }
}
