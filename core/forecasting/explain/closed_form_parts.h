#pragma once

#include "core/features/closed_forms.h"
#include "core/forecasting/explain/parts.h"

namespace planwright::forecasting {

/// One of the forms as the last month (of `lastMonthDays` days) and the steps from it: the recent level, the month's
/// length, last year's days, growth and the portfolio's season. The mean of the forms has the mean of their steps.
[[nodiscard]] Parts closedFormParts(const features::ClosedForms& forms, double features::ClosedForms::*form,
                                    double lastMonth, int lastMonthDays, int targetDays);

} // namespace planwright::forecasting
