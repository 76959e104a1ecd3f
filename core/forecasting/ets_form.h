#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace planwright::forecasting {

/// Periods in a season where nothing else is said: months.
inline constexpr std::size_t etsSeason = 12;

enum class EtsError : std::uint8_t { Additive, Multiplicative };
enum class EtsTrend : std::uint8_t { None, Additive, Damped };
enum class EtsSeasonality : std::uint8_t { None, Additive, Multiplicative };

/// One exponential smoothing model in the taxonomy of Hyndman, Koehler, Ord & Snyder 2008: error, trend, season.
struct EtsForm {
    EtsError error = EtsError::Additive;
    EtsTrend trend = EtsTrend::None;
    EtsSeasonality season = EtsSeasonality::None;

    [[nodiscard]] bool hasTrend() const { return trend != EtsTrend::None; }
    [[nodiscard]] bool hasSeason() const { return season != EtsSeasonality::None; }
    /// Free numbers: smoothing parameters, initial states (seasons but one), and the error's variance.
    [[nodiscard]] std::size_t parameterCount(std::size_t seasonLength = etsSeason) const;
    /// "ANN", "MAdM", ...
    [[nodiscard]] std::string name() const;
    [[nodiscard]] static std::optional<EtsForm> parse(std::string_view name);

    friend bool operator==(const EtsForm&, const EtsForm&) = default;
};

/// The forms that are tried, simplest first. Additive error with multiplicative season is left out (Hyndman et al.
/// 2008: infinite variance), as is a multiplicative trend.
[[nodiscard]] std::span<const EtsForm> etsForms();

} // namespace planwright::forecasting
