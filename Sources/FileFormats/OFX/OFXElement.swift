/// A tag and the text up to the next one.
struct OFXElement {
    /// `nil` for tags that are not looked at, and for the text before the first tag.
    let tag: OFXTag?
    /// `</…>`
    let isClosing: Bool
    /// Offset of the tag's `<`.
    let start: Int
    /// The text behind the tag, without blanks and line breaks around it.
    let value: Range<Int>
    /// Whether the text may hold entities. In CDATA they stand for themselves.
    let hasEntities: Bool
    /// Where the next tag starts.
    let end: Int
}

/// Why a source is not read as OFX.
enum OFXFault: Error {
    /// A tag with its text is longer than ``OFXScanner/elementBytesMax``.
    case elementTooLong(at: Int)
    /// `<!DOCTYPE`, `<!ENTITY` and their kind.
    case documentType(at: Int)

    /// What the user reads.
    func error(line: Int) -> ReadError {
        switch self {
        case .elementTooLong:
            ReadError(
                line: line,
                "an element is longer than \(OFXScanner.elementBytesMax) bytes, so this is no statement: "
                    + "name the right format with --format, or ask the bank for the file again")
        case .documentType:
            ReadError(
                line: line,
                "declares a document type or entities, which no bank's statement does and which is refused: "
                    + "ask the bank for the file again")
        }
    }

    var place: Int {
        switch self {
        case .elementTooLong(let place), .documentType(let place): place
        }
    }
}
