/// Tells a source's format by its first bytes, never by its name.
public enum FormatSniffer {
    /// What the first bytes say.
    public enum Verdict: Sendable, Hashable {
        case format(FileFormat)
        /// Two formats or more that the source may be of.
        case ambiguous([FileFormat])
        /// A format that is known and not read.
        case unsupported(String)
        case unknown
        case empty
    }

    /// - Parameter bytes: the whole source; no more than ``SourceHead/bytesMax`` of it are looked at.
    public static func sniff(_ bytes: Span<UInt8>) -> Verdict {
        let head = SourceHead(bytes)
        if head.isEmpty { return .empty }
        let candidates = FileFormat.allCases.filter { $0.reader.recognizes(head) }
        let specific = candidates.filter { !$0.isGeneral }
        switch (specific.count, candidates.count) {
        case (1, _): return .format(specific[0])
        case (0, 0): return unread(head).map { .unsupported($0) } ?? .unknown
        case (0, _):
            // Much that is no table has commas in its first line.
            if candidates == [.csv], let name = unread(head) { return .unsupported(name) }
            return candidates.count == 1 ? .format(candidates[0]) : .ambiguous(candidates)
        default: return .ambiguous(specific)
        }
    }

    /// The name of a format that is known and not read.
    private static func unread(_ head: SourceHead) -> String? {
        if head.starts(with: "01REMESSA") { return "a CNAB 400 order file, which holds no payments" }
        if head.starts(with: "<") { return "XML of another kind" }
        if head.starts(with: "{") { return "a JSON document that is not one object a line" }
        if head.starts(with: "[") { return "a JSON array" }
        return nil
    }
}
