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
        let digest = InputDigest(self)
        source.withBytes { digest.update($0, 0..<$0.count) }
        return digest.finish()
    }
}

/// The digest of a source that is read piece by piece, in order. One thread uses it at a time.
@safe
final class InputDigest: @unchecked Sendable {
    private let algorithm: DigestAlgorithm
    private let xxh3: OpaquePointer?
    private var sha256 = SHA256()

    init(_ algorithm: DigestAlgorithm) {
        self.algorithm = algorithm
        unsafe xxh3 = XXH3_createState()
        unsafe XXH3_128bits_reset(xxh3)
    }

    deinit { unsafe XXH3_freeState(xxh3) }

    /// Adds the bytes of a range. - Complexity: O(n)
    func update(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        unsafe bytes.withUnsafeBytes { whole in
            let piece = unsafe UnsafeRawBufferPointer(rebasing: whole[range])
            switch algorithm {
            case .xxh3: unsafe confere_xxh3_update(xxh3, piece.baseAddress, piece.count)
            case .sha256: unsafe sha256.update(bufferPointer: piece)
            }
        }
    }

    /// The digest of all that was added, as `algorithm:hexadecimal`.
    func finish() -> String {
        let hex: String
        switch algorithm {
        case .xxh3:
            let hash = unsafe XXH3_128bits_digest(xxh3)
            hex = hexadecimal(hash.high64) + hexadecimal(hash.low64)
        case .sha256:
            hex = sha256.finalize().map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
        }
        return "\(algorithm.rawValue):\(hex)"
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
