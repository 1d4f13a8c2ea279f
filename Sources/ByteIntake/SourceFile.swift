internal import Glibc
public import PaymentModel

/// Opens inputs: plain files are mapped, compressed files and standard input are spooled, compressed ones while they are read.
public enum SourceFile {
    /// The path that stands for standard input.
    public static let standardInput = "-"

    /// How much of a compressed source is decoded when it is opened: enough to tell its format and to read its header.
    public static let headBytes = 1 << 20

    /// The bytes of an input, all of them decompressed.
    ///
    /// - Complexity: O(1) for a plain file, O(n) otherwise.
    public static func open(_ path: String) throws(IntakeError) -> SourceBytes {
        let (bytes, decoding) = try begin(path)
        decoding?.run()
        if let failure = bytes.failure as? IntakeError { throw failure }
        return bytes
    }

    /// The bytes of an input, of which more than the first ``headBytes`` may still have to be decoded.
    ///
    /// - Parameters:
    ///   - headBytes: fewer than the usual for tests alone.
    ///   - lotBytes: how much zstd frames must hold to be decoded apart; less than the usual for tests alone.
    /// - Returns: the bytes, and what must be run or started so that all of them come; `nil` when they are there.
    /// - Complexity: O(1) for plain and for compressed files.
    public static func begin(
        _ path: String, headBytes: Int = SourceFile.headBytes, lotBytes: Int = 4 << 20
    ) throws(IntakeError) -> (bytes: SourceBytes, decoding: SourceDecoding?) {
        let raw = path == standardInput ? try spoolStandardInput() : try map(path)
        let compression = raw.withBytes { Compression.sniff($0) }
        if case .none = compression { return (raw, nil) }
        let source = try CompressedSource(
            path: path, compression: compression, raw: raw, pieceBytes: min(Decompression.pieceBytes, headBytes))
        let head = try source.decode { $0 < headBytes }
        if head.isWhole { return (try source.spool.bytes(count: head.count), nil) }
        let arrival = SourceArrival(
            count: head.count, countExpected: source.countExpected(head), countMax: source.bytesMax)
        if let bytes = source.spool.bytes(arriving: arrival) {
            return (bytes, SourceDecoding(source, arrival: arrival, lotBytes: lotBytes))
        }
        let decoded = try source.decode { _ in true }
        return (try source.spool.bytes(count: decoded.count), nil)
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
        var total = 0
        while true {
            guard let count = unsafe SystemCall.read(descriptor, into: buffer) else {
                throw IntakeError(.system, path: path, doing: "read", code: errno)
            }
            try unsafe spool.write(UnsafeRawBufferPointer(rebasing: buffer[..<count]), at: total)
            total += count
            if count < 1 << 20 { return try spool.bytes(count: total) }
        }
    }
}
