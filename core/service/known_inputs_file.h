#pragma once

#include "core/forecasting/known/known_input.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::service {

using KnownInput = forecasting::KnownInput;
using KnownInputs = forecasting::KnownInputs;
using KnownKind = forecasting::KnownKind;

/// What inputs may be about: the forecast's categories and months.
struct KnownScope {
    std::vector<std::string> categories; ///< in byte order
    Month firstMonth, lastMonth;
};
/// InvalidArgument with the field and what to do, where the category is not there or the days touch none of the months.
[[nodiscard]] Status checkScope(const KnownInput& input, const KnownScope& scope);

/// What is known in advance as CSV with a heading: `kind` (promotion, price, special_day, closure) and `first_day`
/// (YYYY-MM-DD); optional `category` (empty: all), `last_day` (empty: the first), `amount` (a promotion's discount as a
/// fraction, a price, a special day's weight: empty is 1; a closure has none) and `name`. In any order.
/// InvalidArgument, with file, line and field, for an unknown or missing column, a value that cannot be read, and what
/// forecasting::checkKnownInputs() and (where a scope is given) checkScope() refuse.
[[nodiscard]] Result<KnownInputs> parseKnownInputs(std::string_view text, const std::string& sourceName,
                                                   const std::optional<KnownScope>& scope = {});
/// Of a file of 10 MiB at most.
[[nodiscard]] Result<KnownInputs> readKnownInputs(const std::filesystem::path& file,
                                                  const std::optional<KnownScope>& scope = {});

/// The text that parseKnownInputs() reads back, with all six columns, in the order given.
[[nodiscard]] std::string knownInputsText(std::span<const KnownInput> inputs);
[[nodiscard]] Status writeKnownInputs(const std::filesystem::path& file, std::span<const KnownInput> inputs);

/// An input's amount as a person writes it: "0.2", "12.5", "2"; empty for a closure.
[[nodiscard]] std::string amountText(const KnownInput& input);

} // namespace planwright::service
