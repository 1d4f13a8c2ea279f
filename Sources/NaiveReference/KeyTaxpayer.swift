import PaymentModel

/// The taxpayer's part of a match key.
enum KeyTaxpayer: Equatable {
    /// No taxpayer ID and nothing to stand in for it: equal keys of this kind make no group.
    case alone
    /// "Otherwise its reference, else its obligation, stands in for the taxpayer: tagged by which of the
    /// two it is, never equal to an ID, the same on both sides."
    case standIn(FieldText, StandInTag)
    /// An ID as read or as resolved.
    case id(TaxpayerID)

    enum StandInTag: Int {
        case reference
        case obligation
    }

    /// The ID, unless something stands in for it or nothing does.
    var realID: TaxpayerID? {
        if case .id(let id) = self { return id }
        return nil
    }
}

extension KeyTaxpayer: Comparable {
    /// Records keyed alone first, then stand-ins by text and tag, then IDs by text.
    static func < (left: KeyTaxpayer, right: KeyTaxpayer) -> Bool {
        switch (left, right) {
        case (.standIn(let leftText, let leftTag), .standIn(let rightText, let rightTag)):
            if leftText != rightText { return leftText < rightText }
            return leftTag.rawValue < rightTag.rawValue
        case (.id(let leftID), .id(let rightID)):
            if leftID.text != rightID.text { return leftID.text < rightID.text }
            return leftID.kind.rawValue < rightID.kind.rawValue
        default:
            return left.place < right.place
        }
    }

    private var place: Int {
        switch self {
        case .alone: 0
        case .standIn: 1
        case .id: 2
        }
    }
}
