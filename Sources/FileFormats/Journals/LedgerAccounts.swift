/// Which account of a ledger is ours: the one whose postings are records.
struct LedgerAccounts {
    private var names: Set<[UInt8]> = []
    private var beyondMax = false

    /// More accounts of one source are not remembered.
    static let accountsMax = 100_000
    /// How many names a message lists.
    private static let namesShown = 30
    /// An account below one of these is a bank account, whatever the case of its letters.
    private static let bankStems = [
        "assets:bank", "assets:banks", "asset:bank", "assets:checking", "assets:bank accounts", "ativo:banco",
        "ativo:bancos",
        "ativos:banco", "ativos:bancos", "ativo:caixa e bancos",
    ].map { Array($0.utf8) }

    /// Notes an account that the source has.
    mutating func note(_ name: [UInt8]) {
        if names.count < LedgerAccounts.accountsMax { names.insert(name) } else { beyondMax = true }
    }

    /// The pattern of our account: the user's, or the one bank account that the source has.
    ///
    /// - Throws: ``ReadError`` of configuration when no account, or more than one, could be meant.
    func ours(_ wanted: String?, guesses: Bool = true) throws(ReadError) -> LedgerAccountPattern {
        if let wanted {
            let pattern = LedgerAccountPattern(wanted)
            if names.isEmpty || names.contains(where: pattern.matches) { return pattern }
            throw ReadError(
                .configuration, "no posting is to the account \"\(wanted)\"; the accounts are: \(listed)")
        }
        if names.isEmpty { return LedgerAccountPattern("") }
        let banks = names.filter { name in
            guesses && LedgerAccounts.bankStems.contains { LedgerAccounts.isBelow(name, $0) }
        }
        if banks.count == 1, let bank = banks.first { return LedgerAccountPattern(exactly: bank) }
        let found = banks.isEmpty ? "none is plainly a bank account" : "\(banks.count) could be meant"
        throw ReadError(
            .configuration,
            "the ledger has several accounts and nothing says which is the bank account that is compared (\(found)); name it with "
                + "--ledger-account; the accounts are: \(listed)")
    }

    private var listed: String {
        let sorted = names.sorted { $0.lexicographicallyPrecedes($1) }
        let shown = sorted.prefix(LedgerAccounts.namesShown).map(TextFieldReader.string)
        return shown.joined(separator: ", ") + (sorted.count > shown.count || beyondMax ? ", …" : "")
    }

    private static func isBelow(_ name: [UInt8], _ stem: [UInt8]) -> Bool {
        let lower = name.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
        return lower.starts(with: stem) && (lower.count == stem.count || lower[stem.count] == 0x3A)
    }
}

/// An account's name, or that of one above it, in which `*` stands for any characters.
struct LedgerAccountPattern {
    private let parts: [[UInt8]]
    private let isExact: Bool

    init(_ text: String) {
        parts = text.utf8.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)
        isExact = false
    }

    init(exactly name: [UInt8]) {
        parts = [name]
        isExact = true
    }

    /// - Complexity: O(n·m) at worst, in an account's name of a few dozen characters.
    func matches(_ name: [UInt8]) -> Bool {
        guard let first = parts.first, !(parts.count == 1 && first.isEmpty) else { return false }
        guard name.starts(with: first) else { return false }
        if parts.count == 1 { return ends(name, first.count) }
        return matches(name[first.count...], parts[1...])
    }

    private func ends(_ name: [UInt8], _ place: Int) -> Bool {
        place == name.count || (!isExact && name[place] == 0x3A)
    }

    /// Each part at its first place behind the last one; the last part at any.
    private func matches(_ name: ArraySlice<UInt8>, _ parts: ArraySlice<[UInt8]>) -> Bool {
        var rest = name
        for part in parts.dropLast() {
            guard let range = rest.firstRange(of: part) else { return false }
            rest = rest[range.upperBound...]
        }
        guard let last = parts.last else { return true }
        if last.isEmpty { return true }
        while let range = rest.firstRange(of: last) {
            if range.upperBound == name.endIndex || rest[range.upperBound] == 0x3A { return true }
            rest = rest[(range.lowerBound + 1)...]
        }
        return false
    }
}
