internal import PaymentModel

/// `devolucoes`: what went back of a payment.
///
/// API PIX 2.9.0, schema Devolucao: `id`, `rtrId`, `valor`, `horario.solicitacao`, `horario.liquidacao`, `status`. Only DEVOLVIDO has moved
/// money. Published examples show an object in place of the array.
extension PixSession {
    private static let kind = Array("pix-return".utf8)

    /// What the API's status values mean.
    private static let occurrences: [String: Occurrence] = [
        "DEVOLVIDO": Occurrence(code: "DEVOLVIDO", meaning: "given back", kind: .reversed),
        "EM_PROCESSAMENTO": Occurrence(code: "EM_PROCESSAMENTO", meaning: "being given back", kind: .information),
        "NAO_REALIZADO": Occurrence(code: "NAO_REALIZADO", meaning: "not given back", kind: .rejected),
    ]
    /// A status that is none of the API's is shown up to this length.
    private static let statusCharactersMax = 40

    /// Reads the returns that stand in `range`, which is JSON.
    mutating func readReturns(
        _ range: Range<Int>, of original: Original, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        var scanner = JSONScanner(range)
        let isList = scanner.take(0x5B, bytes)
        if isList, scanner.take(0x5D, bytes) { return }
        repeat {
            guard scanner.skipToValue(bytes) else { return }
            let start = scanner.place
            let isObject = bytes[start] == 0x7B
            guard (try? scanner.value(bytes)) != nil else { return }
            if isObject {
                try readReturn(start..<scanner.place, of: original, bytes, &intake)
            } else {
                try intake.reject(
                    offset: start, length: scanner.place - start, line: lines.line(at: start, bytes),
                    "devolucoes holds something that is no object")
            }
        } while isList && scanner.take(0x2C, bytes)
    }

    private mutating func readReturn(
        _ range: Range<Int>, of original: Original, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) {
        let line = lines.line(at: range.lowerBound, bytes)
        returnFields.clear()
        scan(range, bytes)
        do throws(PixInvalid) {
            if let doubled = returnFields.doubled {
                throw PixInvalid(reason: "\(doubled.text) is there twice in a return")
            }
            let times = returnTimes(bytes)
            guard let status = try movedMoney(times, line, bytes, &intake) else { return intake.skip() }
            var record = PackedRecord()
            record.currency = .brl
            record.line = UInt32(clamping: line)
            record.taxpayer = original.taxpayer
            record.flags = original.flags
            record.amountMinor = -(try amount(returnFields, bytes))
            guard let time = times.settled ?? times.requested else {
                throw PixInvalid(reason: "horario of a return holds neither liquidacao nor solicitacao")
            }
            record.date = try date(time, "horario", bytes)
            if let rtrID = returnFields.text(.returnID) {
                record.reference = try text(rtrID, "rtrId", bytes, &intake.writer)
            }
            record.entryID = try entryID(original, bytes, &intake.writer)
            let originalReference = try text(original.reference, "endToEndId", bytes, &intake.writer)
            intake.writer.attach(
                originalReference: originalReference, kind: intake.writer.keepShared(PixSession.kind),
                status: status, to: &record)
            if !status.isMissing { record.flags.insert(.codedStatus) }
            intake.accept(record, offset: range.lowerBound)
        } catch {
            try intake.reject(offset: range.lowerBound, length: range.count, line: line, error.reason)
        }
    }

    private mutating func scan(_ range: Range<Int>, _ bytes: Span<UInt8>) {
        var scanner = JSONScanner(range)
        var found = returnFields
        try? scanner.object(bytes, table) { (scanner, key) throws(JSONScanner.Fault) in
            let value = try scanner.value(bytes)
            if let key { found.put(key, value) }
        }
        returnFields = found
    }

    private func returnTimes(_ bytes: Span<UInt8>) -> (settled: JSONScanner.Text?, requested: JSONScanner.Text?) {
        guard let range = returnFields.nested(.time), bytes[range.lowerBound] == 0x7B else {
            // A single time: of what, nobody knows, but it is the return's.
            return (nil, returnFields.text(.time))
        }
        var times: (settled: JSONScanner.Text?, requested: JSONScanner.Text?) = (nil, nil)
        var scanner = JSONScanner(range)
        try? scanner.object(bytes, table) { (scanner, key) throws(JSONScanner.Fault) in
            guard case .string(let text) = try scanner.value(bytes) else { return }
            if key == .settled { times.settled = text }
            if key == .requested { times.requested = text }
        }
        return times
    }

    /// The status of a return that has moved money; `nil` when it has not. A return without a status has, when it was settled.
    private mutating func movedMoney(
        _ times: (settled: JSONScanner.Text?, requested: JSONScanner.Text?), _ line: Int, _ bytes: Span<UInt8>,
        _ intake: inout RecordIntake
    ) throws(PixInvalid) -> TextRange? {
        guard let text = returnFields.text(.status) else {
            guard times.settled != nil else {
                throw PixInvalid(reason: "a return has no status, and nothing says that it was settled")
            }
            remarks.note(.statusMissing, line: line)
            return TextRange.none
        }
        let code = TaxpayerID.masking(TextFieldReader.string(text.copy(bytes)))
        guard let occurrence = PixSession.occurrences[code] else {
            intake.reading.count(
                Occurrence(code: String(code.prefix(PixSession.statusCharactersMax)), meaning: "", kind: .unknown))
            remarks.note(.statusUnknown, line: line)
            return nil
        }
        intake.reading.count(occurrence)
        guard occurrence.kind == .reversed else { return nil }
        return intake.writer.keepShared(Array(occurrence.text.utf8))
    }

    /// `endToEndId/id`: the receiver chooses the return's `id`, once for each payment.
    private mutating func entryID(
        _ original: Original, _ bytes: Span<UInt8>, _ writer: inout RecordWriter
    ) throws(PixInvalid) -> TextRange {
        guard let ownID = returnFields.text(.ownID) else { return .none }
        scratch.removeAll(keepingCapacity: true)
        scratch.append(contentsOf: original.reference.copy(bytes))
        scratch.append(0x2F)
        scratch.append(contentsOf: ownID.copy(bytes))
        do throws(FieldFault) { return try TextFieldReader.keep(scratch, writer: &writer) } catch {
            throw PixInvalid(reason: "id of a return is too long")
        }
    }
}
