/// One thing that a document holds of what is wanted.
struct XMLEvent {
    enum Kind: UInt8 {
        /// An element starts; its text is not wanted.
        case open
        /// An element that starts with ``open`` ends.
        case close
        /// An element whose text is wanted has ended.
        case value
        /// The namespace of an element around the message, or of the message.
        case namespace
    }

    let kind: Kind
    /// What the reader calls the element.
    let code: UInt8
    /// Whether the text was longer than ``XMLRecorder/textBytesMax`` and is cut.
    var isCut = false
    /// 1-based physical line, of ``Kind/open`` alone.
    var line: UInt32 = 0
    /// Where the start tag starts, the end tag ends, or the first byte of the text stands.
    var offset: Int
    /// The wanted attribute's value, packed from the lowest byte up; 0 when there is none or it is longer than eight bytes.
    var attribute: UInt64 = 0
    /// Where the text stands among the texts.
    var textStart: UInt32 = 0
    var textCount: UInt32 = 0

    var text: Range<Int> { Int(textStart)..<Int(textStart) + Int(textCount) }
}

/// Walks down a document beside the parser and writes down what is wanted of it.
struct XMLRecorder {
    /// Why reading stops.
    enum Stop: Hashable {
        case doctype
        case tooDeep
    }

    /// Elements within elements. ISO 20022 needs fewer than twenty.
    static let depthMax = 64
    /// Bytes of one element's text.
    static let textBytesMax = 4096

    let paths: XMLPaths
    private(set) var events: [XMLEvent] = []
    private(set) var texts: [UInt8] = []
    private(set) var stop: Stop?
    private var nodes = [XMLPaths.Node](repeating: XMLPaths.none, count: depthMax + 1)
    private var depth = 0
    /// Elements that are open within one that is on no path, that one included.
    private var unwantedDepth = 0
    /// Whether the innermost open element's text is wanted.
    private(set) var collects = false
    private var textStart = 0
    private var textOffset = 0
    private var textIsCut = false
    private var attribute: UInt64 = 0

    init(paths: XMLPaths) {
        self.paths = paths
        nodes[0] = XMLPaths.outside
    }

    /// What the parser must say of an element that starts.
    enum Wanted {
        case nothing, place, attribute, namespace
    }

    /// An element starts. - Complexity: O(1) expected
    @inline(__always)
    mutating func open(_ name: XMLName) -> Wanted {
        collects = false
        if unwantedDepth > 0 {
            unwantedDepth &+= 1
            if depth &+ unwantedDepth > XMLRecorder.depthMax { stop = .tooDeep }
            return .nothing
        }
        let node = paths.child(of: nodes[depth], named: name)
        if node == XMLPaths.none {
            unwantedDepth = 1
            return .nothing
        }
        guard depth < XMLRecorder.depthMax else {
            stop = .tooDeep
            return .nothing
        }
        let parent = nodes[depth]
        depth &+= 1
        nodes[depth] = node
        if parent == XMLPaths.outside { return .namespace }
        if paths.codes[Int(node)] == XMLPaths.passedThrough { return .nothing }
        if !paths.holdsText[Int(node)] { return .place }
        collects = true
        textStart = texts.count
        textOffset = -1
        textIsCut = false
        attribute = 0
        return .attribute
    }

    /// The attribute that was asked for.
    mutating func note(attribute: UInt64) { self.attribute = attribute }

    /// The place that was asked for.
    mutating func note(offset: Int, line: Int) {
        let code = paths.codes[Int(nodes[depth])]
        if code != XMLPaths.passedThrough {
            events.append(XMLEvent(kind: .open, code: code, line: UInt32(clamping: line), offset: offset))
        }
    }

    /// A namespace of the element that starts.
    mutating func note(namespace: some Collection<UInt8>) {
        let start = texts.count
        texts.append(contentsOf: namespace.prefix(XMLRecorder.textBytesMax))
        var event = XMLEvent(kind: .namespace, code: paths.codes[Int(nodes[depth])], offset: 0)
        event.textStart = UInt32(start)
        event.textCount = UInt32(texts.count - start)
        events.append(event)
    }

    /// A piece of the text of an element that ``collects``.
    mutating func add(text: some Collection<UInt8>, offset: Int) {
        if textOffset < 0 { textOffset = offset }
        let room = XMLRecorder.textBytesMax - (texts.count - textStart)
        if text.count > room { textIsCut = true }
        texts.append(contentsOf: text.prefix(room))
    }

    /// Whether the element that ends is one that must be told where.
    @inline(__always)
    var wantsEnd: Bool {
        guard unwantedDepth == 0, !collects else { return false }
        let node = Int(nodes[depth])
        return paths.codes[node] != XMLPaths.passedThrough && !paths.holdsText[node]
    }

    /// An element ends.
    ///
    /// - Parameter offset: just past it, when it ``wantsEnd``.
    @inline(__always)
    mutating func close(offset: Int) {
        if unwantedDepth > 0 {
            unwantedDepth &-= 1
            return
        }
        let node = nodes[depth]
        let code = paths.codes[Int(node)]
        depth &-= 1
        if collects {
            collects = false
            var event = XMLEvent(kind: .value, code: code, isCut: textIsCut, offset: max(0, textOffset))
            event.attribute = attribute
            event.textStart = UInt32(truncatingIfNeeded: textStart)
            event.textCount = UInt32(truncatingIfNeeded: texts.count &- textStart)
            events.append(event)
        } else if code != XMLPaths.passedThrough, !paths.holdsText[Int(node)] {
            events.append(XMLEvent(kind: .close, code: code, offset: offset))
        }
    }

    mutating func refuse(_ reason: Stop) { stop = reason }

    /// Forgets what was written down, but for the text that is still being collected.
    mutating func removeEvents() {
        events.removeAll(keepingCapacity: true)
        if collects {
            texts.removeSubrange(..<textStart)
        } else {
            texts.removeAll(keepingCapacity: true)
        }
        textStart = 0
    }
}
