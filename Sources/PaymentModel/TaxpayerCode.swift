/// A taxpayer ID in 64 bits: equal codes of one ``RecordSet`` are equal IDs, and the other way round.
///
/// The top byte says what the rest is. Numeric CPFs and CNPJs hold themselves; everything else is the place of
/// its text in an interner. Places never influence an order.
public struct TaxpayerCode: Hashable, Sendable {
    public let bits: UInt64

    @inlinable
    public init(bits: UInt64) { self.bits = bits }

    /// What a code stands for.
    public enum Form: UInt8, Sendable {
        /// No taxpayer ID.
        case missing = 0
        /// A numeric CPF (below 10¹¹) or CNPJ (10¹¹ more than itself).
        case numeric = 1
        /// An alphanumeric CNPJ or a foreign ID, interned.
        case interned = 2
        /// The record's reference stands in for the missing ID.
        case standInReference = 3
        /// The record's obligation stands in for the missing ID.
        case standInObligation = 4
    }

    public static let missing = TaxpayerCode(bits: 0)

    @inlinable
    public static func cpf(_ value: UInt64) -> TaxpayerCode { TaxpayerCode(bits: 1 << 56 | value) }

    @inlinable
    public static func cnpj(_ value: UInt64) -> TaxpayerCode {
        TaxpayerCode(bits: 1 << 56 | (value + cnpjBase))
    }

    @inlinable
    static func place(_ index: Int, as form: Form) -> TaxpayerCode {
        TaxpayerCode(bits: UInt64(form.rawValue) << 56 | UInt64(index))
    }

    @inlinable public var form: Form { Form(rawValue: UInt8(bits >> 56)) ?? .missing }
    @inlinable public var isMissing: Bool { bits == 0 }
    /// Whether this is an ID, and not missing or a stand-in.
    @inlinable public var isID: Bool { bits >> 56 == 1 || bits >> 56 == 2 }
    /// The 56 bits below the form: the number of a numeric ID, or the place of an interned text.
    @inlinable public var payload: UInt64 { bits & ((1 << 56) - 1) }

    /// A number that orders numeric IDs as their texts: a CPF is the first eleven digits of a number of fourteen, and of equal
    /// digits the shorter comes first. `nil` for everything else.
    public var numericOrder: UInt64? {
        guard form == .numeric else { return nil }
        let isCNPJ = payload >= TaxpayerCode.cnpjBase
        return isCNPJ ? (payload - TaxpayerCode.cnpjBase) * 2 + 1 : payload * 2000
    }

    /// CPFs lie below, CNPJs above.
    @inlinable public static var cnpjBase: UInt64 { 100_000_000_000 }
}
