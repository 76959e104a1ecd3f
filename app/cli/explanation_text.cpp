#include "app/cli/explanation_text.h"

#include "app/cli/number_text.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>

namespace planwright::cli {
namespace {

std::string sumText(const forecasting::Explanation& explanation, double mean) {
    TextTable table({{"part", TextTable::Align::Left}, {"units"}});
    for (const auto& part : explanation.parts)
        table.addRow({part.label, unitsText(part.units)});
    table.addRule();
    table.addRow({"forecast", unitsText(mean)});
    return fmt::format("{}\n\n{}\n", explanation.sentence, table.toString());
}

std::string changedText(const forecasting::WhatChanged& changed) {
    if (!changed.before)
        return fmt::format("What changed since last month's forecast is not known. {}\n\n", changed.reason);
    const auto* const before =
        changed.before->source == forecasting::EarlierSource::Training ? "forecast" : "would have been forecast";
    TextTable table({{"since the earlier forecast", TextTable::Align::Left}, {"units"}});
    table.addRow({fmt::format("{} after {}", before, changed.before->lastCompleteMonth.toWords()),
                  unitsText(changed.before->units)});
    for (const auto& step : changed.steps)
        table.addRow({step.label, unitsText(step.units)});
    table.addRule();
    table.addRow({"forecast", unitsText(changed.after)});
    return fmt::format("{}\n\n{}\n", changed.sentence, table.toString());
}

std::string similarText(const forecasting::SimilarMonths& similar) {
    if (similar.months.empty())
        return fmt::format("No similar months. {}\n\n", similar.reason);
    TextTable table({{"similar month", TextTable::Align::Left},
                     {"category", TextTable::Align::Left},
                     {"forecast"},
                     {"came"},
                     {"difference"},
                     {"%"}});
    for (const auto& month : similar.months)
        table.addRow({month.month.toWords(), month.category, unitsText(month.forecast), unitsText(month.actual),
                      unitsText(month.actual - month.forecast), changeText(month.error())});
    return fmt::format("{}\n\n{}\n", similar.sentence, table.toString());
}

} // namespace

std::string explanationText(const forecasting::MonthForecast& month, const forecasting::MonthExplanation& explanation,
                            const forecasting::MonthBackground& background) {
    auto text = fmt::format("Where the forecasts of {} come from\n\n", month.month.toWords());
    for (std::size_t c = 0; c < month.categories.size(); ++c)
        text += sumText(explanation.categories[c], month.categories[c].demand.mean) +
                changedText(background.categories[c].changed) + similarText(background.categories[c].similar);
    return text + sumText(explanation.total, month.total.demand.mean) + changedText(background.total.changed);
}

} // namespace planwright::cli
