import ByteIntake
import Foundation
import Testing

@Suite("What the user named, as files")
struct InputPathsTests {
    private let folder = TemporaryFolder()

    @Test func filesKeepTheOrderInWhichTheyWereGiven() throws {
        try folder.write(names: ["b.csv", "a.csv"])
        #expect(try expand("b.csv", "a.csv") == ["b.csv", "a.csv"])
    }

    @Test func aFolderGivesItsFilesInByteOrderAndNoHiddenOnes() throws {
        try folder.write(names: [
            "day/b.csv", "day/a.csv", "day/B.csv", "day/ç.csv", "day/z/2", "day/z/10", "day/.hidden", "day/.git/config",
            "day/10.csv", "day/9.csv",
        ])
        let files = ["10.csv", "9.csv", "B.csv", "a.csv", "b.csv", "z/10", "z/2", "ç.csv"].map { "day/" + $0 }
        #expect(try expand("day") == files)
        #expect(try expand("day/") == files)
    }

    @Test func aLinkToNothingInAFolderIsAnErrorAndNotSilence() throws {
        try folder.write(names: ["day/a.csv"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/day/b.csv", withDestinationPath: "/nowhere/at/all")
        #expect(throws: IntakeError.self) { try expand("day") }
    }

    @Test func aGlobGivesItsMatchesInByteOrder() throws {
        try folder.write(names: [
            "pix-2.csv", "pix-10.csv", "PIX-1.csv", ".pix-3.csv", "ted.csv", "pix-d/x.csv", "pix-d/a.csv",
        ])
        #expect(try expand("pix-*.csv") == ["pix-10.csv", "pix-2.csv"])
        #expect(try expand("[pP][iI][xX]-?.csv") == ["PIX-1.csv", "pix-2.csv"])
        #expect(try expand("pix-*") == ["pix-10.csv", "pix-2.csv", "pix-d/a.csv", "pix-d/x.csv"])
        #expect(try expand("*/a.csv") == ["pix-d/a.csv"])
    }

    @Test func aFileWhoseNameLooksLikeAGlobIsThatFile() throws {
        try folder.write(names: ["day[1].csv", "day1.csv"])
        #expect(try expand("day[1].csv") == ["day[1].csv"])
    }

    @Test func aFileThatIsNamedTwiceIsReadOnceAndReported() throws {
        try folder.write(names: ["a.csv", "b.csv"])
        try FileManager.default.createSymbolicLink(
            atPath: folder.path + "/link.csv", withDestinationPath: folder.path + "/a.csv")
        try FileManager.default.linkItem(atPath: folder.path + "/b.csv", toPath: folder.path + "/hard.csv")
        let expanded = try InputPaths.expand(["a.csv", "./a.csv", "", "*.csv"].map { folder.path + "/" + $0 })
        #expect(names(expanded.paths) == ["a.csv", "b.csv"])
        #expect(
            names(expanded.givenTwice)
                == ["./a.csv", "a.csv", "hard.csv", "link.csv", "a.csv", "b.csv", "hard.csv", "link.csv"])
    }

    @Test(arguments: ["absent.csv", "absent*", "a.csv/b", "", "[z].csv", "empty", "emp*"])
    func whatMatchesNothingIsNotFound(name: String) throws {
        try folder.write(names: ["a.csv", "empty/.hidden"])
        let argument = name.isEmpty ? "" : folder.path + "/" + name
        let error = #expect(throws: IntakeError.self) { try InputPaths.expand([argument]) }
        #expect(error?.fault == .notFound)
        #expect(error?.path == argument)
    }

    @Test func standardInputIsOneInputHoweverOftenItIsNamed() throws {
        let expanded = try InputPaths.expand(["-", "-"])
        #expect(expanded.paths == ["-"])
        #expect(expanded.givenTwice == ["-"])
    }

    @Test(.timeLimit(.minutes(1)))
    func foldersThatLinkToThemselvesEnd() throws {
        try folder.write(names: ["day/a.csv", "day/sub/b.csv"])
        for (name, target) in [("day/x", "day"), ("day/y", "day"), ("day/sub/up", "day"), ("day/sub/self", "day/sub")] {
            try FileManager.default.createSymbolicLink(
                atPath: folder.path + "/" + name, withDestinationPath: folder.path + "/" + target)
        }
        let expanded = try InputPaths.expand([folder.path + "/day"])
        #expect(names(expanded.paths) == ["day/a.csv", "day/sub/b.csv"])
        #expect(expanded.givenTwice.isEmpty)
    }

    @Test func aPipeInAFolderIsNoPlainFile() throws {
        try folder.write(names: ["day/a.csv"])
        #expect(unsafe mkfifo(folder.path + "/day/pipe", 0o600) == 0)
        #expect(try expand("day") == ["day/a.csv"])
        #expect(try expand("day/pipe") == ["day/pipe"])
    }

    private func expand(_ arguments: String...) throws -> [String] {
        let expanded = try InputPaths.expand(arguments.map { folder.path + "/" + $0 })
        #expect(expanded.givenTwice.isEmpty)
        return names(expanded.paths)
    }

    private func names(_ paths: [String]) -> [String] { paths.map { String($0.dropFirst(folder.path.count + 1)) } }
}
