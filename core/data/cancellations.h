#pragma once

#include "core/data/engine/database.h"
#include "core/data/mapping.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>

namespace planwright::data {

/// How many accepted rows that give back find what they give back.
struct MatchedReturns {
    std::int64_t cancellations = 0, refunds = 0;
};

/// A row matches where the same customer bought, at the same price, at least as much of the same product before it and
/// has not given it back yet. Nothing where no customer or product is known.
[[nodiscard]] Result<std::optional<MatchedReturns>> matchReturns(engine::Database& database, const Mapping& mapping,
                                                                 const std::set<std::string>& fields,
                                                                 const RunContext& context);

} // namespace planwright::data
