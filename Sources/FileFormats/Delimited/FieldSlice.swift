/// Where a field's characters stand.
enum FieldSlice {
    /// The column is not there.
    case absent
    /// In the source, as they are.
    case source(Range<Int>)
    /// Unescaped into memory of their own.
    case copied([UInt8])
}
