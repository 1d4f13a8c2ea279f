/// The codes of further banks, and of those whose codes are not known.
///
/// Source: the banks' CNAB 400 collection manuals, as public boleto libraries carry them.
extension Cnab400Occurrences {
    static let caixa = OccurrenceTable(
        """
        registered 01 registered
        written-off 02 write-off confirmed
        information 03 rebate granted
        information 04 rebate cancelled
        information 05 due date changed
        information 06 company's number changed
        information 07 protest term changed
        information 08 return term changed
        information 09 change confirmed
        information 10 change confirmed and slip issued anew
        information 11 protest changed to return
        information 12 return changed to protest
        information 20 open title listed
        paid 21 settled
        paid 22 settled at a notary
        written-off 23 written off as returned
        written-off 24 written off, payment waived
        written-off 25 written off as protested
        information 26 sent to the notary
        information 27 protest stopped
        information 28 protest reversed
        information 29 stop of protest reversed
        information 30 title changed
        information 31 fee: overdue title
        information 32 fee: other changes
        reversed 33 write-off or settlement reversed
        registered 34 moved into this carteira
        written-off 35 moved out of its carteira
        rejected 99 registration rejected
        """)

    static let sicoob = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        paid 05 settled without registration
        paid 06 settled
        written-off 09 written off
        written-off 10 write-off requested
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        paid 15 settled at a notary
        information 23 sent to the notary
        rejected 26 instruction rejected
        information 27 change of data confirmed
        information 28 fee charged
        information 48 transfer of carteira confirmed
        """)

    static let sicredi = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        paid 06 settled
        written-off 09 written off by file
        written-off 10 written off by the cooperative
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        paid 15 settled at a notary
        paid 17 settled after write-off
        information 19 protest instructed
        information 20 stop of protest instructed
        information 23 sent to the notary
        rejected 24 registration rejected: postal code
        rejected 27 write-off rejected
        information 28 fee charged
        rejected 29 refused by the payer
        rejected 30 change rejected
        rejected 32 instruction rejected
        information 33 change of other data confirmed
        information 34 back from the notary, kept in its carteira
        information 35 accepted by the payer
        """)

    static let banrisul = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        written-off 04 written off, settled by public notice
        paid 06 settled
        paid 07 settled in part
        paid 08 settled by balance
        written-off 09 given back automatically
        written-off 10 written off as instructed
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        paid 15 settled at a notary
        information 16 data changed
        information 18 instructions changed
        information 19 protest instructed
        information 20 stop of protest instructed
        information 21 awaiting authority to protest
        information 22 protest stopped
        information 23 sent to the notary
        rejected 24 registration rejected
        notice 25 given back, settled earlier
        rejected 26 given back by the notary
        notice 30 collection in transit, to be credited
        notice 31 paid at a notary, in transit
        notice 32 refunded and moved to another carteira
        notice 33 refunded and given back
        rejected 34 refund failed for lack of funds
        written-off 40 written off as protested
        information 41 protest costs
        information 42 title changed
        information 43 titles listed
        information 44 monthly fee
        information 45 protest stopped and sent anew
        information 46 fee: printed forms
        registered 47 registered, payer takes part in electronic presentment
        information 68 apportionment corrected
        information 69 apportionment cancelled
        """)

    static let bancoDoNordeste = OccurrenceTable(
        """
        registered 02 registered
        information 04 changed
        paid 06 settled
        paid 07 settled on account
        paid 08 settled at a notary
        written-off 09 written off
        written-off 10 given back as protested
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        written-off 15 written off automatically
        information 18 depositary changed
        information 19 protest instructed
        information 20 stop of protest instructed
        information 21 company's number changed
        information 22 beneficiary's number changed
        rejected 51 registration rejected
        """)

    static let inter = OccurrenceTable(
        """
        registered 02 open
        rejected 03 registration rejected
        paid 06 settled
        written-off 07 written off
        """)

    /// What is alike at nearly every bank whose codes are known. Everything else stays unknown: a wrong guess would be money.
    /// 09, a write-off almost everywhere, is a settlement at Unicred.
    static let common = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        paid 06 settled
        notice 09 written off, at most banks
        """)
}
