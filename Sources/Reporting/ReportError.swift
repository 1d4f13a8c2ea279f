/// Why a report could not be written. The old report, if there was one, is then still in place.
public struct ReportError: Error, Sendable, Hashable {
    public enum Fault: Sendable, Hashable {
        /// The output cannot be created: exit code 73.
        case cannotCreate
        /// Writing failed: exit code 74.
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
}
