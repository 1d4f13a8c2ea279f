/// Which elements of a document are wanted, as a table: from an element and the name of a child to the child.
///
/// A path names the elements from the message down, `Ntry/Amt`. A component may have several names (`OrgId|PrvtId`), and one with a
/// question mark may be left out (`Pty?`). Names are compared without their namespace prefix. Elements on no path are passed over
/// with all that they hold, but for those around the message: it may stand in any envelope.
struct XMLPaths: Sendable {
    /// Where an element stands in the table.
    typealias Node = UInt8

    /// Around the message.
    static let outside: Node = 0
    /// On no path.
    static let none: Node = 255
    /// How many elements, and how many names, a table can hold.
    static let nodesMax = 250

    /// The code of an element that is only passed through.
    static let passedThrough: UInt8 = 255

    /// By node: what the reader calls the element.
    private(set) var codes: [UInt8] = [passedThrough]
    /// By node: whether the element's text is wanted, rather than where it starts and ends.
    private(set) var holdsText: [Bool] = [false]
    private var names = XMLNameTable()
    /// By node and name: the child.
    private var children: [Node] = []

    /// - Parameters:
    ///   - paths: each path with the reader's code, and whether its text is wanted.
    ///   - shared: elements that hold the same as another on a path: their parent's path, their name, the other's path.
    init(
        _ paths: [(path: String, code: UInt8, holdsText: Bool)],
        shared: [(parent: String, name: String, of: String)] = []
    ) {
        var edges: [[UInt8: Node]] = [[:]]
        var known: [String: Node] = [:]
        for (path, code, wantsText) in paths {
            var node = XMLPaths.outside
            var prefix = ""
            for component in path.split(separator: "/") {
                prefix += "/\(component)"
                if component.hasSuffix("?") {
                    edges[Int(node)][names.token(String(component.dropLast()))] = node
                    continue
                }
                let next = known[prefix] ?? Node(codes.count)
                if known[prefix] == nil {
                    precondition(codes.count < XMLPaths.nodesMax, "a table of more elements than it can hold")
                    known[prefix] = next
                    codes.append(XMLPaths.passedThrough)
                    holdsText.append(false)
                    edges.append([:])
                }
                for name in component.split(separator: "|") { edges[Int(node)][names.token(String(name))] = next }
                node = next
            }
            codes[Int(node)] = code
            holdsText[Int(node)] = wantsText
        }
        for element in shared {
            guard let parent = known["/" + element.parent], let other = known["/" + element.of] else {
                preconditionFailure("a shared element is on no path")
            }
            edges[Int(parent)][names.token(element.name)] = other
        }
        children = [Node](repeating: XMLPaths.none, count: edges.count * names.count)
        for (node, targets) in edges.enumerated() {
            for (token, child) in targets { children[node * names.count + Int(token)] = child }
        }
        for token in 0..<names.count where children[token] == XMLPaths.none { children[token] = XMLPaths.outside }
    }

    /// The child of that name. - Complexity: O(1) expected.
    @inline(__always)
    func child(of node: Node, named name: XMLName) -> Node {
        guard let token = names.find(name) else { return node == XMLPaths.outside ? node : XMLPaths.none }
        return children[Int(node) &* names.count &+ Int(token)]
    }
}

/// The name of an element without its prefix: its first 24 bytes and its length. ISO 20022 has none that is longer.
struct XMLName: Equatable, Sendable {
    private(set) var words: (UInt64, UInt64, UInt64) = (0, 0, 0)
    private(set) var count = 0

    init() {}

    /// Adds a byte; a colon ends a prefix.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        if byte == 0x3A {
            self = XMLName()
            return
        }
        let shift = UInt64(count & 7) &* 8
        switch count >> 3 {
        case 0: words.0 |= UInt64(byte) << shift
        case 1: words.1 |= UInt64(byte) << shift
        case 2: words.2 |= UInt64(byte) << shift
        default: break
        }
        count &+= 1
    }

    @inline(__always)
    static func == (left: XMLName, right: XMLName) -> Bool {
        left.words.0 == right.words.0 && left.words.1 == right.words.1 && left.words.2 == right.words.2
            && left.count == right.count
    }

    /// A number that differs for most names.
    @inline(__always)
    var hash: Int {
        let mixed = (words.0 ^ words.1 &* 31 ^ words.2 &* 127) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: mixed >> 48)
    }
}

/// Numbers names in the order in which they come.
private struct XMLNameTable: Sendable {
    private static let slots = 1024

    private var slots = [UInt8](repeating: 255, count: slots)
    private var names: [XMLName] = []

    var count: Int { names.count }

    mutating func token(_ text: String) -> UInt8 {
        var name = XMLName()
        for byte in text.utf8 { name.append(byte) }
        var slot = name.hash & (XMLNameTable.slots - 1)
        while slots[slot] != 255 {
            if names[Int(slots[slot])] == name { return slots[slot] }
            slot = (slot + 1) & (XMLNameTable.slots - 1)
        }
        precondition(names.count < XMLPaths.nodesMax, "a table of more names than it can hold")
        slots[slot] = UInt8(names.count)
        names.append(name)
        return slots[slot]
    }

    @inline(__always)
    func find(_ name: XMLName) -> UInt8? {
        var slot = name.hash & (XMLNameTable.slots - 1)
        while slots[slot] != 255 {
            if names[Int(slots[slot])] == name { return slots[slot] }
            slot = (slot &+ 1) & (XMLNameTable.slots - 1)
        }
        return nil
    }
}
