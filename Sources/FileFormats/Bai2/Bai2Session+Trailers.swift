internal import PaymentModel

/// What trailers declare: `49,total,lines`, `98,total,accounts,lines`, `99,total,groups,lines`. A total is the sum of all amounts of
/// records 03 and 16 as they stand; lines are physical ones, header, continuations and trailer among them.
extension Bai2Session {
    mutating func closeAccount(_ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        guard let account else {
            return intake.reading.warn(line: line.number, "record 49 ends no account")
        }
        let currency = account.currency ?? .brl
        check(line, scope(account), account.sums, currency, members: nil, bytes, &intake)
        leaveAccount(isClosed: true, &intake)
    }

    mutating func closeGroup(_ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        leaveAccountBeforeTrailer(&intake)
        guard let group else {
            return intake.reading.warn(line: line.number, "record 98 ends no group")
        }
        check(line, scope(group), group.sums, group.currency ?? .brl, members: "accounts", bytes, &intake)
        leaveGroup(isClosed: true, &intake)
    }

    mutating func closeFile(_ line: PhysicalLine, _ bytes: Span<UInt8>, _ intake: inout RecordIntake) {
        leaveGroupBeforeTrailer(&intake)
        guard let file else {
            return intake.reading.warn(line: line.number, "record 99 ends no file")
        }
        check(line, scope(file), file.sums, nil, members: "groups", bytes, &intake)
        leaveFile(isClosed: true, &intake)
    }

    /// The trailer's own line was counted in the level that was open, which it does not belong to.
    private mutating func leaveAccountBeforeTrailer(_ intake: inout RecordIntake) {
        guard account != nil else { return }
        account?.sums.lines -= 1
        leaveAccount(isClosed: false, &intake)
        group?.sums.lines += 1
    }

    private mutating func leaveGroupBeforeTrailer(_ intake: inout RecordIntake) {
        guard account != nil || group != nil else { return }
        if account != nil { account?.sums.lines -= 1 } else { group?.sums.lines -= 1 }
        leaveGroup(isClosed: false, &intake)
        file?.sums.lines += 1
    }

    mutating func leaveAccount(isClosed: Bool, _ intake: inout RecordIntake) {
        guard let account else { return }
        if !isClosed { totals.noteMissingTrailer(scope(account), line: lastLine, &intake) }
        group?.sums.add(account.sums)
        self.account = nil
    }

    mutating func leaveGroup(isClosed: Bool, _ intake: inout RecordIntake) {
        leaveAccount(isClosed: false, &intake)
        guard let group else { return }
        if !isClosed { totals.noteMissingTrailer(scope(group), line: lastLine, &intake) }
        file?.sums.add(group.sums)
        self.group = nil
    }

    mutating func leaveFile(isClosed: Bool, _ intake: inout RecordIntake) {
        leaveGroup(isClosed: false, &intake)
        guard let file else { return }
        if !isClosed { totals.noteMissingTrailer(scope(file), line: lastLine, &intake) }
        self.file = nil
    }

    private func scope(_ file: Bai2File) -> String { file.ordinal == 1 ? "file" : "file \(file.ordinal)" }

    private func scope(_ group: Bai2Group) -> String {
        let name = "group \(group.ordinal)"
        return file.map { $0.ordinal > 1 ? "\(scope($0)), \(name)" : name } ?? name
    }

    private func scope(_ account: Bai2Account) -> String {
        let name = "account \(account.ordinal)"
        return group.map { "\(scope($0)), \(name)" } ?? name
    }

    /// - Parameter currency: `nil` for a file, whose groups may have several: its sum is told in minor units.
    private mutating func check(
        _ line: PhysicalLine, _ scope: String, _ sums: Bai2Sums, _ currency: CurrencyCode?, members: String?,
        _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) {
        func text(_ minor: Int128) -> String { currency.map { Money.decimal(minor, in: $0) } ?? String(minor) }
        let declared = Bai2Line.amount(bytes, field(0))
        note(
            "amounts", scope, declared.map { text(Int128($0)) }, text(sums.amount),
            tallies: declared.map { Int128($0) == sums.amount } ?? false, line, &intake)
        var place = 1
        if let members {
            check(members, scope, place, sums.members, line, bytes, &intake)
            place += 1
        }
        check("records", scope, place, sums.lines, line, bytes, &intake)
    }

    private mutating func check(
        _ name: String, _ scope: String, _ place: Int, _ computed: Int, _ line: PhysicalLine, _ bytes: Span<UInt8>,
        _ intake: inout RecordIntake
    ) {
        let declared = Bai2Line.number(bytes, field(place))
        note(name, scope, declared.map { String($0) }, String(computed), tallies: declared == computed, line, &intake)
    }

    private mutating func note(
        _ name: String, _ scope: String, _ declared: String?, _ computed: String, tallies: Bool, _ line: PhysicalLine,
        _ intake: inout RecordIntake
    ) {
        let total = ControlTotal(
            name: name, scope: scope, declared: declared ?? "unreadable", computed: computed, tallies: tallies,
            line: line.number)
        totals.note(total, &intake)
    }
}
