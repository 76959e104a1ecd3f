#pragma once

#include "core/base/result.h"
#include "core/forecasting/ets_recursion.h"

#include <span>

namespace planwright::forecasting {

struct EtsFit {
    EtsForm form;
    EtsNumbers numbers;
    double minusTwoLogLikelihood = 0; ///< as EtsRecursion::run()
    double aicc = 0;
};

/// Maximum likelihood of one form: smoothing parameters inside both the usual bounds (0 < beta < alpha < 1,
/// 0 < gamma < 1 - alpha, .8 <= phi <= .98) and the admissible region (forecastable: Hyndman et al. 2008, ch. 10), and
/// initial states. InsufficientData where there are not two more months than numbers; NumericalFailure where no start
/// could be found. Multiplicative forms need months above 0.
[[nodiscard]] Result<EtsFit> fitEtsForm(EtsForm form, std::span<const double> months,
                                        std::size_t seasonLength = etsSeason);

/// The form of lowest AICc among those the months allow: seasons from two full ones on (none if `seasonLength` is 1),
/// multiplicative forms only where every month is above 0.
[[nodiscard]] Result<EtsFit> selectEts(std::span<const double> months, std::size_t seasonLength = etsSeason);

} // namespace planwright::forecasting
