/// One delimited record found byte by byte, to hold the scanner in C against. Written from the words of its
/// header file, without a thought for speed.
struct NaiveRecordScan: Equatable {
    var end = 0
    var newlines = 0
    /// Just past each field's last byte, and whether the field is quoted.
    var fieldEnds: [Int] = []
    var fieldIsQuoted: [Bool] = []
    var isUnclosed = false
    var hasTextAfterQuote = false
    var hasNoLineBreak = false

    init() {}

    init(_ bytes: [UInt8], at start: Int, delimiter: UInt8) {
        var place = start
        while true {
            let isQuoted = place < bytes.count && bytes[place] == 0x22
            let fieldStart = place
            var quotesEnd = place
            if isQuoted {
                place += 1
                var isOpen = true
                while isOpen {
                    guard place < bytes.count else {
                        isUnclosed = true
                        break
                    }
                    if bytes[place] == 0x0A { newlines += 1 }
                    if bytes[place] == 0x22 {
                        if place + 1 < bytes.count, bytes[place + 1] == 0x22 { place += 1 } else { isOpen = false }
                    }
                    place += 1
                }
                quotesEnd = place
            }
            while place < bytes.count, bytes[place] != delimiter, bytes[place] != 0x0A { place += 1 }
            let isLast = place == bytes.count || bytes[place] == 0x0A
            let hasReturn = isLast && place > fieldStart && bytes[place - 1] == 0x0D
            let fieldEnd = hasReturn ? place - 1 : place
            if isQuoted, fieldEnd > quotesEnd { hasTextAfterQuote = true }
            fieldEnds.append(fieldEnd)
            fieldIsQuoted.append(isQuoted)
            if isLast {
                hasNoLineBreak = place == bytes.count
                end = min(place + 1, bytes.count)
                return
            }
            place += 1
        }
    }
}
