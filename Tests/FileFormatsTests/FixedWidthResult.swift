import FileFormats
import Foundation
import PaymentModel

/// What reading one source of a fixed-width format gave.
struct FixedWidthResult {
    let reading: SourceReading
    let records: [PaymentRecord]
    let failure: ReadError?
    private let format: FileFormat
    private let bytes: [UInt8]

    init(_ bytes: [UInt8], _ format: FileFormat, options: ReadOptions = ReadOptions()) {
        let read = ReadSource(bytes, as: format, options: options)
        (reading, records, failure) = (read.reading, read.records, read.failure)
        self.format = format
        self.bytes = bytes
    }

    init(_ lines: [FixedWidthText], _ format: FileFormat, options: ReadOptions = ReadOptions()) {
        self.init(lines.joined(), format, options: options)
    }

    /// A file of the project's fixtures, by its path under `fixtures`.
    init(fixture: String, _ format: FileFormat) throws {
        self.init(try FixedWidthResult.fixture(fixture), format)
    }

    static func fixture(_ path: String) throws -> [UInt8] {
        let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        return Array(try Data(contentsOf: root.appendingPathComponent("fixtures/\(path)")))
    }

    /// The sum of the records' amounts.
    var sum: String { Money.decimal(records.reduce(0) { $0 + Int128($1.money.amountMinor) }, in: .brl) }

    var statuses: [String] { records.compactMap { $0.status?.string } }

    /// How often a code came.
    func count(_ code: String) -> Int {
        reading.occurrences.filter { $0.key.code == code }.reduce(0) { $0 + $1.value }
    }

    func total(_ name: String, _ scope: String = "file") -> ControlTotal? {
        reading.controlTotals.first { $0.name == name && $0.scope == scope }
    }

    /// The text that the reader gives for a record.
    func extent(_ offset: Int) -> String {
        let source = SourceBytes(path: "file.ret", copying: bytes)
        let reader = format.reader.init(options: ReadOptions())
        return String(
            decoding: bytes[source.withBytes { reader.extent(ofRecordAt: offset, in: $0) }], as: UTF8.self)
    }

    func taxpayerID(_ offset: Int) -> String? {
        let source = SourceBytes(path: "file.ret", copying: bytes)
        let reader = format.reader.init(options: ReadOptions())
        return source.withBytes { reader.taxpayerID(ofRecordAt: offset, in: $0) }
    }
}

/// A line of fixed columns under construction: blanks, into which fields are put at their positions.
struct FixedWidthText {
    var characters: [UInt8]

    init(width: Int) { characters = [UInt8](repeating: 0x20, count: width) }

    /// Puts `text` at a 1-based position.
    func putting(_ text: String, at position: Int) -> FixedWidthText {
        var line = self
        for (place, byte) in text.utf8.enumerated() { line.characters[position - 1 + place] = byte }
        return line
    }

    /// Puts a number with leading zeros at a 1-based position.
    func putting(_ number: Int, _ width: Int, at position: Int) -> FixedWidthText {
        putting(Cnab240Text.digits(number, width), at: position)
    }
}

extension [FixedWidthText] {
    /// The lines as a file.
    func joined(lineBreak: String = "\r\n") -> [UInt8] {
        let end = [UInt8](lineBreak.utf8)
        return flatMap { $0.characters + end }
    }
}

/// What must hold whatever becomes of a file's bytes.
enum FixedWidthDamage {
    /// Reads `count` damaged copies: nothing crashes, no line is lost, offsets are unique, records are shown as they stand.
    static func check(_ whole: [UInt8], _ format: FileFormat, count: Int, seed: UInt64) -> [String] {
        var state = seed
        func random(_ bound: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % bound
        }
        var faults: [String] = []
        for round in 0..<count {
            var bytes = whole
            for _ in 0...random(4) { bytes[random(bytes.count)] = UInt8(random(256)) }
            if random(4) == 0 { bytes.removeSubrange(random(bytes.count)..<bytes.count) }
            let result = FixedWidthResult(bytes, format)
            let offsets = result.records.map { Int($0.location.offset) }
            let invalid = result.reading.invalidLines.map(\.offset)
            if Set(offsets + invalid).count != offsets.count + invalid.count {
                faults.append("round \(round): a place twice")
            }
            if result.reading.recordCount != result.records.count {
                faults.append("round \(round): records miscounted")
            }
            for offset in offsets where result.extent(offset).isEmpty {
                faults.append("round \(round): nothing to show")
            }
        }
        return faults
    }

    /// Cuts at every third byte: a cut may lose records, and never changes one.
    static func checkPrefixes(_ whole: [UInt8], _ format: FileFormat) -> [String] {
        let all = FixedWidthResult(whole, format).records
        var faults: [String] = []
        for count in stride(from: whole.count % 3, to: whole.count, by: 3) {
            let records = FixedWidthResult(Array(whole[..<count]), format).records
            if !records.elementsEqual(all.prefix(records.count)) { faults.append("cut at \(count): a record changed") }
        }
        return faults
    }
}
