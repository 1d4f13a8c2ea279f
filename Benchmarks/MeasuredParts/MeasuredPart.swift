/// One part of the engine, ready to be executed many times on one thread.
public struct MeasuredPart {
    /// Without blanks: benchmarks are chosen by it.
    public let name: String
    /// How many rows an execution does.
    public let rows: Int
    /// How many bytes of a source an execution reads; 0 where that says nothing.
    public let bytes: Int
    /// Makes what an execution works on, anew for each, and gives the execution.
    public let prepare: () -> () -> Void

    init(_ name: String, rows: Int, bytes: Int = 0, prepare: @escaping () -> () -> Void) {
        self.name = name
        self.rows = rows
        self.bytes = bytes
        self.prepare = prepare
    }

    /// A part that changes nothing of what it works on.
    static func of(_ name: String, rows: Int, bytes: Int = 0, execute: @escaping () -> Void) -> MeasuredPart {
        MeasuredPart(name, rows: rows, bytes: bytes, prepare: { execute })
    }

    /// All parts, in the order in which data flows through them, over a night of so many rows a side and files of about so many
    /// bytes.
    ///
    /// - Throws: when the temporary folder cannot be written.
    public static func all(rows: Int, fileBytes: Int) throws -> [MeasuredPart] {
        let night = try SampleNight(rows: rows)
        return Scan.parts(night) + Parse.parts(night) + Read.parts(fileBytes: fileBytes) + Groups.parts(night)
            + Tables.parts(night)
            + Findings.parts(night) + Collisions.parts()
    }
}

/// Takes a result, so that nobody finds out that it is not needed.
@inline(never)
func use(_ result: some Any) { withExtendedLifetime(result) {} }
