#pragma once

#include "core/stats/bootstrap.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace planwright::forecasting {

/// What a record says of bands. Under six forecasts (or, of several categories, six months) it says nothing.
enum class BandVerdict : std::uint8_t { TooEarly, Holds, TooNarrow, TooWide };
/// "too_early", "holds", "too_narrow", "too_wide"
[[nodiscard]] std::string_view bandVerdictName(BandVerdict verdict);

/// How often a band held, against how often it promised to (decision spec 3.4).
struct BandCheck {
    double nominal = .8;                     ///< the share that the band is to hold
    int forecasts = 0;                       ///< past forecasts that had a band
    int hits = 0;                            ///< of them, those whose actual lay inside, ends included
    std::optional<double> coverage;          ///< hits / forecasts
    std::optional<stats::Interval> limits;   ///< of the coverage, exact binomial at 95 %
    std::optional<stats::Interval> byMonths; ///< several categories, six months or more: month-block bootstrap at 90 %
    int fewestHits = 0, mostHits = 0;        ///< what an honest band has, but for one time in twenty on either side
    BandVerdict verdict = BandVerdict::TooEarly;
};

/// Of forecasts that err independently, as one category's one month ahead: too narrow under `fewestHits`, too wide
/// over `mostHits`. With 13 forecasts or fewer no number is over the most, so an 80 % band cannot be shown too wide.
[[nodiscard]] BandCheck checkBand(double nominal, int hits, int forecasts);

/// Of several categories, whose errors of one month go together: hits over forecasts by month. Too narrow or too wide
/// only where the nominal share lies outside the binomial limits and outside the bootstrap of whole months as well: the
/// first take the categories for independent, the second is short with few months.
[[nodiscard]] BandCheck checkBand(double nominal, std::span<const stats::MonthBlock> months);

/// Chance that an honest band's record of so many forecasts is called too narrow or too wide by the first rule.
[[nodiscard]] double falseAlarmChance(const BandCheck& check);

} // namespace planwright::forecasting
