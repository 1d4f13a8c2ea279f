internal import Glibc
public import PaymentModel

/// Opens inputs: plain files are mapped, compressed files and standard input are spooled.
public enum SourceFile {
    /// The path that stands for standard input.
    public static let standardInput = "-"

    /// The bytes of an input, decompressed.
    ///
    /// - Complexity: O(1) for a plain file, O(n) otherwise.
    public static func open(_ path: String) throws(IntakeError) -> SourceBytes {
        let raw = path == standardInput ? try spoolStandardInput() : try map(path)
        let compression = raw.withBytes { Compression.sniff($0) }
        if case .none = compression { return raw }
        let spool = try Spool(for: path)
        try raw.withBytes { (bytes: Span<UInt8>) throws(IntakeError) in
            switch compression {
            case .zstd: try Decompression.zstd(bytes, path: path, into: spool)
            case .gzip: try Decompression.gzip(bytes, path: path, into: spool)
            case .none: break
            }
        }
        return try spool.finish()
    }

    private static func map(_ path: String) throws(IntakeError) -> SourceBytes {
        let descriptor = unsafe Glibc.open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else {
            let isAbsent = errno == ENOENT || errno == ENOTDIR
            throw IntakeError(isAbsent ? .notFound : .system, path: path, doing: "open the file", code: errno)
        }
        defer { close(descriptor) }
        var status = stat()
        guard unsafe fstat(descriptor, &status) == 0 else {
            throw IntakeError(.system, path: path, doing: "look at the file", code: errno)
        }
        switch status.st_mode & S_IFMT {
        case S_IFREG: return try MappedFile.bytes(ofDescriptor: descriptor, count: Int(status.st_size), path: path)
        case S_IFDIR: throw IntakeError(.system, path: path, "is a directory")
        default: return try spool(descriptor, path: path)
        }
    }

    private static func spoolStandardInput() throws(IntakeError) -> SourceBytes {
        try spool(STDIN_FILENO, path: standardInput)
    }

    /// Copies a pipe or device into a spool.
    private static func spool(_ descriptor: Int32, path: String) throws(IntakeError) -> SourceBytes {
        let spool = try Spool(for: path)
        let buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
        defer { unsafe buffer.deallocate() }
        while true {
            guard let count = unsafe SystemCall.read(descriptor, into: buffer) else {
                throw IntakeError(.system, path: path, doing: "read", code: errno)
            }
            try unsafe spool.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]))
            if count < 1 << 20 { return try spool.finish() }
        }
    }
}
