import CByteScan
import Foundation
import Randomness
import Testing

@Suite("The record scanner in C against one byte by byte")
struct RecordScanTests {
    private static let alphabet = Array(",\"\n\ra".utf8)

    /// Every text of up to six bytes over the characters that mean something.
    @Test func allShortTextsAreScannedAlike() {
        let page = GuardedPage()
        for length in 1...6 {
            var digits = [Int](repeating: 0, count: length)
            while true {
                guard agree(digits.map { RecordScanTests.alphabet[$0] }, on: page) else { return }
                guard let place = digits.lastIndex(where: { $0 < 4 }) else { break }
                digits[place] += 1
                for later in (place + 1)..<length { digits[later] = 0 }
            }
        }
    }

    /// Around the block of 16 bytes, at every alignment, right up to memory that must not be read.
    @Test func textsNearTheBlockSizeAreScannedAlikeAtEveryAlignment() {
        let page = GuardedPage()
        var random = SplitMix(seed: 50)
        let alphabets = [
            RecordScanTests.alphabet, Array(",aaaaaa\n".utf8), Array("\"\"\",\ra\n\naa".utf8),
            Array("aaaaaaaaaaaaaaaa,".utf8),
        ]
        for round in 0..<12_000 {
            let text = random.bytes(round % 60 + 1, of: alphabets[round / 60 % alphabets.count])
            guard agree(text, start: random.below(text.count), on: page) else { return }
        }
        for length in 1...50 {
            for place in 0..<length {
                for byte in RecordScanTests.alphabet {
                    var text = [UInt8](repeating: 0x61, count: length)
                    text[place] = byte
                    guard agree(text, on: page) else { return }
                }
            }
        }
    }

    @Test(arguments: [";", "\t", "|"])
    func otherDelimitersAreScannedAlike(delimiter: String) {
        let page = GuardedPage()
        var random = SplitMix(seed: 51)
        for _ in 0..<3_000 {
            let text = random.bytes(random.below(40) + 1, of: RecordScanTests.alphabet + Array(delimiter.utf8))
            guard agree(text, delimiter: Array(delimiter.utf8)[0], on: page) else { return }
        }
    }

    @Test func fieldsThatDoNotFitAreCountedAndNotWritten() {
        let page = GuardedPage()
        let text = Array("a,b,\"c\",d,e\nf".utf8)
        for room in 0...7 {
            let (record, ends) = page.scan(text, delimiter: 0x2C, room: room)
            #expect(record.fields == 5)
            #expect(record.end == 12)
            #expect((record.faults & UInt32(CONFERE_FAULT_TOO_MANY_FIELDS) != 0) == (room < 5))
            #expect(ends.dropFirst(min(room, 5)).allSatisfy { $0 == .max })
        }
    }

    /// Whether both scanners say the same of the text; says so when not.
    private func agree(_ text: [UInt8], start: Int = 0, delimiter: UInt8 = 0x2C, on page: GuardedPage) -> Bool {
        let (record, ends) = page.scan(text, start: start, delimiter: delimiter, room: text.count + 1)
        var scanned = NaiveRecordScan()
        scanned.end = record.end
        scanned.newlines = record.newlines
        let kept = ends.prefix(record.fields)
        scanned.fieldEnds = kept.map { Int($0 & ~(1 << 63)) }
        scanned.fieldIsQuoted = kept.map { $0 >> 63 == 1 }
        scanned.isUnclosed = record.faults & UInt32(CONFERE_FAULT_UNCLOSED_QUOTE) != 0
        scanned.hasTextAfterQuote = record.faults & UInt32(CONFERE_FAULT_TEXT_AFTER_QUOTE) != 0
        scanned.hasNoLineBreak = record.faults & UInt32(CONFERE_FAULT_NO_LINE_BREAK) != 0
        let expected = NaiveRecordScan(text, at: start, delimiter: delimiter)
        if scanned != expected || record.faults & UInt32(CONFERE_FAULT_TOO_MANY_FIELDS) != 0 {
            Issue.record(
                "\(String(decoding: text, as: UTF8.self).debugDescription) from \(start): \(scanned), not \(expected)")
            return false
        }
        return true
    }
}

/// Memory that ends where reading is forbidden: a text is put right before its end, so that a single byte too
/// far stops the test.
@safe
final class GuardedPage {
    private let start: UnsafeMutableRawPointer
    private let size = Int(getpagesize())

    init() {
        let mapped = unsafe mmap(nil, size * 2, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0)!
        unsafe start = mapped
        let isGuarded = unsafe mprotect(mapped + size, size, PROT_NONE)
        precondition(isGuarded == 0)
    }

    deinit { unsafe munmap(start, size * 2) }

    /// Calls `body` with a text that ends where memory does.
    func holding<Result>(_ text: [UInt8], _ body: (UnsafePointer<UInt8>) -> Result) -> Result {
        let target = unsafe start + (size - text.count)
        unsafe target.copyMemory(from: text, byteCount: text.count)
        return unsafe body(target.assumingMemoryBound(to: UInt8.self))
    }

    func scan(_ text: [UInt8], start offset: Int = 0, delimiter: UInt8, room: Int) -> (confere_record, [UInt64]) {
        let target = unsafe start + (size - text.count)
        unsafe target.copyMemory(from: text, byteCount: text.count)
        var ends = [UInt64](repeating: .max, count: room + 2)
        let record = unsafe ends.withUnsafeMutableBufferPointer { ends in
            unsafe confere_scan_record(
                target.assumingMemoryBound(to: UInt8.self), text.count, offset, delimiter, ends.baseAddress!, room)
        }
        return (record, ends)
    }
}
