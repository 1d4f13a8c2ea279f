internal import FileFormats

/// Statements of accounts, and the American ACH.
extension SampleFile {
    static let ofx = SampleFile(
        format: .ofx,
        head: { _ in
            """
            OFXHEADER:100
            DATA:OFXSGML
            VERSION:102
            ENCODING:USASCII
            CHARSET:1252

            <OFX>
            <BANKMSGSRSV1><STMTTRNRS><TRNUID>1</TRNUID><STMTRS><CURDEF>BRL</CURDEF>
            <BANKACCTFROM><BANKID>1</BANKID><BRANCHID>1234-5</BRANCHID><ACCTID>67890-1</ACCTID></BANKACCTFROM>
            <BANKTRANLIST><DTSTART>20261118120000[-3:BRT]</DTSTART><DTEND>20261119120000[-3:BRT]</DTEND>

            """
        },
        record: { record in
            """
            <STMTTRN>
            <TRNTYPE>CREDIT</TRNTYPE>
            <DTPOSTED>20261118120000[-3:BRT]</DTPOSTED>
            <TRNAMT>\(record.amount())</TRNAMT>
            <FITID>20261118\(record.number(9))</FITID>
            <CHECKNUM>\(record.number(9))</CHECKNUM>
            <REFNUM>\(record.number(9))</REFNUM>
            <MEMO>Pix - Recebido - 18/11 14:30 \(record.taxpayer) CLIENTE EXEM</MEMO>
            </STMTTRN>

            """
        },
        foot: { totals in
            """
            </BANKTRANLIST><LEDGERBAL><BALAMT>\(totals.amount)</BALAMT>
            <DTASOF>20261119120000[-3:BRT]</DTASOF></LEDGERBAL>
            </STMTRS></STMTTRNRS></BANKMSGSRSV1>
            </OFX>

            """
        })

    static let camt = SampleFile(
        format: .camt,
        head: { totals in
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08">
              <BkToCstmrStmt>
                <GrpHdr><MsgId>M-1</MsgId><CreDtTm>2026-11-19T22:10:00-03:00</CreDtTm></GrpHdr>
                <Stmt>
                  <Id>S-1</Id>
                  <Acct><Id><IBAN>BR1500000000000010932840814P2</IBAN></Id><Ccy>BRL</Ccy></Acct>
                  \(balance("OPBD", "0.00"))
                  \(balance("CLBD", totals.amount))

            """
        },
        record: { record in
            """
                  <Ntry>
                    <NtryRef>\(record.place + 1)</NtryRef>
                    <Amt Ccy="BRL">\(record.amount())</Amt>
                    <CdtDbtInd>CRDT</CdtDbtInd>
                    <Sts><Cd>BOOK</Cd></Sts>
                    <BookgDt><Dt>2026-11-19</Dt></BookgDt>
                    <ValDt><Dt>2026-11-20</Dt></ValDt>
                    <AcctSvcrRef>BK-\(record.number(9))</AcctSvcrRef>
                    <BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>RCDT</Cd><SubFmlyCd>ESCT</SubFmlyCd></Fmly></Domn></BkTxCd>
                    <NtryDtls><TxDtls>
                      <Refs><EndToEndId>\(record.endToEndID)</EndToEndId></Refs>
                      <Amt Ccy="BRL">\(record.amount())</Amt>
                      <CdtDbtInd>CRDT</CdtDbtInd>
                      <RltdPties>
                        <Dbtr><Pty><Nm>Ana Exemplo</Nm><Id><PrvtId><Othr><Id>\(record.taxpayer)</Id>\
            <SchmeNm><Cd>TXID</Cd></SchmeNm></Othr></PrvtId></Id></Pty></Dbtr>
                      </RltdPties>
                      <RmtInf><Ustrd>PEDIDO \(record.number(9))</Ustrd></RmtInf>
                    </TxDtls></NtryDtls>
                  </Ntry>

            """
        },
        foot: { _ in "</Stmt></BkToCstmrStmt></Document>\n" })

    private static func balance(_ code: String, _ amount: String) -> String {
        """
        <Bal><Tp><CdOrPrtry><Cd>\(code)</Cd></CdOrPrtry></Tp><Amt Ccy="BRL">\(amount)</Amt>\
        <CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2026-11-19</Dt></Dt></Bal>
        """
    }

    static let mt940 = SampleFile(
        format: .mt940,
        head: { _ in
            """
            {1:F01EXAMDEFFAXXX0000000000}{2:O9400000260101EXAMDEFFAXXXN}{4:
            :20:STARTUMS
            :25:99999999/0001234567
            :28C:00001/001
            :60F:C261118BRL0,

            """
        },
        record: { record in
            """
            :61:2611191119CR\(record.amount(","))NTRFNONREF//B\(record.number(9))
            :86:166?00GUTSCHRIFT?10900?20EREF+\(record.endToEndID)
            ?21SVWZ+PEDIDO \(record.number(9))?30EXAMDEFF?31DE85999999990001234567?32ERIKA EXAMPLE

            """
        },
        foot: { totals in ":62F:C261119BRL\(SampleTotals.decimal(totals.minor, ","))\n-}\n" })

    static let bai2 = SampleFile(
        format: .bai2,
        head: { _ in
            """
            01,EXAMBANK,OURCO,261119,0600,7,,,2/
            02,OURCO,EXAMBANK,1,261118,2359,BRL,2/
            03,00123456,BRL,,,,/

            """
        },
        record: { record in
            """
            16,142,\(record.minor),V,261118,,B\(record.number(9)),INV\(record.number(9)),ACME INC.
            88,PAYMENT OF AN INVOICE

            """
        },
        foot: { totals in
            """
            49,\(totals.minor),\(totals.records * 2 + 2)/
            98,\(totals.minor),1,\(totals.records * 2 + 4)/
            99,\(totals.minor),1,\(totals.records * 2 + 6)/

            """
        })

    static let nacha = SampleFile(
        format: .nacha,
        head: { _ in
            SampleTotals.line(
                94, [(1, "101 09999999912345678902611180630A094101EXAMPLE BANK           IMAGINARY CO")])
                + SampleTotals.line(
                    94,
                    [
                        (1, "5200IMAGINARY CO"), (41, "1234567890PPDMIXED"), (70, "261119"), (79, "1099999990000001"),
                    ])
        },
        record: { record in
            SampleTotals.line(
                94,
                [
                    (1, "622088888881"), (13, record.number(9)), (30, SampleTotals.digits(record.minor, 10)),
                    (40, "EMP" + record.number(9)), (55, "ERIKA EXAMPLE"), (79, "009999999" + record.number(7)),
                ])
        },
        foot: { totals in
            let sums =
                SampleTotals.digits(totals.records * 8_888_888, 10) + SampleTotals.digits(0, 12)
                + SampleTotals.digits(totals.minor, 12)
            let blocks = (totals.records + 4 + 9) / 10
            return SampleTotals.line(
                94,
                [(1, "8200" + SampleTotals.digits(totals.records, 6) + sums + "1234567890"), (80, "099999990000001")])
                + SampleTotals.line(
                    94,
                    [(1, "9000001" + SampleTotals.digits(blocks, 6) + SampleTotals.digits(totals.records, 8) + sums)])
                + String(repeating: String(repeating: "9", count: 94) + "\r\n", count: blocks * 10 - totals.records - 4)
        })
}
