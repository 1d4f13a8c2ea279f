/// A text field of a record, as bytes.
///
/// References, obligations and IDs are compared and ordered by their bytes. `String` would compare by
/// Unicode equivalence, which would make two different IDs equal.
public struct FieldText: Hashable, Sendable {
    /// The bytes, UTF-8 unless the source held something else.
    public let bytes: [UInt8]

    public init(bytes: [UInt8]) { self.bytes = bytes }

    public init(_ text: String) { bytes = Array(text.utf8) }

    /// The text for people; bytes that are not UTF-8 become U+FFFD.
    public var string: String { String(decoding: bytes, as: UTF8.self) }
}

extension FieldText: Comparable {
    /// - Complexity: O(n) in the shorter text.
    public static func < (left: FieldText, right: FieldText) -> Bool {
        left.bytes.lexicographicallyPrecedes(right.bytes)
    }
}

extension FieldText: ExpressibleByStringLiteral, CustomStringConvertible {
    public init(stringLiteral value: String) { self.init(value) }
    public var description: String { string }
}
