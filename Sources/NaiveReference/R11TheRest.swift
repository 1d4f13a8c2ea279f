import Matching
import PaymentModel

// R11. "the rest, inside the window": `missing-in-ledger`, `missing-in-settlement`; "outside `--from/--to`:
// `outside-window`, no finding". "With no ledger side given (an empty one is one) … an open record is
// `unmatched`, which is no finding."

extension NaiveRun {
    func closeTheRest() {
        for record in settlement where record.isOpen { closeAsMissing(record, .missingInLedger) }
        for record in ledger where record.isOpen { closeAsMissing(record, .missingInSettlement) }
    }

    private func closeAsMissing(_ record: NaiveRecord, _ outcome: Outcome) {
        if !ledgerIsGiven {
            record.close(.unmatched, nil, nil)
        } else if settings.windowContains(record.record.date) {
            record.close(outcome, .noCounterpart, .medium)
        } else {
            record.close(.outsideWindow, nil, nil)
        }
    }
}
