internal import PaymentModel

/// R9: open settlement returns give back duplicate payments.
///
/// The one rule that changes an outcome already given: a duplicate that was given back in full becomes `returned`.
struct ReturnedPayments {
    let context: RuleContext

    /// A duplicate payment and what was given back of it so far.
    private struct Original {
        /// Its place among the conclusions.
        let place: Int
        let amount: UInt64
        var returned: UInt64 = 0
        /// The places of the partial returns so far.
        var partial: [Int] = []
    }

    /// - Parameter conclusions: those of R1 to R7; R9 adds to them and changes those of originals.
    func run(_ conclusions: inout [Conclusion]) {
        let (records, states) = (context.records, context.states)
        let returns = context.stillOpenSettlement.filter { records[$0].isReturn }.sorted {
            let (left, right) = (records[$0], records[$1])
            return left.date != right.date ? left.date < right.date : records.precedes($0, $1)
        }
        guard !returns.isEmpty else { return }
        var originals = findOriginals(of: returns, conclusions)
        for id in returns {
            let record = records[id]
            guard let reference = records.text(.originalReference, of: id),
                var candidates = originals[Reference(text: reference, currency: record.currency)]
            else { continue }
            let amount = record.amountMinor.magnitude
            let key = Reference(text: reference, currency: record.currency)
            guard let chosen = candidates.firstIndex(where: { $0.returned + amount <= $0.amount }) else {
                let first = conclusions[candidates[0].place].record
                states.close(id, as: .overReturned)
                conclusions.append(
                    context.conclusion(id, .overReturned, .returnOfDuplicate, .medium, counterpart: first))
                continue
            }
            candidates[chosen].returned += amount
            let original = conclusions[candidates[chosen].place].record
            states.close(id, as: .partialReturn)
            conclusions.append(
                context.conclusion(id, .partialReturn, .returnOfDuplicate, .low, counterpart: original))
            candidates[chosen].partial.append(conclusions.count - 1)
            if candidates[chosen].returned == candidates[chosen].amount {
                complete(candidates[chosen], by: id, &conclusions)
                candidates[chosen].partial = []
            }
            originals[key] = candidates
        }
    }

    private struct Reference: Hashable {
        let text: FieldText
        let currency: CurrencyCode
    }

    /// The duplicate payments that any of `returns` names, each list in canonical order.
    private func findOriginals(of returns: [RecordID], _ conclusions: [Conclusion]) -> [Reference: [Original]] {
        let records = context.records
        let wanted = Set(
            returns.compactMap { id in
                records.text(.originalReference, of: id).map { Reference(text: $0, currency: records[id].currency) }
            })
        var originals: [Reference: [Original]] = [:]
        for (place, conclusion) in conclusions.enumerated() where conclusion.outcome == .duplicatePayment {
            guard let text = records.text(.reference, of: conclusion.record) else { continue }
            let record = records[conclusion.record]
            let reference = Reference(text: text, currency: record.currency)
            guard wanted.contains(reference) else { continue }
            originals[reference, default: []].append(Original(place: place, amount: record.amountMinor.magnitude))
        }
        for reference in originals.keys {
            originals[reference]?.sort { records.precedes(conclusions[$0.place].record, conclusions[$1.place].record) }
        }
        return originals
    }

    /// The sum reaches the amount: the original and its returns are closed for good.
    private func complete(_ original: Original, by last: RecordID, _ conclusions: inout [Conclusion]) {
        for place in original.partial { settle(&conclusions[place], counterpart: conclusions[original.place].record) }
        settle(&conclusions[original.place], counterpart: last)
    }

    private func settle(_ conclusion: inout Conclusion, counterpart: RecordID) {
        context.states.close(conclusion.record, as: .returned)
        conclusion = Conclusion(
            record: conclusion.record, outcome: .returned, rule: .returnOfDuplicate, severity: .low,
            counterpart: counterpart, settlementCount: conclusion.settlementCount, ledgerCount: conclusion.ledgerCount)
    }
}
