#pragma once

#include "core/base/result.h"
#include "core/decisions/config.h"
#include "core/decisions/decision.h"

#include <string>
#include <vector>

namespace planwright::decisions {

/// What a unit earns and costs, complete: money per unit of one currency. `salvage` is before holding.
struct UnitEconomics {
    double price = 0;
    double unitCost = 0;
    double salvage = 0;
    double goodwill = 0;
    double holding = 0;
    double onHand = 0;                  ///< units
    double inbound = 0;                 ///< units
    std::vector<std::string> defaulted; ///< JSON names of what nobody gave

    /// Cu: what a missing unit loses; not above 0 means that selling does not pay.
    [[nodiscard]] double underage() const { return price - unitCost + goodwill; }
    /// Co: what a unit left over loses; always above 0.
    [[nodiscard]] double overage() const { return unitCost - salvage + holding; }
    [[nodiscard]] double criticalRatio() const { return underage() / (underage() + overage()); }
};

/// Fills what is missing (decision spec 2.0). Without a price (or with price 0 and no cost) only the stock on hand
/// counts: hasPrice() of the input is false and nobody may ask for money.
[[nodiscard]] bool hasPrice(const Economics& given);
/// Requires hasPrice(). InvalidArgument at `path` + ".salvage" where a unit left over would earn money (Co <= 0).
[[nodiscard]] Result<UnitEconomics> completeEconomics(const Economics& given, const Config& config,
                                                      const std::string& path);

} // namespace planwright::decisions
