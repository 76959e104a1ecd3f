#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace planwright::stats {

enum class SeasonKind : std::uint8_t { Additive, Multiplicative };

/// Classical decomposition: `period` seasonal values, entry i for times t with t % period == i. The trend is the
/// centred moving average over one period; a season's value is the mean of what is left of it there, and the
/// values are normalised to mean 0 (additive) or 1 (multiplicative). Kendall & Stuart 1983, as in R's decompose().
/// Empty if the series is shorter than two periods, the period is below 2, or a multiplicative ratio is undefined.
[[nodiscard]] std::optional<std::vector<double>> seasonalFigure(std::span<const double> series, std::size_t period,
                                                                SeasonKind kind);

} // namespace planwright::stats
