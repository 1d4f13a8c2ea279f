internal import DuplicateIndex
internal import PaymentModel

/// The table of a partition's groups under attack: keys chosen by somebody who knows the seed, so that all of them have one hash,
/// beside as many keys of chance.
enum Collisions {
    private static let keysPerTable = 16_384

    static func parts() -> [MeasuredPart] {
        let honest = records { TaxpayerCode.cpf(UInt64($0) &* 6_364_136_223_846_793 % 100_000_000_000) }
        let chosen = records { _ in .cpf(52_998_224_725) }
        return [
            part("tableOfRandomKeys", honest, SeededHash(seed: 1)),
            part("tableOfChosenCollisions", chosen, SeededHash(seed: seed(thatFolds: chosen[0].key.high))),
        ]
    }

    private static func part(_ name: String, _ records: [KeyedRecord], _ hash: SeededHash) -> MeasuredPart {
        MeasuredPart.of(name, rows: records.count) {
            var table = GroupTable(hash: hash)
            table.reset(capacity: records.count)
            table.add(records.span)
            precondition(table.count == records.count)
        }
    }

    /// Records of one currency and day, whose amounts all differ.
    private static func records(_ taxpayer: (Int) -> TaxpayerCode) -> [KeyedRecord] {
        guard let layout = PlaceLayout(sources: 1, bytesMax: 1 << 30) else { return [] }
        return (0..<keysPerTable).compactMap { number in
            MatchKey(
                taxpayer: taxpayer(number), amountMinor: Int64(number), currency: .brl, daysSinceEpoch: 20_000
            ).map { key in
                KeyedRecord(
                    key: key, referenceHash: 0, obligationHash: 0,
                    place: layout.place(source: 0, offset: number, isLedger: false))
            }
        }
    }

    /// The seed under which keys with this upper word have one hash, whatever their lower one: splitmix64 backwards.
    private static func seed(thatFolds high: UInt64) -> UInt64 {
        var word = high
        word = (word ^ word >> 31 ^ word >> 62) &* 0x3196_42B2_D24D_8EC3
        word = (word ^ word >> 27 ^ word >> 54) &* 0x96DE_1B17_3F11_9089
        word = word ^ word >> 30 ^ word >> 60
        return word &- 0x9E37_79B9_7F4A_7C15
    }
}
