import Testing

/// What the documentation says of the repository is so.
struct DocumentationTests {
    @Test("Every path that a page names is there", arguments: Repository.files(under: "", endingIn: ".md"))
    func paths(path: String) throws {
        let page = MarkdownPage(path: path, text: try Repository.text(of: path))
        #expect(page.missingPaths(exists: Repository.exists, files: Repository.files) == [])
    }

    @Test("A path that is gone is found")
    func missingPaths() {
        let text = """
            See `Sources/Gone.swift`, `Gone.swift`, `docs/`, `Here.swift`, `a b/c`, `docs/<name>` and [this](../gone.md#top)
            or [that](https://example.org) or [here](page.md).
            ```
            `Sources/Gone.swift`
            ```
            """
        let page = MarkdownPage(path: "docs/page.md", text: text)
        let missing = page.missingPaths(
            exists: { ["docs/", "docs/page.md"].contains($0) }, files: ["Sources/Some/Here.swift"])
        #expect(
            missing == [
                "docs/page.md:1: there is no Sources/Gone.swift", "docs/page.md:1: there is no Gone.swift",
                "docs/page.md:1: the link to ../gone.md#top leads nowhere",
            ])
    }

    @Test(
        "Scripts stop at the first fault",
        arguments: ["scripts/demo", "scripts/test", "scripts/benchmark-parts", "scripts/compare-peers", ".ci/run"])
    func scripts(path: String) throws {
        #expect(try Repository.text(of: path).contains("\nset -euo pipefail\n"))
    }
}
