internal import PaymentModel

/// One reading of one source of PIX API documents: the structure around the payments.
///
/// Documents may be of any size, so lists are walked element by element; one payment, and one value beside the lists, may have
/// ``elementBytesMax`` bytes.
struct PixSession {
    /// A payment with its returns that is longer is refused.
    static let elementBytesMax = 1 << 20

    let table: NameTable<PixKey>
    var zone: BusinessZone
    var lines: LineCounter
    var fields = PixFields()
    var returnFields = PixFields()
    var remarks = PixRemarks()
    /// Memory for composed texts.
    var scratch: [UInt8] = []
    var pages = PixPages()
    private var documents = 0
    /// Where the object starts that is being read.
    var elementStart = 0
    /// Whether the document holds a list, of which a cut loses more than the object that is being read.
    var hasList = false

    init(_ bytes: Span<UInt8>, _ options: ReadOptions, _ table: NameTable<PixKey>) throws(ReadError) {
        zone = try BusinessZone(options)
        lines = LineCounter(bytes)
        self.table = table
    }

    /// Reads all documents, one after another.
    mutating func read(_ bytes: Span<UInt8>, _ intake: inout RecordIntake) throws(ReadError) {
        var place = PixSession.skipBetween(bytes, from: 0)
        while place < bytes.count {
            let start = place
            documents += 1
            hasList = false
            elementStart = start
            do throws(PixFault) {
                if bytes[start] == 0x5B {
                    place = try readList(at: start, of: .pageOfCharges, bytes, &intake).end
                } else {
                    place = try readObject(at: start, as: .pageOfCharges, bytes, &intake)
                }
            } catch {
                switch error {
                case .refused(let error): throw error
                case .broken(let fault, let message):
                    place = try leave(from: start, fault, message, bytes, &intake)
                }
            }
            place = PixSession.skipBetween(bytes, from: place)
        }
        if documents == 0 { intake.reading.warn("the file is empty; it is read as no records") }
        pages.check(&intake.reading)
        remarks.warn(into: &intake.reading)
    }

    /// Leaves a document that is no JSON from `fault` on. Where documents stand one on a line, the next line is the next document;
    /// elsewhere nothing behind the fault can be told apart.
    private mutating func leave(
        from start: Int, _ fault: Int, _ message: String, _ bytes: Span<UInt8>, _ intake: inout RecordIntake
    ) throws(ReadError) -> Int {
        let isOneLine = LineBreaks.count(bytes, start..<min(fault, bytes.count)) == 0
        let limit = min(bytes.count, fault + PixSession.elementBytesMax)
        let next = isOneLine ? (fault..<max(fault, limit)).first { bytes[$0] == 0x0A } : nil
        let isEnd = PixSession.skipBetween(bytes, from: fault) >= bytes.count
        let line = lines.line(at: elementStart, bytes)
        try intake.reject(
            offset: elementStart, length: (next ?? bytes.count) - elementStart, line: line,
            isEnd
                ? "the file ends within this object"
                : "is no JSON: \(message)"
                    + (next == nil ? "; nothing after it can be read" : ""))
        if hasList || next == nil {
            intake.reading.controlTotals.append(
                ControlTotal(
                    name: ControlTotal.trailerName, scope: documents == 1 ? "file" : "document \(documents)",
                    declared: "complete", computed: "cut", tallies: false, line: line))
        }
        return next ?? bytes.count
    }

    /// White space, byte order marks and end-of-file marks between documents.
    private static func skipBetween(_ bytes: Span<UInt8>, from start: Int) -> Int {
        var place = start
        while place < bytes.count {
            let byte = bytes[place]
            if byte == 0x20 || (byte >= 0x09 && byte <= 0x0D) || byte == 0x1A {
                place += 1
            } else if byte == 0xEF, place + 3 <= bytes.count, bytes[place + 1] == 0xBB, bytes[place + 2] == 0xBF {
                place += 3
            } else {
                break
            }
        }
        return place
    }
}
