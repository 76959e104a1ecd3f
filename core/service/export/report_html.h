#pragma once

#include "core/data/import.h"
#include "core/decisions/decision.h"
#include "core/forecasting/background.h"
#include "core/forecasting/backtest.h"
#include "core/forecasting/band_record.h"
#include "core/forecasting/explanation.h"
#include "core/forecasting/forecast.h"
#include "core/service/export/report_history.h"

#include <cstdint>
#include <string>
#include <vector>

namespace planwright::service {

/// Everything that the report tells, as values. Categories of `history`, `forecast` and `decision` are matched by name.
struct ReportInput {
    std::string title;                            ///< what was planned, e.g. the file's name without folders
    std::string currency;                         ///< ISO 4217; empty: not declared
    data::Measure measure = data::Measure::Units; ///< what the forecasts count
    data::ImportReport import;
    ReportHistory history;
    forecasting::BacktestResult backtest;
    forecasting::BandRecord bandRecord; ///< of the backtest
    forecasting::ForecastSet forecast;
    std::vector<forecasting::MonthExplanation> explanations; ///< by month as in `forecast`; empty: none were asked for
    std::vector<forecasting::MonthBackground> backgrounds;   ///< likewise
    decisions::DecisionResult decision;
    std::string modelName;
    std::string modelSha256; ///< the bundle's
    bool modelApproved = false;
    std::uint64_t seed = 42;
    std::string toolVersion;
    std::string oneOffNote; ///< what the model learnt with instead of one-off days, in sentences; empty without any
};

/// One self-contained HTML page in UTF-8: tables and inline SVG charts, no script, no address outside the page, light
/// and dark, printable on A4. Every text from outside is escaped. The same input gives the same bytes; no time, no
/// path.
[[nodiscard]] std::string reportHtml(const ReportInput& input);

} // namespace planwright::service
