#include "core/service/export/demand_chart.h"

#include "core/service/export/chart_axis.h"
#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace planwright::service {
namespace {

constexpr double width = 960, height = 270, left = 60, right = 10, top = 34, bottom = 30;
constexpr std::size_t mostHistory = 36;
// Places of the bands' ends in forecasting::quantileLevels.
constexpr std::size_t median = 3;
struct Band {
    std::size_t low, high;
    const char* cssClass;
};
constexpr std::array<Band, 3> bands{{{0, 6, "b90"}, {1, 5, "b80"}, {2, 4, "b50"}}};

double finite(double value) {
    return std::isfinite(value) ? value : 0;
}

/// Where things lie: slot i is month i of what is drawn.
class Plane {
public:
    explicit Plane(const DemandChart& chart)
        : m_skip(chart.history.size() - std::min(chart.history.size(), mostHistory))
        , m_months(chart.history.size() - m_skip + chart.future.size())
        , m_first(chart.firstMonth + static_cast<std::int32_t>(m_skip)) {
        double least = finite(chart.partial.value_or(0));
        double most = least;
        for (std::size_t i = m_skip; i < chart.history.size(); ++i) {
            least = std::min(least, finite(chart.history[i]));
            most = std::max(most, finite(chart.history[i]));
        }
        for (const auto& [month, said] : chart.past) {
            if (month >= m_first)
                most = std::max(most, finite(said));
        }
        for (const auto& quantiles : chart.future)
            most = std::max(most, finite(quantiles.back()));
        m_axis = makeAxis(least, most);
    }

    [[nodiscard]] double slot() const {
        return (width - left - right) / static_cast<double>(std::max<std::size_t>(m_months, 1));
    }
    [[nodiscard]] double x(std::size_t i) const { return left + (static_cast<double>(i) + .5) * slot(); }
    [[nodiscard]] double y(double value) const {
        return top + (m_axis.high - finite(value)) / (m_axis.high - m_axis.low) * (height - top - bottom);
    }
    [[nodiscard]] std::string point(std::size_t i, double value) const {
        return fmt::format("{:.1f},{:.1f}", x(i), y(value));
    }
    [[nodiscard]] std::size_t skip() const { return m_skip; }
    [[nodiscard]] std::size_t months() const { return m_months; }
    [[nodiscard]] Month month(std::size_t i) const { return m_first + static_cast<std::int32_t>(i); }
    [[nodiscard]] const ChartAxis& axis() const { return m_axis; }

private:
    std::size_t m_skip, m_months;
    Month m_first;
    ChartAxis m_axis;
};

std::string text(double x, double y, std::string_view cssClass, std::string_view words) {
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" class=\"{}\">{}</text>\n", x, y, cssClass, words);
}

std::string line(double x1, double y1, double x2, double y2, std::string_view cssClass) {
    return fmt::format("<line x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\" class=\"{}\"/>\n", x1, y1, x2, y2,
                       cssClass);
}

std::string circle(const Plane& plane, std::size_t i, double value, double radius, std::string_view cssClass,
                   std::string_view title) {
    return fmt::format("<circle cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{:.1f}\" class=\"{}\"><title>{}</title></circle>\n",
                       plane.x(i), plane.y(value), radius, cssClass, title);
}

std::string axes(const DemandChart& chart, const Plane& plane) {
    std::string out;
    for (const double tick : plane.axis().ticks) {
        out += line(left, plane.y(tick), width - right, plane.y(tick), tick == 0 ? "zero" : "grid");
        out += text(left - 8, plane.y(tick) + 4, "ty", axisFigure(tick));
    }
    out += text(2, 14, "unit", escaped(chart.unit));
    const auto step = static_cast<std::size_t>(monthStep(static_cast<int>(plane.months())));
    const auto target = chart.history.size() - plane.skip(); // the month that is planned always has its label
    for (std::size_t i = target % step; i < plane.months(); i += step)
        out += text(plane.x(i), height - 8, i == target ? "tx target" : "tx", shortMonth(plane.month(i)));
    return out;
}

std::string bandShapes(const DemandChart& chart, const Plane& plane) {
    const auto known = chart.history.size() - plane.skip();
    std::string out;
    for (const auto& band : bands) {
        std::string up;
        std::string down;
        if (known > 0)
            up = plane.point(known - 1, chart.history.back()) + " ";
        for (std::size_t h = 0; h < chart.future.size(); ++h) {
            up += plane.point(known + h, chart.future[h][band.high]) + " ";
            down.insert(0, plane.point(known + h, chart.future[h][band.low]) + " ");
        }
        out += fmt::format("<polygon points=\"{}{}\" class=\"{}\"/>\n", up, down.substr(0, down.size() - 1),
                           band.cssClass);
    }
    return out;
}

std::string historyLine(const DemandChart& chart, const Plane& plane) {
    std::string points;
    std::string dots;
    for (std::size_t i = plane.skip(); i < chart.history.size(); ++i) {
        const auto at = i - plane.skip();
        points += (at == 0 ? "" : " ") + plane.point(at, chart.history[i]);
        dots += circle(plane, at, chart.history[i], 5, "hit",
                       shortMonth(plane.month(at)) + ": " + figure(finite(chart.history[i])));
    }
    return "<polyline points=\"" + points + "\" class=\"history\"/>\n" + dots;
}

// What had been forecast a month before each month of the history: how far it ran beside it is how good it was.
std::string pastLine(const DemandChart& chart, const Plane& plane) {
    std::string points;
    for (std::size_t i = plane.skip(); i < chart.history.size(); ++i) {
        const auto at = i - plane.skip();
        if (const auto said = chart.past.find(plane.month(at)); said != chart.past.end())
            points += (points.empty() ? "" : " ") + plane.point(at, said->second);
    }
    return points.empty() ? points : "<polyline points=\"" + points + "\" class=\"past\"/>\n";
}

std::string forecastLine(const DemandChart& chart, const Plane& plane) {
    const auto known = chart.history.size() - plane.skip();
    std::string points = known > 0 ? plane.point(known - 1, chart.history.back()) : "";
    std::string dots;
    for (std::size_t h = 0; h < chart.future.size(); ++h) {
        const auto& q = chart.future[h];
        points += (points.empty() ? "" : " ") + plane.point(known + h, q[median]);
        dots += circle(plane, known + h, q[median], h == 0 ? 4 : 2.5, "median",
                       fmt::format("{}: {} (80 %: {})", shortMonth(plane.month(known + h)), figure(finite(q[median])),
                                   range(finite(q[1]), finite(q[5]))));
    }
    return "<polyline points=\"" + points + "\" class=\"forecast\"/>\n" + dots;
}

std::string partialBar(const DemandChart& chart, const Plane& plane) {
    if (!chart.partial || !chart.partialLastDay || chart.future.empty())
        return {};
    const auto i = chart.history.size() - plane.skip();
    const double bar = std::clamp(plane.slot() * .7, 6.0, 26.0);
    const double from = plane.y(std::max(0.0, finite(*chart.partial)));
    const double to = plane.y(std::min(0.0, finite(*chart.partial)));
    return fmt::format("<rect x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\" class=\"partial\" "
                       "fill=\"url(#hatch-{})\"><title>{}: {}</title></rect>\n",
                       plane.x(i) - bar / 2, from, bar, to - from, chart.id, partialDays(*chart.partialLastDay),
                       figure(finite(*chart.partial)));
}

// The last complete month's upright, and a ring on the same month a year before the planned one.
std::string marks(const DemandChart& chart, const Plane& plane) {
    const auto known = chart.history.size() - plane.skip();
    if (known == 0)
        return {};
    const double x = plane.x(known - 1);
    std::string out = line(x, top - 14, x, plane.y(plane.axis().low), "last");
    out += text(x - 6, top - 6, "note", shortMonth(plane.month(known - 1)) + ", last complete month");
    if (known >= 12)
        out += circle(plane, known - 12, chart.history[chart.history.size() - 12], 4, "yearago",
                      "A year before the planned month, " + shortMonth(plane.month(known - 12)) + ": " +
                          figure(finite(chart.history[chart.history.size() - 12])));
    return out;
}

std::string key(const DemandChart& chart) {
    const auto item = [](std::string_view sample, std::string_view words) {
        return "<li><svg viewBox=\"0 0 24 12\" aria-hidden=\"true\">" + std::string(sample) + "</svg>" +
               std::string(words) + "</li>";
    };
    std::string items = item("<line x1=\"1\" y1=\"6\" x2=\"23\" y2=\"6\" class=\"history\"/>", "net demand");
    items += item("<line x1=\"1\" y1=\"6\" x2=\"23\" y2=\"6\" class=\"forecast\"/><circle cx=\"12\" cy=\"6\" r=\"3\" "
                  "class=\"median\"/>",
                  "most likely");
    items += item("<rect x=\"1\" y=\"0\" width=\"22\" height=\"12\" class=\"b90\"/><rect x=\"1\" y=\"2\" width=\"22\" "
                  "height=\"8\" class=\"b80\"/><rect x=\"1\" y=\"4\" width=\"22\" height=\"4\" class=\"b50\"/>",
                  "50, 80 and 90 % bands");
    if (!chart.past.empty())
        items +=
            item("<line x1=\"1\" y1=\"6\" x2=\"23\" y2=\"6\" class=\"past\"/>", "what was forecast a month before");
    if (chart.history.size() >= 12)
        items += item("<circle cx=\"12\" cy=\"6\" r=\"4\" class=\"yearago\"/>", "same month last year");
    if (chart.partial && chart.partialLastDay)
        items += item("<rect x=\"4\" y=\"0\" width=\"16\" height=\"12\" class=\"partial\" fill=\"url(#hatch-" +
                          chart.id + ")\"/>",
                      fmt::format("{} only, part-finished: {}", partialDays(*chart.partialLastDay),
                                  figure(finite(*chart.partial))));
    return element("ul", "key", items);
}

} // namespace

std::string shortMonth(Month month) {
    return fmt::format("{} {:02}", month.toWords().substr(0, 3), month.year() % 100);
}

std::string partialDays(Date lastDay) {
    const auto day = static_cast<unsigned>(lastDay.ymd().day());
    return (day == 1 ? "1 " : fmt::format("1–{} ", day)) + lastDay.month().toWords();
}

std::string demandFigure(const DemandChart& chart) {
    const Plane plane(chart);
    std::string svg = fmt::format("<svg class=\"chart\" viewBox=\"0 0 {} {}\" role=\"img\" aria-label=\"{}\">\n", width,
                                  height, escaped(chart.says));
    svg += fmt::format("<defs><pattern id=\"hatch-{}\" width=\"5\" height=\"5\" patternUnits=\"userSpaceOnUse\" "
                       "patternTransform=\"rotate(45)\">"
                       "<rect width=\"5\" height=\"5\" class=\"hatchground\"/><line x1=\"0\" y1=\"0\" x2=\"0\" "
                       "y2=\"5\" class=\"hatchline\"/></pattern></defs>\n",
                       chart.id);
    svg += axes(chart, plane);
    if (!chart.future.empty())
        svg += bandShapes(chart, plane);
    svg += partialBar(chart, plane) + marks(chart, plane) + pastLine(chart, plane) + historyLine(chart, plane) +
           forecastLine(chart, plane) + "</svg>\n";
    return element("figure", {},
                   element("div", "plot", svg) + key(chart) + element("figcaption", {}, escaped(chart.says))) +
           "\n";
}

} // namespace planwright::service
