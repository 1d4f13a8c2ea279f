/// What the return codes of direct debits mean, record F, positions 68-69.
///
/// Source: FEBRABAN, layout of direct debits, version 4 to 8, domain F07.
enum Febraban150Occurrences {
    static let debits = OccurrenceTable(
        """
        paid 00 debited
        rejected 01 insufficient funds
        rejected 02 account not registered
        rejected 04 other restrictions
        rejected 05 amount above the limit
        rejected 10 branch being closed
        rejected 12 invalid amount
        rejected 13 invalid date
        rejected 14 invalid branch
        rejected 15 invalid account
        rejected 18 date before the processing
        rejected 19 branch or account not of the payer
        rejected 20 debit not found or not authorised
        rejected 30 no contract of direct debit
        paid 31 debited on another day
        information 96 register maintained
        rejected 97 cancellation: not found
        rejected 98 cancellation: too late
        written-off 99 cancelled as asked
        """)
}
