import FileFormats
import PaymentModel

/// A CNAB 240 line under construction: blanks, into which fields are put at their positions.
struct Cnab240Text {
    var characters = [UInt8](repeating: 0x20, count: 240)

    /// Puts `text` at a 1-based position.
    func putting(_ text: String, at position: Int) -> Cnab240Text {
        var line = self
        for (place, byte) in text.utf8.enumerated() { line.characters[position - 1 + place] = byte }
        return line
    }

    /// What every line starts with.
    static func start(bank: String = "756", lot: String = "0001", type: String) -> Cnab240Text {
        Cnab240Text().putting(bank + lot + type, at: 1)
    }

    static func fileHeader(bank: String = "756") -> Cnab240Text {
        start(bank: bank, lot: "0000", type: "0").putting("AGREEMENT 7", at: 33).putting("03286", at: 53)
            .putting("000000007536", at: 59).putting("22112026", at: 144).putting("000042", at: 158)
    }

    static func lotHeader(bank: String = "756", lot: String = "0001", operation: String = "T") -> Cnab240Text {
        start(bank: bank, lot: lot, type: "1").putting(operation + "01  040", at: 9)
    }

    /// Segment T without a payer: branch 3286, account 7536, carteira 1, nosso número 83.
    static func title(bank: String = "756", lot: String = "0001", record: Int = 1, code: String = "06") -> Cnab240Text {
        detail("T", bank: bank, lot: lot, record: record).putting(code, at: 16).putting("03286", at: 18)
            .putting("000000007536", at: 24).putting("0000000083", at: 38).putting("1", at: 58)
    }

    /// Segment U: paid on 2026-11-21.
    static func payment(
        bank: String = "756", lot: String = "0001", record: Int = 2, code: String = "06", centavos: Int = 1050,
        date: String = "21112026"
    ) -> Cnab240Text {
        detail("U", bank: bank, lot: lot, record: record).putting(code, at: 16)
            .putting(digits(centavos, 15), at: 78).putting(date, at: 138)
    }

    /// Segment E: posted on 2026-11-21.
    static func entry(
        bank: String = "756", record: Int = 1, centavos: Int = 1050, sign: String = "C", document: String = ""
    ) -> Cnab240Text {
        detail("E", bank: bank, record: record).putting("21112026", at: 143).putting(
            digits(centavos, 18) + sign, at: 151
        )
        .putting("0006", at: 173).putting(document, at: 202)
    }

    static func detail(
        _ segment: String, bank: String = "756", lot: String = "0001", record: Int = 1
    ) -> Cnab240Text {
        start(bank: bank, lot: lot, type: "3").putting(digits(record, 5) + segment, at: 9)
    }

    static func lotTrailer(bank: String = "756", lot: String = "0001", records: Int) -> Cnab240Text {
        start(bank: bank, lot: lot, type: "5").putting(digits(records, 6), at: 18)
    }

    static func statementTrailer(bank: String = "756", records: Int, debits: Int, credits: Int) -> Cnab240Text {
        start(bank: bank, type: "5").putting(digits(records, 6) + digits(debits, 18) + digits(credits, 18), at: 171)
    }

    static func fileTrailer(bank: String = "756", lots: Int = 1, records: Int) -> Cnab240Text {
        start(bank: bank, lot: "9999", type: "9").putting(digits(lots, 6) + digits(records, 6), at: 18)
    }

    /// A whole file: header, one lot around `details`, trailers by FEBRABAN's convention.
    static func returns(bank: String = "756", _ details: [Cnab240Text]) -> [Cnab240Text] {
        [fileHeader(bank: bank), lotHeader(bank: bank)] + details
            + [
                lotTrailer(bank: bank, records: details.count + 2),
                fileTrailer(bank: bank, records: details.count + 4),
            ]
    }

    static func digits(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}

extension [Cnab240Text] {
    /// The lines as a file.
    func joined(lineBreak: String = "\r\n") -> [UInt8] {
        let end = [UInt8](lineBreak.utf8)
        return flatMap { $0.characters + end }
    }
}
