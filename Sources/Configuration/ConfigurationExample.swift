/// The example of a configuration, which `confere config example` prints and `docs/confere.example.yaml` holds.
public enum ConfigurationExample {
    /// The text, with what each setting does.
    public static let text = """
        # A configuration of Confere: confere reconcile --config confere.yaml …
        # Every key may be left away. Options on the command line win over this file.
        # confere config check confere.yaml says how the file is understood.

        # The parameters of the rules (docs/RULES.md).
        rules:
          # Dates at most so many days apart may be one payment: 2 calendar days, or 1b, one Brazilian banking day.
          date-tolerance: 1b
          # Amounts at most so much apart may be one payment.
          amount-tolerance: 0.05
          # How many calendar days back a possible duplicate is looked for; 0 for none.
          near-days: 3
          # Whether both sides' references are of one scheme: shared or separate.
          references: shared
          # The window in which a record may be called missing. Left away here, since it changes every night:
          # from: 2026-11-18
          # to: 2026-11-20

        # Local bank holidays, beside the national ones: here those of the city of São Paulo.
        holidays: [2026-07-09, 2027-01-25]

        # How all files are read. What is said of single files below wins.
        reading:
          # The time zone in which instants become dates.
          business-zone: America/Sao_Paulo
          # Which part of 03/04/2026 is the day: day-first or month-first. Left away, each file settles it.
          date-order: day-first
          # Which date of a format counts: payment (when the payer paid) or credit (when the money is there).
          dates: payment
          # Which amount of a format counts: gross (what was paid) or net (what is left after fees).
          amounts: gross
          # Whether the ledger's money out is negative (as-is) or positive (inverted).
          ledger-sign: as-is
          # How many lines that cannot be read are bearable.
          max-invalid: 0
          # Whether a file that does not tally with its own totals is bearable.
          allow-unbalanced-input: no

        # The settlement side's files. The first entry whose pattern matches a file holds, and it alone.
        # Without / a pattern is held against the file's name, with / against the path as given; ** crosses folders.
        settlement:
          - files: ["ted-*.csv", "doc-*.csv"]
            format: csv
            # The file's columns by the names of the generic CSV (docs/FORMATS.md).
            map:
              amount: Valor
              date: Data
              taxpayer_id: CPF/CNPJ
              reference: Documento
          - files: "acquirer/**/*.jsonl"
            dates: credit
            amounts: net

        # The ledger side's files. An entry without files means all of them.
        ledger:
          - map: {entry_id: posting}
            date-order: month-first

        # Accounts that come both in detail and as statements: sources of the other level are read and counted, and take no part.
        accounts:
          - account: 756/3999/61207
            use: detail

        output:
          # What the report holds beside summary.json.
          reports: [json, csv]
          # Classes of findings that make the exit code 1.
          fail-on: [duplicate-payment, conflicting-record]

        run:
          # How many threads work at once. Left away: one a core.
          threads: 4
          # The most memory to take; what does not fit goes to TMPDIR. Left away: half of the machine's.
          memory: 2GiB
          # How inputs are identified: xxh3 or sha256.
          digest: xxh3

        """
}
