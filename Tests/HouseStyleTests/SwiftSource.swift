/// A Swift file as the house rules see it.
struct SwiftSource {
    let path: String
    /// The lines as they stand.
    let lines: [Substring]
    /// The same lines with comments and the characters of string literals blanked, so that only code is left.
    let codeLines: [Substring]

    init(path: String, text: String) {
        self.path = path
        var blanker = LiteralBlanker(text)
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        codeLines = blanker.blanked().split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The numbers, from 1, and texts of the lines of code that hold `word` as a whole word.
    func codeLines(with word: String) -> [(number: Int, line: Substring)] {
        codeLines.enumerated().filter { $0.element.holdsWord(word) }.map { ($0.offset + 1, lines[$0.offset]) }
    }
}

extension StringProtocol {
    /// Whether `word` stands here with no letter, digit or underscore beside it.
    func holdsWord(_ word: String) -> Bool {
        var rest = self[...]
        while let found = rest.firstRange(of: word) {
            let before = found.lowerBound == startIndex ? nil : self[index(before: found.lowerBound)]
            let after = found.upperBound == endIndex ? nil : self[found.upperBound]
            if !(before?.continuesWord ?? false), !(after?.continuesWord ?? false) { return true }
            rest = self[found.upperBound...]
        }
        return false
    }
}

extension Character {
    var continuesWord: Bool { isLetter || isNumber || self == "_" }
}

/// Replaces comments and string literals by blanks and keeps line breaks and interpolated code.
private struct LiteralBlanker {
    private let text: [Character]
    private var place = 0
    private var output: [Character] = []

    init(_ text: String) { self.text = Array(text) }

    mutating func blanked() -> String {
        while place < text.count { code() }
        return String(output)
    }

    private mutating func code() {
        guard text[place] == "/" || text[place] == "#" || text[place] == "\"" else { return keep() }
        if starts("//") {
            while place < text.count, text[place] != "\n" { blank() }
        } else if starts("/*") {
            comment()
        } else if let hashes = openingHashes() {
            string(hashes: hashes)
        } else {
            keep()
        }
    }

    private mutating func keep() {
        output.append(text[place])
        place += 1
    }

    private mutating func comment() {
        var depth = 0
        repeat {
            if starts("/*") {
                depth += 1
            } else if starts("*/") {
                depth -= 1
            } else {
                blank()
                continue
            }
            blank(2)
        } while depth > 0 && place < text.count
    }

    private mutating func string(hashes: Int) {
        let fence = String(repeating: "#", count: hashes)
        blank(hashes)
        let quotes = starts("\"\"\"") ? "\"\"\"" : "\""
        blank(quotes.count)
        while place < text.count, !starts(quotes + fence) {
            if starts("\\" + fence + "(") {
                blank(2 + hashes)
                interpolation()
            } else {
                blank(hashes == 0 && starts("\\") ? 2 : 1)
            }
        }
        blank(quotes.count + hashes)
    }

    private mutating func interpolation() {
        var depth = 1
        while place < text.count, depth > 0 {
            if text[place] == "(" { depth += 1 }
            if text[place] == ")" { depth -= 1 }
            if depth > 0 { code() } else { blank() }
        }
    }

    /// How many `#` stand before the quote that opens here, or `nil` when no string opens.
    private func openingHashes() -> Int? {
        var end = place
        while end < text.count, text[end] == "#" { end += 1 }
        return end < text.count && text[end] == "\"" ? end - place : nil
    }

    private func starts(_ prefix: String) -> Bool { text[place...].starts(with: prefix) }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where place < text.count {
            output.append(text[place] == "\n" ? "\n" : " ")
            place += 1
        }
    }
}
