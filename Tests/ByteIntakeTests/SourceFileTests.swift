import ByteIntake
import Foundation
import PaymentModel
import Testing

@Suite("Inputs as they are opened")
struct SourceFileTests {
    @Test(arguments: [1, 2, 3, 4_095, 4_096, 4_097, 300_000])
    func aPlainFileIsReadAsItIs(count: Int) throws {
        let text = Compressed.text(count)
        #expect(try TemporaryFolder.opening(text) == text)
    }

    @Test func anEmptyFileHasNoBytes() throws {
        #expect(try TemporaryFolder.opening([]) == [])
    }

    @Test(
        arguments: [[0x28, 0xB5, 0x2F], [0x1F, 0x8B], [0x1F, 0x8B, 9, 0, 0], [0x60, 0x2A, 0x4D, 0x18]] as [[UInt8]])
    func bytesThatOnlyResembleACompressedFileAreReadAsTheyAre(bytes: [UInt8]) throws {
        #expect(try TemporaryFolder.opening(bytes) == bytes)
    }

    @Test func aSourceKeepsThePathThatWasGivenAndItsBytesAfterTheFileIsGone() throws {
        var folder: TemporaryFolder? = TemporaryFolder()
        let path = try #require(folder).write("day.csv", Array("amount,date\n".utf8))
        let source = try SourceFile.open(path)
        folder = nil
        #expect(!FileManager.default.fileExists(atPath: path))
        #expect(source.path == path)
        #expect(String(decoding: source.copy(0..<6), as: UTF8.self) == "amount")
        #expect(source.copy(7..<1_000) == Array("date\n".utf8))
        #expect(source.withBytes { $0.count } == 12)
    }

    @Test(arguments: ["absent.csv", "day.csv/absent", "absent/day.csv"])
    func aFileThatIsNotThereIsNotFound(name: String) throws {
        let folder = TemporaryFolder()
        try folder.write("day.csv", [0x41])
        let path = folder.path + "/" + name
        let error = #expect(throws: IntakeError.self) { try SourceFile.open(path) }
        #expect(error?.fault == .notFound)
        #expect(error?.path == path)
    }

    @Test func aFolderIsNoFile() {
        let folder = TemporaryFolder()
        let error = #expect(throws: IntakeError.self) { try SourceFile.open(folder.path) }
        #expect(error?.fault == .system)
    }

    @Test(arguments: [0, 5, 1 << 20, 1 << 20 + 1, 3_000_000])
    func aPipeIsSpooled(count: Int) throws {
        let text = Compressed.text(count)
        #expect(try piped(text) == text)
    }

    @Test func aCompressedPipeIsSpooledAndDecompressed() throws {
        let text = Compressed.text(50_000)
        #expect(try piped(Compressed.zstd(text)) == text)
        #expect(try piped(Compressed.gzip(text)) == text)
    }

    /// What opening a named pipe gives while somebody writes `bytes` into it.
    private func piped(_ bytes: [UInt8]) throws -> [UInt8] {
        let folder = TemporaryFolder()
        let path = folder.path + "/pipe"
        #expect(unsafe mkfifo(path, 0o600) == 0)
        let writer = Thread {
            let pipe = FileHandle(forWritingAtPath: path)
            try? pipe?.write(contentsOf: Data(bytes))
            try? pipe?.close()
        }
        writer.start()
        let source = try SourceFile.open(path)
        #expect(source.path == path)
        return source.copy(0..<source.count)
    }
}
