#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// Units in whole steps as sentences print them: of one unit, or of a tenth where what is told of is below 10.
class RoundedUnits {
public:
    explicit RoundedUnits(double largest)
        : m_perUnit(largest < 10 ? 10 : 1) {}
    /// Whole steps.
    [[nodiscard]] double of(double units) const;
    /// Of whole steps: "1,240", "0.7".
    [[nodiscard]] std::string text(double steps) const;

private:
    double m_perUnit;
};

/// One of several amounts, or what is left of them, in whole steps.
struct RoundedStep {
    std::optional<std::size_t> index; ///< empty: all that is not named
    double steps = 0;
};

/// The `mostNamed` largest of the amounts that do not round to 0, the largest first, and the rest, so that they add up
/// to `change` steps as they are printed: what rounding leaves goes to the first that keeps its sign, if need be to the
/// rest.
[[nodiscard]] std::vector<RoundedStep> roundedSteps(std::span<const double> amounts, std::size_t mostNamed,
                                                    const RoundedUnits& rounded, double change);

} // namespace planwright::forecasting
