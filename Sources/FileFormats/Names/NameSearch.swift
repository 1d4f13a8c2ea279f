internal import CByteScan

/// Finds a name among bytes, sixteen places at a time where the processor can.
enum NameSearch {
    /// Where `name` first stands, in any case; `nil` when it stands nowhere.
    ///
    /// - Complexity: O(n) in the bytes.
    static func first(_ name: [UInt8], in bytes: Span<UInt8>) -> Int? {
        let found = unsafe bytes.withUnsafeBufferPointer { buffer in
            guard let base = buffer.baseAddress else { return 0 }
            return unsafe confere_find_name(base, buffer.count, 0, name, name.count)
        }
        return found < bytes.count ? found : nil
    }
}
