/// What the occurrence codes of CNAB 400 returns, positions 109-110, mean at the four largest banks. The others follow in
/// `Cnab400Occurrences+OtherBanks.swift`.
///
/// Codes are the bank's own: 10 is paid at Itaú and a write-off at Bradesco, 17 a settlement at a notary at Santander and a
/// rejection at Itaú. Source: the banks' CNAB 400 collection manuals.
enum Cnab400Occurrences {
    static let itau = OccurrenceTable(
        ItauOccurrences.shared + """
            paid 07 settled in part
            paid 59 settled by credit through SISPAG
            registered 64 registered with apportionment
            registered 71 registered, awaiting assessment
            written-off 72 written off by credit through SISPAG without a title
            registered 73 registered as simple collection, refused as contractual
            notice 76 paid by a cheque that cleared
            """)

    static let bradesco = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 registration rejected
        paid 06 settled
        written-off 09 written off by file
        written-off 10 written off by the branch
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        paid 15 settled at a notary
        notice 16 paid by a cheque that has not cleared
        paid 17 settled after write-off, or without registration
        information 18 depositary corrected
        information 19 protest instructed
        information 20 stop of protest instructed
        information 21 participant's number corrected
        reversed 22 payment cancelled
        information 23 sent to the notary
        rejected 24 registration rejected: postal code
        information 25 protest for bankruptcy instructed
        rejected 27 write-off rejected
        information 28 fee charged
        information 29 payer's statement
        rejected 30 change of other data rejected
        rejected 32 instruction rejected
        information 33 change of other data confirmed
        information 34 back from the notary, kept in its carteira
        information 35 automatic debit unscheduled
        reversed 40 payment reversed
        information 55 stopped by a court
        information 68 apportionment corrected
        information 69 apportionment cancelled
        information 73 listing of the debtor requested
        information 74 listing of the debtor cancelled
        """)

    static let bancoDoBrasil = OccurrenceTable(
        """
        registered 02 registered
        rejected 03 instruction refused
        paid 05 settled without registration
        paid 06 settled
        paid 07 settled on account, or in part
        paid 08 settled by balance
        written-off 09 written off
        written-off 10 write-off requested
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        paid 15 settled at a notary
        information 16 interest changed
        information 19 protest instructed
        information 20 debit to the account
        information 21 payer's name changed
        information 22 payer's address changed
        information 23 sent to the notary
        information 24 protest stopped
        information 25 interest waived
        information 26 beneficiary's number changed
        information 28 fee: overdue title kept
        information 31 discount granted
        information 32 discount not granted
        information 33 discount corrected
        information 34 date of the discount changed
        information 35 fine charged
        information 36 fine waived
        information 37 index waived
        information 38 payment limit waived
        information 39 payment limit changed
        information 41 participant's number changed
        information 42 payer's ID changed
        reversed 44 paid by a cheque that was returned
        notice 46 paid by a cheque that has not cleared
        information 72 kind of collection changed
        information 73 payment in part confirmed
        information 96 protest costs
        information 97 costs of stopping a protest
        information 98 advance costs debited
        """)

    static let santander = OccurrenceTable(
        """
        rejected 01 title does not exist
        registered 02 registered
        rejected 03 registration rejected
        paid 06 settled
        paid 07 settled on account
        paid 08 settled by balance
        written-off 09 written off automatically
        written-off 10 written off as instructed or protested
        information 11 open title listed
        information 12 rebate granted
        information 13 rebate cancelled
        information 14 due date changed
        information 15 sent to the notary
        paid 16 settled, already written off or settled before
        paid 17 settled at a notary
        information 21 entered at the notary
        information 22 back from the notary
        information 24 notary costs
        information 25 protest instructed
        information 26 protest stopped
        information 51 payer recognised the title
        information 52 payer did not recognise the title
        rejected 53 title refused by the clearing house
        """)
}
