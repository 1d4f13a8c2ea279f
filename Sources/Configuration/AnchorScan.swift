/// Looks for anchors (`&name`) and tags (`!name`) in YAML, which no configuration needs: with them a short file can stand for an
/// endless one.
///
/// An anchor or a tag stands at the start of a line or behind an indicator, blanks between. Whatever stands so is taken for one, in
/// quotes too; only lines that are comments are passed over. So none is missed.
enum AnchorScan {
    /// The line and the column, from 1, of the first anchor or tag.
    ///
    /// - Complexity: O(n)
    static func first(in text: String) -> (line: Int, column: Int)? {
        var (line, column) = (1, 0)
        // Whether only blanks stand between here and an indicator or the start of the line.
        var isStart = true
        var (isLineStart, isComment, afterReturn) = (true, false, false)
        for scalar in text.unicodeScalars {
            if lineBreaks.contains(scalar) {
                if !(afterReturn && scalar == "\n") { line += 1 }
                afterReturn = scalar == "\r"
                (column, isStart, isLineStart, isComment) = (0, true, true, false)
                continue
            }
            afterReturn = false
            column += 1
            if isComment || blanks.contains(scalar) { continue }
            if isLineStart, scalar == "#" {
                isComment = true
                continue
            }
            if isStart, scalar == "&" || scalar == "!" { return (line, column) }
            isStart = indicators.contains(scalar)
            isLineStart = false
        }
        return nil
    }

    private static let lineBreaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]
    /// The byte order mark is one, too.
    private static let blanks: Set<Unicode.Scalar> = [" ", "\t", "\u{FEFF}"]
    private static let indicators: Set<Unicode.Scalar> = ["-", "?", ":", ",", "[", "{"]
}
