internal import FileFormats

/// Generic files and the reports of payment providers.
extension SampleFile {
    static let delimited = SampleFile(
        format: .csv,
        head: { _ in
            "reference,taxpayer_id,amount,currency,date,obligation,original_reference,kind,status,description\n"
        },
        record: { record in
            """
            \(record.endToEndID),\(record.taxpayer),\(record.amount()),BRL,2026-11-18,,,pix,settled,\
            Venda \(record.number(8))

            """
        })

    static let jsonLines = SampleFile(
        format: .jsonl,
        record: { record in
            """
            {"reference":"\(record.endToEndID)","taxpayer_id":"\(record.taxpayer)","amount":"\(record.amount())",\
            "currency":"BRL","date":"2026-11-19","description":"Venda \(record.number(8))","obligation":null}

            """
        })

    static let mercadoPago = SampleFile(
        format: .mercadopago,
        head: { _ in
            """
            EXTERNAL_REFERENCE,SOURCE_ID,USER_ID,PAYMENT_METHOD_TYPE,PAYMENT_METHOD,SITE,TRANSACTION_TYPE,\
            TRANSACTION_AMOUNT,TRANSACTION_CURRENCY,TRANSACTION_DATE,FEE_AMOUNT,SETTLEMENT_NET_AMOUNT,\
            SETTLEMENT_CURRENCY,SETTLEMENT_DATE,REAL_AMOUNT,COUPON_AMOUNT,METADATA,MKP_FEE_AMOUNT,PAYER_ID_NUMBER

            """
        },
        record: { record in
            """
            PEDIDO-\(record.number(8)),9\(record.number(10)),700100,bank_transfer,pix,MLB,SETTLEMENT,\
            \(record.amount()),BRL,2026-11-03T22:30:00.000-04:00,0.00,\(record.amount()),BRL,\
            2026-11-03T22:31:00.000-04:00,\
            \(record.amount()),0.00,[],0.00,\(record.taxpayer)

            """
        })

    static let stripe = SampleFile(
        format: .stripe,
        head: { _ in
            """
            automatic_payout_id,automatic_payout_effective_at,balance_transaction_id,created_utc,created,\
            available_on_utc,available_on,currency,gross,fee,net,reporting_category,source_id,description,charge_id,\
            payment_intent_id,payment_method_type,payment_metadata[cpf]

            """
        },
        record: { record in
            """
            po_A,2026-11-06,txn_\(record.number(9)),2026-11-03 02:30:00,2026-11-02 23:30:00,2026-11-05 00:00:00,\
            2026-11-04 21:00:00,brl,\(record.amount()),0.00,\(record.amount()),charge,ch_\(record.number(9)),Order,\
            ch_\(record.number(9)),pi_\(record.number(9)),card,\(record.taxpayer)

            """
        })

    static let adyen = SampleFile(
        format: .adyen,
        head: { _ in
            """
            Company Account,Merchant Account,Psp Reference,Merchant Reference,Payment Method,Creation Date,TimeZone,\
            Type,Modification Reference,Gross Currency,Gross Debit (GC),Gross Credit (GC),Exchange Rate,Net Currency,\
            Net Debit (NC),Net Credit (NC),Commission (NC),Markup (NC),Scheme Fees (NC),Interchange (NC),\
            Payment Method Variant,Modification Merchant Reference,Batch Number

            """
        },
        record: { record in
            """
            Example,ExampleBR,PSPA\(record.number(12)),order-\(record.number(8)),visa,2026-11-03 12:26:49,CET,Settled,\
            PSPM\(record.number(12)),BRL,,\(record.amount()),1,BRL,,\(record.amount()),,0.00,0.00,0.00,visaclassic,,12

            """
        })
}
