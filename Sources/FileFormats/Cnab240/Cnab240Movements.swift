/// What the movement codes of a bank's returns (segment T and U, positions 16-17) mean for reconciliation.
struct Cnab240Movements: Sendable {
    /// What to do with a title.
    enum Treatment: Sendable {
        /// The payer paid: a record.
        case paid
        /// Known, and no payment: skipped.
        case noPayment
        /// No payment, and worth a look: skipped with a warning.
        case noteworthy
        /// Not in the bank's table: skipped with a warning.
        case unknown
    }

    /// The meanings of ``Treatment/noteworthy`` codes, for the warning.
    let noteworthy: [Int: String]
    /// By code, 0 to 99.
    private let treatments: [Treatment]

    init(paid: [Int], noPayment: some Sequence<Int>, noteworthy: [Int: String]) {
        var treatments = [Treatment](repeating: .unknown, count: 100)
        for code in noPayment { treatments[code] = .noPayment }
        for code in noteworthy.keys { treatments[code] = .noteworthy }
        for code in paid { treatments[code] = .paid }
        self.noteworthy = noteworthy
        self.treatments = treatments
    }

    /// The treatment of a code of two characters, or `nil` when they are not letters or digits and so no code.
    @inline(__always)
    func treatment(_ first: UInt8, _ second: UInt8) -> Treatment? {
        let (tens, ones) = (first ^ 0x30, second ^ 0x30)
        if tens < 10 && ones < 10 { return treatments[Int(tens) * 10 + Int(ones)] }
        return Cnab240Movements.isCodeCharacter(first) && Cnab240Movements.isCodeCharacter(second) ? .unknown : nil
    }

    /// Letters without accents, and digits.
    static func isCodeCharacter(_ byte: UInt8) -> Bool {
        byte ^ 0x30 < 10 || (byte & 0xDF >= 0x41 && byte & 0xDF <= 0x5A)
    }
}
