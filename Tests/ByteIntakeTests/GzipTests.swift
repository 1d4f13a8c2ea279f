import ByteIntake
import Testing

@Suite("Inputs compressed by gzip")
struct GzipTests {
    private let text = Compressed.text(40_000)

    @Test(arguments: [0, 1, 17, 131_072, 1 << 20, 1 << 20 + 1, 2_500_000])
    func aMemberIsReadWhole(count: Int) throws {
        let text = Compressed.text(count)
        #expect(try TemporaryFolder.opening(Compressed.gzip(text)) == text)
    }

    @Test func membersFollowEachOther() throws {
        let members = Compressed.gzip(text) + Compressed.gzip([]) + Compressed.gzip([0x41]) + Compressed.gzip(text)
        #expect(try TemporaryFolder.opening(members) == text + [0x41] + text)
    }

    @Test func zerosAfterTheLastMemberArePadding() throws {
        #expect(try TemporaryFolder.opening(Compressed.gzip(text) + [UInt8](repeating: 0, count: 5_000)) == text)
    }

    @Test func aMemberCutAnywhereIsDamaged() {
        let member = Compressed.gzip(Compressed.text(3_000))
        for count in 4..<member.count { expectDamage(Array(member[..<count]), "cut at \(count) of \(member.count)") }
    }

    @Test func aSecondMemberCutAnywhereIsDamaged() {
        let first = Compressed.gzip(Compressed.text(300))
        let second = Compressed.gzip(Compressed.text(200))
        for count in 1..<second.count { expectDamage(first + second[..<count], "cut at \(count) of \(second.count)") }
    }

    @Test(arguments: [[0x0A], [0x1F], [0x1F, 0x8B], [0, 0, 0x41], Array("more text\n".utf8)] as [[UInt8]])
    func garbageAfterAMemberIsDamage(garbage: [UInt8]) {
        expectDamage(Compressed.gzip(text) + garbage, "\(garbage)")
    }

    @Test func aWrongCheckSumIsDamage() {
        var member = Compressed.gzip(text)
        member[member.count - 6] ^= 1
        expectDamage(member, "check sum")
    }

    @Test func aBombIsRefused() {
        let bomb = Compressed.gzip([UInt8](repeating: 0x30, count: 70 << 20))
        expectDamage(bomb, "70 MiB out of \(bomb.count) bytes")
    }

    private func expectDamage(_ bytes: [UInt8], _ comment: Comment) {
        do {
            _ = try TemporaryFolder.opening(bytes)
            Issue.record("damage goes unnoticed: \(comment)")
        } catch {
            #expect((error as? IntakeError)?.fault == .damaged, comment)
        }
    }
}
