private import Foundation

/// A report as a picture: time over size, both on logarithmic axes, where a power law is a straight line and its exponent the slope.
public struct GrowthPicture {
    private let report: GrowthReport
    private let horizontal: LogAxis
    private let vertical: LogAxis

    private static let (width, height) = (960.0, 680.0)
    private static let (left, right, top, bottom) = (96.0, 928.0, 108.0, 560.0)

    /// How a curve is drawn. Both colours keep apart for the colour-blind, and the marks differ in shape.
    private struct Style {
        let name: String
        let colour: String
        let isRound: Bool
    }

    private static let engineStyle = Style(name: "engine, O(n)", colour: "#0b62a8", isRound: true)
    private static let naiveStyle = Style(name: "naive reference, O(n²)", colour: "#b5460f", isRound: false)

    public init(_ report: GrowthReport) {
        self.report = report
        let points = (report.engine.points + report.naive.points).filter { $0.beyondEmpty > 0 }
        let largest = Double(points.map(\.size).max() ?? 10)
        let extrapolated = report.naive.fit.map { [$0.seconds(at: largest)] } ?? []
        horizontal = LogAxis(points.map { Double($0.size) }, from: Self.left, to: Self.right)
        vertical = LogAxis(points.map(\.beyondEmpty) + extrapolated, from: Self.bottom, to: Self.top)
    }

    /// The picture in SVG 1.1: no scripts, no fonts or images from elsewhere.
    public var svg: String {
        let parts =
            [header] + grid + labels + curve(report.naive, Self.naiveStyle, isExtrapolated: true)
            + curve(report.engine, Self.engineStyle, isExtrapolated: false) + legend + caption + ["</svg>"]
        return parts.joined(separator: "\n") + "\n"
    }

    private var header: String {
        let size = "width=\"\(Self.number(Self.width))\" height=\"\(Self.number(Self.height))\""
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <svg xmlns="http://www.w3.org/2000/svg" \(size) viewBox="0 0 \(Self.number(Self.width)) \
            \(Self.number(Self.height))" role="img" font-family="system-ui, 'Helvetica Neue', Arial, sans-serif" \
            font-size="14" fill="#1f2933">
            <title>CPU time of the engine and of the naive reference by size</title>
            <rect width="100%" height="100%" fill="#ffffff"/>
            """
    }

    private var grid: [String] {
        var lines: [String] = []
        for (ticks, colour) in [
            (\LogAxis.minorTicks, "#f0f2f5"), (\LogAxis.ticks, "#cdd3db"),
        ] {
            for tick in horizontal[keyPath: ticks] {
                let place = horizontal.position(tick)
                lines.append(line((place, Self.bottom), (place, Self.top), colour, width: 1))
            }
            for tick in vertical[keyPath: ticks] {
                let place = vertical.position(tick)
                lines.append(line((Self.left, place), (Self.right, place), colour, width: 1))
            }
        }
        lines.append(line((Self.left, Self.bottom), (Self.right, Self.bottom), "#1f2933", width: 1.5))
        lines.append(line((Self.left, Self.bottom), (Self.left, Self.top), "#1f2933", width: 1.5))
        return lines
    }

    private var labels: [String] {
        var texts: [String] = []
        for tick in horizontal.ticks {
            let place = horizontal.position(tick)
            texts.append(text(Quantity.count(Int(tick.rounded())), at: (place, Self.bottom + 22), anchor: "middle"))
        }
        for tick in vertical.ticks {
            texts.append(text(Self.seconds(tick), at: (Self.left - 10, vertical.position(tick) + 5), anchor: "end"))
        }
        let middle = (Self.left + Self.right) / 2
        texts.append(
            text("rows of each side, n (logarithmic)", at: (middle, Self.bottom + 50), anchor: "middle", size: 15))
        let centre = (Self.top + Self.bottom) / 2
        texts.append(
            "<text x=\"24\" y=\"\(Self.number(centre))\" text-anchor=\"middle\" font-size=\"15\" "
                + "transform=\"rotate(-90 24 \(Self.number(centre)))\">CPU time, seconds (logarithmic)</text>")
        texts.append(text("How the time grows with the night", at: (Self.left, 36), size: 22, weight: "600"))
        let agreed = report.agreements.map(\.size).max().map { Quantity.count($0) } ?? "0"
        let explanations = [
            "The engine does its whole job; the naive reference says the same rules with each record compared with each other.",
            "On nights of up to \(agreed) rows a side both did, and their outcomes are the same, class by class.",
        ]
        for (row, explanation) in explanations.enumerated() {
            texts.append(text(explanation, at: (Self.left, 62 + 20 * Double(row)), colour: "#52606d"))
        }
        return texts
    }

    /// Points and the fitted line, dashed where nothing was measured.
    private func curve(_ curve: GrowthCurve, _ style: Style, isExtrapolated: Bool) -> [String] {
        var parts: [String] = []
        let fitted = curve.points.filter(\.isFitted)
        if let fit = curve.fit, let first = fitted.first, let last = fitted.last {
            func end(_ size: Int) -> (Double, Double) {
                (horizontal.position(Double(size)), vertical.position(fit.seconds(at: Double(size))))
            }
            parts.append(line(end(first.size), end(last.size), style.colour, width: 2))
            if isExtrapolated, let largest = report.engine.points.last?.size, largest > last.size {
                parts.append(line(end(last.size), end(largest), style.colour, width: 1.5, dashes: "6 6"))
                let place = end(largest)
                parts.append(
                    text(
                        "\(Quantity.duration(fit.seconds(at: Double(largest)))), extrapolated",
                        at: (place.0 - 12, place.1 + 4), anchor: "end", colour: style.colour))
            }
            if !isExtrapolated {
                let place = end(last.size)
                parts.append(
                    text(
                        "\(Quantity.duration(last.beyondEmpty)), measured", at: (place.0 - 12, place.1 - 8),
                        anchor: "end", colour: style.colour))
            }
        }
        for point in curve.points where point.beyondEmpty > 0 {
            parts.append(
                mark(
                    (horizontal.position(Double(point.size)), vertical.position(point.beyondEmpty)), style,
                    isFilled: point.isFitted))
        }
        return parts
    }

    /// The names, exponents and marks, where no line passes.
    private var legend: [String] {
        var parts: [String] = []
        let (x, y) = (Self.left + 20, Self.top + 18)
        parts.append(
            "<rect x=\"\(Self.number(x))\" y=\"\(Self.number(y))\" width=\"374\" height=\"92\" rx=\"6\" "
                + "fill=\"#ffffff\" stroke=\"#cdd3db\"/>")
        for (row, (curve, style)) in [
            (report.naive, Self.naiveStyle), (report.engine, Self.engineStyle),
        ].enumerated() {
            guard let fit = curve.fit else { continue }
            let middle = y + 26 + Double(row) * 40
            parts.append(line((x + 14, middle), (x + 54, middle), style.colour, width: 2))
            parts.append(mark((x + 34, middle), style, isFilled: true))
            let exponent = Quantity.exponent(fit.exponent)
            parts.append(
                "<text x=\"\(Self.number(x + 66))\" y=\"\(Self.number(middle + 1))\" font-weight=\"600\" "
                    + "fill=\"\(style.colour)\">\(Self.escaped(style.name)): time ∝ n"
                    + "<tspan dy=\"-6\" font-size=\"12\">\(exponent)</tspan></text>")
            parts.append(
                text(
                    "exponent \(exponent) ± \(Quantity.exponent(fit.standardError)), R² "
                        + "\(Quantity.rSquared(fit.rSquared)), \(curve.points.count(where: \.isFitted)) sizes",
                    at: (x + 66, middle + 17), size: 12, colour: "#52606d"))
        }
        return parts
    }

    private var caption: [String] {
        let build = report.setting.isDebugBuild ? ", debug build" : ""
        let rounds = report.repetitions == 1 ? "one round" : "\(report.repetitions) rounds"
        return [
            text(
                "User and system time of all threads beyond an empty run, the least of \(rounds) "
                    + "in turn. Lines: least squares of log time on log n.",
                at: (Self.left, Self.height - 32), size: 12, colour: "#52606d"),
            text(
                "confere \(report.setting.engineVersion)\(build), threads: \(report.threads), seed \(report.seed), "
                    + "\(report.setting.processor), \(report.setting.cores) cores",
                at: (Self.left, Self.height - 14), size: 12, colour: "#52606d"),
        ]
    }
}

extension GrowthPicture {
    private func mark(_ place: (Double, Double), _ style: Style, isFilled: Bool) -> String {
        let fill = isFilled ? style.colour : "#ffffff"
        let look = "fill=\"\(fill)\" stroke=\"\(isFilled ? "#ffffff" : style.colour)\" stroke-width=\"1.5\""
        return style.isRound
            ? "<circle cx=\"\(Self.number(place.0))\" cy=\"\(Self.number(place.1))\" r=\"6\" \(look)/>"
            : "<rect x=\"\(Self.number(place.0 - 5))\" y=\"\(Self.number(place.1 - 5))\" width=\"10\" height=\"10\" \(look)/>"
    }

    private func line(
        _ from: (Double, Double), _ to: (Double, Double), _ colour: String, width: Double, dashes: String? = nil
    ) -> String {
        "<line x1=\"\(Self.number(from.0))\" y1=\"\(Self.number(from.1))\" x2=\"\(Self.number(to.0))\" "
            + "y2=\"\(Self.number(to.1))\" stroke=\"\(colour)\" stroke-width=\"\(Self.number(width))\""
            + (dashes.map { " stroke-dasharray=\"\($0)\"" } ?? "") + "/>"
    }

    private func text(
        _ text: String, at place: (Double, Double), anchor: String = "start", size: Int = 14,
        weight: String = "400", colour: String = "#1f2933"
    ) -> String {
        "<text x=\"\(Self.number(place.0))\" y=\"\(Self.number(place.1))\" text-anchor=\"\(anchor)\" "
            + "font-size=\"\(size)\" font-weight=\"\(weight)\" fill=\"\(colour)\">\(Self.escaped(text))</text>"
    }

    /// `0.001`, `1`, `10,000`: the axis says that these are seconds.
    private static func seconds(_ tick: Double) -> String {
        tick >= 0.5
            ? Quantity.count(Int(tick.rounded()))
            : String(format: "%.*f", Int((-log10(tick)).rounded()), tick)
    }

    private static func number(_ value: Double) -> String {
        let text = String(format: "%.1f", value)
        return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
