internal import Glibc
internal import Reconciliation

/// Standard output and standard error, safe to write whatever the text is and whoever is listening.
enum Console {
    /// Writes a message as one line to standard error. When that cannot be written there is nobody left to tell, so the run goes on.
    static func write(_ line: String) { _ = put(printable(line, keepsLines: false) + "\n", to: STDERR_FILENO) }

    /// Writes control sequences and text to standard error as they are.
    static func draw(_ text: String) { _ = put(text, to: STDERR_FILENO) }

    /// The message of an error that ended a command.
    static func error(_ error: RunError) {
        write("confere: error: \(error.place.map { "\($0): " } ?? "")\(error.message)")
    }

    /// Writes a result to standard output.
    ///
    /// - Throws: ``RunError`` with status 74 when it cannot be written.
    static func output(_ text: String) throws(RunError) {
        guard put(text, to: STDOUT_FILENO) else {
            throw RunError(
                .inputOutputError, place: "standard output", "cannot be written; is its disk full or its reader gone?")
        }
    }

    /// The text with control characters shown as `\\xNN`: text from files must neither move the cursor nor forge lines of the log.
    static func printable(_ text: String, keepsLines: Bool) -> String {
        guard text.unicodeScalars.contains(where: { isControl($0) }) else { return text }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isControl(scalar), !(keepsLines && scalar == "\n") {
                let digits = String(scalar.value, radix: 16)
                shown.append(contentsOf: ("\\x" + (digits.count < 2 ? "0" : "") + digits).unicodeScalars)
            } else {
                shown.append(scalar)
            }
        }
        return String(shown)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }

    private static func put(_ text: String, to descriptor: Int32) -> Bool {
        let bytes = Array(text.utf8)
        var written = 0
        while written < bytes.count {
            let step = unsafe bytes.withUnsafeBytes { buffer in
                unsafe Glibc.write(descriptor, buffer.baseAddress! + written, buffer.count - written)
            }
            if step < 0 {
                if errno == EINTR { continue }
                return false
            }
            written += step
        }
        return true
    }
}
