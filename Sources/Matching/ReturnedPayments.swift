internal import PaymentModel

/// R9: open settlement returns give back duplicate payments.
///
/// The one rule that changes an outcome already given: a duplicate that was given back in full becomes `returned`.
struct ReturnedPayments {
    let context: RuleContext

    /// The duplicate payments of one reference and currency, in canonical order, and what was given back of each.
    private struct Originals {
        /// Their places among the conclusions.
        var places: [Int]
        var room: FirstFit
        /// For each the places of the partial returns so far.
        var partial: [[Int]]
    }

    /// - Parameter conclusions: those of R1 to R8; R9 adds to them and changes those of originals.
    func run(_ conclusions: inout [Conclusion]) {
        let (records, states) = (context.records, context.states)
        let returns = context.stillOpenSettlement.filter { records[$0].isReturn }.sorted {
            let (left, right) = (records[$0], records[$1])
            return left.date != right.date ? left.date < right.date : records.precedes($0, $1)
        }
        guard !returns.isEmpty else { return }
        var (lists, listOf) = findOriginals(of: returns, conclusions)
        for id in returns {
            let record = records[id]
            guard let text = records.text(.originalReference, of: id),
                let list = listOf[Reference(text: text, currency: record.currency)]
            else { continue }
            let amount = Int64(record.amountMinor.magnitude)
            guard let chosen = lists[list].room.first(fitting: amount) else {
                let first = conclusions[lists[list].places[0]].record
                states.close(id, as: .overReturned)
                conclusions.append(
                    context.conclusion(id, .overReturned, .returnOfDuplicate, .medium, counterpart: first))
                continue
            }
            let original = lists[list].places[chosen]
            states.close(id, as: .partialReturn)
            conclusions.append(
                context.conclusion(
                    id, .partialReturn, .returnOfDuplicate, .low, counterpart: conclusions[original].record))
            lists[list].partial[chosen].append(conclusions.count - 1)
            if lists[list].room.take(amount, at: chosen) == 0 {
                complete(original, lists[list].partial[chosen], by: id, &conclusions)
                lists[list].partial[chosen] = []
            }
        }
    }

    private struct Reference: Hashable {
        let text: FieldText
        let currency: CurrencyCode
    }

    /// The duplicate payments that any of `returns` names, and which list each reference has.
    private func findOriginals(
        of returns: [RecordID], _ conclusions: [Conclusion]
    ) -> (lists: [Originals], listOf: [Reference: Int]) {
        let records = context.records
        let wanted = Set(
            returns.compactMap { id in
                records.text(.originalReference, of: id).map { Reference(text: $0, currency: records[id].currency) }
            })
        var listOf: [Reference: Int] = [:]
        var places: [[Int]] = []
        for (place, conclusion) in conclusions.enumerated() where conclusion.outcome == .duplicatePayment {
            guard let text = records.text(.reference, of: conclusion.record) else { continue }
            let reference = Reference(text: text, currency: records[conclusion.record].currency)
            guard wanted.contains(reference) else { continue }
            if let list = listOf[reference] {
                places[list].append(place)
            } else {
                listOf[reference] = places.count
                places.append([place])
            }
        }
        let lists = places.map { unordered in
            let ordered = unordered.sorted { records.precedes(conclusions[$0].record, conclusions[$1].record) }
            return Originals(
                places: ordered,
                room: FirstFit(ordered.map { Int64(records[conclusions[$0].record].amountMinor.magnitude) }),
                partial: Array(repeating: [], count: ordered.count))
        }
        return (lists, listOf)
    }

    /// The sum reaches the amount: the original and its returns are closed for good.
    private func complete(_ original: Int, _ partial: [Int], by last: RecordID, _ conclusions: inout [Conclusion]) {
        for place in partial { settle(&conclusions[place], counterpart: conclusions[original].record) }
        settle(&conclusions[original], counterpart: last)
    }

    private func settle(_ conclusion: inout Conclusion, counterpart: RecordID) {
        context.states.close(conclusion.record, as: .returned)
        conclusion = Conclusion(
            record: conclusion.record, outcome: .returned, rule: .returnOfDuplicate, severity: .low,
            counterpart: counterpart, settlementCount: conclusion.settlementCount, ledgerCount: conclusion.ledgerCount)
    }
}
