#pragma once

#include "core/base/date.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

/// What leads from the forecast of a month that was given earlier to today's forecast of it.
enum class ChangeKind : std::uint8_t {
    RestatedHistory, ///< months that were known then already, and are told otherwise today
    NewSales,        ///< months that have become known since
    Model,           ///< what was chosen and fitted since, asked on the same data
    DataAndModel,    ///< all three at once, where the earlier model cannot be asked on today's data
    Judgement, ///< what planners entered (analogues, planned days, one-off marks): its effect today less that then
};
/// Name in documents, e.g. "new_sales".
[[nodiscard]] std::string_view changeName(ChangeKind kind);

struct ChangeStep {
    ChangeKind kind = ChangeKind::NewSales;
    std::string label; ///< in words, e.g. "November's sales"
    double units = 0;  ///< units or currency units
};

/// Where the earlier forecast is from.
enum class EarlierSource : std::uint8_t {
    Training, ///< a model that was trained on data that ended earlier: what it forecast then
    Backtest, ///< the automatic choice as it would have been a month earlier, by today's data; no planner's analogues
};
/// "training", "backtest".
[[nodiscard]] std::string_view sourceName(EarlierSource source);

struct EarlierForecast {
    EarlierSource source = EarlierSource::Backtest;
    Month lastCompleteMonth; ///< what was known then
    double units = 0;        ///< the mean that was forecast
};

/// Today's mean against what was forecast of the same month earlier: before + the steps = after, to 1e-9 of the largest
/// (or of 1). Steps that are 0 are left out.
struct WhatChanged {
    std::optional<EarlierForecast> before;
    double after = 0;
    std::vector<ChangeStep> steps;
    /// "Toys, December: 1,240 units, 85 more than last month's forecast of 1,155: 110 more from ..."; empty without
    /// `before`.
    std::string sentence;
    std::string reason; ///< why there is none to compare with, in a sentence; empty where there is
};

/// A month of the past that looked, from as far ahead, as the forecast month looks now.
struct SimilarMonth {
    std::string category;
    Month origin, month; ///< the last month known then; the one that was forecast
    double forecast = 0; ///< the automatic choice's mean then, above 0
    double actual = 0;   ///< what came
    double distance = 0; ///< in standard deviations of the features
    [[nodiscard]] double error() const { return (actual - forecast) / forecast; } ///< fraction of the forecast
};

struct SimilarMonths {
    std::vector<SimilarMonth> months; ///< the most similar first, each of another origin
    /// "In the 5 most similar months sales came in between 12 % below and 9 % above the forecast."; empty without any.
    std::string sentence;
    std::string reason; ///< why there are none, in a sentence; empty where there are some
};

/// What stands behind one forecast besides its parts.
struct Background {
    WhatChanged changed;
    SimilarMonths similar; ///< of categories only
};

/// Of one MonthForecast: categories in the same order.
struct MonthBackground {
    std::vector<Background> categories;
    Background total;
};

} // namespace planwright::forecasting
