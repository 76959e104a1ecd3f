#pragma once

#include <span>

namespace planwright::forecasting {

/// How fast two parts of an intermittent demand are learnt, each 0 .. 1.
struct IntermittentRates {
    double size = 0.1;   ///< of the months with demand
    double timing = 0.1; ///< of the intervals between them (Croston), or of the chance of one (TSB)
};

/// Mean demand a month after these (oldest first, the first not 0): Croston 1972 smooths the sizes of months with
/// demand and the intervals between them, each from its first value, and divides.
[[nodiscard]] double crostonMean(std::span<const double> months, const IntermittentRates& rates);
/// Croston's mean lies too high, since it divides by an estimate; times 1 - timing/2 it does not: Syntetos & Boylan
/// 2005.
[[nodiscard]] double crostonSbaMean(std::span<const double> months, const IntermittentRates& rates);
/// Sizes times the smoothed chance that a month has demand, which also falls while nothing is sold: Teunter, Syntetos &
/// Babai 2011. Without a month of 0 it is simple smoothing.
[[nodiscard]] double tsbMean(std::span<const double> months, const IntermittentRates& rates);

/// The rates between .1 and .3, usual for intermittent demand, of least squared errors one step ahead, each part on its
/// own.
[[nodiscard]] IntermittentRates fitCroston(std::span<const double> months);
[[nodiscard]] IntermittentRates fitTsb(std::span<const double> months);

} // namespace planwright::forecasting
