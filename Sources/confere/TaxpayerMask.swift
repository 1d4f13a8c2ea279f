internal import PaymentModel

/// Hides taxpayer IDs in text, however they are punctuated there: those that are known, and whatever else has the form of a
/// CPF or CNPJ.
struct TaxpayerMask {
    private let ids: [[UInt8]]
    private let isOn: Bool

    init(ids: [String], isOn: Bool) {
        self.isOn = isOn
        // Spreadsheets eat leading zeros, and sources may hold the ID without them.
        self.ids = ids.flatMap { id -> [[UInt8]] in
            let reading = TaxpayerID.read(Array(id.utf8))
            guard let text = reading.id?.text.string else { return [] }
            let bytes = Array(text.utf8)
            let shorter = Array(bytes.drop { $0 == 0x30 })
            return shorter.count < bytes.count && shorter.count > 5 ? [bytes, shorter] : [bytes]
        }
    }

    /// The text with all but the last three characters of each ID starred.
    func apply(_ text: String) -> String {
        guard isOn else { return text }
        var bytes = Array(text.utf8)
        for id in ids where !id.isEmpty {
            var start = 0
            while start < bytes.count {
                if let places = match(id, in: bytes, at: start) {
                    for place in places.dropLast(min(3, places.count / 2)) { bytes[place] = 0x2A }
                    start = (places.last ?? start) + 1
                } else {
                    start += 1
                }
            }
        }
        return TaxpayerID.masking(String(decoding: bytes, as: UTF8.self))
    }

    /// An ID, of whatever form, of which the last three characters are left, or fewer when it is short.
    static func hiding(_ id: String) -> String {
        let shown = min(3, id.count / 2)
        return String(repeating: "*", count: id.count - shown) + id.suffix(shown)
    }

    /// The places of the ID's characters when it stands at `start`, with punctuation between them or not.
    private func match(_ id: [UInt8], in bytes: [UInt8], at start: Int) -> [Int]? {
        var places: [Int] = []
        var place = start
        for (index, wanted) in id.enumerated() {
            while index > 0, place < bytes.count, bytes[place] != wanted,
                [0x20, 0x2D, 0x2E, 0x2F].contains(bytes[place])
            { place += 1 }
            guard place < bytes.count, upper(bytes[place]) == wanted else { return nil }
            places.append(place)
            place += 1
        }
        return places
    }

    private func upper(_ byte: UInt8) -> UInt8 { byte >= 0x61 && byte <= 0x7A ? byte - 0x20 : byte }
}
