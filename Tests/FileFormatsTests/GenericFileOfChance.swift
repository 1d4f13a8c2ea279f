import Randomness

/// A generic file of random rows: most fields are as usual, some in every way in which files are odd.
struct GenericFileOfChance {
    let bytes: [UInt8]
    let isCSV: Bool

    static let columns = [
        "reference", "taxpayer_id", "amount", "date", "currency", "obligation", "entry_id", "original_reference",
        "description",
    ]

    private static let values: [String: (usual: [String], odd: [String])] = [
        "reference": (
            ["E1823612020261101123", "E1823612020261101124ABCDEFGHIJKL", "tx-7", "A1"],
            [
                "", "NONREF", "nonref", "NOTPROVIDED", "0000", "00017", " padded ", "N1", "n", "0", "é1", "a,b",
                "say \"hi\"",
                "x\ty", String(repeating: "R", count: 140), "=1+1", "\tq",
            ]
        ),
        "taxpayer_id": (
            ["52998224725", "11222333000181", "00000000191", "39053344705"],
            [
                "", "529.982.247-25", "52998224726", "11222333000182", "11111111111", "191", "12ABC34501DE35", "X-77",
                "***123", " 52998224725", "5299822472A", "99999999999999", "00000000000",
            ]
        ),
        "amount": (
            ["10.00", "1439.50", "0.01", "-7.25", "123456789.99", "12,34"],
            [
                "", "12", "1.5", "1.234,56", "1,234.56", "abc", "+3.00", "-0.00", "999999999999.99", "1234567890123.45",
                "99999999999999999.00", "1.234", " 5.00", "5.00 ", "--1.00", "1e3", "12.3a", "1a2.00", ".50", "-.50",
            ]
        ),
        "date": (
            ["2026-11-19", "2026-11-20", "2024-02-29"],
            [
                "", "2026-02-30", "2026-11-19T23:30:00Z", "2026-11-19 10:00:00", "2026/11/19", "19/11/2026",
                "05/06/2026",
                " 2026-11-19", "20261119", "2026-13-01", "0000-01-01",
            ]
        ),
        "currency": (["BRL", ""], ["brl", "USD", "JPY", "KWD", "XXX", "R$", " BRL"]),
        "obligation": (["", "", "4711"], ["00123", "341/1/2/109/0077", "N", "000", "é", "NONREF", "a\"b"]),
        "entry_id": (["", "L-1"], ["é", "a,b"]),
        "original_reference": (["", ""], ["E1823612020261101123", "0", " "]),
        "description": (
            ["", "Pagamento", "Aluguel"],
            ["Aluguel, novembro", "two\nlines", "say \"hi\"", "caf\u{e9}", "a\r\nb", "{}", "\\"]
        ),
    ]

    init(seed: UInt64) {
        var random = SplitMix(seed: seed)
        func chance(_ percent: UInt64) -> Bool { random.below(100) < Int(percent) }
        isCSV = chance(60)
        let oddPercent = [1, 5, 25][random.below(3)] as UInt64
        var columns = Self.columns.filter { ["amount", "date"].contains($0) || !chance(15) }.shuffled(using: &random)
        if chance(10) { columns.append("direction") }
        let delimiter = [",", ";", "\t", "|"][random.below(4)]
        let lineBreak = chance(25) ? "\r\n" : "\n"
        var text = isCSV ? columns.joined(separator: delimiter) + lineBreak : ""
        var isLatin1 = false
        for _ in 0..<(5 + UInt64(random.below(60))) {
            if chance(oddPercent / 2) { text += ["", " ", "\t", "x"][random.below(4)] + lineBreak }
            let fields = columns.map { column -> (String, String) in
                guard let known = Self.values[column] else { return (column, chance(90) ? "C" : "?") }
                let list = chance(oddPercent) ? known.odd : known.usual
                return (column, list[Int(random.below(list.count))])
            }
            if isCSV {
                var row = fields.map { name, value -> String in
                    let needsQuotes = value.contains { "\"\n\r".contains($0) } || value.contains(delimiter)
                    // A quote that is not quoted is a character like any other, unless it comes first.
                    let isCareless = chance(oddPercent) && !value.contains("\n")
                    guard needsQuotes && !isCareless || chance(oddPercent) else { return value }
                    return "\""
                        + value.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
                        + "\""
                }.joined(separator: delimiter)
                if chance(oddPercent / 3) { row += delimiter }
                if chance(oddPercent / 3) { row += "\"" }
                if chance(oddPercent / 3) { row = "\"" + row }
                text += row + lineBreak
            } else {
                text += Self.object(fields, oddPercent, &random) + lineBreak
            }
        }
        if chance(10), text.hasSuffix(lineBreak) { text.removeLast() }
        isLatin1 = chance(20)
        bytes = isLatin1 ? text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) } : Array(text.utf8)
    }

    private static func object(
        _ fields: [(String, String)], _ oddPercent: UInt64, _ random: inout SplitMix
    ) -> String {
        func chance(_ percent: UInt64) -> Bool { random.below(100) < Int(percent) }
        var fields = fields
        if chance(oddPercent) { fields.shuffle(using: &random) }
        if chance(oddPercent) { fields.removeLast() }
        if chance(oddPercent) { fields.append(("external_id", "other")) }
        let colon = chance(oddPercent) ? ": " : ":"
        let members = fields.map { name, value -> String in
            if value.isEmpty, random.below(2) == 0 { return "\"\(name)\"\(colon)null" }
            if name == "amount", random.below(4) == 0 { return "\"\(name)\"\(colon)\(value)" }
            if random.below(100) < Int(oddPercent) {
                return "\"\(name)\"\(colon)" + ["true", "{\"a\":[1]}", "[]", "1e5", "007", "-"].randomElement(
                    using: &random)!
            }
            let escaped = value.unicodeScalars.map { scalar -> String in
                switch scalar {
                case "\"": "\\\""
                case "\\": "\\\\"
                case "\n": "\\n"
                case "\r": "\\r"
                case "\t": "\\t"
                default: String(scalar)
                }
            }.joined()
            return "\"\(name)\"\(colon)\"\(escaped)\""
        }
        return "{" + members.joined(separator: chance(oddPercent) ? ", " : ",") + "}" + (chance(oddPercent) ? " " : "")
    }
}
