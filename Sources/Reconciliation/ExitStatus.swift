/// How a run ends: the codes of sysexits.h that the command line promises.
public enum ExitStatus: Int32, Sendable {
    /// Done, and nothing in `--fail-on` was found.
    case done = 0
    /// Findings of a class in `--fail-on`.
    case foundFailure = 1
    case usage = 64
    /// Bad input. The report is written all the same unless a source could not be read at all.
    case badInput = 65
    case noSuchInput = 66
    /// The run does not balance inside: a fault of ours.
    case internalError = 70
    case cannotCreateOutput = 73
    case inputOutputError = 74
    /// Another run holds the lock: try again.
    case tryAgain = 75
    case badConfiguration = 78
}

/// Why a run ended without a report: what, where, and what to do.
public struct RunError: Error, Sendable {
    public let status: ExitStatus
    /// `file` or `file:line`, when there is a place.
    public let place: String?
    public let message: String
    /// Whether nothing that is still being decoded could change it.
    var isCertain = false

    public init(_ status: ExitStatus, place: String? = nil, _ message: String) {
        self.status = status
        self.place = place
        self.message = message
    }
}
