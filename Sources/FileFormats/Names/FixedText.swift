/// ASCII texts that are known when the program is compiled, compared with bytes without being made anew.
extension StaticString {
    /// Whether `bytes` are this text.
    func equals(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.count == utf8CodeUnitCount && withUTF8Buffer { unsafe bytes.elementsEqual($0) }
    }

    /// Whether this text stands at `place`.
    func stands(at place: Int, in bytes: Span<UInt8>) -> Bool {
        guard place >= 0, bytes.count - place >= utf8CodeUnitCount else { return false }
        return withUTF8Buffer { known in known.indices.allSatisfy { unsafe bytes[place + $0] == known[$0] } }
    }
}
