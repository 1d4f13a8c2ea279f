/// A declaration in a Swift file: of a type, or of something with a body.
struct Declaration {
    let keyword: String
    let name: String
    /// The line of the keyword, from 1.
    let line: Int
    let isPublic: Bool
    /// How many lines the body takes, braces included; `nil` for types and for what has no body.
    let bodyLines: Int?

    var isType: Bool { Declaration.typeKeywords.contains(keyword) }

    private static let typeKeywords: Set = ["struct", "class", "enum", "protocol", "actor", "typealias"]
    private static let bodyKeywords: Set = ["func", "init", "deinit", "subscript", "var"]

    /// The declarations of a file in the order in which they stand.
    static func all(in source: SwiftSource) -> [Declaration] {
        var declarations: [Declaration] = []
        for (place, line) in source.codeLines.enumerated() {
            let words = line.split { $0 == " " }
            guard let keywordPlace = words.firstIndex(where: { isKeyword($0) }),
                words[..<keywordPlace].allSatisfy(isModifier)
            else { continue }
            let keyword = String(words[keywordPlace].prefix { $0.isLetter })
            // `class func` and `class var` declare no class.
            if keyword == "class", words.dropFirst(keywordPlace + 1).first.map(isKeyword) ?? false { continue }
            let following = words.dropFirst(keywordPlace + 1).first ?? ""
            let name =
                keyword == "init" || keyword == "deinit" || keyword == "subscript"
                ? keyword : String(following.prefix { !"(:<{=".contains($0) || following.first == $0 })
            let keywordEnd = words[keywordPlace].startIndex
            declarations.append(
                Declaration(
                    keyword: keyword, name: name, line: place + 1,
                    isPublic: words[..<keywordPlace].contains { $0 == "public" || $0 == "open" },
                    bodyLines: bodyKeywords.contains(keyword)
                        ? bodyLines(in: source, line: place, from: keywordEnd, isVariable: keyword == "var") : nil))
        }
        return declarations
    }

    private static func isKeyword(_ word: Substring) -> Bool {
        let letters = word.prefix { $0.isLetter }
        let keyword = String(letters)
        if typeKeywords.contains(keyword) || keyword == "func" || keyword == "var" {
            return letters.count == word.count
        }
        return bodyKeywords.contains(keyword)
            && word.dropFirst(letters.count).first.map { "(?{<!".contains($0) } ?? true
    }

    /// Attributes, and words such as `public`, `static`, `private(set)`.
    private static func isModifier(_ word: Substring) -> Bool {
        word.hasPrefix("@") || word.allSatisfy { $0.isLetter || $0 == "(" || $0 == ")" }
    }

    /// Finds the brace that opens the body, outside of all parentheses, and counts lines to the one that closes it.
    private static func bodyLines(
        in source: SwiftSource, line start: Int, from keyword: Substring.Index, isVariable: Bool
    ) -> Int? {
        var (parentheses, braces, openLine) = (0, 0, 0)
        for place in start..<source.codeLines.count {
            let line = source.codeLines[place]
            if place > start, braces == 0, parentheses == 0, isVariable || startsDeclaration(line) { return nil }
            for character in place == start ? line[keyword...] : line {
                switch character {
                case "(", "[": if braces == 0 { parentheses += 1 }
                case ")", "]": if braces == 0 { parentheses -= 1 }
                case "{" where parentheses == 0:
                    if braces == 0 { openLine = place }
                    braces += 1
                case "}" where parentheses == 0:
                    braces -= 1
                    if braces == 0 { return place - openLine + 1 }
                    // The end of the protocol around a requirement.
                    if braces < 0 { return nil }
                default: break
                }
            }
        }
        return nil
    }

    private static func startsDeclaration(_ line: Substring) -> Bool {
        let words = line.split { $0 == " " }
        guard let place = words.firstIndex(where: isKeyword) else { return false }
        return words[..<place].allSatisfy(isModifier)
    }
}
