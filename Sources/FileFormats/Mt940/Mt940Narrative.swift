/// The bank's own text, field 86: the end-to-end reference and the payer's own reference, where the bank's structure names them.
///
/// German banks put a three-digit code first and then subfields, `051?00…?20EREF+…?21…`: of those, 20 to 29 and 60 to 63 run on as one text, in
/// which words of four letters and a plus name the parts. Dutch banks write `/EREF/…/REMI/…`. Lines break anywhere.
///
/// Source: DFÜ-Abkommen, annex 3, chapter 8 (MT940 for SEPA); format descriptions of MT940 structured by ABN AMRO, ING, Rabobank.
struct Mt940Narrative {
    /// Longer texts than this are not looked at; a bank's has 6 lines of 65 characters, some send twice that.
    static let bytesMax = 16 << 10
    /// Stands where a subfield begins.
    private static let seam: UInt8 = 0x0A

    private var unfolded: [UInt8] = []
    /// The reference found last. Belongs to the last call.
    private(set) var reference: [UInt8] = []

    /// Which reference is looked for.
    enum Name: UInt8 {
        /// `EREF`
        case endToEnd = 0x45
        /// `KREF`
        case customer = 0x4B
    }

    /// Takes a field's text.
    mutating func take(_ bytes: Span<UInt8>, _ range: Range<Int>) {
        unfolded.removeAll(keepingCapacity: true)
        guard range.count <= Mt940Narrative.bytesMax else { return }
        var place = range.lowerBound
        while place < range.upperBound {
            let byte = bytes[place]
            if byte != 0x0A && byte != 0x0D { unfolded.append(byte) }
            place &+= 1
        }
        joinSubfields()
    }

    /// Finds a reference: true when there is one, which ``reference`` then holds. - Complexity: O(n) in the text
    mutating func find(_ name: Name) -> Bool {
        reference.removeAll(keepingCapacity: true)
        var place = 0
        while place + 5 <= unfolded.count {
            if unfolded[place] == name.rawValue, unfolded[place + 1] == 0x52, unfolded[place + 2] == 0x45,
                unfolded[place + 3] == 0x46, startsWord(place)
            {
                switch unfolded[place + 4] {
                case 0x2B: return copyPlus(from: place + 5)
                case 0x2F where place > 0 && unfolded[place - 1] == 0x2F: return copySlashed(from: place + 5)
                case 0x3A: return copyPlus(from: place + 5)
                default: break
                }
            }
            place += 1
        }
        return false
    }

    private func startsWord(_ place: Int) -> Bool {
        guard place > 0 else { return true }
        let before = unfolded[place - 1]
        return before == Mt940Narrative.seam || before == 0x20 || before == 0x2F
    }

    /// Copies up to the next word of three or four letters and a plus, or the end of a subfield that a colon began.
    private mutating func copyPlus(from start: Int) -> Bool {
        var place = start
        while place < unfolded.count {
            let byte = unfolded[place]
            if byte == Mt940Narrative.seam || byte == 0x20 {
                if startsPlusWord(place + 1) { break }
                if byte == 0x20 { reference.append(byte) }
            } else {
                reference.append(byte)
            }
            place += 1
        }
        return !reference.allSatisfy { $0 == 0x20 }
    }

    private func startsPlusWord(_ start: Int) -> Bool {
        var place = start
        while place < unfolded.count, unfolded[place] >= 0x41, unfolded[place] <= 0x5A, place - start < 5 { place += 1 }
        guard (3...4).contains(place - start), place < unfolded.count else { return false }
        return unfolded[place] == 0x2B || unfolded[place] == 0x3A
    }

    /// Copies up to the next `/WORD/` that structured texts have.
    private mutating func copySlashed(from start: Int) -> Bool {
        var place = start
        while place < unfolded.count {
            if unfolded[place] == 0x2F, startsSlashedWord(place + 1) { break }
            reference.append(unfolded[place])
            place += 1
        }
        // ING ends a part with a slash of its own.
        while reference.last == 0x2F { reference.removeLast() }
        return !reference.allSatisfy { $0 == 0x20 }
    }

    private func startsSlashedWord(_ start: Int) -> Bool {
        var place = start
        var word: UInt32 = 0
        while place < unfolded.count, unfolded[place] >= 0x41, unfolded[place] <= 0x5A, place - start < 4 {
            word = word << 8 | UInt32(unfolded[place])
            place += 1
        }
        guard place < unfolded.count, unfolded[place] == 0x2F else { return false }
        return Mt940Narrative.words.contains(word)
    }

    private static let words: Set<UInt32> = Set(
        """
        ACCW ADDR BENM BIC CHGS CNTP CREF CSID EREF EXCH IBAN ID ISDT KREF MARF NAME NRTX OCMT ORDP PREF PURP REMI RREF RTRN SUBF SVCL TRCD
        TRTP ULTB ULTC ULTD
        """.split { $0 == " " || $0 == "\n" }.map { word in word.utf8.reduce(0) { $0 << 8 | UInt32($1) } })

    /// Keeps of a text with numbered subfields those that make the remittance text, a seam before each.
    private mutating func joinSubfields() {
        guard unfolded.count >= 6, unfolded[0] ^ 0x30 < 10, unfolded[1] ^ 0x30 < 10, unfolded[2] ^ 0x30 < 10 else {
            return
        }
        let separator = unfolded[3]
        let isSign = separator > 0x20 && separator < 0x7F && separator != 0x2F && !isLetterOrDigit(separator)
        guard isSign, unfolded[4] ^ 0x30 < 10, unfolded[5] ^ 0x30 < 10 else { return }
        var (read, kept) = (3, 0)
        var isKept = false
        while read < unfolded.count {
            if unfolded[read] == separator, read + 2 < unfolded.count, unfolded[read + 1] ^ 0x30 < 10,
                unfolded[read + 2] ^ 0x30 < 10
            {
                let tens = unfolded[read + 1] ^ 0x30
                isKept = tens == 2 || (tens == 6 && unfolded[read + 2] ^ 0x30 < 4)
                if isKept {
                    unfolded[kept] = Mt940Narrative.seam
                    kept += 1
                }
                read += 3
                continue
            }
            if isKept {
                unfolded[kept] = unfolded[read]
                kept += 1
            }
            read += 1
        }
        unfolded.removeLast(unfolded.count - kept)
    }

    private func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte ^ 0x30 < 10 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }
}
