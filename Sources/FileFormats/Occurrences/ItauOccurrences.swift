/// Itaú's codes, which are its own and alike in CNAB 240 and CNAB 400.
///
/// Source: Itaú, collection manuals CNAB 240 and CNAB 400, note 17.
enum ItauOccurrences {
    static let shared = """
        registered 02 registered
        rejected 03 registration rejected
        registered 04 change of data, new registration
        written-off 05 change of data, written off
        paid 06 settled
        paid 08 settled at a notary
        written-off 09 written off
        paid 10 written off as settled
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        rejected 15 write-off rejected
        rejected 16 instruction rejected
        rejected 17 change of data rejected
        rejected 18 contractual collection: instruction or change rejected or pending
        information 19 protest instructed
        information 20 stop of protest instructed
        information 21 instruction not to protest received
        information 23 sent to the notary
        rejected 24 protest instruction rejected, stopped or pending
        information 25 payer's statement
        information 26 fee: collection notice
        information 27 fee: position listing
        information 28 fee: listing of settlements
        information 29 fee: overdue titles kept
        information 30 monthly fees for entries and write-offs
        written-off 32 written off as protested
        information 33 protest costs
        information 34 costs of stopping a protest
        information 35 notary distribution costs
        information 36 publication costs
        information 37 fee: issue or dispatch of a slip
        information 38 fee: instruction
        information 39 fee: occurrences
        information 40 monthly fee: issue or dispatch of slips
        information 41 monthly fees: position listing
        information 42 monthly fees: other instructions
        information 43 monthly fees: overdue titles kept
        information 44 monthly fees: other occurrences
        information 45 monthly fees: protest
        information 46 monthly fees: stopped protest
        written-off 47 written off and moved to discount
        information 48 costs of a court's stop of protest
        information 51 monthly fee: entries at correspondent banks
        information 52 monthly fee: write-offs
        information 53 monthly fee: write-offs at correspondent banks
        information 54 monthly fee: settlements
        information 55 monthly fee: settlements at correspondent banks
        information 56 costs of an irregularity
        information 57 instruction cancelled
        rejected 60 registration of an instalment book rejected
        information 61 fee: notice of movement
        information 62 monthly fee: notice of movement
        information 63 stopped by a court
        notice 65 paid by a cheque that has not cleared
        reversed 69 paid by a cheque that was returned
        rejected 74 listing of the debtor rejected
        information 75 listing of the debtor received
        information 77 removal of a listing received
        information 78 cancellation of a listing received
        information 79 listing of the debtor: information
        information 80 listing of the debtor confirmed, fee
        information 82 cancellation of a listing confirmed, fee
        information 83 removal of a listing after settlement confirmed, fee
        information 85 fee: collection by slip
        information 86 fee: collection by e-mail
        information 87 fee: collection by text message
        information 88 monthly fee: collection by slip
        information 89 monthly fee: collection by e-mail
        information 90 monthly fee: collection by text message
        information 91 monthly fee: removal of listings
        information 92 monthly fee: cancellation of listings
        information 93 monthly fee: removal of listings after settlement
        information 94 listing of the debtor not confirmed

        """
}
