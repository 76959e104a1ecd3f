#include "core/service/export/figures.h"
#include "core/service/export/html_text.h"
#include "core/service/export/report_sections.h"
#include "core/service/export/report_words.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::service {
namespace {

using forecasting::BacktestSummary;

constexpr double barWidth = 90;

std::string accuracyRow(const BacktestSummary& summary, const std::string& selected, double worst) {
    std::string bar;
    if (summary.wape && std::isfinite(*summary.wape) && worst > 0)
        bar = fmt::format("<span class=\"bar\" style=\"width:{:.0f}px\"></span>", *summary.wape / worst * barWidth);
    std::string name = escaped(modelWords(summary.model));
    if (summary.model == "auto")
        name = element("b", {}, name) + (selected.empty() ? "" : ", now " + escaped(modelWords(selected)));
    const std::vector<Cell> cells{
        {name, {}},
        {sharePercent(summary.wape, 1), "n"},
        {bar, "bars"},
        {figure(summary.mase, 2), "n"},
        {figure(summary.smape, 1), "n"},
        {changePercent(summary.bias, true), "n"},
        {sharePercent(summary.coverage50), "n"},
        {sharePercent(summary.coverage80), "n"},
        {sharePercent(summary.coverage90), "n"},
        {figure(summary.pinball, 1), "n"},
        {figure(summary.forecasts), "n"},
    };
    return tableRow(cells, "td", summary.model == "auto" ? "chosen" : "");
}

std::string failures(const std::vector<forecasting::FailedAttempt>& failed) {
    std::string items;
    for (const auto& attempt : failed)
        items += element("li", {}, escaped(modelWords(attempt.model) + ": " + typeset(attempt.reason)));
    return items.empty() ? items : element("h4", {}, "Could not be fitted everywhere") + element("ul", "notes", items);
}

} // namespace

std::string accuracySection(const ReportInput& input) {
    const auto& summaries = input.backtest.summary;
    if (summaries.empty())
        return {};
    double worst = 0;
    for (const auto& summary : summaries)
        worst = std::max(worst, summary.wape.value_or(0));
    const std::vector<Cell> heading{{"Model", {}},
                                    {"Error,<br/>WAPE", "n"},
                                    {"", "bars"},
                                    {"MASE", "n"},
                                    {"sMAPE,<br/>%", "n"},
                                    {"Bias", "n"},
                                    {"50\u202F% band<br/>held", "n"},
                                    {"80\u202F% band<br/>held", "n"},
                                    {"90\u202F% band<br/>held", "n"},
                                    {"Pinball,<br/>" + escaped(demandUnit(input)), "n"},
                                    {"Forecasts", "n"}};
    std::string rows;
    for (const auto& summary : summaries)
        rows += accuracyRow(summary, input.backtest.selected, worst);
    return element("h2", {}, "How good were these forecasts in the past?") +
           element("p", {},
                   "Each model forecast past months one month ahead, knowing only what was known then; this is how far "
                   "it was off.") +
           element(
               "div", "scroll",
               element("table", "wide", element("thead", {}, tableRow(heading, "th")) + element("tbody", {}, rows))) +
           element("p", {}, escaped(typeset(input.backtest.reason))) +
           (input.backtest.reconciled.reason.empty()
                ? std::string()
                : element("p", {}, escaped(typeset(input.backtest.reconciled.reason)))) +
           (input.oneOffNote.empty() ? std::string() : element("p", {}, escaped(typeset(input.oneOffNote)))) +
           failures(input.backtest.failed) +
           element("p", "muted",
                   "WAPE: the sum of all misses over the sum of all demand. MASE: the miss against that of repeating "
                   "the past, under 1 is better. "
                   "Bias: + is too high. A band is honest when it holds about as often as its name says. Pinball: the "
                   "average cost of the bands, lower is better.") +
           "\n";
}

} // namespace planwright::service
