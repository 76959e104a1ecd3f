#include "tests/core/service/export/sample_report.h"

#include <array>
#include <cmath>

namespace planwright::service {
namespace {

constexpr int historyMonths = 26;
const Month lastComplete(2011, 11);

forecasting::CategoryForecast sampleForecast(const std::string& name, const std::vector<double>& history, int horizon) {
    forecasting::CategoryForecast forecast;
    forecast.category = name;
    const double middle = history[history.size() - 13 + static_cast<std::size_t>(horizon)] * 1.05;
    static constexpr std::array<double, 7> spread{-.25, -.19, -.1, 0, .1, .2, .27};
    for (std::size_t i = 0; i < spread.size(); ++i)
        forecast.demand.quantiles[i] = middle * (1 + spread[i] * horizon);
    forecast.demand.mean = middle * 1.01;
    forecast.lastMonth = history.back();
    forecast.deltaUnits = middle - history.back();
    forecast.delta = middle / history.back() - 1;
    forecast.deltaYoy = .05;
    forecast.confidence = .52;
    forecast.volatility = .07;
    forecast.error = {.21, .94, -.03, .79, 12};
    forecast.model = "unlike_mean";
    forecast.reason = "Lowest error of the past 12 months.";
    forecast.failed = {{"ets", "Needs more months."}};
    forecast.flags = {"INTERVAL_SMALL_N"};
    return forecast;
}

decisions::CategoryDecision sampleDecision(const std::string& name, std::size_t number) {
    decisions::CategoryDecision decision;
    decision.category = name;
    decision.riskClass = static_cast<decisions::RiskClass>(number % 3);
    decision.hold = number % 2 == 1;
    decision.spend = 8338;
    decision.spendChange = .04225;
    decision.stockScale = -.15;
    decision.orderQuantity = 1044;
    decision.targetStock = 1044;
    decision.baselineStock = 1228;
    decision.scenarios = decisions::Scenarios{{900, 11000}, {1000, 15000}, {1200, 18000}};
    decision.expectedProfit = 15000;
    decision.par95 = 6900;
    decision.lossProbability = .02;
    decision.evpi = 2200;
    decision.priority = 1000;
    decision.priorityRank = number + 1;
    decision.flags = {"COSTS_DEFAULT", "A_FLAG_OF_TOMORROW"};
    decision.trace = {{"R1", {{"v", .07}}, .2, "Volatility 0.07 is under 0.20: no risk point."},
                      {"BUDGET", {}, {}, "Spend 8,338 (-4.2 %): the best use of the budget."}};
    return decision;
}

data::ImportReport sampleImport(std::size_t categories) {
    data::ImportReport import;
    auto& account = import.account;
    account.accepted = {1'033'062, Quantity::fromRaw(10'752'075'000), Money::fromRaw(189'812'615'170)};
    account.setAside["FEE"] = {5'812, Quantity::fromRaw(10'420'000), Money::fromRaw(-715'173'990)};
    account.rejected = {1, {}, {}};
    account.merged = {22'523, Quantity::fromRaw(3), Money::fromRaw(1)};
    account.read = {1'061'398, Quantity::fromRaw(10'762'495'003), Money::fromRaw(189'097'441'181)};
    import.rejected = {{ "sales.csv", 17, "The quantity 'two' is not a number.", "2011-01-01,<b>two</b>\x01\xFF" }};
    import.mergedBlocks = {{ "sales.csv", 100, 22'622, 22'523, "2010-12-01", "2010-12-09" }};
    import.repeatedRowsKept = 11'812;
    import.partialPeriods = {{ Month(2011, 12), Date(2011, 12, 1), Date(2011, 12, 9) }};
    import.notes = {"Times were taken as local."};
    import.mapping.name = "Sample";
    import.snapshotSha256 = std::string(64, 'b');
    import.firstDay = Date(2009, 10, 1);
    import.lastDay = Date(2011, 12, 9);
    import.categories = categories;
    return import;
}

} // namespace

ReportInput sampleReport(const std::vector<std::string>& names) {
    ReportInput input;
    input.title = "sales.csv";
    input.currency = "GBP";
    input.import = sampleImport(names.size());
    input.history.firstMonth = lastComplete - (historyMonths - 1);
    input.history.partialLastDay = Date(2011, 12, 9);
    input.history.total = {"Total", std::vector<double>(historyMonths, 0), 0};
    input.forecast.lastCompleteMonth = lastComplete;
    for (int horizon = 1; horizon <= 3; ++horizon)
        input.forecast.months.push_back({lastComplete + horizon, horizon, {}, {}});
    for (std::size_t c = 0; c < names.size(); ++c) {
        ReportSeries series{names[c], {}, 250.0};
        for (int m = 0; m < historyMonths; ++m) {
            series.months.push_back(1000 + 100 * static_cast<double>(c) + 300 * ((m * 7) % 12) / 11.0);
            input.history.total.months[static_cast<std::size_t>(m)] += series.months.back();
        }
        input.history.total.partial = *input.history.total.partial + *series.partial;
        for (auto& month : input.forecast.months)
            month.categories.push_back(sampleForecast(names[c], series.months, month.horizon));
        for (int m = historyMonths - 6; m < historyMonths; ++m) {
            const Month month = input.history.firstMonth + m;
            for (const char* model : {"auto", "ets"})
                input.backtest.forecasts.push_back({names[c], month - 1, 1, month, 1000, 900 + 10.0 * m,
                                                    forecasting::Quantiles{700, 800, 900, 950, 1000, 1100, 1200},
                                                    model});
        }
        input.history.categories.push_back(series);
        input.decision.categories.push_back(sampleDecision(names[c], c));
    }
    for (auto& month : input.forecast.months)
        month.total = sampleForecast("Total", input.history.total.months, month.horizon);
    auto& portfolio = input.decision.portfolio;
    portfolio.budget = portfolio.allocated = 50'000;
    portfolio.shadowPrice = .29;
    portfolio.expectedProfit = 184'300;
    portfolio.par95 = 41'900;
    portfolio.cvar95 = 131'200;
    portfolio.scenarioBasis = "separately";
    portfolio.flags = {"RHO_DEFAULT"};
    input.decision.configSha256 = std::string(64, 'c');
    for (const char* model : {"auto", "unlike_mean", "seasonal_naive"})
        input.backtest.summary.push_back({model, .2, 25.0, .95, -.03, .49, .8, .91, 44.2, 288, 288});
    input.bandRecord = forecasting::bandRecord(input.backtest.forecasts);
    input.forecast.bandLevels = {{1, .52, .84, .93}};
    input.forecast.confidenceCheck = forecasting::ConfidenceCheck{-.05, .4, 24, 4, 6};
    input.backtest.selected = "unlike_mean";
    input.backtest.reason = "Within 1 % of the best and simpler.";
    input.modelName = "unlike_mean";
    input.modelSha256 = std::string(64, 'a');
    input.toolVersion = "0.1.0";
    return input;
}

} // namespace planwright::service
