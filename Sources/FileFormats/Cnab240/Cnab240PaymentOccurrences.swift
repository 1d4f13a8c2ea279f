/// What the status codes of payments mean, segment A, positions 231-240: up to five of two characters, the first of which decides
/// unless another says that the payment was made.
///
/// Source: FEBRABAN CNAB 240, domain G059; Itaú, SISPAG manual, note 8.
enum Cnab240PaymentOccurrences {
    private static let febrabanLines = """
        paid 00 paid
        rejected 01 insufficient funds
        rejected 02 cancelled by the payer or the payee
        paid 03 debit authorised by the branch, paid
        rejected AA invalid control
        rejected AB invalid kind of operation
        rejected AC invalid kind of service
        rejected AD invalid form of payment
        rejected AE invalid kind or number of inscription
        rejected AF invalid agreement
        rejected AG invalid branch or account
        rejected AH invalid record number
        rejected AI invalid segment
        rejected AJ invalid kind of movement
        rejected AK invalid clearing house
        rejected AL invalid bank of the payee
        rejected AM invalid branch of the payee
        rejected AN invalid account of the payee
        rejected AO name of the payee missing
        rejected AP invalid date
        rejected AQ invalid currency
        rejected AR invalid amount
        rejected AS invalid notice to the payee
        rejected AT invalid ID of the payee
        rejected AU street of the payee missing
        rejected AV number of the payee's address missing
        rejected AW city of the payee missing
        rejected AX invalid postal code of the payee
        rejected AY invalid state of the payee
        rejected AZ invalid bank of deposit
        rejected BA branch of deposit missing
        rejected BB invalid number of the company
        rejected BC invalid number of the bank
        registered BD registered
        information BE change accepted
        written-off BF removal accepted
        rejected BG branch or account barred by law
        rejected BH company did not pay the salary
        rejected BI borrower died
        rejected BJ company sent no file of the borrower
        rejected BK company sent no file at the due date
        rejected BL invalid amount of the instalment
        rejected BM invalid contract
        information BN contract registered
        information BO contract changed
        information BP contract suspended
        information BQ contract removed
        notice BR contract in part
        registered BS available to be fetched
        information BW message to the payee delivered
        rejected CA barcode: invalid bank
        rejected CB barcode: invalid currency
        rejected CC barcode: wrong check digit
        rejected CD barcode: invalid amount
        rejected CE barcode: invalid free field
        rejected CF invalid amount of the document
        rejected CG invalid rebate
        rejected CH invalid discount
        rejected CI invalid interest
        rejected CJ invalid fine
        rejected CK invalid income tax
        rejected CL invalid service tax
        rejected CM invalid IOF
        rejected CN invalid other deductions
        rejected CO invalid other additions
        rejected CP invalid social security
        rejected HA lot refused
        rejected HB inscription of the company invalid for the contract
        rejected HC agreement unknown or invalid
        rejected HD branch or account of the company unknown or invalid
        rejected HE invalid kind of service
        rejected HF insufficient funds in the company's account
        rejected HG lot out of order
        rejected HH invalid lot
        rejected HI file refused
        rejected HJ invalid record type
        rejected HK invalid code of order or return
        rejected HL invalid layout version
        rejected HM borrower unknown
        rejected HN kind of benefit permits no loan
        rejected HO benefit ceased or suspended
        rejected HP benefit has a representative
        rejected HQ benefit is an alimony
        rejected HR contracts beyond what is permitted
        rejected HS benefit of another bank
        rejected HT invalid changed amount
        rejected TA totals of the lot do not tally
        rejected YA title not found
        rejected YB invalid optional record
        rejected YC invalid standard code
        rejected YD invalid code of occurrence
        rejected YE invalid complement of the occurrence
        rejected YF statement already made
        notice ZA branch or account of the payee was replaced
        notice ZB names of the payee differ
        information ZC advance payment confirmed
        notice ZD advance payment in part
        rejected ZE title blocked
        notice ZF system in contingency, title beyond its reference value
        notice ZG system in contingency, title overdue
        notice ZH system in contingency, title indexed
        rejected ZI beneficiary differs
        rejected ZJ payment in part beyond the limit
        rejected ZK title already settled
        rejected PA PIX not made
        rejected PB PIX broken off by the payee's institution
        rejected PC PIX: account of the payee closed
        rejected PD PIX: wrong kind of account
        rejected PE PIX: kind of transaction not supported
        rejected PF PIX: ID of the payee does not fit
        rejected PG PIX: ID of the payee is wrong
        rejected PH PIX: refused by the payee's institution
        rejected PI PIX: institution of the payer unknown
        rejected PJ PIX: key not in the directory
        rejected PK PIX: QR code invalid or expired
        rejected PL PIX: invalid form of initiation
        rejected PM PIX: invalid key
        rejected PN PIX: key missing

        """

    static let febraban = OccurrenceTable(febrabanLines)

    /// 00 is paid here too; BD is scheduled.
    static let itau = OccurrenceTable(
        febrabanLines + """
            notice AE payment date changed
            registered BD scheduled
            registered BE scheduled as a payment order
            rejected BI invalid ID of the payee
            notice CD ID of the payee differs
            reversed DV sent back by the payee's bank
            registered EM payment order issued
            reversed EX payment order sent back
            rejected NA cancelled for lack of authority
            rejected NR not made
            rejected RJ rejected
            rejected SS cancelled for lack of funds or limit
            rejected TI ID of the payee does not fit the account
            """)
}
