import Testing

/// The house rules, held against every file of this repository.
struct HouseStyleTests {
    private static func sources(under folders: String...) throws -> [SwiftSource] {
        try folders.flatMap { Repository.files(under: $0, endingIn: ".swift") }
            .map { SwiftSource(path: $0, text: try Repository.text(of: $0)) }
    }

    private static let everySwiftFile = ["Sources", "Tests", "Benchmarks"]

    @Test("The rules see the sources: a test of nothing passes always")
    func sourcesAreFound() throws {
        #expect(try Self.sources(under: "Sources").count > 100)
        #expect(Repository.files(under: "Sources", endingIn: ".c", ".h").count > 2)
        #expect(Repository.files(under: "", endingIn: ".md").count > 5)
    }

    @Test("Files and lines are short", arguments: everySwiftFile)
    func lengths(folder: String) throws {
        for source in try Self.sources(under: folder) {
            #expect(HouseRules.fileLength(source) == [])
            #expect(HouseRules.lineLength(source) == [])
            #expect(HouseRules.functionLength(source) == [])
        }
    }

    @Test("Names say what a thing is", arguments: everySwiftFile)
    func names(folder: String) throws {
        for source in try Self.sources(under: folder) { #expect(HouseRules.emptyNames(source) == []) }
    }

    @Test("Nothing is left for later")
    func looseEnds() throws {
        let scripts = Repository.files.filter { $0.hasPrefix("scripts/") || $0.hasPrefix(".ci/") }
        for path in Repository.files(under: "", endingIn: ".swift", ".c", ".h", ".md", ".py") + scripts {
            #expect(HouseRules.looseEnds(path, try Repository.text(of: path)) == [])
        }
    }

    @Test("Errors are thrown and casts are checked")
    func noTraps() throws {
        let forbidden = [
            ("fatalError", "throw a typed error, or state the invariant by precondition"),
            ("try!", "handle the error"), ("as!", "cast by as? and handle nil"),
        ]
        for source in try Self.sources(under: "Sources") { #expect(HouseRules.words(forbidden, in: source) == []) }
    }

    @Test("Only the command line prints")
    func onlyTheCommandLinePrints() throws {
        for source in try Self.sources(under: "Sources") where !source.path.hasPrefix("Sources/confere/") {
            #expect(HouseRules.words([("print", "return the text, or log it")], in: source) == [])
        }
    }

    @Test(
        "No floating point comes near money",
        arguments: [
            "PaymentModel", "FileFormats", "DuplicateIndex", "Matching", "NaiveReference", "Reporting",
        ])
    func noFloatingPoint(module: String) throws {
        let kinds = [
            "Float", "Float16", "Float32", "Float64", "Float80", "Double", "CGFloat", "TimeInterval", "Decimal",
        ]
        for source in try Self.sources(under: "Sources/\(module)") {
            // Foundation's time zones are asked in seconds of that kind.
            let isZone = source.path.hasSuffix("/BusinessZone.swift")
            let forbidden = kinds.filter { !(isZone && $0 == "TimeInterval") }.map {
                ($0, "count minor units in integers")
            }
            #expect(HouseRules.words(forbidden, in: source) == [])
        }
    }

    /// Each new file in here is one more to read with care. Take out what needs it no more.
    private static let unsafeFiles: Set = [
        "ByteIntake/CompressedSource.swift", "ByteIntake/DecodingQueue.swift", "ByteIntake/DirectoryListing.swift",
        "ByteIntake/GzipDecoder.swift", "ByteIntake/InputPaths.swift", "ByteIntake/MappedFile.swift",
        "ByteIntake/SourceFile.swift", "ByteIntake/Spool.swift", "ByteIntake/SystemCall.swift",
        "ByteIntake/ZstdDecoder.swift", "ByteIntake/ZstdFrames.swift", "DuplicateIndex/BytePlanes.swift",
        "DuplicateIndex/ChunkPool.swift",
        "DuplicateIndex/DuplicateTable+Probe.swift", "DuplicateIndex/DuplicateTable.swift",
        "DuplicateIndex/GroupTable.swift", "DuplicateIndex/HashScreen.swift", "DuplicateIndex/KeyPartitions.swift",
        "DuplicateIndex/PartitionStore.swift", "DuplicateIndex/PartitionWriter.swift",
        "DuplicateIndex/SpillFile.swift", "FileFormats/Delimited/DelimitedRecord.swift",
        "FileFormats/Delimited/PlainRows.swift", "FileFormats/FixedWidth/FixedWidthScanner.swift",
        "FileFormats/JSONLines/PlainLines.swift", "FileFormats/Names/FixedText.swift",
        "FileFormats/Names/NameSearch.swift", "FileFormats/OFX/OFXScanner+Words.swift",
        "FileFormats/Plain/PlainFields.swift", "FileFormats/Plain/PlainRecord.swift",
        "FileFormats/Plain/PlainValues.swift",
        "FileFormats/Ranges/RangeIndex.swift", "FileFormats/XML/ExpatParser.swift", "Matching/RecordStates.swift",
        "Matching/ReferenceBytes.swift",
        "PaymentModel/HugePages.swift", "PaymentModel/KeyedRecord.swift", "PaymentModel/RecordBatch.swift",
        "PaymentModel/RecordSet+Bytes.swift", "PaymentModel/RecordSet+Sorting.swift",
        "PaymentModel/RecordSet+Texts.swift", "PaymentModel/RecordSet.swift", "PaymentModel/RecordWriter+Texts.swift",
        "PaymentModel/RecordWriter.swift", "PaymentModel/ReferenceCode.swift", "PaymentModel/SourceArrival.swift",
        "PaymentModel/SourceBytes.swift", "PaymentModel/TextArena.swift", "PaymentModel/TextHash.swift",
        "Reconciliation/InputDigest.swift",
        "Reconciliation/SourceSniff.swift",
        "Reporting/ByteWriter.swift", "Reporting/FindingDigest.swift", "Reporting/OutputFile.swift",
        "Reporting/ReportDirectory.swift", "Reporting/ReportLock.swift", "confere/Console.swift",
        "confere/Terminal.swift",
    ]

    @Test("Unsafe code stays in the files that are known for it")
    func unsafeCode() throws {
        let found = try Self.sources(under: "Sources").filter { !$0.codeLines(with: "unsafe").isEmpty }
            .map { String($0.path.dropFirst("Sources/".count)) }
        #expect(Set(found).subtracting(Self.unsafeFiles) == [], "not known for unsafe code")
        #expect(Self.unsafeFiles.subtracting(found) == [], "needs no unsafe code any more")
    }

    /// Those that were there before the rule was. Take out what has a doc comment now; add none.
    private static let undocumented: Set = [
        "Sources/ByteIntake/IntakeError.swift: Fault", "Sources/PaymentModel/TaxpayerCode.swift: cnpj",
        "Sources/PaymentModel/TaxpayerCode.swift: cpf", "Sources/PaymentModel/TaxpayerID.swift: Kind",
        "Sources/Reconciliation/ReconciliationRun.swift: Level", "Sources/Reconciliation/RunProgress.swift: Phase",
        "Sources/Reporting/NumberStyle.swift: format", "Sources/Reporting/ReportError.swift: Fault",
        "Sources/Reporting/RunSummary.swift: Sides",
    ]

    @Test("Public types and functions have a doc comment")
    func docComments() throws {
        let found = Set(try Self.sources(under: "Sources").flatMap(HouseRules.undocumented))
        #expect(found.subtracting(Self.undocumented) == [], "has no doc comment")
        #expect(Self.undocumented.subtracting(found) == [], "has a doc comment now")
    }
}
