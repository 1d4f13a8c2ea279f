/// What the movement codes of segments T and U, positions 16-17, mean at each bank.
///
/// Codes are the bank's own: 17 is a late settlement at most banks and a rejection at Itaú. Source: FEBRABAN CNAB 240, domain
/// C044, and the banks' collection manuals.
enum Cnab240Occurrences {
    private static let febrabanLines = """
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
        information 15 payment waived
        paid 17 settled after write-off, or without registration
        information 19 protest instructed
        information 20 protest stopped
        information 23 sent to the notary
        information 24 back from the notary
        written-off 25 protested and written off
        rejected 26 instruction rejected
        information 27 change of data confirmed
        information 28 fee charged
        information 29 payer's statement
        rejected 30 change of data rejected
        information 33 apportionment changed
        information 34 apportionment cancelled
        information 35 automatic debit unscheduled
        information 36 message sent
        rejected 37 message rejected
        information 38 payment limit changed
        information 39 payment limit waived
        information 40 beneficiary's number changed
        information 41 participant's number changed
        information 42 payer's data changed
        information 43 guarantor's data changed
        reversed 44 paid by a cheque that was returned
        notice 45 paid by a cheque that cleared
        information 46 protest cancelled
        information 47 protest for bankruptcy instructed
        information 48 transfer of carteira instructed
        information 49 contract changed
        notice 50 paid by a cheque that has not cleared
        information 51 payer recognised the title
        information 52 payer did not recognise the title
        rejected 53 title refused by the clearing house
        written-off 54 write-off without protest confirmed
        information 55 waiver of the fine confirmed
        information 56 fine confirmed
        information 57 interest changed
        information 58 discount changed
        information 59 beneficiary changed
        information 60 interest waived
        information 61 nominal value changed
        information 62 limits of the value changed
        information 73 listing of the debtor requested

        """

    static let febraban = OccurrenceTable(febrabanLines)

    static let bancoDoBrasil = OccurrenceTable(
        febrabanLines + """
            notice 46 paid by a cheque that has not cleared
            """)

    static let santander = OccurrenceTable(
        febrabanLines + """
            rejected 32 IOF code invalid
            information A4 payer takes part in electronic presentment
            """)

    static let bradesco = OccurrenceTable(
        febrabanLines + """
            reversed 22 payment cancelled
            reversed 40 payment reversed
            """)

    static let banrisul = OccurrenceTable(
        febrabanLines + """
            information 04 refunded and moved to another carteira
            written-off 05 refunded and given back
            information 15 protest for bankruptcy confirmed
            notice AA given back, settled earlier
            notice AB collection in transit, to be credited
            information AC state of the title at the notary
            """)

    static let sicredi = OccurrenceTable(
        febrabanLines + """
            rejected 36 write-off rejected
            """)

    /// 01 prints, 35 to 41 and 45 are about the payers' register; 46 is a settlement on line, and 17 does not exist.
    static let caixa = OccurrenceTable(
        febrabanLines + """
            information 01 printing confirmed
            notice 17 settled after write-off, a code that Caixa does not document
            information 35 payer's register: entry confirmed
            information 36 payer's register: change confirmed
            information 37 payer's register: removal confirmed
            information 38 payer's register: slips issued
            rejected 39 payer's register: maintenance rejected
            rejected 40 entry by the payer's register rejected
            rejected 41 payer's register: maintenance rejected
            reversed 44 write-off or settlement reversed
            information 45 change of data
            paid 46 settled on line
            reversed 47 settlement on line reversed
            """)

    static let itau = OccurrenceTable(ItauOccurrences.shared)
}
