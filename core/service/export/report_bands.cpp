#include "core/service/export/band_words.h"
#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"

#include <fmt/format.h>

namespace planwright::service {
namespace {

using forecasting::BandCheck;
using forecasting::HorizonRecord;

constexpr double gaugeWidth = 120;

/// A line from 0 to 100 %: the limits as a bar, what was held as a dot, what is promised as a mark across.
std::string gauge(const BandCheck& check) {
    if (!check.coverage || !check.limits)
        return {};
    const auto at = [](double share) { return 1 + share * (gaugeWidth - 2); };
    const auto& limits = *check.limits;
    return fmt::format("<svg class=\"gauge\" width=\"{0:.0f}\" height=\"16\" viewBox=\"0 0 {0:.0f} 16\" role=\"img\" "
                       "aria-label=\"{1}\"><line class=\"grid\" x1=\"1\" y1=\"8\" x2=\"{2:.0f}\" y2=\"8\"/>"
                       "<rect class=\"b50\" x=\"{3:.1f}\" y=\"5\" width=\"{4:.1f}\" height=\"6\"/>"
                       "<line class=\"zero\" x1=\"{5:.1f}\" y1=\"1\" x2=\"{5:.1f}\" y2=\"15\"/>"
                       "<circle class=\"median\" cx=\"{6:.1f}\" cy=\"8\" r=\"3\"/></svg>",
                       gaugeWidth, escaped(typeset(bandSentence(check))), gaugeWidth - 1, at(limits.low),
                       at(limits.high) - at(limits.low), at(check.nominal), at(*check.coverage));
}

std::string limitsOf(const std::optional<stats::Interval>& limits) {
    return limits ? range(limits->low * 100, limits->high * 100) + "\u202F%" : std::string(noFigure);
}

std::string recordRow(const std::string& name, const HorizonRecord& record, std::string_view rowClass = {}) {
    const auto& band = record.band80();
    const std::vector<Cell> cells{{escaped(name), {}},
                                  {figure(record.horizon), "n"},
                                  {figure(band.forecasts), "n"},
                                  {sharePercent(record.bands[0].coverage), "n"},
                                  {sharePercent(band.coverage), "n"},
                                  {sharePercent(record.bands[2].coverage), "n"},
                                  {gauge(band), "bars"},
                                  {limitsOf(band.limits), "n"},
                                  {limitsOf(band.byMonths), "n"},
                                  {escaped(verdictWords(band.verdict)), "w"},
                                  {sharePercent(record.scaledWinkler80), "n"},
                                  {sharePercent(record.scaledCrps, 1), "n"}};
    return tableRow(cells, "td", rowClass);
}

std::string oneMonthAhead(const std::vector<forecasting::NamedRecord>& records, bool areClasses) {
    std::string rows;
    for (const auto& one : records)
        for (const auto& record : one.horizons)
            if (record.horizon == 1)
                rows += recordRow(areClasses ? demandClassWords(one.name) : one.name, record);
    return rows;
}

std::string sentences(const ReportInput& input, const forecasting::BandRecord& record) {
    std::vector<std::string> all;
    if (!record.verdicts.empty())
        all.push_back(verdictCountSentence(record.verdicts.front()));
    for (const auto& levels : input.forecast.bandLevels)
        all.push_back(levelSentence(levels));
    all.push_back(confidenceSentence(input.forecast.confidenceCheck));
    std::string items;
    for (const auto& sentence : all)
        if (!sentence.empty())
            items += element("li", {}, escaped(typeset(sentence)));
    return items.empty() ? items : element("ul", "notes", items);
}

} // namespace

std::string bandsSection(const ReportInput& input) {
    const auto& record = input.bandRecord;
    if (record.pooled.empty())
        return {};
    const std::vector<Cell> heading{{"Bands of the past", {}},
                                    {"Months<br/>ahead", "n"},
                                    {"Forecasts", "n"},
                                    {"50\u202F% band<br/>held", "n"},
                                    {"80\u202F% band<br/>held", "n"},
                                    {"90\u202F% band<br/>held", "n"},
                                    {"", "bars"},
                                    {"80\u202F%:<br/>limits", "n"},
                                    {"80\u202F%:<br/>by months", "n"},
                                    {"The 80\u202F%<br/>band", "w"},
                                    {"Winkler", "n"},
                                    {"CRPS", "n"}};
    std::string rows;
    for (const auto& pooled : record.pooled)
        rows += recordRow("All categories", pooled, "chosen");
    rows += oneMonthAhead(record.classes, true) + oneMonthAhead(record.categories, false);
    return element("h2", {}, "Did the bands hold what they promised?") +
           element(
               "div", "scroll",
               element("table", "wide", element("thead", {}, tableRow(heading, "th")) + element("tbody", {}, rows))) +
           sentences(input, record) +
           element(
               "p", "muted",
               "Each line runs from 0 to 100\u202F%: the mark across is the 80\u202F% promised, the dot what was "
               "held, the bar between the limits that such a count allows (binomial, 95\u202F%; by months: whole "
               "months drawn, 90\u202F%, since categories of one month err together). Winkler and CRPS: the cost of "
               "the bands in per cent of mean demand, lower is better. Classes are those of the time.") +
           "\n";
}

} // namespace planwright::service
