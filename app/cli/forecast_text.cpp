#include "app/cli/forecast_text.h"

#include "app/cli/decision_text.h"
#include "app/cli/number_text.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>

namespace planwright::cli {
namespace {

using forecasting::CategoryForecast;

std::string level(const std::optional<double>& confidence) {
    if (!confidence)
        return noValue;
    if (*confidence >= .50)
        return "high";
    return *confidence >= .35 ? "medium" : "low";
}

std::vector<std::string> cells(const std::string& name, const CategoryForecast& forecast) {
    const auto& q = forecast.demand.quantiles;
    return {name,
            unitsText(forecast.lastMonth),
            unitsText(q[3]),
            unitsText(q[1]) + " – " + unitsText(q[5]),
            changeText(forecast.delta),
            changeText(forecast.deltaYoy),
            level(forecast.confidence)};
}

} // namespace

std::string monthText(const forecasting::ForecastSet& forecast, const forecasting::MonthForecast& month,
                      const decisions::DecisionResult* decision) {
    std::vector<TextTable::Column> columns{{"category", TextTable::Align::Left},
                                           {forecast.lastCompleteMonth.toString()},
                                           {"forecast"},
                                           {"80 % band"},
                                           {"change"},
                                           {"on last year"},
                                           {"confidence"}};
    if (decision != nullptr)
        columns.push_back({"risk", TextTable::Align::Left});
    TextTable table(std::move(columns));
    for (std::size_t c = 0; c < month.categories.size(); ++c) {
        auto row = cells(month.categories[c].category, month.categories[c]);
        if (decision != nullptr)
            row.push_back(riskText(decision->categories[c].riskClass));
        table.addRow(std::move(row));
    }
    table.addRule();
    auto total = cells("total", month.total);
    if (decision != nullptr)
        total.emplace_back();
    table.addRow(std::move(total));
    return fmt::format("Demand in {}, in units\n\n{}", month.month.toWords(), table.toString());
}

std::string togetherText(const forecasting::ForecastSet& forecast) {
    if (!forecast.together)
        return {};
    TextTable table({{"category", TextTable::Align::Left}, {"forecast"}, {"80 % band"}});
    const auto add = [&](const std::string& name, const forecasting::Distribution& demand) {
        const auto& q = demand.quantiles;
        table.addRow({name, unitsText(q[3]), unitsText(q[1]) + " – " + unitsText(q[5])});
    };
    for (std::size_t c = 0; c < forecast.together->categories.size(); ++c)
        add(forecast.months.front().categories[c].category, forecast.together->categories[c]);
    table.addRule();
    add("total", forecast.together->total);
    return fmt::format("Demand from {} to {} together, in units\n\n{}", forecast.months.front().month.toWords(),
                       forecast.months.back().month.toWords(), table.toString());
}

std::string modelText(const forecasting::MonthForecast& month) {
    std::map<std::string, std::map<std::string, std::size_t>> reasons;
    std::map<std::string, std::set<std::string>> failures;
    for (const auto& category : month.categories) {
        ++reasons[category.model][category.reason];
        for (const auto& attempt : category.failed)
            failures[attempt.model + ": " + attempt.reason].insert(category.category);
    }
    std::string text;
    for (const auto& [model, why] : reasons)
        for (const auto& [reason, count] : why)
            text += count == month.categories.size() ? fmt::format("Model: {}\n", reason)
                                                     : fmt::format("Model {} for {} of {} categories: {}\n", model,
                                                                   count, month.categories.size(), reason);
    for (const auto& [failure, categories] : failures)
        text += fmt::format("Could not be used for {} categories: {}\n", categories.size(), failure);
    return text;
}

std::string backtestText(const forecasting::BacktestResult& backtest) {
    TextTable table({{"model", TextTable::Align::Left},
                     {"WAPE"},
                     {"bias"},
                     {"MASE"},
                     {"in 50 % band"},
                     {"in 80 % band"},
                     {"in 90 % band"},
                     {"forecasts"}});
    for (const auto& model : backtest.summary)
        table.addRow({model.model, shareText(model.wape), changeText(model.bias),
                      model.mase ? fmt::format("{:.3f}", *model.mase) : noValue, shareText(model.coverage50),
                      shareText(model.coverage80), shareText(model.coverage90), grouped(model.forecasts)});
    auto text = fmt::format("One-month-ahead errors on the past, all categories together\n\n{}\nChosen: {}. {}\n",
                            table.toString(), backtest.selected, backtest.reason);
    if (!backtest.reconciled.reason.empty())
        text += backtest.reconciled.reason + "\n";
    for (const auto& attempt : backtest.failed)
        text += fmt::format("{} could not be used: {}\n", attempt.model, attempt.reason);
    return text;
}

std::string recordText(const forecasting::BacktestResult& backtest) {
    const auto automatic = std::ranges::find(backtest.summary, "auto", &forecasting::BacktestSummary::model);
    const auto naive = std::ranges::find(backtest.summary, "seasonal_naive", &forecasting::BacktestSummary::model);
    if (automatic == backtest.summary.end())
        return {};
    auto text = fmt::format("Past months, forecast one month ahead in the same way: off by {} of the volume",
                            shareText(automatic->wape));
    if (naive != backtest.summary.end())
        text += fmt::format(" (the same month a year before: {})", shareText(naive->wape));
    return text + fmt::format("; {} of {} fell into the 80 % band.\n", shareText(automatic->coverage80),
                              grouped(automatic->banded));
}

} // namespace planwright::cli
