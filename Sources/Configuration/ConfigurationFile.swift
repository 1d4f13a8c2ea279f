internal import Foundation
public import Reconciliation
internal import Yams

/// A configuration file, read whole and checked.
public struct ConfigurationFile: Sendable {
    /// The path as given.
    public let path: String
    /// What the file says.
    public let settings: Settings
    /// The settings one by one, as they were understood.
    let understood: [UnderstoodSetting]

    /// A larger file is refused.
    public static let bytesMax = 1 << 20

    /// Reads a file: one YAML 1.1 document, without anchors and tags, with the keys of docs/CONFIGURATION.md and no others.
    ///
    /// - Throws: ``RunError`` with status 78, its place `file:line:column`, for the first thing that is wrong.
    /// - Complexity: O(n) in the file's bytes.
    public static func read(_ path: String) throws(RunError) -> ConfigurationFile {
        guard let handle = FileHandle(forReadingAtPath: path) else {
            throw RunError(
                .badConfiguration, place: path, "there is no configuration file that can be read; is the path right?")
        }
        defer { try? handle.close() }
        let data: Data
        do {
            data = try handle.read(upToCount: bytesMax + 1) ?? Data()
        } catch {
            throw RunError(.badConfiguration, place: path, "cannot be read; is it a file?")
        }
        guard data.count <= bytesMax else {
            throw RunError(
                .badConfiguration, place: path,
                "has more than \(bytesMax) bytes, which no configuration needs; is this another file?")
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw RunError(.badConfiguration, place: path, "is not UTF-8; save it as UTF-8")
        }
        return try parse(text, path: path)
    }

    /// Reads the text of a configuration file.
    ///
    /// - Throws: ``RunError`` as ``read(_:)`` does.
    public static func parse(_ text: String, path: String) throws(RunError) -> ConfigurationFile {
        guard let root = try compose(text, path: path) else {
            throw RunError(
                .badConfiguration, place: path,
                "says nothing; confere config example shows what it may say, or leave --config away")
        }
        let record = UnderstoodSettings()
        let entry = ConfigurationEntry(node: root, keys: [], path: path, understood: record)
        let settings = try Settings(entry)
        return ConfigurationFile(path: path, settings: settings, understood: record.all)
    }

    /// What the file says, for people: each setting by its name, and that all is well.
    public var text: String {
        let width = understood.map(\.name.count).max() ?? 0
        let lines = understood.map { setting in
            "  " + setting.name + String(repeating: " ", count: width + 2 - setting.name.count) + setting.meaning
        }
        return ([path] + lines + ["OK"]).joined(separator: "\n") + "\n"
    }

    private static func compose(_ text: String, path: String) throws(RunError) -> Node? {
        if let place = AnchorScan.first(in: text) {
            throw RunError(
                .badConfiguration, place: "\(path):\(place.line):\(place.column)",
                "anchors (&) and tags (!) are not read; write the value out, or write a text that looks like one otherwise"
            )
        }
        do {
            return try Yams.compose(yaml: text)
        } catch YamlError.scanner(_, let problem, let mark, _), YamlError.parser(_, let problem, let mark, _),
            YamlError.composer(_, let problem, let mark, _)
        {
            throw RunError(
                .badConfiguration, place: "\(path):\(mark.line):\(mark.column)",
                "this is not YAML: \(problem); is a quote, a colon or the indentation missing? A text that starts with * needs quotes"
            )
        } catch YamlError.duplicatedKeysInMapping(let names, let context) {
            throw RunError(
                .badConfiguration, place: "\(path):\(context.mark.line):\(context.mark.column)",
                "\(names.first ?? "a key"): is given twice; keep one")
        } catch {
            throw RunError(.badConfiguration, place: path, "this is not YAML: a character in it cannot be read")
        }
    }
}

/// A setting as it was understood.
struct UnderstoodSetting: Sendable {
    /// Such as `rules.near-days`.
    let name: String
    let meaning: String
}

/// Collects settings while a file is read, in the file's order of sections.
final class UnderstoodSettings {
    private(set) var all: [UnderstoodSetting] = []

    func add(_ name: String, _ meaning: String) { all.append(UnderstoodSetting(name: name, meaning: meaning)) }
}
