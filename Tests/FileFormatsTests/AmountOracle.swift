import PaymentModel
import Randomness

/// Reads amounts by splitting strings, to hold the engine's scanner against.
enum AmountOracle {
    /// A random text that often is an amount: groups of digits with separators between them.
    static func text(_ random: inout SplitMix) -> String {
        var text = random.pick(["", "", "", "", "-", "+", " ", "--"])
        let separators = [random.pick([".", ","]), random.pick([".", ","])]
        for group in 0..<(1 + random.below(4)) {
            if group > 0 { text += separators[group / 3 % 2] }
            let length = random.pick(group == 0 ? [1, 2, 3, 4, 12, 0] : [3, 3, 3, 3, 3, 3, 3, 2])
            text += String(decoding: random.bytes(length, of: Array("0123456789".utf8)), as: UTF8.self)
        }
        if random.below(2) == 0 {
            text += random.pick([".", ","]) + random.pick(["5", "00", "99", "07", "123", "0001", "", "x"])
        }
        return text + random.pick(["", "", "", "", " ", "-"])
    }

    /// Minor units, or `nil` when the text is no amount in a currency of so many decimals.
    static func minorUnits(_ text: String, decimals: Int) -> Int64? {
        var body = text.trimmingBlanks()
        let isNegative = body.hasPrefix("-")
        if isNegative || body.hasPrefix("+") { body.removeFirst() }
        guard body.allSatisfy({ "0123456789.,".contains($0) }), body.contains(where: \.isNumber) else { return nil }

        let parts = body.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "," }.map(String.init)
        let marks = body.filter { $0 == "." || $0 == "," }.map { $0 }
        var (whole, fraction) = (parts, "")
        if marks.count == 1 || (marks.count > 1 && marks.last != marks.first) {
            fraction = whole.removeLast()
            guard !fraction.isEmpty else { return nil }
        }
        if marks.count > 1 {
            // All that are left group thousands, and are of one kind.
            guard Set(marks.prefix(whole.count - 1)).count <= 1, (1...3).contains(whole[0].count),
                whole.dropFirst().allSatisfy({ $0.count == 3 })
            else { return nil }
        }
        guard fraction.count <= decimals else { return nil }
        let digits = whole.joined() + fraction + String(repeating: "0", count: decimals - fraction.count)
        guard let value = Int128(digits), value <= Int128(Money.amountMinorMax) else { return nil }
        return Int64(isNegative ? -value : value)
    }
}

extension String {
    fileprivate func trimmingBlanks() -> String {
        let start = drop { $0 == " " || $0 == "\t" }
        return String(start.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
