#pragma once

#include "core/forecasting/forecaster.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace planwright::forecasting {

struct BacktestRun;

/// One model's monthly errors beside another's, over the months that both forecast.
struct PairedDifference {
    int months = 0;
    double wape = 0;                      ///< this model's WAPE less the other's: below 0 is better
    double relative = 0;                  ///< the same as a fraction of the other's WAPE; 0 where that is 0
    std::optional<double> standardError;  ///< of `wape`, from month to month; empty under two months
    std::optional<double> dieboldMariano; ///< stats/diebold_mariano.h on monthly errors; empty where it is undefined
    std::optional<double> p;              ///< its two-sided p-value: how likely so large a difference is by chance
};

/// A model's error in one category; empty where nothing was sold there in those months.
struct CategoryDifference {
    std::optional<double> wape;
    std::optional<double> difference; ///< less that of "auto", same months
};

/// What the past says of one model, of a pool, or of "auto" (at each origin what it would have chosen there).
struct ComparedModel {
    std::string model;
    Simplicity simplicity = Simplicity::ClosedForm; ///< of "auto": of what it stands for now
    bool isChosen = false;                          ///< "auto" stands for it now
    bool isBest = false;                            ///< lowest error of those that forecast all shared months
    bool isNearBest = false;                        ///< within 1 % of the best, best included
    bool isClearlyWorse = false; ///< than the best: Diebold-Mariano, one-sided, at 2.5 %. The veto of decision spec 1.7
    int months = 0;              ///< the months that its figures are over
    std::optional<double> wape, mase, bias;
    std::optional<double> coverage80; ///< of the bands that would have been given then; empty where there was none
    std::optional<double> steadiness; ///< standard deviation of its monthly WAPE: lower is steadier
    std::optional<PairedDifference> toAutomatic, toBest;
    std::vector<CategoryDifference> categories; ///< in the order of ModelComparison::categories
};

/// All models side by side over the months that the choice looks at: one month ahead, at most the last 24 origins,
/// those that every model with a forecast for at least half of them forecast (so that errors are of the same months). A
/// model with fewer is compared over its own, and `months` says so.
struct ModelComparison {
    Month firstMonth, lastMonth; ///< the months of the shared ones that came first and last
    int months = 0;              ///< how many are shared; 0: nothing was compared
    std::vector<std::string> categories;
    std::vector<ComparedModel> models; ///< "auto" first, then by WAPE

    /// Null where there is none of that name.
    [[nodiscard]] const ComparedModel* find(std::string_view model) const;
};

/// "closed form", "smoothing", "mean of smoothing", "mixed pool", "additive", "boosting": the simplest first.
[[nodiscard]] std::string_view simplicityName(Simplicity simplicity);

[[nodiscard]] ModelComparison compareModels(const features::History& history, const BacktestRun& run);

} // namespace planwright::forecasting
