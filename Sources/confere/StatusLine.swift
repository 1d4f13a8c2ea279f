internal import Foundation

/// One line on standard error that says what is being done; on anything but a terminal there is none.
struct StatusLine {
    private let isShown = Terminal.isTerminal(FileHandle.standardError.fileDescriptor)

    /// - Parameter share: how much is done, from 0 to 1.
    func draw(_ doing: String, share: Double) {
        guard isShown else { return }
        let width = Terminal.width(of: FileHandle.standardError.fileDescriptor) ?? 80
        let columns = 20
        let filled = Int(Double(columns) * min(1, max(0, share)))
        let bar = "[" + String(repeating: "#", count: filled) + String(repeating: "·", count: columns - filled) + "] "
        Console.draw("\r\((bar + doing).prefix(max(0, width - 1)))\u{1B}[K")
    }

    func clear() {
        if isShown { Console.draw("\r\u{1B}[K") }
    }
}
