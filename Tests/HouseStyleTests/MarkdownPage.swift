/// A page of the documentation.
struct MarkdownPage {
    /// A fenced block: the words after the opening fence, and its lines.
    struct Block {
        let info: String
        /// The line of the opening fence, from 1.
        let line: Int
        var lines: [Substring] = []
    }

    let path: String
    private(set) var blocks: [Block] = []
    /// The lines outside of fenced blocks; those inside are empty here.
    private(set) var proseLines: [Substring] = []

    init(path: String, text: String) {
        self.path = path
        var open: Block?
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            let isFence = line.hasPrefix("```")
            proseLines.append(isFence || open != nil ? "" : line)
            switch (isFence, open) {
            case (true, nil): open = Block(info: String(line.dropFirst(3)), line: place + 1)
            case (true, let block?):
                blocks.append(block)
                open = nil
            case (false, _): open?.lines.append(line)
            }
        }
    }

    /// What the page names between backticks, and where its links go, with the line.
    var mentions: [(text: String, isLink: Bool, line: Int)] {
        proseLines.enumerated().flatMap { place, line in
            let quoted = line.split(separator: "`", omittingEmptySubsequences: false).enumerated()
                .filter { $0.offset % 2 == 1 }.map { (String($0.element), false, place + 1) }
            let links = line.matches(of: #/\]\(([^)\s]+)\)/#).map { (String($0.output.1), true, place + 1) }
            return quoted + links
        }
    }

    /// What is named here as a file or folder of the repository and is not there.
    func missingPaths(exists: (String) -> Bool, files: [String]) -> [String] {
        mentions.compactMap { mention in
            var name = mention.text.prefix { $0 != "#" }
            if name.hasPrefix("./") { name = name.dropFirst(2) }
            guard !name.isEmpty, !name.contains("://"), !name.contains(where: { " *<>…{}$".contains($0) }) else {
                return nil
            }
            if mention.isLink {
                let folder = path.split(separator: "/").dropLast().joined(separator: "/")
                let target = MarkdownPage.resolve(name, in: folder)
                return exists(target) ? nil : "\(path):\(mention.line): the link to \(mention.text) leads nowhere"
            }
            let isOurs = Repository.folders.contains { name.hasPrefix($0 + "/") }
            let isSource = name.hasSuffix(".swift") && !name.hasPrefix(".")
            guard isOurs || isSource else { return nil }
            let isThere = isOurs ? exists(String(name)) : files.contains { $0 == name || $0.hasSuffix("/" + name) }
            return isThere ? nil : "\(path):\(mention.line): there is no \(name)"
        }
    }

    private static func resolve(_ link: Substring, in folder: String) -> String {
        var parts = folder.split(separator: "/")
        for part in link.split(separator: "/") where part != "." {
            if part == ".." { _ = parts.popLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }
}
