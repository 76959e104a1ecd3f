#pragma once

#include "core/forecasting/background.h"
#include "core/forecasting/backtest.h"
#include "core/forecasting/forecast.h"
#include "core/service/workspace.h"
#include "core/serving/bundle_content.h"

#include <filesystem>
#include <vector>

namespace planwright::service {

/// Folders of bundles that may have forecast a month of today's forecast earlier, the likeliest first.
using EarlierBundles = std::vector<std::filesystem::path>;

/// Those of the workspace's other snapshots that count the same measure and were not cut off on purpose.
[[nodiscard]] Result<EarlierBundles> earlierBundles(Workspace& workspace, const serving::ServedModel& served);

/// What changed since last month's forecast, and the most similar past months, for each month of `forecast`, which
/// `served` gave; `backtest` is its training's. Compared is what the first of the bundles forecast that can be read,
/// whose data end earlier and know one of today's categories; where there is none, the automatic choice as it would
/// have stood a month earlier, which is fitted again for it.
[[nodiscard]] Result<std::vector<forecasting::MonthBackground>>
forecastBackground(const serving::ServedModel& served, const forecasting::ForecastSet& forecast,
                   const forecasting::BacktestResult& backtest, const EarlierBundles& earlier,
                   const RunContext& context);

} // namespace planwright::service
