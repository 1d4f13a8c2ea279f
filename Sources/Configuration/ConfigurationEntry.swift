internal import Reconciliation
internal import Yams

/// A value of a configuration file, and where it stands.
struct ConfigurationEntry {
    let node: Node
    /// The keys that lead to it, such as `rules`, `near-days`; a place in a list is `[1]`, from 1.
    let keys: [String]
    let path: String
    let understood: UnderstoodSettings

    /// The dotted name: `settlement[2].map.amount`.
    var name: String { ConfigurationEntry.dotted(keys) }

    /// More entries of one list or section are refused.
    static let entriesMax = 10_000
    /// As much of a wrong value is shown.
    private static let shownMax = 60

    /// An error about this value: `file:line:column`, the key, what it takes.
    func fault(_ message: String) -> RunError { fault(at: node, name, message) }

    private func fault(at node: Node, _ name: String, _ message: String) -> RunError {
        let place = node.mark.map { "\(path):\($0.line):\($0.column)" } ?? path
        return RunError(.badConfiguration, place: place, (name.isEmpty ? "" : name + ": ") + message)
    }

    /// The values of a section, by key.
    ///
    /// - Throws: when this is no section, or has a key that is not one of `known`.
    func section(_ known: [String]) throws(RunError) -> [String: ConfigurationEntry] {
        guard case .mapping(let pairs) = node, pairs.count <= ConfigurationEntry.entriesMax else {
            throw fault("takes a section of its own with the keys \(known.joined(separator: ", ")), not \(shown)")
        }
        var entries: [String: ConfigurationEntry] = [:]
        for (key, value) in pairs {
            guard case .scalar(let text) = key, known.contains(text.string) else {
                let text = ConfigurationEntry.shown(key)
                let place = name.isEmpty ? "here" : "in \(name)"
                throw fault(
                    at: key, key.scalar.map { ConfigurationEntry.dotted(keys + [$0.string]) } ?? name,
                    "there is no key \(text) \(place); the keys are \(known.joined(separator: ", "))")
            }
            entries[text.string] = ConfigurationEntry(
                node: value, keys: keys + [text.string], path: path, understood: understood)
        }
        return entries
    }

    /// The values of a list.
    func list(of what: String) throws(RunError) -> [ConfigurationEntry] {
        guard case .sequence(let nodes) = node, nodes.count <= ConfigurationEntry.entriesMax else {
            throw fault("takes a list of \(what), not \(shown)")
        }
        return nodes.enumerated().map { number, node in
            ConfigurationEntry(node: node, keys: keys + ["[\(number + 1)]"], path: path, understood: understood)
        }
    }

    /// The values of a list, or the one value that stands for a list of one.
    func listOrOne(of what: String) throws(RunError) -> [ConfigurationEntry] {
        if case .scalar = node { return [self] }
        return try list(of: what)
    }

    /// A single value, as `parse` understands its text.
    ///
    /// - Throws: when this is no single value, or `parse` gives `nil`.
    func value<Value>(_ what: String, _ parse: (String) -> Value?) throws(RunError) -> Value {
        guard case .scalar(let scalar) = node, let value = parse(scalar.string) else {
            throw fault("takes \(what), not \(shown)")
        }
        return value
    }

    /// One of the names of an enumeration.
    func choice<Value: RawRepresentable & CaseIterable>(
        _ type: Value.Type
    ) throws(RunError) -> Value where Value.RawValue == String {
        let names = Value.allCases.map(\.rawValue)
        let last = names.last.map { names.count > 1 ? " or \($0)" : $0 } ?? ""
        return try value(names.dropLast().joined(separator: ", ") + last) { Value(rawValue: $0) }
    }

    /// A text that is not empty.
    func text(_ what: String) throws(RunError) -> String {
        try value(what) { $0.contains { $0 != " " } ? $0 : nil }
    }

    /// Notes how this value was understood.
    func understand(as meaning: String) { understood.add(name, meaning) }

    private var shown: String { ConfigurationEntry.shown(node) }

    private static func shown(_ node: Node) -> String {
        switch node {
        case .scalar(let scalar):
            if scalar.string.isEmpty { return "nothing" }
            let isCut = scalar.string.count > shownMax
            return "\"\(scalar.string.prefix(shownMax))\(isCut ? "…" : "")\""
        case .mapping: return "a section"
        case .sequence: return "a list"
        case .alias: return "an alias"
        }
    }

    private static func dotted(_ keys: [String]) -> String {
        keys.reduce("") { $0 + ($0.isEmpty || $1.hasPrefix("[") ? "" : ".") + $1 }
    }
}
