internal import CExpat

/// Expat, fed piece by piece, writing down what is wanted of a document in an ``XMLRecorder``.
///
/// No DOCTYPE, so no entities but the five of XML and characters by number; nothing outside the bytes is read. All that is held is one
/// piece, what the recorder wrote of it, and one tag, which has a limit.
@safe
struct ExpatParser: ~Copyable {
    /// Bytes that are given to the parser at once.
    static let pieceBytes = 64 << 10
    /// Bytes of one tag, comment or processing instruction. Expat 2.5 looks at an unfinished one anew with every piece.
    static let tagBytesMax = 256 << 10
    /// Bytes between two tags.
    static let textBytesMax = 1 << 20

    /// Why a document cannot be read.
    enum Fault: Error, Hashable {
        case stopped(XMLRecorder.Stop)
        case tagTooLong
        case textTooLong
        /// The document ends before its root element does.
        case cut
        /// Not well-formed, in Expat's words.
        case malformed(String)
    }

    @unsafe
    private struct State {
        var recorder: XMLRecorder
        let parser: OpaquePointer
        let base: Int
        let baseLine: Int
        /// How many tags have come.
        var tagCount = 0
        /// Whether Expat hands over texts.
        var hearsTexts = false
    }

    private let state: UnsafeMutablePointer<State>
    private var fed = 0
    /// What had come when there last was a new tag.
    private var lastTag = (count: 0, fed: 0)

    /// - Parameters:
    ///   - encoding: of the bytes, whatever the document declares.
    ///   - base: how many bytes of the source stand before the document, and `baseLine` how many line breaks.
    /// - Returns: `nil` when there is no memory.
    init?(paths: XMLPaths, encoding: XMLEncoding, base: Int, baseLine: Int) {
        guard let parser = unsafe XML_ParserCreate(encoding.rawValue) else { return nil }
        unsafe state = .allocate(capacity: 1)
        unsafe state.initialize(
            to: State(recorder: XMLRecorder(paths: paths), parser: parser, base: base, baseLine: baseLine))
        unsafe XML_SetUserData(parser, state)
        unsafe XML_SetParamEntityParsing(parser, XML_PARAM_ENTITY_PARSING_NEVER)
        unsafe XML_SetElementHandler(
            parser, { unsafe ExpatParser.start($0, $1, $2) }, { context, _ in unsafe ExpatParser.end(context) })
        unsafe XML_SetStartDoctypeDeclHandler(parser) { context, _, _, _, _ in
            guard let state = unsafe context?.assumingMemoryBound(to: State.self) else { return }
            unsafe state.pointee.recorder.refuse(.doctype)
            unsafe XML_StopParser(state.pointee.parser, XML_Bool(0))
        }
    }

    deinit {
        unsafe XML_ParserFree(state.pointee.parser)
        unsafe state.deinitialize(count: 1)
        unsafe state.deallocate()
    }

    /// Reads the next piece of the document. The recorder then holds what it had.
    ///
    /// - Parameter piece: at most ``pieceBytes``.
    mutating func feed(_ piece: Span<UInt8>, isLast: Bool) throws(Fault) {
        precondition(piece.count <= ExpatParser.pieceBytes)
        let parser = unsafe state.pointee.parser
        fed += piece.count
        let status = unsafe piece.withUnsafeBytes { bytes in
            unsafe XML_Parse(
                parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count), isLast ? 1 : 0)
        }
        if status != XML_STATUS_OK {
            if let stop = unsafe state.pointee.recorder.stop { throw .stopped(stop) }
            throw fault(unsafe XML_GetErrorCode(parser))
        }
        let start = unsafe XML_GetCurrentByteIndex(parser)
        if start >= 0, fed - start > ExpatParser.tagBytesMax { throw .tagTooLong }
        let tagCount = unsafe state.pointee.tagCount
        if tagCount != lastTag.count { lastTag = (tagCount, fed) }
        if fed - lastTag.fed > ExpatParser.textBytesMax { throw .textTooLong }
    }

    private func fault(_ code: XML_Error) -> Fault {
        switch code {
        case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_PARTIAL_CHAR, XML_ERROR_UNCLOSED_CDATA_SECTION:
            return .cut
        default:
            return .malformed(unsafe XML_ErrorString(code).map { unsafe String(cString: $0) } ?? "error")
        }
    }

    /// The 1-based line of where the parser is.
    var line: Int { unsafe Int(clamping: XML_GetCurrentLineNumber(state.pointee.parser)) + state.pointee.baseLine }

    /// What was written down of the last piece.
    var events: [XMLEvent] { unsafe state.pointee.recorder.events }
    /// The texts of those events.
    var texts: [UInt8] { unsafe state.pointee.recorder.texts }

    /// Forgets what was written down.
    mutating func forget() { unsafe state.pointee.recorder.removeEvents() }

    private static func start(
        _ context: UnsafeMutableRawPointer?, _ characters: UnsafePointer<XML_Char>?,
        _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>?
    ) {
        guard let state = unsafe context?.assumingMemoryBound(to: State.self), let characters = unsafe characters else {
            return
        }
        unsafe state.pointee.tagCount &+= 1
        let wanted = unsafe state.pointee.recorder.open(name(characters))
        unsafe hearTexts(state)
        if wanted == .nothing {
            if unsafe state.pointee.recorder.stop != nil { unsafe XML_StopParser(state.pointee.parser, XML_Bool(0)) }
            return
        }
        if wanted == .attribute {
            // The amount's currency is the only attribute that is read.
            if let value = unsafe attributes.flatMap({ unsafe currency(among: $0) }) {
                unsafe state.pointee.recorder.note(attribute: packed(value))
            }
            return
        }
        if wanted == .namespace, let attributes = unsafe attributes { unsafe noteNamespaces(attributes, state) }
        let parser = unsafe state.pointee.parser
        unsafe state.pointee.recorder.note(
            offset: Int(XML_GetCurrentByteIndex(parser)) + state.pointee.base,
            line: Int(clamping: XML_GetCurrentLineNumber(parser)) + state.pointee.baseLine)
    }

    private static func end(_ context: UnsafeMutableRawPointer?) {
        guard let state = unsafe context?.assumingMemoryBound(to: State.self) else { return }
        unsafe state.pointee.tagCount &+= 1
        var offset = 0
        if unsafe state.pointee.recorder.wantsEnd {
            let parser = unsafe state.pointee.parser
            unsafe offset =
                Int(XML_GetCurrentByteIndex(parser)) + Int(XML_GetCurrentByteCount(parser)) + state.pointee.base
        }
        unsafe state.pointee.recorder.close(offset: offset)
        unsafe hearTexts(state)
    }

    /// Lets Expat hand over texts while one is collected, and only then: most are blanks between elements.
    @inline(__always)
    private static func hearTexts(_ state: UnsafeMutablePointer<State>) {
        let hears = unsafe state.pointee.recorder.collects
        guard unsafe hears != state.pointee.hearsTexts else { return }
        unsafe state.pointee.hearsTexts = hears
        if hears {
            unsafe XML_SetCharacterDataHandler(state.pointee.parser) { unsafe ExpatParser.text($0, $1, $2) }
        } else {
            unsafe XML_SetCharacterDataHandler(state.pointee.parser, nil)
        }
    }

    private static func text(_ context: UnsafeMutableRawPointer?, _ start: UnsafePointer<XML_Char>?, _ count: Int32) {
        guard let state = unsafe context?.assumingMemoryBound(to: State.self),
            unsafe state.pointee.recorder.collects, let start = unsafe start
        else { return }
        let offset = unsafe Int(XML_GetCurrentByteIndex(state.pointee.parser)) + state.pointee.base
        unsafe start.withMemoryRebound(to: UInt8.self, capacity: Int(count)) { bytes in
            unsafe state.pointee.recorder.add(
                text: UnsafeBufferPointer(start: bytes, count: Int(count)), offset: offset)
        }
    }

    @inline(__always)
    private static func name(_ characters: UnsafePointer<XML_Char>) -> XMLName {
        var name = XMLName()
        var place = 0
        while unsafe characters[place] != 0 {
            name.append(UInt8(bitPattern: unsafe characters[place]))
            place &+= 1
        }
        return name
    }

    /// The value of `Ccy`. Names and values take turns, and a null pointer ends them.
    private static func currency(
        among attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>
    ) -> UnsafePointer<XML_Char>? {
        var place = 0
        while let found = unsafe attributes[place] {
            if unsafe found[0] == 0x43, unsafe found[1] == 0x63, unsafe found[2] == 0x79, unsafe found[3] == 0 {
                return unsafe attributes[place + 1]
            }
            place += 2
        }
        return nil
    }

    /// A value of at most eight bytes; 0 for a longer one.
    private static func packed(_ value: UnsafePointer<XML_Char>) -> UInt64 {
        var word: UInt64 = 0
        var place = 0
        while unsafe value[place] != 0 {
            guard place < 8 else { return 0 }
            unsafe word |= UInt64(UInt8(bitPattern: value[place])) << UInt64(8 * place)
            place += 1
        }
        return word
    }

    private static func noteNamespaces(
        _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>, _ state: UnsafeMutablePointer<State>
    ) {
        var place = 0
        while let found = unsafe attributes[place], let value = unsafe attributes[place + 1] {
            if unsafe String(cString: found).hasPrefix("xmlns") {
                unsafe state.pointee.recorder.note(namespace: Array(String(cString: value).utf8))
            }
            place += 2
        }
    }
}
