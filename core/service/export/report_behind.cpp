#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"

#include <algorithm>
#include <cmath>

namespace planwright::service {
namespace {

using forecasting::EarlierSource;

std::string signedFigure(double value, int decimals) {
    return (value > 0 ? "+" : "") + figure(value, decimals);
}

std::string table(const std::string& head, const std::string& body) {
    return element("div", "scroll", element("table", {}, element("thead", {}, head) + element("tbody", {}, body)));
}

// Each row is the change of the rounded sum, so that they add up as they are printed.
std::string changeTable(const forecasting::WhatChanged& changed, std::string_view unit) {
    const auto& before = *changed.before;
    const int decimals = std::max(before.units, changed.after) < 10 ? 1 : 0;
    const double scale = decimals > 0 ? 10 : 1;
    const auto rounded = [&](double value) { return std::nearbyint(value * scale) / scale; };
    std::string rows = tableRow(std::vector<Cell>{
        {(before.source == EarlierSource::Training ? "Forecast after " : "Would have been forecast after ") +
             before.lastCompleteMonth.toWords(),
         "w"},
        {figure(before.units, decimals), "n"}});
    double sum = before.units;
    for (const auto& step : changed.steps) {
        const double next = sum + step.units;
        rows += tableRow(
            std::vector<Cell>{{escaped(step.label), "w"}, {signedFigure(rounded(next) - rounded(sum), decimals), "n"}});
        sum = next;
    }
    rows += tableRow(std::vector<Cell>{{"Expected now (mean)", "w"}, {figure(changed.after, decimals), "n now"}});
    return table(tableRow(std::vector<Cell>{{"Since the earlier forecast", "w"}, {escaped(unit), "n"}}, "th"), rows);
}

std::string similarTable(const forecasting::SimilarMonths& similar, std::string_view unit) {
    std::string rows;
    for (const auto& month : similar.months) {
        const int decimals = month.forecast < 10 ? 1 : 0;
        rows += tableRow(std::vector<Cell>{{month.month.toWords(), "w"},
                                           {escaped(month.category), "w"},
                                           {figure(month.forecast, decimals), "n"},
                                           {figure(month.actual, decimals), "n"},
                                           {signedFigure(month.actual - month.forecast, decimals), "n"},
                                           {changePercent(month.error()), "n"}});
    }
    return table(tableRow(std::vector<Cell>{{"Similar month", "w"},
                                            {"Category", "w"},
                                            {"Forecast, " + escaped(unit), "n"},
                                            {"Came", "n"},
                                            {"Difference", "n"},
                                            {"%", "n"}},
                          "th"),
                 rows);
}

} // namespace

std::string behindText(const forecasting::Background& behind, std::string_view unit) {
    const auto& [changed, similar] = behind;
    std::string sentences, tables;
    if (changed.before) {
        sentences += changed.sentence;
        tables += changeTable(changed, unit);
    }
    if (!similar.months.empty()) {
        sentences += (sentences.empty() ? "" : " ") + similar.sentence;
        tables += similarTable(similar, unit);
    }
    if (tables.empty())
        return {};
    return element("p", {}, escaped(typeset(sentences))) + "<details>" +
           element("summary", {}, "What changed, and similar months, in figures") + tables + "</details>\n";
}

} // namespace planwright::service
