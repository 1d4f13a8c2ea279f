/// Why a source cannot be read at all. Lines that cannot be read are no errors but ``InvalidLine``s.
public struct ReadError: Error, Sendable, Hashable {
    /// What kind of fault it is: it decides the exit code.
    public enum Fault: Sendable, Hashable {
        /// The input is not what it should be: exit code 65.
        case input
        /// The input is fine and the options do not fit it: exit code 78.
        case configuration
    }

    public let fault: Fault
    /// 1-based physical line, or `nil` when the whole source is meant.
    public let line: Int?
    /// What is wrong and what to do, without the place. Never holds a taxpayer ID.
    public let message: String
    /// Whether the bytes looked at prove it, so that nothing that is still being decoded could change it.
    public internal(set) var isCertain = false

    public init(_ fault: Fault = .input, line: Int? = nil, _ message: String) {
        self.fault = fault
        self.line = line
        self.message = message
    }
}
