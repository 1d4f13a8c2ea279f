/// The offsets from UTC that the letters of a time zone may mean.
///
/// Letters are no identifiers: `CST` is Chicago and Shanghai. All meanings are listed, and a date counts only where they agree.
enum ZoneAbbreviation {
    private static let table: [(letters: String, offsets: [String])] = [
        ("UTC", ["Z"]), ("GMT", ["Z"]), ("Z", ["Z"]), ("WET", ["Z"]), ("WEST", ["+01:00"]), ("BST", ["+01:00"]),
        ("CET", ["+01:00"]), ("CEST", ["+02:00"]), ("MET", ["+01:00"]), ("MEST", ["+02:00"]), ("EET", ["+02:00"]),
        ("EEST", ["+03:00"]), ("MSK", ["+03:00"]), ("TRT", ["+03:00"]), ("GST", ["+04:00"]), ("PKT", ["+05:00"]),
        ("IST", ["+05:30", "+01:00", "+02:00"]), ("ICT", ["+07:00"]), ("WIB", ["+07:00"]), ("SGT", ["+08:00"]),
        ("HKT", ["+08:00"]), ("MYT", ["+08:00"]), ("PHT", ["+08:00"]), ("AWST", ["+08:00"]), ("JST", ["+09:00"]),
        ("KST", ["+09:00"]), ("ACST", ["+09:30"]), ("ACDT", ["+10:30"]), ("AEST", ["+10:00"]), ("AEDT", ["+11:00"]),
        ("NZST", ["+12:00"]), ("NZDT", ["+13:00"]), ("SAST", ["+02:00"]), ("BRT", ["-03:00"]), ("BRST", ["-02:00"]),
        ("ART", ["-03:00"]), ("UYT", ["-03:00"]), ("CLT", ["-04:00"]), ("CLST", ["-03:00"]),
        ("AMT", ["-04:00", "+04:00"]),
        ("BOT", ["-04:00"]), ("PYT", ["-04:00", "-03:00"]), ("VET", ["-04:00"]), ("COT", ["-05:00"]),
        ("PET", ["-05:00"]),
        ("ECT", ["-05:00"]), ("AST", ["-04:00", "+03:00"]), ("ADT", ["-03:00"]), ("EST", ["-05:00"]),
        ("EDT", ["-04:00"]),
        ("CST", ["-06:00", "+08:00"]), ("CDT", ["-05:00"]), ("MST", ["-07:00"]), ("MDT", ["-06:00"]),
        ("PST", ["-08:00"]), ("PDT", ["-07:00"]), ("AKST", ["-09:00"]), ("AKDT", ["-08:00"]), ("HST", ["-10:00"]),
    ]

    private static let offsets: [String: [[UInt8]]] = Dictionary(
        uniqueKeysWithValues: table.map { ($0.letters, $0.offsets.map { Array($0.utf8) }) })

    /// The offsets as ISO 8601 writes them; `nil` for letters that are not known.
    static func offsets(_ bytes: Span<UInt8>, _ range: Range<Int>) -> [[UInt8]]? {
        guard range.count <= 5 else { return nil }
        return offsets[String(decoding: range.map { bytes[$0] }, as: UTF8.self).uppercased()]
    }
}
