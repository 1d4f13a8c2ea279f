import PaymentModel
import Testing

@testable import FileFormats

/// A line without an end is refused where the limit is, however much follows.
@Suite("Records longer than any payment's")
struct RecordLimitTests {
    private static let head = "amount,date,reference\n1.00,2026-11-18,R1\n"

    /// `start`, then `fill` until the whole is longer than `bytes`.
    private static func endless(_ start: String, _ fill: String, beyond bytes: Int) -> [UInt8] {
        let piece = Array(fill.utf8)
        var whole = Array(start.utf8)
        whole.reserveCapacity(bytes + 64)
        while whole.count <= bytes { whole += piece }
        return whole
    }

    @Test(arguments: [
        ("1.00,2026-11-18,", "aaaaaaaa"), ("1.00,2026-11-18,\"", "bbbbbbbb"), ("", ",,,,,,,,"), ("1.00,\"", "\n\n\n\n"),
        ("1.00,\"", "\"\"\"\""),
    ])
    func aRecordOfCSVThatNeverEndsIsRefused(start: String, fill: String) {
        let bytes = Self.endless(Self.head + start, fill, beyond: RecordLimit.recordBytesMax + 100)
        let result = GenericResult(bytes)
        #expect(result.failure?.line == 3)
        #expect(result.failure?.message.contains("longer than 4 MiB") == true)
        #expect(result.failure?.isCertain == true)
        #expect(result.records.count == 1)
    }

    @Test func aHeaderThatNeverEndsIsRefused() {
        for fill in ["aaaaaaaa", "a,b,c,d;", "\"\"\"\""] {
            let bytes = Self.endless("amount,date,\"", fill, beyond: RecordLimit.headerBytesMax + 100)
            let result = GenericResult(bytes)
            #expect(result.failure?.line == 1)
            #expect(result.failure?.message.contains("header is longer than 2 MiB") == true)
        }
    }

    @Test func aLineOfJSONThatNeverEndsIsRefused() {
        let head = #"{"amount":"1.00","date":"2026-11-18","reference":"R1"}"# + "\n"
        for (start, fill) in [(#"{"reference":""#, "aaaaaaaa"), (#"{"reference":""#, #"\n\n\n\n"#), ("", "[[[[[[[[")] {
            let bytes = Self.endless(head + start, fill, beyond: RecordLimit.recordBytesMax + 100)
            let result = GenericResult(bytes, as: .jsonl)
            #expect(result.failure?.line == 2)
            #expect(result.failure?.message.contains("longer than 4 MiB") == true)
            #expect(result.records.count == 1)
        }
    }

    /// The limit is for one record: as long as it may be it is read, or invalid for what it holds.
    @Test func aRecordWithinTheLimitIsRead() {
        let long = String(repeating: "a", count: 1_000_000)
        let result = GenericResult(Self.head + "2.00,2026-11-18,\(long)\n3.00,2026-11-18,R3\n")
        #expect(result.amounts == ["1.00", "2.00", "3.00"])
        let json = GenericResult.json(#"{"amount":"1.00","date":"2026-11-18","reference":"\#(long)"}"#)
        #expect(json.records.count == 1)
    }

    @Test func linesOfAFixedWidthFormatHaveALimit() throws {
        func refusal(_ text: String, beyond bytesMax: Int) -> ReadError? {
            SourceBytes(path: "file", copying: Array(text.utf8)).withBytes { bytes in
                do throws(ReadError) {
                    try RecordLimit.refuseLongLines(bytes, beyond: bytesMax)
                    return nil
                } catch { return error }
            }
        }
        for length in 0...12 {
            for before in ["", "ab\n", "\n\n", "12345678\n1\n"] {
                for after in ["", "\n", "\nab\n"] {
                    let text = before + String(repeating: "x", count: length) + after
                    let found = refusal(text, beyond: 8)
                    #expect((found != nil) == (length > 8), "\(length) between \(before) and \(after)")
                    if let found { #expect(found.line == before.count { $0 == "\n" } + 1) }
                }
            }
        }
    }

    @Test func aFixedWidthLineThatNeverEndsIsRefused() throws {
        let head = Array(try GenericResult.fixture("prefix/twenty.ret").prefix(242 * 2 + 100))
        let bytes = head + [UInt8](repeating: 0x31, count: RecordLimit.lineBytesMax + 1)
        let result = Cnab240Result(bytes)
        #expect(result.failure?.line == 3)
        #expect(result.failure?.message.contains("longer than 1 MiB") == true)
    }
}
