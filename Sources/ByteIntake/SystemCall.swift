internal import Glibc

/// Thin wrappers around the calls that this target makes.
enum SystemCall {
    /// The system's words for an error number.
    static func message(_ code: Int32) -> String {
        guard let text = unsafe strerror(code) else { return "error \(code)" }
        return unsafe String(cString: text)
    }

    /// Reads into `buffer` until it is full or the input ends. Interrupted calls are repeated.
    ///
    /// - Returns: how many bytes were read; fewer than asked for at the end of the input; `nil` on an error.
    static func read(_ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer) -> Int? {
        var filled = 0
        while filled < buffer.count {
            let count = unsafe Glibc.read(descriptor, buffer.baseAddress! + filled, buffer.count - filled)
            if count == 0 { break }
            if count < 0 {
                if errno == EINTR { continue }
                return nil
            }
            filled += count
        }
        return filled
    }
}
