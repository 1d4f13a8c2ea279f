/// Sizes in bytes such as `512MiB`.
public enum ByteSize {
    /// Reads a size: a whole number, and behind it `B`, `KB` to `GB` (thousands), `KiB` to `TiB` (1,024) or nothing.
    ///
    /// - Returns: `nil` for anything else, for 0 and for more than fits.
    public static func bytes(_ text: String) -> Int? {
        let units: [(suffix: String, bytes: Int)] = [
            ("KiB", 1 << 10), ("MiB", 1 << 20), ("GiB", 1 << 30), ("TiB", 1 << 40), ("KB", 1000), ("MB", 1_000_000),
            ("GB", 1_000_000_000), ("B", 1), ("", 1),
        ]
        for unit in units where text.hasSuffix(unit.suffix) {
            guard let number = Int(text.dropLast(unit.suffix.count)), number > 0 else { break }
            let (bytes, overflow) = number.multipliedReportingOverflow(by: unit.bytes)
            if !overflow { return bytes }
        }
        return nil
    }
}
