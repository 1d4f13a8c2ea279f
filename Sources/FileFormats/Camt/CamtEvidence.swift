/// Finds an entry or a transaction again, for showing it.
enum CamtEvidence {
    /// The element that starts at `offset` through its end tag; no element holds one of its own name. Where there is none, the rest of
    /// the source, at most ``extentBytesMax``.
    ///
    /// - Complexity: O(n) in the element.
    static func extent(ofElementAt offset: Int, in bytes: Span<UInt8>) -> Range<Int> {
        let start = min(max(offset, 0), bytes.count)
        let fallback = start..<min(bytes.count, start + extentBytesMax)
        // In UTF-16 every other byte of a tag is zero, the first or the second.
        let isWide = start + 1 < bytes.count && (bytes[start] == 0 || bytes[start + 1] == 0)
        let (step, low) = isWide ? (2, bytes[start] == 0 ? 1 : 0) : (1, 0)
        func character(_ index: Int) -> UInt8 {
            let place = start + index * step
            guard place + step <= bytes.count, !isWide || bytes[place + 1 - low] == 0 else { return 0 }
            return bytes[place + low]
        }
        guard character(0) == 0x3C else { return fallback }
        var nameEnd = 1
        while nameEnd <= nameBytesMax, isNamePart(character(nameEnd)) { nameEnd += 1 }
        let count = (bytes.count - start) / step
        var index = nameEnd
        while index + nameEnd < count {
            if character(index) == 0x3C, character(index + 1) == 0x2F,
                (1..<nameEnd).allSatisfy({ character(index + 1 + $0) == character($0) }),
                !isNamePart(character(index + 1 + nameEnd))
            {
                var end = index + 1 + nameEnd
                while end < count, character(end) != 0x3E { end += 1 }
                return start..<min(bytes.count, start + (end + 1) * step)
            }
            index += 1
        }
        return fallback
    }

    static let extentBytesMax = 64 << 10
    private static let nameBytesMax = 64

    private static func isNamePart(_ byte: UInt8) -> Bool {
        byte != 0 && byte != 0x20 && byte != 0x3E && byte != 0x2F && byte != 0x09 && byte != 0x0A && byte != 0x0D
    }

    /// The ID of the payer or payee, whichever the direction makes the other party; else of the one that has an ID.
    static func taxpayerID(ofElementAt offset: Int, in bytes: Span<UInt8>) -> String? {
        let element = bytes.extracting(extent(ofElementAt: offset, in: bytes))
        var (debtor, creditor) = (CamtParty(), CamtParty())
        var direction: CamtDirection?
        do throws(ReadError) {
            var feed = try XMLFeed(element, paths: paths)
            while try feed.next(element) {
                let texts = feed.texts
                for event in feed.events {
                    switch (CamtElement(rawValue: event.code), event.kind) {
                    case (.debtorID, .open): debtor.open()
                    case (.debtorID, .close): debtor.close()
                    case (.creditorID, .open): creditor.open()
                    case (.creditorID, .close): creditor.close()
                    case (.debtorIDText, .value): debtor.take(id: texts[event.text], offset: 0)
                    case (.debtorIDScheme, .value): debtor.take(scheme: texts[event.text])
                    case (.creditorIDText, .value): creditor.take(id: texts[event.text], offset: 0)
                    case (.creditorIDScheme, .value): creditor.take(scheme: texts[event.text])
                    case (.direction, .value): direction = CamtDirection(texts[event.text])
                    default: break
                    }
                }
            }
        } catch {
            // What was found before the fault is masked all the same.
        }
        let found = direction == .debit ? [creditor.id, debtor.id] : [debtor.id, creditor.id]
        return found.first { !$0.isEmpty }.map { String(decoding: $0.bytes, as: UTF8.self) }
    }

    /// The parties of a transaction, within its entry or alone.
    private static let paths: XMLPaths = {
        var all: [(path: String, code: UInt8, holdsText: Bool)] = []
        for root in ["Ntry/NtryDtls/TxDtls/", "TxDtls/"] {
            for (party, group, text, scheme) in [
                ("Dbtr", CamtElement.debtorID, CamtElement.debtorIDText, CamtElement.debtorIDScheme),
                ("Cdtr", CamtElement.creditorID, CamtElement.creditorIDText, CamtElement.creditorIDScheme),
            ] {
                let id = root + "RltdPties/\(party)/Pty?/Id/OrgId|PrvtId/Othr"
                all.append((id, group.rawValue, false))
                all.append((id + "/Id", text.rawValue, true))
                all.append((id + "/SchmeNm/Cd|Prtry", scheme.rawValue, true))
            }
            all.append((root + "CdtDbtInd", CamtElement.direction.rawValue, true))
        }
        all.append(("Ntry/CdtDbtInd", CamtElement.direction.rawValue, true))
        return XMLPaths(all)
    }()
}
