public import PaymentModel

/// The state of every record during and after the rules: one byte each.
///
/// Threads may write the states of different records at the same time.
@safe
public final class RecordStates: @unchecked Sendable {
    private let bytes: UnsafeMutablePointer<UInt8>
    private let bound: Int

    private static let outcomeMask: UInt8 = 0x1F
    private static let partnerBit: UInt8 = 0x80
    private static let toleranceBit: UInt8 = 0x40

    init(bound: Int) {
        self.bound = bound
        unsafe bytes = UnsafeMutablePointer<UInt8>.allocate(capacity: max(bound, 1))
        unsafe bytes.initialize(repeating: 0, count: max(bound, 1))
    }

    deinit { unsafe bytes.deallocate() }

    private func byte(_ id: RecordID) -> UInt8 {
        precondition(id.index < bound)
        return unsafe bytes[id.index]
    }

    /// Whether no rule has closed the record yet.
    func isOpen(_ id: RecordID) -> Bool { byte(id) & RecordStates.outcomeMask == 0 }

    /// Whether R2, R3 or R4 gave the record a partner.
    func hasPartner(_ id: RecordID) -> Bool { byte(id) & RecordStates.partnerBit != 0 }

    /// The outcome, or `nil` while the record is open.
    public func outcome(_ id: RecordID) -> Outcome? { Outcome(rawValue: byte(id) & RecordStates.outcomeMask) }

    /// Whether the record is paired although something differs, within the tolerances.
    public func isWithinTolerance(_ id: RecordID) -> Bool { byte(id) & RecordStates.toleranceBit != 0 }

    /// Closes a record.
    func close(_ id: RecordID, as outcome: Outcome, hasPartner: Bool = false, isWithinTolerance: Bool = false) {
        precondition(id.index < bound)
        let kept = unsafe bytes[id.index] & RecordStates.partnerBit
        unsafe bytes[id.index] =
            outcome.rawValue | kept | (hasPartner ? RecordStates.partnerBit : 0)
            | (isWithinTolerance ? RecordStates.toleranceBit : 0)
    }
}
