internal import PaymentModel

/// What statements, entries and batches declare of themselves, held against what was read.
extension CamtSession {
    /// A list of transactions (`NtryDtls`) is complete.
    mutating func closeBatch(_ intake: inout RecordIntake) {
        let declared = entry.declaredInBatch
        entry.batchCount += declared
        guard entry.status == .booked, declared > 0, entry.batchDetails > 1, declared != entry.batchDetails else {
            return
        }
        note("transactions", scopeOfEntry, String(declared), String(entry.batchDetails), false, entry.line, &intake)
    }

    /// The entry's transactions, each a record, must be together what was booked, charges apart.
    mutating func checkDetails(_ intake: inout RecordIntake) {
        guard let booked = entry.amount, let signed = entry.signedMinor else { return }
        let charges = [entry.detailCharges, Int128(entry.chargeTotal), Int128(entry.charges)]
        let sums = [entry.detailSum] + charges.map { entry.detailSum - $0 }
        let followed = sums.first { $0 == Int128(signed) }
        statement.splitEntries += 1
        statement.splitSum += Int128(signed)
        statement.splitDetailSum += followed ?? entry.detailSum
        guard followed == nil else { return }
        note(
            "transactions", scopeOfEntry, Money.decimal(Int128(signed), in: booked.currency),
            Money.decimal(entry.detailSum, in: booked.currency), false, entry.line, &intake)
    }

    private var scope: String { "\(statementName) \(statement.ordinal)" }
    private var scopeOfEntry: String { "\(scope), entry \(entry.number)" }

    /// The statement is complete.
    mutating func closeStatement(_ intake: inout RecordIntake) {
        if !statement.account.isEmpty, intake.reading.accounts.count < SourceReading.accountsMax {
            intake.reading.note(account: String(decoding: statement.account, as: UTF8.self))
        }
        countBooked(&intake)
        if statement.isPart { remarks.note(.partOfStatement, line: statement.line) }
        checkSummary(&intake)
        guard !statement.mixesCurrencies else { return remarks.note(.mixedCurrencies, line: statement.line) }
        if statement.splitEntries > 0, let currency = statement.currency {
            let (declared, computed) = (statement.splitSum, statement.splitDetailSum)
            note(
                "transactions", scope, Money.decimal(declared, in: currency), Money.decimal(computed, in: currency),
                declared == computed, statement.line, &intake)
        }
        checkBalances(&intake)
    }

    /// The opening booked balance and what was booked give the closing booked balance.
    private mutating func checkBalances(_ intake: inout RecordIntake) {
        guard !statement.isPart else { return }
        guard let opening = statement.opening, let closing = statement.closing else {
            if isStatement { remarks.note(.balanceMissing, line: statement.line) }
            return
        }
        let currency = closing.amount.currency
        guard opening.amount.currency == currency, statement.currency ?? currency == currency else {
            return remarks.note(.balanceOfOtherCurrency, line: closing.line)
        }
        let computed =
            Int128(opening.signedMinor) + statement.bookedCredits.sum - statement.bookedDebits.sum
        note(
            "balances", scope, Money.decimal(Int128(closing.signedMinor), in: currency),
            Money.decimal(computed, in: currency), computed == Int128(closing.signedMinor), closing.line, &intake)
    }

    /// `TxsSummry`: banks count all entries, those that are booked, or the transactions.
    private mutating func checkSummary(_ intake: inout RecordIntake) {
        guard !statement.isPart else { return }
        let (credits, debits) = (statement.credits, statement.debits)
        let (bookedCredits, bookedDebits) = (statement.bookedCredits, statement.bookedDebits)
        checkCount(
            "entries", statement.declared.count,
            [statement.entryCount, bookedCredits.count + bookedDebits.count, statement.detailCount], &intake)
        checkCount("credit entries", statement.declaredCredits.count, [credits.count, bookedCredits.count], &intake)
        checkCount("debit entries", statement.declaredDebits.count, [debits.count, bookedDebits.count], &intake)
        guard !statement.mixesCurrencies else { return }
        checkSum(
            "amounts", statement.declared.sum,
            [credits.sum + debits.sum, bookedCredits.sum + bookedDebits.sum], &intake)
        checkSum("credits", statement.declaredCredits.sum, [credits.sum, bookedCredits.sum], &intake)
        checkSum("debits", statement.declaredDebits.sum, [debits.sum, bookedDebits.sum], &intake)
    }

    private mutating func checkCount(
        _ name: String, _ declared: [UInt8], _ conventions: [Int], _ intake: inout RecordIntake
    ) {
        guard !declared.isEmpty else { return }
        let count = CamtSession.count(declared[...])
        let followed = conventions.first { $0 == count }
        note(
            name, scope, count.map { String($0) } ?? "unreadable", String(followed ?? conventions[0]), followed != nil,
            statement.summaryLine, &intake)
    }

    private mutating func checkSum(
        _ name: String, _ declared: [UInt8], _ conventions: [Int128], _ intake: inout RecordIntake
    ) {
        guard !declared.isEmpty else { return }
        // A statement without entries and without a currency declares zeros: their decimals do not matter.
        let currency = statement.currency ?? .brl
        let sum = try? CamtAmount.minor(declared[...], decimals: currency.decimals, max: CamtSession.sumMinorMax)
        let followed = conventions.first { $0 == sum.map { Int128($0) } }
        note(
            name, scope, sum.map { Money.decimal(Int128($0), in: currency) } ?? "unreadable",
            Money.decimal(followed ?? conventions[0], in: currency), followed != nil, statement.summaryLine, &intake)
    }

    /// DecimalNumber has eighteen digits.
    private static let sumMinorMax: Int64 = 999_999_999_999_999_999

    private mutating func note(
        _ name: String, _ scope: String, _ declared: String, _ computed: String, _ tallies: Bool, _ line: Int,
        _ intake: inout RecordIntake
    ) {
        let total = ControlTotal(
            name: name, scope: scope, declared: declared, computed: computed, tallies: tallies, line: line)
        totals.note(total, &intake)
    }
}
