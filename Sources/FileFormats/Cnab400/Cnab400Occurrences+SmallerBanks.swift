/// The codes of the smaller banks.
///
/// Source: as for their layouts, ``Cnab400Layout``.
extension Cnab400Occurrences {
    /// Those that sample files show; the others are asked for.
    static let bancoDeBrasilia = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        paid 05 settled without registration
        paid 06 settled
        """)

    static let credisis = OccurrenceTable(
        """
        registered 01 registered
        paid 02 settled
        written-off 03 written off by hand
        written-off 04 cancelled
        information 05 discounted at the cooperative
        rejected 06 registration rejected
        information 07 change confirmed
        rejected 08 change rejected
        """)

    static let cresol = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        information 04 moved to another carteira
        written-off 05 moved out of its carteira
        paid 06 settled
        information 07 discount confirmed
        information 08 discount cancelled
        written-off 09 written off
        information 11 open title listed
        information 12 rebate confirmed
        information 13 rebate cancelled
        information 14 due date changed
        notice 15 payment waived
        paid 17 settled after write-off, or without registration
        information 19 protest instructed
        information 20 protest stopped
        information 23 sent to the notary
        information 24 back from the notary
        written-off 25 protested and written off
        rejected 26 instruction rejected
        information 27 change of data confirmed
        information 28 fee charged
        rejected 30 change of data rejected
        reversed 44 paid by a cheque that was returned
        notice 45 paid by a cheque that cleared
        notice 50 paid by a cheque that has not cleared
        """)

    /// 09 is a settlement here, and 01 another.
    static let unicred = OccurrenceTable(
        """
        paid 01 settled at a notary
        registered 02 instruction confirmed
        rejected 03 instruction rejected
        information 04 stopped by a court
        paid 06 settled
        notice 07 paid at a notary by a cheque that has not cleared
        information 08 stopped for good by a court
        paid 09 discounted title settled
        information 10 protest instructed
        information 11 at the notary
        information 12 stop of protest instructed
        information 13 discounted
        information 14 discount withdrawn
        """)

    private static let fibraLines = """
        registered 01 registered with the clearing house
        registered 02 registered
        rejected 03 registration rejected
        information 05 company's own field changed
        paid 06 settled
        paid 08 settled at a notary
        written-off 09 written off automatically
        paid 10 written off as settled
        information 12 rebate confirmed
        information 13 rebate cancelled
        information 14 due date changed
        rejected 15 write-off rejected
        rejected 16 instruction rejected
        information 19 protest instructed
        information 20 stop of protest instructed
        information 22 company's number changed
        information 23 sent to the notary
        information 24 instruction not to protest received
        information 28 fee charged
        information 40 fee for the registration
        written-off 43 written off as protested
        information 96 fee for instructions
        information 97 fee for write-offs
        information 98 fee for registrations
        information 99 fee for protests

        """

    static let fibra = OccurrenceTable(fibraLines)

    /// Whether money comes with 10 is not known here.
    static let delbank = OccurrenceTable(
        fibraLines + """
            notice 10 written off as settled
            """)

    static let c6 = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        information 04 change of data, new registration
        written-off 05 change of data, written off
        paid 06 settled
        paid 07 settled after write-off
        paid 08 settled at a notary
        written-off 09 written off
        written-off 10 written off by file
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        rejected 15 write-off rejected
        rejected 16 instruction rejected
        rejected 17 change of data rejected
        information 19 protest instructed
        information 20 stop of protest instructed
        information 21 instruction not to protest received
        information 23 sent to the notary
        information 29 slip sent by post
        written-off 32 written off as protested
        information 35 payer's statement
        information 36 publication costs
        information 37 costs of a court's stop of protest
        information 38 stopped by a court
        notice 65 paid by a cheque that has not cleared
        reversed 69 paid by a cheque that was returned
        information 71 protest cancelled by the notary
        written-off 72 written off by the bank that was paid
        information 74 that write-off cancelled
        paid 75 paid in part
        rejected 90 protest instruction rejected
        information 95 company's own field changed
        information 96 listing
        information 97 fee for stopping a protest
        information 98 fee for a protest
        information 99 protest costs
        """)

    static let hsbc = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration or instruction rejected
        paid 06 settled in cash
        paid 07 settled on account, in cash
        written-off 09 written off automatically
        written-off 10 written off as instructed
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        paid 15 settled at a notary, in cash
        paid 16 settled after write-off, in cash
        information 17 sent to the notary
        information 18 automatic protest instructed
        information 21 interest changed
        information 22 protest instructed
        information 23 protest cancelled
        information 27 numbers changed
        paid 31 settled by cheque, clearing or correspondent bank
        paid 32 settled at a notary, by cheque
        paid 33 settled on account, by cheque
        paid 36 settled after write-off, by cheque
        written-off 37 written off as protested
        paid 38 settled without registration, in cash
        paid 39 settled without registration, by cheque
        information 49 due date changed
        information 51 payer recognised the title
        information 52 payer did not recognise the title
        information 69 notary costs
        notice 70 title reimbursed
        rejected 71 instruction not allowed
        information 72 discount granted
        information 73 fixed discount cancelled
        information 74 daily discount cancelled
        """)

    static let ourinvest = OccurrenceTable(
        """
        information 00 nothing to say
        registered 02 registered
        rejected 03 registration rejected
        paid 06 settled
        written-off 09 written off by file
        written-off 10 written off by the branch
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        paid 15 settled at a notary
        notice 16 paid by a cheque that has not cleared
        paid 17 settled after write-off, or without registration
        information 20 stop of protest instructed
        information 23 sent to the notary
        information 28 fee charged
        """)
}
