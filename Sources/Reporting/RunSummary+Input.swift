extension RunSummary {
    /// One source.
    public struct Input: Codable, Sendable {
        public var side: String
        public var path: String
        public var digest: String
        public var format: String
        public var layout: String
        public var level: String
        public var bytes: Int
        public var records: Int
        public var skipped: Int
        public var invalid: Int
        public var amounts: [String: String]
        public var firstDate: String?
        public var lastDate: String?
        /// The accounts that the source names; absent when it names none.
        public var accounts: [String]?
        /// How many movements came with each code of the bank or provider; absent for formats without codes.
        public var occurrences: [OccurrenceCount]?
        /// What a provider kept of the payments, and what it passes on; absent where the format does not say.
        public var fees: [String: String]?
        public var nets: [String: String]?
        public var controlTotals: [ControlTotal]
        /// What the configuration says of this file; absent when it says nothing.
        public var settings: [String: String]?
        /// What became of the source's records: with `invalid`, the proof that none was lost.
        public var outcomes: [String: Tally]

        public init(
            side: String, path: String, digest: String, format: String, layout: String, level: String, bytes: Int,
            records: Int, skipped: Int, invalid: Int, amounts: [String: String], firstDate: String?,
            lastDate: String?, accounts: [String], occurrences: [OccurrenceCount],
            fees: [String: String], nets: [String: String], controlTotals: [ControlTotal],
            settings: [String: String]?,
            outcomes: [String: Tally]
        ) {
            self.side = side
            self.path = path
            self.digest = digest
            self.format = format
            self.layout = layout
            self.level = level
            self.bytes = bytes
            self.records = records
            self.skipped = skipped
            self.invalid = invalid
            self.amounts = amounts
            self.firstDate = firstDate
            self.lastDate = lastDate
            self.accounts = accounts.isEmpty ? nil : accounts
            self.occurrences = occurrences.isEmpty ? nil : occurrences
            self.fees = fees.isEmpty ? nil : fees
            self.nets = nets.isEmpty ? nil : nets
            self.controlTotals = controlTotals
            self.settings = settings
            self.outcomes = outcomes
        }

        enum CodingKeys: String, CodingKey {
            case side, path, digest, format, layout, level, bytes, records, skipped, invalid, amounts
            case firstDate = "first_date"
            case lastDate = "last_date"
            case accounts, occurrences, fees, nets
            case controlTotals = "control_totals"
            case settings, outcomes
        }
    }

    /// A total that a source declares, and what was computed.
    public struct ControlTotal: Codable, Sendable {
        public var name: String
        public var scope: String
        public var declared: String
        public var computed: String
        public var tallies: Bool
        public var line: Int

        public init(name: String, scope: String, declared: String, computed: String, tallies: Bool, line: Int) {
            self.name = name
            self.scope = scope
            self.declared = declared
            self.computed = computed
            self.tallies = tallies
            self.line = line
        }
    }

    /// How many movements came with one code, and what it means.
    public struct OccurrenceCount: Codable, Sendable {
        public var code: String
        public var meaning: String
        /// `paid`, `reversed`, `registered`, `written-off`, `rejected`, `information` or `unknown`.
        public var kind: String
        public var count: Int

        public init(code: String, meaning: String, kind: String, count: Int) {
            self.code = code
            self.meaning = meaning
            self.kind = kind
            self.count = count
        }
    }
}
