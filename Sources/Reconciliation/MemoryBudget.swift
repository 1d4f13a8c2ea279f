internal import Foundation
internal import Reporting

/// How much memory a run may take, and how it is shared out.
///
/// Mapped inputs are not counted: they are the page cache's.
public struct MemoryBudget: Sendable {
    /// Anonymous and shared memory together, in bytes.
    public let bytesMax: Int

    public init(bytesMax: Int) { self.bytesMax = bytesMax }

    /// Half of what the machine has, or of what the control group allows, whichever is less.
    public static let ofMachine: MemoryBudget = {
        let physical = Int(clamping: ProcessInfo.processInfo.physicalMemory)
        let limits = ["/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"].compactMap { path in
            (try? String(contentsOfFile: path, encoding: .utf8)).flatMap {
                Int($0.trimmingCharacters(in: .whitespacesAndNewlines))
            }
        }
        return MemoryBudget(bytesMax: limits.reduce(physical, min) / 2)
    }()

    /// What keyed records may take before they are spilled. The rest is for tables, buffers, and the records found to need all
    /// rules.
    var keyedBytesMax: Int { max(1 << 20, bytesMax / 20 * 11 - MemoryBudget.fixedBytes) }

    /// How many hashes of closed pairs may be kept.
    var closedHashesMax: Int { bytesMax / 10 / MemoryLayout<UInt64>.stride }

    /// What a run takes before it has read anything: the program, buffers of threads, code of libraries.
    private static let fixedBytes = 24 << 20
    /// What a record that goes through all rules takes, with its groups, its conclusion and its place in the report's order.
    private static let bytesPerRuleRecord = 400

    /// Refuses what cannot be matched within the budget.
    func checkRules(records: Int) throws(RunError) {
        let needed = records * MemoryBudget.bytesPerRuleRecord
        guard needed > bytesMax else { return }
        let style = NumberStyle.english
        throw RunError(
            .badConfiguration,
            "records that need all rules: \(style.format(records)), which take about \(style.format(needed)) bytes; "
                + "--memory allows \(style.format(bytesMax)); allow more, or split the night")
    }
}
