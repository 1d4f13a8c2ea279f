internal import Foundation
internal import Glibc

/// Tidies up when the user or the system ends the program early.
final class Interrupts {
    private let sources: [any DispatchSourceSignal]

    /// - Parameter tidyUp: called once, before the program ends with 128 and the number of the signal.
    init(_ tidyUp: @escaping @Sendable () -> Void) {
        sources = [SIGINT, SIGTERM, SIGHUP].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
            source.setEventHandler {
                tidyUp()
                exit(128 + number)
            }
            source.resume()
            return source
        }
    }

    /// Leaves signals to the system again.
    func stop() {
        for source in sources { source.cancel() }
        for number in [SIGINT, SIGTERM, SIGHUP] { signal(number, SIG_DFL) }
    }
}
