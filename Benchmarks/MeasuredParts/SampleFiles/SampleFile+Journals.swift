internal import FileFormats

/// The books: journals of plain text accounting, and Formance's log.
extension SampleFile {
    static let hledger = SampleFile(
        format: .hledger,
        head: { _ in
            """
            "txnidx","date","date2","status","code","description","comment","account","amount","commodity","credit",\
            "debit","posting-status","posting-comment"

            """
        },
        record: { record in
            let start = """
                "\(record.place + 1)","2026-11-18","","*","","Venda",\
                "cpf:\(record.taxpayer), reference:\(record.endToEndID)",
                """
            return """
                \(start)"assets:bank:itau","\(record.amount())","BRL","","\(record.amount())","",""
                \(start)"income:sales","-\(record.amount())","BRL","\(record.amount())","","",""

                """
        })

    static let hledgerJournal = SampleFile(
        format: .hledgerJournal,
        head: { _ in "commodity BRL 1000.00\naccount assets:bank:itau\n\n" },
        record: { record in
            """
            2026-11-18 * (\(record.number(6))) Venda  ; cpf:\(record.taxpayer), reference:\(record.endToEndID)
                assets:bank:itau      BRL \(record.amount())
                income:sales         BRL -\(record.amount())


            """
        })

    static let beancount = SampleFile(
        format: .beancount,
        head: { _ in
            """
            option "title" "An invented shop"
            2020-01-01 open Assets:Bank:Itau BRL
            2020-01-01 open Income:Sales


            """
        },
        record: { record in
            """
            2026-11-18 * "Customer" "Sale"
              cpf: "\(record.taxpayer)"
              reference: "\(record.endToEndID)"
              Assets:Bank:Itau      \(record.amount()) BRL
              Income:Sales         -\(record.amount()) BRL


            """
        })

    static let formance = SampleFile(
        format: .formance, account: "bank",
        record: { record in
            """
            {"type":"NEW_TRANSACTION","data":{"transaction":{"postings":[{"source":"world","destination":"bank:itau",\
            "amount":\(record.minor),"asset":"BRL/2"}],"metadata":{"cpf":"\(record.taxpayer)"},\
            "timestamp":"2026-11-18T14:30:00Z","reference":"\(record.endToEndID)","id":\(record.place),\
            "reverted":false},"accountMetadata":{}},"date":"2026-11-18T14:30:01Z",\
            "idempotencyKey":"","id":\(record.place),"hash":"AAAA"}

            """
        })
}
