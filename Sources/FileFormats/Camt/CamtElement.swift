/// The elements of camt.052, camt.053 and camt.054 that are read.
///
/// Source: ISO 20022 message definitions BankToCustomerAccountReport, BankToCustomerStatement and BankToCustomerDebitCreditNotification,
/// versions 02 to 08.
enum CamtElement: UInt8 {
    case statementMessage, notificationMessage, reportMessage

    case statement, statementID, pageNumber, isLastPage
    case accountIBAN, accountOther, accountCurrency
    case balance, balanceType, balanceAmount, balanceDirection
    case summary, summaryCount, summarySum
    case summaryCreditCount, summaryCreditSum, summaryDebitCount, summaryDebitSum

    case entry, amount, direction, isReversal, status
    case bookingDate, bookingTime, valueDate, valueTime
    case bankReference, entryCodes, chargeTotal, charge
    case batch, batchCount

    case details, detailBankReference, endToEndID, transactionID, uetr
    case detailAmount, transactionAmount, countervalue, instructedAmount, detailDirection
    case detailCodes, detailChargeTotal, detailCharge
    case debtorID, debtorIDText, debtorIDScheme, creditorID, creditorIDText, creditorIDScheme
    case obligation, obligationText, obligationKind
    case isReturn, returnReason

    /// The table of all paths.
    static let paths: XMLPaths = {
        let statement = "BkToCstmrStmt/Stmt/"
        let entry = statement + "Ntry/"
        let details = entry + "NtryDtls/TxDtls/"
        let groups: [(String, CamtElement)] = [
            ("BkToCstmrStmt", .statementMessage), ("BkToCstmrDbtCdtNtfctn", .notificationMessage),
            ("BkToCstmrAcctRpt", .reportMessage), ("BkToCstmrStmt/Stmt", .statement),
            (statement + "Bal", .balance), (statement + "TxsSummry", .summary), (statement + "Ntry", .entry),
            (entry + "NtryDtls", .batch), (entry + "NtryDtls/TxDtls", .details),
            (details + "RltdPties/Dbtr/Pty?/Id/OrgId|PrvtId/Othr", .debtorID),
            (details + "RltdPties/Cdtr/Pty?/Id/OrgId|PrvtId/Othr", .creditorID),
            (details + "RmtInf/Strd/CdtrRefInf", .obligation), (details + "RtrInf", .isReturn),
        ]
        let texts: [(String, CamtElement)] = [
            (statement + "Id", .statementID), (statement + "StmtPgntn|NtfctnPgntn|RptPgntn/PgNb", .pageNumber),
            (statement + "StmtPgntn|NtfctnPgntn|RptPgntn/LastPgInd", .isLastPage),
            (statement + "Acct/Id/IBAN", .accountIBAN), (statement + "Acct/Id/Othr/Id", .accountOther),
            (statement + "Acct/Ccy", .accountCurrency),
            (statement + "Bal/Tp/CdOrPrtry/Cd", .balanceType), (statement + "Bal/Amt", .balanceAmount),
            (statement + "Bal/CdtDbtInd", .balanceDirection),
            (statement + "TxsSummry/TtlNtries/NbOfNtries", .summaryCount),
            (statement + "TxsSummry/TtlNtries/Sum", .summarySum),
            (statement + "TxsSummry/TtlCdtNtries/NbOfNtries", .summaryCreditCount),
            (statement + "TxsSummry/TtlCdtNtries/Sum", .summaryCreditSum),
            (statement + "TxsSummry/TtlDbtNtries/NbOfNtries", .summaryDebitCount),
            (statement + "TxsSummry/TtlDbtNtries/Sum", .summaryDebitSum),
            (entry + "Amt", .amount), (entry + "CdtDbtInd", .direction), (entry + "RvslInd", .isReversal),
            (entry + "Sts", .status), (entry + "Sts/Cd|Prtry", .status),
            (entry + "BookgDt/Dt", .bookingDate), (entry + "BookgDt/DtTm", .bookingTime),
            (entry + "ValDt/Dt", .valueDate), (entry + "ValDt/DtTm", .valueTime),
            (entry + "AcctSvcrRef", .bankReference), (entry + "BkTxCd/Domn/Fmly/SubFmlyCd", .entryCodes),
            (entry + "Chrgs/TtlChrgsAndTaxAmt", .chargeTotal), (entry + "Chrgs/Amt", .charge),
            (entry + "Chrgs/Rcrd/Amt", .charge), (entry + "NtryDtls/Btch/NbOfTxs", .batchCount),
            (details + "Refs/AcctSvcrRef", .detailBankReference), (details + "Refs/EndToEndId", .endToEndID),
            (details + "Refs/TxId", .transactionID), (details + "Refs/UETR", .uetr),
            (details + "Amt", .detailAmount), (details + "CdtDbtInd", .detailDirection),
            (details + "AmtDtls/TxAmt/Amt", .transactionAmount), (details + "AmtDtls/CntrValAmt/Amt", .countervalue),
            (details + "AmtDtls/InstdAmt/Amt", .instructedAmount),
            (details + "BkTxCd/Domn/Fmly/SubFmlyCd", .detailCodes),
            (details + "Chrgs/TtlChrgsAndTaxAmt", .detailChargeTotal), (details + "Chrgs/Amt", .detailCharge),
            (details + "Chrgs/Rcrd/Amt", .detailCharge),
            (details + "RltdPties/Dbtr/Pty?/Id/OrgId|PrvtId/Othr/Id", .debtorIDText),
            (details + "RltdPties/Dbtr/Pty?/Id/OrgId|PrvtId/Othr/SchmeNm/Cd|Prtry", .debtorIDScheme),
            (details + "RltdPties/Cdtr/Pty?/Id/OrgId|PrvtId/Othr/Id", .creditorIDText),
            (details + "RltdPties/Cdtr/Pty?/Id/OrgId|PrvtId/Othr/SchmeNm/Cd|Prtry", .creditorIDScheme),
            (details + "RmtInf/Strd/CdtrRefInf/Ref", .obligationText),
            (details + "RmtInf/Strd/CdtrRefInf/Tp/CdOrPrtry/Cd", .obligationKind),
            (details + "RtrInf/Rsn/Cd|Prtry", .returnReason),
        ]
        return XMLPaths(
            groups.map { ($0, $1.rawValue, false) } + texts.map { ($0, $1.rawValue, true) },
            shared: [
                ("BkToCstmrDbtCdtNtfctn", "Ntfctn", "BkToCstmrStmt/Stmt"),
                ("BkToCstmrAcctRpt", "Rpt", "BkToCstmrStmt/Stmt"),
            ])
    }()
}
