/// Why the bytes of an input cannot be had.
public struct IntakeError: Error, Sendable, Hashable {
    public enum Fault: Sendable, Hashable {
        /// There is no such input: exit code 66.
        case notFound
        /// The input is damaged or refused: exit code 65.
        case damaged
        /// The system failed to read, map or spool: exit code 74.
        case system
    }

    public let fault: Fault
    public let path: String
    /// What is wrong and what to do.
    public let message: String

    init(_ fault: Fault, path: String, _ message: String) {
        self.fault = fault
        self.path = path
        self.message = message
    }

    /// An error with the system's words for `errno`.
    init(_ fault: Fault, path: String, doing what: String, code: Int32) {
        self.init(fault, path: path, "cannot \(what): \(SystemCall.message(code))")
    }
}
