/// One STMTTRN while it is read: where its values stand.
struct OFXTransaction {
    /// Offset of `<STMTTRN>`.
    private(set) var start = 0
    private var ranges = [Range<Int>](repeating: 0..<0, count: OFXTag.allCases.count)
    private var seen: UInt64 = 0
    private var entities: UInt64 = 0
    /// A value that stands twice, and not the same.
    private(set) var doubled: OFXTag?
    /// CURRENCY or ORIGCURRENCY, when it is open.
    var openCurrency: OFXTag?

    /// Starts a transaction at an offset.
    mutating func begin(at offset: Int) {
        start = offset
        seen = 0
        entities = 0
        doubled = nil
        openCurrency = nil
    }

    /// Takes a value. The first one counts; another one of amount, date or ID makes the transaction unreadable.
    mutating func put(_ tag: OFXTag, _ element: OFXElement, _ bytes: Span<UInt8>) {
        guard !element.value.isEmpty else { return }
        let bit: UInt64 = 1 << UInt64(tag.rawValue)
        if seen & bit != 0 {
            if tag == .name || tag == .memo { return }
            let known = ranges[tag.rawValue]
            if !known.elementsEqual(element.value, by: { bytes[$0] == bytes[$1] }) { doubled = doubled ?? tag }
            return
        }
        seen |= bit
        if element.hasEntities { entities |= bit }
        ranges[tag.rawValue] = element.value
    }

    /// Where a value stands; empty when it is not there.
    func range(_ tag: OFXTag) -> Range<Int> { has(tag) ? ranges[tag.rawValue] : 0..<0 }

    func has(_ tag: OFXTag) -> Bool { seen & 1 << UInt64(tag.rawValue) != 0 }

    /// The value with its entities decoded, when it has any.
    func decoded(_ tag: OFXTag, _ bytes: Span<UInt8>) -> [UInt8]? {
        guard has(tag), entities & 1 << UInt64(tag.rawValue) != 0 else { return nil }
        return OFXText.decoded(bytes, ranges[tag.rawValue])
    }
}
