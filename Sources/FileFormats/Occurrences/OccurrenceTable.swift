/// What the codes of one bank mean in one layout. The same code means different things at different banks.
struct OccurrenceTable: Sendable {
    /// One code of the table.
    private struct Entry: Sendable {
        let occurrence: Occurrence
        let deservesALook: Bool
        let status: [UInt8]
    }

    private var entries: [Entry] = []
    /// The place in `entries` of every code, or ``absent``.
    private var places = [UInt8](repeating: absent, count: OccurrenceCode.count)
    /// By code; kept apart since it is asked for at every movement.
    private var kinds = [Occurrence.Kind](repeating: .unknown, count: OccurrenceCode.count)

    private static let absent: UInt8 = 255

    /// Reads a table of lines such as `paid 06 settled`: what becomes of a movement, its code, its meaning in words.
    ///
    /// What becomes of it is a kind of ``Occurrence``, or `notice`: information that deserves a look. So does everything
    /// that was reversed. Of two lines with one code the last counts, so that a bank's table can start with a common one.
    ///
    /// - Precondition: the lines are well formed, and at most 255. They are part of the program.
    init(_ lines: String) {
        for line in lines.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 2)
            precondition(words.count == 3 && words[1].utf8.count == 2, "a malformed line of an occurrence table")
            let isNotice = words[0] == "notice"
            let characters = Array(words[1].utf8)
            guard let kind = isNotice ? .information : Occurrence.Kind(rawValue: String(words[0])),
                let code = OccurrenceCode(characters[0], characters[1])
            else { preconditionFailure("an unknown word in an occurrence table") }
            let occurrence = Occurrence(code: code.text, meaning: String(words[2]), kind: kind)
            add(
                Entry(
                    occurrence: occurrence, deservesALook: isNotice || kind == .reversed,
                    status: Array(occurrence.text.utf8)), code)
        }
    }

    private mutating func add(_ entry: Entry, _ code: OccurrenceCode) {
        kinds[code.index] = entry.occurrence.kind
        if places[code.index] != OccurrenceTable.absent {
            entries[Int(places[code.index])] = entry
            return
        }
        precondition(entries.count < Int(OccurrenceTable.absent), "too many codes in an occurrence table")
        places[code.index] = UInt8(entries.count)
        entries.append(entry)
    }

    private func entry(_ code: OccurrenceCode) -> Entry? {
        let place = places[code.index]
        return place == OccurrenceTable.absent ? nil : entries[Int(place)]
    }

    /// What becomes of a movement with this code. - Complexity: O(1)
    @inline(__always)
    func kind(_ code: OccurrenceCode) -> Occurrence.Kind { kinds[code.index] }

    /// Code and meaning as bytes, for the status of records; empty when the code is not in the table. - Complexity: O(1)
    @inline(__always)
    func status(_ code: OccurrenceCode) -> [UInt8] {
        let place = places[code.index]
        return place == OccurrenceTable.absent ? [] : entries[Int(place)].status
    }

    /// Whether a movement with this code is worth a look, though it is no payment.
    func deservesALook(_ code: OccurrenceCode) -> Bool { entry(code)?.deservesALook ?? false }

    /// What a code means; one that is not in the table is of kind ``Occurrence/Kind/unknown``.
    func occurrence(_ code: OccurrenceCode) -> Occurrence {
        entry(code)?.occurrence ?? Occurrence(code: code.text, meaning: "", kind: .unknown)
    }

    /// All codes of the table.
    var occurrences: [Occurrence] { entries.map(\.occurrence) }
}
