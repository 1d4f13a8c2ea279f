import FileFormats
import Glibc
import ReadingProof

/// libFuzzer's own `main`, to be called by a program that has one: the package manager wants that of an executable.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
    _ count: UnsafeMutablePointer<CInt>,
    _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
    _ read: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// Where the program starts.
@_cdecl("FuzzReaders_main")
public func start(_ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> CInt {
    guard var arguments else { return 64 }
    var count = count
    return withUnsafeMutablePointer(to: &arguments) { place in
        place.withMemoryRebound(to: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?.self, capacity: 1) {
            runFuzzer(&count, $0) { readOneInput($0, $1) }
        }
    }
}

/// What libFuzzer calls with every input that it thinks of: the input is read as the format that the environment variable
/// `CONFERE_FUZZ_FORMAT` names, and whatever does not hold (``ReadingProof``) ends the process.
private func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    // What an input says decides, so that it is held against the same alone.
    let mark = bytes.reduce(0) { $0 &* 31 &+ Int($1) }
    let proof = ReadingProof(bytes, as: fuzzedFormat, options: options(for: count), isBrief: mark & 3 != 0)
    let violations = proof.violations + (mark & 0xFC == 0 ? ReadingProof.sniff(bytes) : [])
    precondition(violations.isEmpty, violations.joined(separator: "; "))
    return 0
}

private let fuzzedFormat: FileFormat = {
    let name = getenv("CONFERE_FUZZ_FORMAT").map { String(cString: $0) } ?? ""
    guard let format = FileFormat(rawValue: name) else {
        preconditionFailure("CONFERE_FUZZ_FORMAT must be one of \(FileFormat.names)")
    }
    return format
}()

/// All options are met by inputs of one length or another.
private func options(for count: Int) -> ReadOptions {
    var options = ReadOptions(dateOrder: count & 8 == 0 ? nil : .dayFirst)
    options.dateBasis = count & 1 == 0 ? .payment : .credit
    options.amountBasis = count & 2 == 0 ? .gross : .net
    options.businessZone = count & 4 == 0 ? options.businessZone : "UTC"
    return options
}
