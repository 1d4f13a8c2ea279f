/// Values numbered in ascending order: equal values have equal numbers, smaller values smaller ones.
///
/// The rules compare each record with each other. Numbers make that cheap and change no answer.
struct Numbering<Value: Comparable> {
    private let distinct: [Value]

    init(of values: [Value]) {
        var distinct: [Value] = []
        for value in values.sorted() where distinct.last != value {
            distinct.append(value)
        }
        self.distinct = distinct
    }

    /// The number of a value that was given to ``init(of:)``; `nil` for a missing one.
    func number(of value: Value?) -> Int? {
        guard let value else { return nil }
        var low = 0
        var high = distinct.count
        while low < high {
            let middle = (low + high) / 2
            if distinct[middle] < value { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
