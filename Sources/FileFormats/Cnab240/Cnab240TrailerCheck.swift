internal import PaymentModel

/// Holds one trailer line against what was read.
///
/// Lot trailer of titles, FEBRABAN CNAB 240 layout: records 18-23. Its counts and sums of titles (from 24) describe the
/// portfolio at some banks and are not checked. File trailer: lots 18-23, records 24-29.
struct Cnab240TrailerCheck {
    let line: FixedWidthLine
    let scope: String

    /// Whether the line goes on as far as its counts do; a trailer that does not was cut.
    func reaches(position: Int, _ session: inout Cnab240Session, _ intake: inout RecordIntake) -> Bool {
        if line.length >= position { return true }
        note(ControlTotal.trailerName, "complete", "cut", tallies: false, &session, &intake)
        return false
    }

    /// Checks a count, which tallies when it follows one of the conventions in use. The first is FEBRABAN's.
    func count(
        _ name: String, _ positions: Positions, conventions: [Int], _ bytes: Span<UInt8>,
        _ session: inout Cnab240Session, _ intake: inout RecordIntake
    ) {
        switch line.declared(positions, in: bytes) {
        case .notFilledIn:
            note(name, "not filled in", String(conventions[0]), tallies: true, &session, &intake)
        case .unreadable:
            note(name, "unreadable", String(conventions[0]), tallies: false, &session, &intake)
        case .number(let declared):
            let followed = conventions.first { $0 == Int(declared) }
            note(
                name, String(declared), String(followed ?? conventions[0]), tallies: followed != nil, &session, &intake)
        }
    }

    /// Checks a statement's trailer: closing balance 151-168 with its sign at 169, records 171-176, debits 177-194, credits
    /// 195-212. Blanks and zeros in all three say that nothing was filled in.
    func statement(
        _ lot: Cnab240Lot, _ bytes: Span<UInt8>, _ session: inout Cnab240Session, _ intake: inout RecordIntake
    ) {
        guard reaches(position: 212, &session, &intake) else { return }
        let (debits, credits) = (line.declared(177...194, in: bytes), line.declared(195...212, in: bytes))
        let isFilledIn =
            line.declared(171...176, in: bytes) != .notFilledIn || debits != .notFilledIn || credits != .notFilledIn
        count("records", 171...176, conventions: [lot.details + 2, lot.details], bytes, &session, &intake)
        sum("debits", debits, lot.debits, isFilledIn, &session, &intake)
        sum("credits", credits, lot.credits, isFilledIn, &session, &intake)
        guard let opening = lot.opening, let closing = line.signedAmount(151...168, sign: 169, in: bytes)
        else { return }
        let computed = Int128(opening) + lot.credits - lot.debits
        if computed != Int128(closing) {
            intake.reading.warn(
                line: line.number,
                "\(scope): the closing balance is \(decimal(Int128(closing))), the opening balance and the movements give "
                    + decimal(computed))
        }
    }

    /// Checks the trailer of a lot of payments: records 18-23, sum of the payments 24-41. Banks sum up what was ordered or what
    /// was paid.
    func payments(
        _ lot: Cnab240Lot, _ bytes: Span<UInt8>, _ session: inout Cnab240Session, _ intake: inout RecordIntake
    ) {
        guard reaches(position: 41, &session, &intake) else { return }
        count("records", 18...23, conventions: [lot.details + 2, lot.details], bytes, &session, &intake)
        let declared = line.declared(24...41, in: bytes)
        var computed = lot.orderedSum
        if case .number(let value) = declared, Int128(value) == lot.paidSum { computed = lot.paidSum }
        sum("payments", declared, computed, false, &session, &intake)
    }

    private func sum(
        _ name: String, _ declared: FixedWidthLine.Declared, _ computed: Int128, _ isFilledIn: Bool,
        _ session: inout Cnab240Session, _ intake: inout RecordIntake
    ) {
        switch declared {
        case .notFilledIn where !isFilledIn:
            note(name, "not filled in", decimal(computed), tallies: true, &session, &intake)
        case .notFilledIn:
            note(name, decimal(0), decimal(computed), tallies: computed == 0, &session, &intake)
        case .unreadable:
            note(name, "unreadable", decimal(computed), tallies: false, &session, &intake)
        case .number(let value):
            note(name, decimal(Int128(value)), decimal(computed), tallies: Int128(value) == computed, &session, &intake)
        }
    }

    private func decimal(_ minor: Int128) -> String { Money.decimal(minor, in: .brl) }

    private func note(
        _ name: String, _ declared: String, _ computed: String, tallies: Bool, _ session: inout Cnab240Session,
        _ intake: inout RecordIntake
    ) {
        session.note(
            ControlTotal(
                name: name, scope: scope, declared: declared, computed: computed, tallies: tallies, line: line.number),
            &intake)
    }
}
