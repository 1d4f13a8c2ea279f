import Foundation
import FoundationXML
import Testing

@testable import GrowthBenchmark

@Suite("The measurements as a table, as data, and as a picture")
struct GrowthOutputTests {
    private static func report() throws -> GrowthReport {
        var report = try SyntheticJobs().report(GrowthLimits(engineExponentMax: 1.15, naiveExponentMin: 1.7))
        report.setting = GrowthReport.Setting(
            engineVersion: "0.0.0", isDebugBuild: false, processor: "A <fast> & \"good\" one", cores: 2, system: "Some")
        return report
    }

    @Test("The table fits its terminal", arguments: [(80, false), (109, false), (110, true), (200, true)])
    func tableWidth(width: Int, isWide: Bool) throws {
        let text = GrowthTable(try Self.report(), width: width).text
        let lines = text.split(separator: "\n")
        #expect(lines.allSatisfy { $0.count <= min(width, 130) }, "\(text)")
        #expect(text.contains("records") == isWide)
        #expect(lines.contains { $0.contains("1,024,000") && $0.contains("1.02 s") && $0.contains("1.00 µs") })
        #expect(text.contains("fit    engine  n^1.00 ± 0.00"))
        #expect(text.contains("fit    naive   n^2.00 ± 0.00"))
        #expect(text.contains("limit  engine  at most 1.15: kept"))
        #expect(text.contains("limit  naive   at least 1.70: kept"))
    }

    @Test("The data has its keys")
    func json() throws {
        let json = try Self.report().json
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.utf8)) as? [String: Any])
        #expect(
            Set(object.keys) == [
                "setting", "threads", "seed", "repetitions", "rounds", "engine", "naive", "agreements",
                "max_engine_exponent", "min_naive_exponent",
            ])
        let engine = try #require(object["engine"] as? [String: Any])
        #expect(Set(engine.keys) == ["empty_cpu_seconds", "points", "fit"])
        let fit = try #require(engine["fit"] as? [String: Any])
        #expect(Set(fit.keys) == ["exponent", "coefficient", "r_squared", "standard_error"])
        let point = try #require((engine["points"] as? [[String: Any]])?.first)
        #expect(
            Set(point.keys) == [
                "rows", "records", "cpu_seconds", "best_cpu_seconds", "beyond_empty_cpu_seconds", "fitted",
            ])
        #expect(point["rows"] as? Int == 16_000)
        #expect((object["agreements"] as? [Any])?.count == 5)
    }

    /// The texts and the elements of a picture.
    private final class Content: NSObject, XMLParserDelegate {
        var texts: [String] = []
        var counts: [String: Int] = [:]
        private var open = ""

        func parser(
            _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
            attributes: [String: String] = [:]
        ) {
            counts[name, default: 0] += 1
            if name != "tspan" { open = "" }
        }

        func parser(_ parser: XMLParser, foundCharacters string: String) { open += string }

        func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
            if name == "text" { texts.append(open) }
        }
    }

    @Test("The picture is well-formed, with both fits, units, and a mark for each point")
    func picture() throws {
        let svg = GrowthPicture(try Self.report()).svg
        let parser = XMLParser(data: Data(svg.utf8))
        let content = Content()
        parser.delegate = content
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(content.texts.contains("engine, O(n): time ∝ n1.00"))
        #expect(content.texts.contains("naive reference, O(n²): time ∝ n2.00"))
        #expect(content.texts.contains("rows of each side, n (logarithmic)"))
        #expect(content.texts.contains("CPU time, seconds (logarithmic)"))
        #expect(content.texts.contains { $0.contains("A <fast> & \"good\" one") })
        for tick in ["1,000", "10,000", "1,000,000", "0.01", "1", "100", "10,000"] {
            #expect(content.texts.contains(tick))
        }
        // One a point and one in the legend; the naive marks are squares beside background and legend.
        #expect(content.counts["circle"] == 7 + 1)
        #expect(content.counts["rect"] == 5 + 1 + 2)
        #expect(!svg.contains("nan") && !svg.contains("inf"))
    }

    @Test("Axes have room for all values, and powers of ten to tell them by")
    func axis() {
        let axis = LogAxis([0.002, 35], from: 0, to: 100)
        #expect(axis.position(0.002) > 0 && axis.position(35) < 100)
        #expect(abs(axis.position(1) - (axis.position(0.1) + axis.position(10)) / 2) < 1e-9)
        #expect(axis.ticks == [0.01, 0.1, 1, 10])
        #expect(axis.minorTicks.contains { abs($0 - 0.03) < 1e-9 } && !axis.minorTicks.contains { $0 > 50 })
        #expect(LogAxis([3, 4], from: 0, to: 1).ticks.count == 2)
        #expect(LogAxis([1], from: 0, to: 1).ticks.count == 2)
    }

    @Test(
        "Durations have three digits and a unit",
        arguments: [
            (0, "0.00 ns"), (2.5e-8, "25.0 ns"), (9.4e-7, "940 ns"), (1.234e-3, "1.23 ms"), (0.9996, "1.00 s"),
            (61, "61.0 s"), (600, "10.0 min"), (62_500, "17.4 h"), (200_000, "2.31 days"), (1e9, "31.7 years"),
        ])
    func durations(seconds: Double, text: String) {
        #expect(Quantity.duration(seconds) == text)
    }
}
