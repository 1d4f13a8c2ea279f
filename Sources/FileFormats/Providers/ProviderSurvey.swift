internal import PaymentModel

/// What the pass before the reading finds.
struct ProviderSurvey {
    private struct Movement: Hashable {
        let payment: [UInt8]
        let magnitude: UInt64
        let currency: CurrencyCode
    }

    private var undone: [Movement: Int] = [:]
    /// Payments by the hash of their IDs. Two that share a hash by chance only get weak references.
    private var payments: [UInt64: Bool] = [:]

    /// Of more payments than this the further ones are taken for parts: their references are weak, which is the safe side.
    static let paymentsMax = 8_000_000

    /// Notes a payment; one that comes twice is paid in parts.
    mutating func notePayment(_ bytes: Span<UInt8>, _ id: Range<Int>) {
        guard !id.isEmpty else { return }
        let hash = ProviderSurvey.hash(bytes, id)
        if let known = payments.index(forKey: hash) {
            payments.values[known] = true
        } else if payments.count < ProviderSurvey.paymentsMax {
            payments[hash] = false
        }
    }

    /// Whether the payment comes in several parts.
    func isPart(_ bytes: Span<UInt8>, _ id: Range<Int>) -> Bool {
        if payments.isEmpty { return false }
        return payments[ProviderSurvey.hash(bytes, id)] ?? (payments.count == ProviderSurvey.paymentsMax)
    }

    /// Notes that a return of so much was undone.
    mutating func noteUndone(_ bytes: Span<UInt8>, _ id: Range<Int>, _ amountMinor: Int64, _ currency: CurrencyCode) {
        guard !id.isEmpty else { return }
        let movement = Movement(payment: id.map { bytes[$0] }, magnitude: amountMinor.magnitude, currency: currency)
        undone[movement, default: 0] += 1
    }

    /// Whether a return of so much is undone; each cancellation undoes one.
    mutating func takeUndone(
        _ bytes: Span<UInt8>, _ id: Range<Int>, _ amountMinor: Int64, _ currency: CurrencyCode
    ) -> Bool {
        guard !undone.isEmpty else { return false }
        let movement = Movement(payment: id.map { bytes[$0] }, magnitude: amountMinor.magnitude, currency: currency)
        guard let left = undone[movement], left > 0 else { return false }
        undone[movement] = left - 1
        return true
    }

    /// FNV-1a, mixed at the end.
    private static func hash(_ bytes: Span<UInt8>, _ range: Range<Int>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for place in range { hash = (hash ^ UInt64(bytes[place])) &* 0x100_0000_01B3 }
        return hash ^ hash >> 29
    }
}
