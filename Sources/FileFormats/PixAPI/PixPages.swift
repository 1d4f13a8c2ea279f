/// What pages say of themselves: how many payments the whole query has.
///
/// API PIX 2.9.0, schema Paginacao: `paginaAtual` (from 0), `itensPorPagina`, `quantidadeDePaginas`, `quantidadeTotalDeItens`. The total is
/// held against what was read when all pages of the query are there.
struct PixPages {
    /// Queries of one source beyond this number are not checked.
    static let queriesMax = 10_000
    /// A number of more digits is none.
    private static let digitsMax = 12

    /// Pages of one query.
    private struct Query {
        let declaredItems: Int
        let declaredPages: Int
        let line: Int
        var itemsByPage: [Int: Int] = [:]
    }

    private var queries: [[UInt8]: Query] = [:]
    private var order: [[UInt8]] = []

    /// Notes a page.
    ///
    /// - Parameter parameters: the object `parametros`, which is JSON.
    mutating func note(items: Int, _ parameters: Range<Int>, _ bytes: Span<UInt8>, line: Int) {
        guard bytes[parameters.lowerBound] == 0x7B else { return }
        var name: [UInt8] = []
        var numbers: [String: Int] = [:]
        PixPages.values(parameters, bytes) { key, value in
            if key == Array("paginacao".utf8), case .other(let range) = value, bytes[range.lowerBound] == 0x7B {
                PixPages.values(range, bytes) { key, value in
                    numbers[String(decoding: key, as: UTF8.self)] = PixPages.number(value, bytes)
                }
            } else if case .string(let text) = value {
                // What was asked for tells queries apart.
                name += key + [0x3D] + text.copy(bytes) + [0x0A]
            }
        }
        guard let page = numbers["paginaAtual"], let declaredPages = numbers["quantidadeDePaginas"],
            let declaredItems = numbers["quantidadeTotalDeItens"]
        else { return }
        name += Array("\(declaredPages)/\(declaredItems)".utf8)
        if queries[name] == nil {
            guard queries.count < PixPages.queriesMax else { return }
            queries[name] = Query(declaredItems: declaredItems, declaredPages: declaredPages, line: line)
            order.append(name)
        }
        // A page that came twice is one page; its payments are found to be repeated later on.
        if queries[name]?.itemsByPage[page] == nil { queries[name]?.itemsByPage[page] = items }
    }

    /// Checks the totals of all queries.
    func check(_ reading: inout SourceReading) {
        for (place, name) in order.enumerated() {
            guard let query = queries[name] else { continue }
            let pages = query.itemsByPage.count
            guard pages >= query.declaredPages else {
                reading.warn(
                    line: query.line,
                    "holds \(pages) of \(query.declaredPages) pages of a query, so its total cannot be checked: "
                        + "see that the other pages are given too")
                continue
            }
            let items = query.itemsByPage.values.reduce(0, +)
            reading.controlTotals.append(
                ControlTotal(
                    name: "items", scope: place == 0 ? "file" : "query \(place + 1)",
                    declared: String(query.declaredItems), computed: String(items),
                    tallies: query.declaredItems == items, line: query.line))
        }
    }

    private static func values(
        _ range: Range<Int>, _ bytes: Span<UInt8>, _ body: ([UInt8], JSONScanner.Value) -> Void
    ) {
        var scanner = JSONScanner(range)
        guard scanner.take(0x7B, bytes), !scanner.take(0x7D, bytes) else { return }
        repeat {
            guard let key = try? scanner.string(bytes), scanner.take(0x3A, bytes),
                let value = try? scanner.value(bytes)
            else { return }
            body(key.copy(bytes), value)
        } while scanner.take(0x2C, bytes)
    }

    private static func number(_ value: JSONScanner.Value, _ bytes: Span<UInt8>) -> Int? {
        let text: [UInt8]
        switch value {
        case .number(let range): text = range.prefix(digitsMax + 1).map { bytes[$0] }
        case .string(let string): text = string.copy(bytes)
        case .null, .other: return nil
        }
        guard text.count <= digitsMax, text.allSatisfy({ $0 ^ 0x30 < 10 }) else { return nil }
        return Int(String(decoding: text, as: UTF8.self))
    }
}
