internal import FileFormats

/// Brazilian bank files: boletos returned by Itaú and Bradesco, collections, and received PIX.
extension SampleFile {
    private static func zeros(_ count: Int) -> String { String(repeating: "0", count: count) }

    static let cnab240 = SampleFile(
        format: .cnab240,
        head: { _ in
            SampleTotals.line(
                240,
                [
                    (1, "34100000"), (18, "297999001000123"), (53, "0091270000000451184"),
                    (143, "21911202623510500051204000000"),
                ])
                + SampleTotals.line(
                    240,
                    [
                        (1, "34100011T01"), (14, "030"), (18, "2097999001000123"), (54, "0091270000000451184"),
                        (184, "000005121911202600000000"),
                    ])
        },
        record: { record in
            let line = record.place * 2 + 1
            return SampleTotals.line(
                240,
                [
                    (1, "34100013"), (9, SampleTotals.digits(line, 5)), (14, "T 06"), (18, "0091270000000451184"),
                    (38, "109" + record.number(9)), (58, "1NF" + record.number(8)), (74, "20112026"),
                    (82, SampleTotals.digits(record.minor, 15)), (97, zeros(9)), (131, "0910000" + record.taxpayer),
                    (149, "CLIENTE IMAGINARIO"), (189, zeros(25)),
                ])
                + SampleTotals.line(
                    240,
                    [
                        (1, "34100013"), (9, SampleTotals.digits(line + 1, 5)), (14, "U 06"), (18, zeros(60)),
                        (78, SampleTotals.digits(record.minor, 15)), (93, SampleTotals.digits(record.minor, 15)),
                        (108, zeros(30)), (138, "1811202619112026"), (158, zeros(23)), (211, zeros(23)),
                    ])
        },
        foot: { totals in
            SampleTotals.line(
                240, [(1, "34100015"), (18, SampleTotals.digits(totals.records * 2 + 2, 6)), (24, zeros(92))])
                + SampleTotals.line(
                    240,
                    [
                        (1, "34199999"), (18, "000001"), (24, SampleTotals.digits(totals.records * 2 + 4, 6)),
                        (30, zeros(6)),
                    ])
        })

    static let cnab400 = SampleFile(
        format: .cnab400,
        head: { _ in
            SampleTotals.line(
                400,
                [
                    (1, "02RETORNO01COBRANCA"), (27, "00000000000004466911COMERCIO IMAGINARIO EXEMPLO SA237BRADESCO"),
                    (95, "2111260160000000042"), (380, "231126"), (395, "000001"),
                ])
        },
        record: { record in
            SampleTotals.line(
                400,
                [
                    (1, "1029799900100012300000090142000169102"), (38, "NF" + record.number(8)),
                    (71, record.number(12)),
                    (108, "906211126"), (127, record.number(20)), (147, "201126"),
                    (153, SampleTotals.digits(record.minor, 13)), (176, zeros(113)),
                    (254, SampleTotals.digits(record.minor, 13)), (296, "231126"),
                    (395, SampleTotals.digits(record.place + 2, 6)),
                ])
        },
        foot: { totals in
            SampleTotals.line(
                400,
                [
                    (1, "9201237"), (58, zeros(17)), (75, SampleTotals.digits(totals.minor, 12)),
                    (87, SampleTotals.digits(totals.records, 5)), (92, SampleTotals.digits(totals.minor, 12)),
                    (395, SampleTotals.digits(totals.records + 2, 6)),
                ])
        })

    static let febraban150 = SampleFile(
        format: .febraban150,
        head: { _ in
            SampleTotals.line(
                150,
                [
                    (1, "A2CONVENIO 4810"), (23, "COMPANHIA IMAGINARIA756BANCO DE PROVA"),
                    (66, "2026112100004205CODIGO DE BARRAS"),
                ])
        },
        record: { record in
            SampleTotals.line(
                150,
                [
                    (1, "G12340000000567890"), (22, "2026112020261123836200000014810000000000"),
                    (62, record.number(20)), (82, SampleTotals.digits(record.minor, 12)), (94, "0000150"),
                    (101, record.number(8)), (109, "000123401"),
                ])
        },
        foot: { totals in
            SampleTotals.line(
                150,
                [(1, "Z" + SampleTotals.digits(totals.records + 2, 6)), (8, SampleTotals.digits(totals.minor, 17))])
        })

    static let pix = SampleFile(
        format: .pix,
        head: { totals in
            """
            {"parametros":{"inicio":"2026-11-18T00:00:00Z","fim":"2026-11-19T23:59:59Z","paginacao":{"paginaAtual":0,\
            "itensPorPagina":\(totals.records + 1),"quantidadeDePaginas":1,\
            "quantidadeTotalDeItens":\(totals.records + 1)}},"pix":[
            """
        },
        record: { record in
            """
            {"endToEndId":"\(record.endToEndID)","txid":"cobrancaimediata\(record.number(13))",\
            "valor":"\(record.amount())","chave":"chave@exemplo.com.br","horario":"2026-11-18T14:30:05.358Z",\
            "pagador":{"cpf":"\(record.taxpayer)","nome":"Cliente Exemplo"},"infoPagador":"pedido \(record.number(8))"},

            """
        },
        // The last one, which no comma follows.
        foot: { totals in
            """
            {"endToEndId":"\(SampleRecord(totals.records).endToEndID)","valor":"1.00",\
            "horario":"2026-11-18T14:30:05Z"}]}

            """
        })
}
