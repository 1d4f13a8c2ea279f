/// Why a field cannot be read.
enum FieldFault: Error, Hashable {
    case missing
    case unreadable
    case tooManyDecimals
    case ambiguousSeparators
    case ambiguousSign
    case outOfRange
    case noSuchDay
    case unsettledDateOrder
    case tooLong
}
