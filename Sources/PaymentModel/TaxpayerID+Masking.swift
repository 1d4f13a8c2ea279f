extension TaxpayerID {
    /// Digits and letters fewer than this are taken for no ID, padded or not: dates and amounts have as many.
    private static let charactersMin = 9

    /// The text with every CPF and CNPJ in it starred but for the last three characters: for messages that quote a source.
    ///
    /// So are ten to fifteen digits in a row, whatever they are glued to. Taken for an ID is otherwise what ``read(_:)`` takes
    /// for one, standing apart from other letters and digits: 11 or 14 digits in any case, fewer digits or a CNPJ with letters
    /// when the check digits hold. Foreign IDs have no form to be known by.
    ///
    /// - Complexity: O(n) in the text.
    public static func masking(_ text: String) -> String {
        var bytes = Array(text.utf8)
        if isID(bytes[...]) {
            mask(&bytes, bytes.indices)
        } else {
            var place = 0
            while place < bytes.count {
                let start = place
                while place < bytes.count, isPart(bytes[place]) { place += 1 }
                if isID(bytes[start..<place]) {
                    mask(&bytes, start..<place)
                } else {
                    maskDigitsAmongLetters(&bytes, start..<place)
                }
                if place == start { place += 1 }
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// An ID, of whatever form, starred but for its last three characters, or fewer when it is short.
    public static func hiding(_ id: String) -> String {
        let shown = min(3, id.count / 2)
        return String(repeating: "*", count: id.count - shown) + id.suffix(shown)
    }

    private static func isID(_ text: ArraySlice<UInt8>) -> Bool {
        let bare = text.filter(isLetterOrDigit)
        guard bare.count >= charactersMin else { return false }
        // CNAB fills up to 15 places with zeros.
        let significant = bare.count > 14 ? bare.drop { $0 == 0x30 } : bare[...]
        let reading = read(significant.count < bare.count ? significant : text)
        guard let id = reading.id, id.kind != .foreign else { return false }
        return !reading.hasWrongCheckDigits || bare.allSatisfy { $0 ^ 0x30 < 10 }
    }

    /// An ID glued to other characters (`CPF52998224725`), or one that lost its zeros: ten to fifteen digits in a row,
    /// punctuation aside.
    private static func maskDigitsAmongLetters(_ bytes: inout [UInt8], _ range: Range<Int>) {
        var run: [Int] = []
        for place in range.lowerBound...range.upperBound {
            let byte = place < range.upperBound ? bytes[place] : 0x20
            if byte ^ 0x30 < 10 {
                run.append(place)
            } else if byte == 0x20 || isLetterOrDigit(byte) {
                if (10...15).contains(run.count) { for digit in run.dropLast(3) { bytes[digit] = 0x2A } }
                run.removeAll()
            }
        }
    }

    private static func mask(_ bytes: inout [UInt8], _ range: Range<Int>) {
        for place in range.filter({ isLetterOrDigit(bytes[$0]) }).dropLast(3) { bytes[place] = 0x2A }
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        byte ^ 0x30 < 10 || (byte | 0x20 >= 0x61 && byte | 0x20 <= 0x7A)
    }

    /// Whether the byte can stand inside an ID: letters, digits, and the punctuation between them.
    private static func isPart(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == 0x2E || byte == 0x2D || byte == 0x2F
    }
}
