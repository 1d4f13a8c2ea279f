private import CXXHash
private import Crypto
internal import PaymentModel

/// How inputs are identified.
public enum DigestAlgorithm: String, Sendable, CaseIterable {
    /// XXH3, 128 bits: at the speed of memory; tells files apart, proves nothing against an adversary.
    case xxh3
    /// SHA-256 (FIPS 180-4).
    case sha256

    /// The digest of a source's (decompressed) bytes, as `algorithm:hexadecimal`.
    func digest(of source: SourceBytes) -> String {
        let hex: String
        switch self {
        case .xxh3:
            hex = source.withBytes { bytes in
                let hash = unsafe bytes.withUnsafeBufferPointer { unsafe XXH3_128bits($0.baseAddress, $0.count) }
                return hexadecimal(hash.high64) + hexadecimal(hash.low64)
            }
        case .sha256:
            hex = source.withBytes { bytes in
                var hash = SHA256()
                unsafe bytes.withUnsafeBytes { unsafe hash.update(bufferPointer: $0) }
                return hash.finalize().map { byte in
                    let digits = String(byte, radix: 16)
                    return digits.count == 1 ? "0" + digits : digits
                }.joined()
            }
        }
        return "\(rawValue):\(hex)"
    }
}

/// Sixteen hexadecimal digits.
private func hexadecimal(_ value: UInt64) -> String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
}

/// A short digest of texts: for the ID of a run.
enum TextDigest {
    static func of(_ parts: [String]) -> String {
        let text = parts.map { "\($0.utf8.count):\($0)" }.joined()
        let bytes = Array(text.utf8)
        let hash = unsafe XXH3_128bits(bytes, bytes.count)
        return hexadecimal(hash.high64) + hexadecimal(hash.low64).prefix(4)
    }
}
