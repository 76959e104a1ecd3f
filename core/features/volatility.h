#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace planwright::features {

/// Syntetos, Boylan & Croston 2005, cut-offs ADI 1.32 and squared CV .49.
enum class DemandClass : std::uint8_t { Smooth, Intermittent, Erratic, Lumpy };
[[nodiscard]] std::string_view demandClassName(DemandClass demandClass);

/// How unsteady a monthly series is (decision spec 1.4), from its last 24 months at most; a month below 0 counts as 0.
/// `adi` and `squaredCv` are what stats::volatilityScore takes.
struct Volatility {
    double adi = 1;         ///< months / months with demand
    double rawCv = 0;       ///< sd(n-1) / mean of all the months
    double squaredCv = 0;   ///< of the months with demand, of what season and trend leave where that can be told
    bool remainder = false; ///< whether `squaredCv` is of the remainder
    std::size_t months = 0; ///< how many were used
    DemandClass demandClass = DemandClass::Smooth;
};

/// With 24 complete months, season (one value a calendar month) and linear trend are taken out by least squares; two
/// years of them leave half the variance of the year-on-year differences. With fewer, season and trend cannot be told
/// from chance and the raw CV stands. Months without demand are gaps (ADI), not part of the size: their pairs are left
/// out, and with under six pairs the raw CV of the months with demand stands. Empty with under 3 months, or where no
/// month has demand.
[[nodiscard]] std::optional<Volatility> monthlyVolatility(std::span<const double> months);

} // namespace planwright::features
