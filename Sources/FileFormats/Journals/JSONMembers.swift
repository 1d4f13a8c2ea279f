/// The members of JSON objects and the elements of arrays, by their places in the source.
enum JSONMembers {
    struct Member {
        let name: JSONScanner.Text
        let value: JSONScanner.Value

        func isNamed(_ wanted: StaticString, _ bytes: Span<UInt8>) -> Bool {
            guard case .source(let range) = name, range.count == wanted.utf8CodeUnitCount else { return false }
            return wanted.stands(at: range.lowerBound, in: bytes)
        }
    }

    /// An object or array with more members than this is refused.
    static let membersMax = 1 << 20

    /// - Throws: when `range` holds no object alone.
    static func all(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(RowFault) -> [Member] {
        var members: [Member] = []
        do throws(JSONScanner.Fault) {
            var scanner = JSONScanner(range)
            guard scanner.take(0x7B, bytes) else { throw JSONScanner.Fault(message: "it does not start with {") }
            if !scanner.take(0x7D, bytes) {
                repeat {
                    guard scanner.skipToValue(bytes) else { throw JSONScanner.Fault(message: "a name is missing") }
                    let name = try scanner.string(bytes)
                    guard scanner.take(0x3A, bytes) else { throw JSONScanner.Fault(message: "a colon is missing") }
                    members.append(Member(name: name, value: try scanner.value(bytes)))
                    guard members.count <= membersMax else {
                        throw JSONScanner.Fault(message: "it has too many members")
                    }
                } while scanner.take(0x2C, bytes)
                guard scanner.take(0x7D, bytes) else { throw JSONScanner.Fault(message: "it does not end with }") }
            }
            guard scanner.isAtEnd(bytes) else { throw JSONScanner.Fault(message: "something follows the object") }
        } catch { throw RowFault("is no JSON object: \(error.message)") }
        return members
    }

    /// The objects of an array.
    static func elements(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(RowFault) -> [Range<Int>] {
        var elements: [Range<Int>] = []
        do throws(JSONScanner.Fault) {
            var scanner = JSONScanner(range)
            guard scanner.take(0x5B, bytes) else { throw JSONScanner.Fault(message: "it does not start with [") }
            if scanner.take(0x5D, bytes) { return [] }
            repeat {
                guard case .other(let element) = try scanner.value(bytes) else {
                    throw JSONScanner.Fault(message: "an object is expected")
                }
                elements.append(element)
                guard elements.count <= membersMax else { throw JSONScanner.Fault(message: "it has too many elements") }
            } while scanner.take(0x2C, bytes)
            guard scanner.take(0x5D, bytes) else { throw JSONScanner.Fault(message: "it does not end with ]") }
        } catch { throw RowFault("is no array of objects: \(error.message)") }
        return elements
    }
}
