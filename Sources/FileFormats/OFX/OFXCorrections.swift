/// The transactions that a source itself corrects: by account and FITID.
///
/// OFX 1.6 and 2.2, section 11.4.3.1: a transaction with CORRECTFITID replaces or deletes the one with that FITID. Both would count the
/// money twice, so what is corrected must be known before the first record is handed over. Few files have any; all others are looked
/// through for the tag's name only, sixteen bytes at a time.
struct OFXCorrections {
    /// More corrections in one source are refused.
    static let countMax = 100_000

    private var texts: Set<[UInt8]> = []
    private var met: Set<[UInt8]> = []
    private static let name = Array("CORRECTFITID".utf8)

    init(_ bytes: Span<UInt8>, _ table: NameTable<OFXTag>) throws(ReadError) {
        guard let first = NameSearch.first(OFXCorrections.name, in: bytes) else { return }
        var scanner = OFXScanner(table, from: 0)
        var account: [UInt8] = []
        var isInAccount = false
        do throws(OFXFault) {
            while texts.count <= OFXCorrections.countMax, let element = try scanner.next(bytes) {
                switch element.tag {
                case .bankacctfrom, .ccacctfrom, .invacctfrom: isInAccount = !element.isClosing
                case .stmttrn: isInAccount = false
                case .acctid where isInAccount && !element.isClosing: account = OFXCorrections.value(element, bytes)
                case .correctfitid where !element.value.isEmpty:
                    texts.insert(account + [0] + OFXCorrections.value(element, bytes))
                default: break
                }
            }
        } catch {
            throw error.error(line: 1 + LineBreaks.count(bytes, 0..<error.place))
        }
        guard texts.count <= OFXCorrections.countMax else {
            throw ReadError(
                line: 1 + LineBreaks.count(bytes, 0..<first),
                "more than \(OFXCorrections.countMax) transactions are corrections: ask the bank for a new file")
        }
    }

    /// Whether there are none, as in almost all files.
    var isEmpty: Bool { texts.isEmpty }

    /// Notes that a transaction of that account (ACCTID as it stands) was met. True when it is corrected.
    mutating func meet(account: [UInt8], fitid: [UInt8]) -> Bool {
        let text = account + [0] + fitid
        guard texts.contains(text) else { return false }
        met.insert(text)
        return true
    }

    /// How many corrected transactions were not met.
    var absentCount: Int { texts.count - met.count }

    private static func value(_ element: OFXElement, _ bytes: Span<UInt8>) -> [UInt8] {
        OFXText.decoded(bytes, element.value) ?? element.value.map { bytes[$0] }
    }
}
