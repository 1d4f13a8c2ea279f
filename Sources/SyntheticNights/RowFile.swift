internal import Foundation

/// A CSV file of synthetic rows.
struct RowFile {
    private static let header = "external_id,taxpayer_id,amount,date,kind,status,description\n"
    private static let kinds = ["pix", "boleto", "ted"].map { Array($0.utf8) }
    private static let descriptions = ["Pagamento de fatura", "\"Aluguel, novembro\"", "Mensalidade"].map {
        Array($0.utf8)
    }
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789ab".utf8)
    private static let bufferBytesMax = 1 << 20

    private let handle: FileHandle
    private var buffer: [UInt8] = []

    init(path: String) throws {
        try Data().write(to: URL(fileURLWithPath: path))
        handle = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        buffer.reserveCapacity(Self.bufferBytesMax + 256)
        buffer += Array(Self.header.utf8)
    }

    mutating func write(_ row: SyntheticRow) throws {
        appendReference(row)
        buffer.append(0x2C)
        appendTaxpayer(row)
        buffer.append(0x2C)
        appendNumber(row.centavos / 100, digits: 1)
        buffer.append(0x2E)
        appendNumber(row.centavos % 100, digits: 2)
        buffer += Array(",2026-11-".utf8)
        appendNumber(UInt64(row.day), digits: 2)
        buffer.append(0x2C)
        buffer += Self.kinds[row.kind]
        buffer += Array(",CONCLUIDA,".utf8)
        buffer += Self.descriptions[Int(row.reference % 29 == 0 ? 1 : row.reference % 2 * 2)]
        buffer.append(0x0A)
        if buffer.count >= Self.bufferBytesMax { try flush() }
    }

    mutating func finish() throws {
        try flush()
        try handle.close()
    }

    private mutating func flush() throws {
        try handle.write(contentsOf: Data(buffer))
        buffer.removeAll(keepingCapacity: true)
    }

    /// An endToEndId: E, eight digits of the bank, twelve of the time, eleven letters and digits.
    private mutating func appendReference(_ row: SyntheticRow) {
        buffer += Array("E18236120202611".utf8)
        appendNumber(UInt64(row.day), digits: 2)
        appendNumber(row.reference % 10_000, digits: 4)
        var rest = row.reference
        for _ in 0..<11 {
            buffer.append(Self.alphabet[Int(rest & 63)])
            rest >>= 6
        }
    }

    /// A CPF or CNPJ with right check digits.
    private mutating func appendTaxpayer(_ row: SyntheticRow) {
        let start = buffer.count
        let length = row.isCompany ? 12 : 9
        appendNumber(row.taxpayer % (row.isCompany ? 1_000_000_000_000 : 1_000_000_000), digits: length)
        for _ in 0..<2 {
            // A copy: a slice would keep the buffer shared, and every append would then copy all of it.
            let digits = Array(buffer[start...])
            var sum = 0
            for (place, digit) in digits.enumerated() {
                let left = digits.count - place
                sum += Int(digit - 0x30) * (row.isCompany ? (left - 1) % 8 + 2 : left + 1)
            }
            let remainder = sum % 11
            buffer.append(UInt8(remainder < 2 ? 0 : 11 - remainder) + 0x30)
        }
    }

    private mutating func appendNumber(_ value: UInt64, digits: Int) {
        let text = String(value)
        for _ in text.utf8.count..<max(digits, text.utf8.count) { buffer.append(0x30) }
        buffer += Array(text.utf8)
    }
}
