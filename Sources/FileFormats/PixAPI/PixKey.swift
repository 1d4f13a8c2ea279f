/// The keys of the PIX API that are read; all others are passed over.
///
/// Source: API PIX 2.9.0 of the Banco Central do Brasil, schemas PixConsultados, CobsConsultadas, Pix and Devolucao.
enum PixKey: Int, CaseIterable {
    // A page, or the body of a webhook; a page of charges.
    case pix, charges, parameters
    // A payment.
    case endToEndID, txid, amount, time, payer, returns
    /// What some providers put the payer into.
    case extras
    // A payer's ID; `documento` and `cpfCnpj` are providers' own.
    case cpf, cnpj, anyID
    // A return.
    case returnID, ownID, status, settled, requested

    /// As messages call it.
    var text: String { PixKey.names.first { $0.1 == self }?.0 ?? "" }

    /// Published examples of `devolucoes` have both spellings.
    static let names: [(String, PixKey)] = [
        ("pix", .pix), ("cobs", .charges), ("parametros", .parameters), ("endToEndId", .endToEndID), ("txid", .txid),
        ("valor", .amount),
        ("horario", .time), ("pagador", .payer), ("devolucoes", .returns), ("devoluções", .returns),
        ("gnExtras", .extras), ("cpf", .cpf), ("cnpj", .cnpj), ("cpfCnpj", .anyID), ("cpf_cnpj", .anyID),
        ("documento", .anyID), ("rtrId", .returnID), ("id", .ownID), ("status", .status), ("liquidacao", .settled),
        ("solicitacao", .requested),
    ]

    /// All keys by their names.
    static let table = NameTable(names)
}
