/// A glob that chooses files by their paths: `*.csv`, `inbox/**/TED-??.ret`.
///
/// `*` stands for any characters but `/`, `**` for any at all, `?` for one character but `/`. A pattern without `/` is held against
/// the file's name, one with `/` against the whole path as it was given. A compressed file also goes by its name without `.zst` or `.gz`.
public struct PathPattern: Sendable, Hashable {
    /// The pattern as it was written.
    public let text: String

    /// A longer pattern is refused.
    public static let bytesMax = 1000

    /// - Returns: `nil` for an empty pattern and one of more than ``bytesMax`` bytes.
    public init?(_ text: String) {
        guard !text.isEmpty, text.utf8.count <= PathPattern.bytesMax else { return nil }
        self.text = text
    }

    /// Whether a path is chosen.
    ///
    /// - Complexity: O(pattern × path).
    public func matches(_ path: String) -> Bool {
        let candidate = text.contains("/") ? path[...] : path.suffix(while: { $0 != "/" })
        if matchesWhole(Array(candidate.utf8)) { return true }
        guard let ending = [".zst", ".gz"].first(where: { candidate.hasSuffix($0) }) else { return false }
        return matchesWhole(Array(candidate.dropLast(ending.count).utf8))
    }

    private enum Step: Equatable {
        case byte(UInt8)
        case one
        case any
        case anyWithSlashes
    }

    private var steps: [Step] {
        var steps: [Step] = []
        for byte in text.utf8 {
            switch byte {
            case 0x2A where steps.last == .any: steps[steps.count - 1] = .anyWithSlashes
            case 0x2A where steps.last == .anyWithSlashes: break
            case 0x2A: steps.append(.any)
            case 0x3F: steps.append(.one)
            default: steps.append(.byte(byte))
            }
        }
        return steps
    }

    /// Goes through the path with all places of the pattern that it may be at.
    private func matchesWhole(_ path: [UInt8]) -> Bool {
        let steps = steps
        var places = [Bool](repeating: false, count: steps.count + 1)
        places[0] = true
        passEmpty(&places, steps)
        for byte in path {
            var next = [Bool](repeating: false, count: steps.count + 1)
            for (place, step) in steps.enumerated() where places[place] {
                switch step {
                case .byte(let wanted): if byte == wanted { next[place + 1] = true }
                // A character of several bytes is one: its later bytes stay where its first one went.
                case .one: if byte != 0x2F, byte & 0xC0 != 0x80 { next[place + 1] = true }
                case .any: if byte != 0x2F { next[place] = true }
                case .anyWithSlashes: next[place] = true
                }
            }
            if byte & 0xC0 == 0x80 {
                for place in steps.indices where steps[place] == .one && places[place + 1] { next[place + 1] = true }
            }
            passEmpty(&next, steps)
            places = next
        }
        return places[steps.count]
    }

    /// Stars may stand for nothing.
    private func passEmpty(_ places: inout [Bool], _ steps: [Step]) {
        for (place, step) in steps.enumerated() where places[place] && (step == .any || step == .anyWithSlashes) {
            places[place + 1] = true
        }
    }
}

extension String {
    /// The end of the text, as long as a condition holds.
    fileprivate func suffix(while holds: (Character) -> Bool) -> Substring {
        var start = endIndex
        while start > startIndex, holds(self[index(before: start)]) { start = index(before: start) }
        return self[start...]
    }
}
