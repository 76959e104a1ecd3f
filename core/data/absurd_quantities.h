#pragma once

#include "core/data/engine/database.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace planwright::data {

/// The quantities (1/1000 units, positive, ascending, with how often each was bought) of one product. Above the limit
/// that this returns they are absurd: median * exp(6 * 1.4826 * MAD of the logarithms), at least 20 times the median
/// and at least 20 units. Nothing for fewer than 20 purchases. (1.4826 makes the MAD a normal's standard deviation.)
[[nodiscard]] std::optional<std::int64_t>
absurdAbove(std::span<const std::pair<std::int64_t, std::int64_t>> quantities);

/// event_row's numbers of the accepted purchases of an absurd quantity, ascending, by their product's own history (by
/// their category's, where no product is known). `fields`: those that rows have.
[[nodiscard]] Result<std::vector<std::int64_t>>
absurdQuantities(engine::Database& database, const std::set<std::string>& fields, const RunContext& context);

} // namespace planwright::data
