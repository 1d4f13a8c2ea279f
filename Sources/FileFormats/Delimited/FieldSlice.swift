/// Where a field's characters stand.
enum FieldSlice {
    /// The column is not there.
    case absent
    /// In the source, as they are.
    case source(Range<Int>)
    /// Unescaped into memory of their own.
    case copied([UInt8])

    /// The characters, at most `bytesMax` bytes of them: UTF-8, or else Latin-1.
    func text(_ bytes: Span<UInt8>, bytesMax: Int = .max) -> String {
        switch self {
        case .absent: ""
        case .source(let range): TextFieldReader.string(range.prefix(bytesMax).map { bytes[$0] })
        case .copied(let copied): TextFieldReader.string(Array(copied.prefix(bytesMax)))
        }
    }
}
