import PaymentModel

extension NaiveRecord {
    /// "Canonical order is (reference, obligation, entry ID, original reference, key, kind, status, source,
    /// offset); texts compare as bytes, a missing value first".
    func precedesCanonically(_ other: NaiveRecord) -> Bool {
        if reference != other.reference { return missingFirst(reference, other.reference) }
        if obligation != other.obligation { return missingFirst(obligation, other.obligation) }
        if entryID != other.entryID { return missingFirst(entryID, other.entryID) }
        if originalReference != other.originalReference {
            return missingFirst(originalReference, other.originalReference)
        }
        if key != other.key { return key < other.key }
        if kind != other.kind { return missingFirst(kind, other.kind) }
        if status != other.status { return missingFirst(status, other.status) }
        // Records that differ in their reference's strength alone are not interchangeable: strong comes first.
        if record.referenceIsWeak != other.record.referenceIsWeak { return other.record.referenceIsWeak }

        let source = FieldText(record.location.source)
        let otherSource = FieldText(other.record.location.source)
        if source != otherSource { return source < otherSource }
        return record.location.offset < other.record.location.offset
    }

    private func missingFirst(_ left: Int?, _ right: Int?) -> Bool { (left ?? -1) < (right ?? -1) }
}

/// The records in canonical order, ranked from `firstRank` on.
func inCanonicalOrder(_ records: [NaiveRecord], firstRank: Int = 0) -> [NaiveRecord] {
    let sorted = records.sorted { $0.precedesCanonically($1) }
    for (place, record) in sorted.enumerated() { record.rank = firstRank + place }
    return sorted
}

/// The records by date, then in canonical order (R6 and R9).
func byDate(_ records: [NaiveRecord]) -> [NaiveRecord] {
    records.sorted { ($0.record.date, $0.rank) < ($1.record.date, $1.rank) }
}

/// The records by key, then in canonical order (R3).
func byKey(_ records: [NaiveRecord]) -> [NaiveRecord] {
    records.sorted { ($0.key, $0.rank) < ($1.key, $1.rank) }
}
