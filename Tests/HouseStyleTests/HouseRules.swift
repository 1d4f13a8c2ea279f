/// The house rules that a machine can check. Each takes a file and says what breaks the rule, as `path:line: what to do`.
enum HouseRules {
    static let fileLinesMax = 300
    static let functionLinesMax = 80
    static let codeColumnsMax = 120
    /// Lines with comments or texts, which `swift format` does not break.
    static let proseColumnsMax = 150

    static func fileLength(_ source: SwiftSource) -> [String] {
        let count = source.lines.count - 1
        return count <= fileLinesMax
            ? [] : ["\(source.path): has \(count) lines; split it by noun or verb, \(fileLinesMax) are allowed"]
    }

    static func lineLength(_ source: SwiftSource) -> [String] {
        zip(source.lines, source.codeLines).enumerated().compactMap { place, line in
            let columnsMax = line.0 == line.1 ? codeColumnsMax : proseColumnsMax
            return line.0.count <= columnsMax
                ? nil : "\(source.path):\(place + 1): has \(line.0.count) columns; \(columnsMax) are allowed"
        }
    }

    /// Forbidden words of code, and what to write instead.
    static func words(_ forbidden: [(word: String, instead: String)], in source: SwiftSource) -> [String] {
        forbidden.flatMap { word, instead in
            source.codeLines(with: word).map { "\(source.path):\($0.number): \(word): \(instead)" }
        }
    }

    /// What may not stay in any file of ours, written apart so that this file may stay. In quotes it is a text: one is the
    /// code of no currency in ISO 4217.
    static let loose = ["TO" + "DO", "FIX" + "ME", "X" + "XX"]

    static func looseEnds(_ path: String, _ text: String) -> [String] {
        text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap { place, line in
            loose.filter { line.replacing("\"\($0)\"", with: "").holdsWord($0) }.map {
                "\(path):\(place + 1): \($0): do it, or open an issue"
            }
        }
    }

    /// Names that say nothing. Those of Foundation are not ours.
    static func emptyNames(_ source: SwiftSource) -> [String] {
        let empty = ["Manager", "Helper", "Util"]
        func isEmptyName(_ name: some StringProtocol) -> Bool { empty.contains(where: name.contains) }
        let fileName = source.path.split(separator: "/").last ?? ""
        var found = isEmptyName(fileName) ? ["\(source.path): name the file after what it holds"] : []
        for declaration in Declaration.all(in: source) where declaration.isType && isEmptyName(declaration.name) {
            found.append("\(source.path):\(declaration.line): name \(declaration.name) after what it is or does")
        }
        return found
    }

    static func functionLength(_ source: SwiftSource) -> [String] {
        Declaration.all(in: source).compactMap { declaration in
            guard let count = declaration.bodyLines, count > functionLinesMax else { return nil }
            return "\(source.path):\(declaration.line): \(declaration.name) has \(count) lines; "
                + "\(functionLinesMax) are allowed"
        }
    }

    /// Public types and functions without a doc comment. Properties and initializers may speak by their names, and
    /// witnesses of a protocol have its comment.
    static func undocumented(_ source: SwiftSource) -> [String] {
        let witnesses: Set = ["<", "==", "hash", "encode", "read", "extent"]
        return Declaration.all(in: source).filter { declaration in
            declaration.isPublic && (declaration.isType || declaration.keyword == "func")
                && !witnesses.contains(declaration.name)
                && !hasDocComment(above: declaration.line, source)
        }.map { "\(source.path): \($0.name)" }
    }

    private static func hasDocComment(above line: Int, _ source: SwiftSource) -> Bool {
        var place = line - 2
        while place >= 0 {
            let text = source.lines[place].drop { $0 == " " }
            if text.hasPrefix("///") { return true }
            guard text.hasPrefix("@") else { return false }
            place -= 1
        }
        return false
    }
}
