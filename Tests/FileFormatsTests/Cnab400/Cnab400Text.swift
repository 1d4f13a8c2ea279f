/// Lines of CNAB 400 returns.
enum Cnab400Text {
    static func header(bank: String = "341", number: Int = 1) -> FixedWidthText {
        FixedWidthText(width: 400).putting("02RETORNO01COBRANCA", at: 1).putting("1234005678", at: 27)
            .putting("EMPRESA EXEMPLO", at: 47).putting(bank, at: 77).putting("211126", at: 95)
            .putting(number, 6, at: 395)
    }

    /// A title paid on 2026-11-21 and credited on the 23rd.
    static func title(
        _ code: String = "06", number: Int = 2, type: String = "1", centavos: Int = 1050, fee: Int = 0
    ) -> FixedWidthText {
        FixedWidthText(width: 400).putting(type + "0211222333000181", at: 1).putting("000000000", at: 18)
            .putting(code + "211126", at: 109).putting("SEU NUMERO", at: 117).putting("201126", at: 147)
            .putting(centavos, 13, at: 153).putting(fee, 13, at: 176).putting(centavos, 13, at: 254)
            .putting("231126", at: 296).putting(number, 6, at: 395)
    }

    static func trailer(bank: String = "341", number: Int) -> FixedWidthText {
        FixedWidthText(width: 400).putting("9201" + bank, at: 1).putting(number, 6, at: 395)
    }

    /// A whole file around `titles`, numbered from 2.
    static func file(bank: String = "341", _ titles: [FixedWidthText]) -> [FixedWidthText] {
        let numbered = titles.enumerated().map { $1.putting($0 + 2, 6, at: 395) }
        return [header(bank: bank)] + numbered + [trailer(bank: bank, number: titles.count + 2)]
    }
}
