extension RecordSet {
    /// Orders two records by what they say, and not by where they stand: reference, obligation, entry ID, original
    /// reference, key, kind, status. Zero when they are interchangeable. Negative, zero or positive.
    public func compareContent(_ left: RecordID, _ right: RecordID) -> Int {
        for field in [TextField.reference, .obligation, .entryID, .originalReference] {
            let order = compare(field, left, right)
            if order != 0 { return order }
        }
        let order = compareKeys(left, right)
        if order != 0 { return order }
        let kindOrder = compare(.kind, left, right)
        return kindOrder != 0 ? kindOrder : compare(.status, left, right)
    }

    /// Whether `left` comes before `right` in canonical order: by content, strong references before
    /// weak ones, then by source path and offset. Records of earlier nights come before tonight's.
    public func precedes(_ left: RecordID, _ right: RecordID) -> Bool {
        let isHistory = self[left].flags.contains(.history)
        if isHistory != self[right].flags.contains(.history) { return isHistory }
        let order = compareContent(left, right)
        if order != 0 { return order < 0 }
        // Records that differ in their reference's strength alone are not interchangeable: strong comes first.
        let isWeak = self[left].flags.contains(.weakReference)
        if isWeak != self[right].flags.contains(.weakReference) { return !isWeak }
        return standsBefore(left, right)
    }

    /// Orders interchangeable records by where they stand.
    public func standsBefore(_ left: RecordID, _ right: RecordID) -> Bool {
        let (leftRecord, rightRecord) = (self[left], self[right])
        let (leftRank, rightRank) = (pathRanks[leftRecord.source], pathRanks[rightRecord.source])
        return leftRank != rightRank ? leftRank < rightRank : leftRecord.offset < rightRecord.offset
    }

    /// Orders two records by key: taxpayer as text (missing first, then stand-ins), amount, currency, date.
    public func compareKeys(_ left: RecordID, _ right: RecordID) -> Int {
        let (leftRecord, rightRecord) = (self[left], self[right])
        let taxpayers = compare(leftRecord.taxpayer, rightRecord.taxpayer)
        if taxpayers != 0 { return taxpayers }
        if leftRecord.amountMinor != rightRecord.amountMinor {
            return leftRecord.amountMinor < rightRecord.amountMinor ? -1 : 1
        }
        if leftRecord.currency != rightRecord.currency { return leftRecord.currency < rightRecord.currency ? -1 : 1 }
        if leftRecord.date != rightRecord.date { return leftRecord.date < rightRecord.date ? -1 : 1 }
        return 0
    }

    /// Orders two taxpayers: missing, then stand-ins, then IDs, each by text.
    public func compare(_ left: TaxpayerCode, _ right: TaxpayerCode) -> Int {
        if left == right { return 0 }
        func rank(_ code: TaxpayerCode) -> Int { code.isMissing ? 0 : code.isID ? 2 : 1 }
        if rank(left) != rank(right) { return rank(left) - rank(right) }
        if let mine = left.numericOrder, let theirs = right.numericOrder { return mine < theirs ? -1 : 1 }
        let (leftText, rightText) = (text(of: left), text(of: right))
        if leftText != rightText { return leftText < rightText ? -1 : 1 }
        return left.form.rawValue < right.form.rawValue ? -1 : 1
    }
}
