/// Notes the accounts of a source that has many statements, each of one account, without looking through a list for every one.
struct AccountNotes {
    private var seen: Set<[UInt8]> = []

    /// Notes an account once, as it stands in the source. - Complexity: O(length of the text) expected
    mutating func note(_ range: Range<Int>, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        guard !range.isEmpty, seen.count < SourceReading.accountsMax else { return }
        var account: [UInt8] = []
        account.append(range, of: bytes)
        guard seen.insert(account).inserted else { return }
        intake.reading.note(account: TextFieldReader.string(account))
    }
}
