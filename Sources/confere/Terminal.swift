internal import Glibc

/// What the terminal can do.
enum Terminal {
    static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

    /// The columns of the terminal, or `nil` when it is none.
    static func width(of descriptor: Int32) -> Int? {
        var size = winsize()
        guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    /// Whether colour is wanted: a terminal, and neither NO_COLOR nor a dumb one.
    static func usesColour(_ descriptor: Int32) -> Bool {
        guard isTerminal(descriptor), unsafe getenv("NO_COLOR") == nil else { return false }
        return unsafe getenv("TERM").map { unsafe String(cString: $0) != "dumb" } ?? false
    }
}
