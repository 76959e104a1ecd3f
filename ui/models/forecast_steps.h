#pragma once

#include "core/forecasting/background.h"
#include "core/forecasting/explanation.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace planwright::ui {

/// What a forecast's parts are to end with, units.
struct ShownForecast {
    QString lastMonth, month; ///< "November 2011", "December 2011"
    double statistical = 0;   ///< the most likely demand, the model's
    double shown = 0;         ///< the same, or what the planner made of it
};

/// One step of the way from the last month to the forecast.
struct ForecastStep {
    enum class Kind { Start, Step, Typed, End };
    Kind kind = Kind::Step;
    QString label;
    double units = 0; ///< the change; of the start and the end what they are
    double after = 0; ///< where it leads to
};

/// From the last month, step by step, to what is shown: each step's `after` is the one before plus its units, and the
/// last step's is `shown.shown`. Between the parts, whose sum is the mean, and the end stand the step from the mean to
/// the most likely, and the planner's own change, each where there is one.
[[nodiscard]] std::vector<ForecastStep> forecastSteps(const forecasting::Explanation& explanation,
                                                      const ShownForecast& shown);

/// From what was forecast of `month` earlier to what is expected of it now, on average.
[[nodiscard]] std::vector<ForecastStep> changeSteps(const forecasting::WhatChanged& changed, const QString& month);

/// The same way with `most` parts at most, the largest; the others are one, "everything else", after them.
[[nodiscard]] std::vector<ForecastStep> joinedSteps(const std::vector<ForecastStep>& steps, std::size_t most = 8);

/// Each step's units, steps with their sign, rounded so that they add up as they are printed.
[[nodiscard]] QStringList printedSteps(const std::vector<ForecastStep>& steps, int decimals);

/// Core's sentence as the interface spells it.
[[nodiscard]] QString withRealMinus(const std::string& sentence);

/// The sentence of the explanation, and what led from its number to the one that is shown.
[[nodiscard]] QString forecastSentence(const forecasting::Explanation& explanation, const ShownForecast& shown);

/// All steps as tab-separated lines with a heading.
[[nodiscard]] QString stepsTable(const std::vector<ForecastStep>& steps);

} // namespace planwright::ui
