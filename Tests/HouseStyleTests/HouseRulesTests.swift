import Testing

/// Each house rule finds what breaks it, and leaves alone what does not.
struct HouseRulesTests {
    private func source(_ text: String, path: String = "Sources/Some/File.swift") -> SwiftSource {
        SwiftSource(path: path, text: text)
    }

    @Test("Comments and texts are no code; what is interpolated is")
    func code() {
        let text = ##"""
            let a = "x // y \(b + "z") w" // c
            /* d /* e */ f */ let g = #"h \(i) \#(j)"#
            let k = """
                l "m" \(n)
                """
            """##
        let blanked = source(text).codeLines
        func words(_ line: Substring) -> [String] { line.split { !$0.continuesWord }.map(String.init) }
        #expect(blanked.map(words) == [["let", "a", "b"], ["let", "g", "j"], ["let", "k"], ["n"], []])
        #expect(zip(blanked, source(text).lines).allSatisfy { $0.count == $1.count })
    }

    @Test("Long files, lines and functions")
    func lengths() {
        let line = "let a = 1\n"
        #expect(HouseRules.fileLength(source(String(repeating: line, count: 300))).isEmpty)
        #expect(HouseRules.fileLength(source(String(repeating: line, count: 301))).count == 1)
        let name = String(repeating: "a", count: 121)
        #expect(HouseRules.lineLength(source(name)) == ["Sources/Some/File.swift:1: has 121 columns; 120 are allowed"])
        #expect(HouseRules.lineLength(source("// " + name)).isEmpty)
        #expect(HouseRules.lineLength(source("// " + name + name)).count == 1)

        func function(_ statements: Int) -> SwiftSource {
            let body = String(repeating: "        if a { b(\"}\") }\n", count: statements)
            return source("struct S {\n    func f(\n        a: Int = { 1 }()\n    ) -> Int {\n\(body)    }\n}\n")
        }
        #expect(HouseRules.functionLength(function(78)).isEmpty)
        #expect(
            HouseRules.functionLength(function(79)) == ["Sources/Some/File.swift:2: f has 81 lines; 80 are allowed"])
    }

    @Test(
        "All that has a body is measured",
        arguments: [
            "func f() {", "init?(a: Int) {", "deinit {", "subscript(a: Int) -> Int {", "private var v: Int {",
            "@inlinable public static func < (left: A, right: A) -> Bool {",
        ])
    func bodies(opening: String) {
        let body = String(repeating: "    a()\n", count: 80)
        #expect(HouseRules.functionLength(source(opening + "\n" + body + "}\n")).count == 1)
    }

    @Test("A requirement has no body, and the next declaration is not its own")
    func requirements() {
        let body = String(repeating: "    a()\n", count: 90)
        let text = "protocol P {\n    func f() -> Int\n    func g()\n}\nextension P {\n\(body)}\n"
        #expect(HouseRules.functionLength(source(text)).isEmpty)
    }

    @Test("Forbidden words are found in code alone")
    func words() {
        let forbidden = [("try!", "handle the error"), ("Double", "count in integers")]
        let text = "let a = try! b()\n// try! Double\nlet c = \"Double\"\nlet DoubleEntry = 1\n"
        #expect(
            HouseRules.words(forbidden, in: source(text)) == ["Sources/Some/File.swift:1: try!: handle the error"])
    }

    @Test("Loose ends are found in comments too", arguments: HouseRules.loose)
    func looseEnds(word: String) {
        #expect(HouseRules.looseEnds("a.md", "x\n// \(word): later\n").count == 1)
        #expect(HouseRules.looseEnds("a.md", "mktemp a.\(word)\(word)").isEmpty)
        #expect(HouseRules.looseEnds("a.swift", "let code = \"\(word)\"").isEmpty)
    }

    @Test("Names that say nothing")
    func names() {
        #expect(HouseRules.emptyNames(source("", path: "Sources/Some/StringUtils.swift")).count == 1)
        #expect(HouseRules.emptyNames(source("final class RunManager {}\nlet a = FileManager.default\n")).count == 1)
        #expect(HouseRules.emptyNames(source("struct Ledger {}\n")).isEmpty)
    }

    @Test("Public types and functions without a doc comment")
    func documentation() {
        let text = """
            public struct A {
                public let a: Int
                public static func < (left: A, right: A) -> Bool { true }
                /// Says something.
                @inlinable
                public func b() {}
                public func c() {}
            }
            """
        #expect(HouseRules.undocumented(source(text)) == ["Sources/Some/File.swift: A", "Sources/Some/File.swift: c"])
    }
}
