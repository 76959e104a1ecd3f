#include "core/decisions/economics.h"

namespace planwright::decisions {

bool hasPrice(const Economics& given) {
    return given.price && (*given.price > 0 || given.unitCost);
}

Result<UnitEconomics> completeEconomics(const Economics& given, const Config& config, const std::string& path) {
    UnitEconomics full;
    const auto take = [&full](const std::optional<double>& value, const char* name, double otherwise) {
        if (!value)
            full.defaulted.emplace_back(name);
        return value.value_or(otherwise);
    };
    full.price = given.price.value_or(0);
    full.unitCost = take(given.unitCost, "unit_cost", config.unitCostShare * full.price);
    full.salvage = take(given.salvage, "salvage", config.salvageShare * full.unitCost);
    full.goodwill = take(given.goodwill, "goodwill", 0);
    full.holding = take(given.holding, "holding", config.holdingShare * full.unitCost);
    full.onHand = take(given.onHand, "on_hand", 0);
    full.inbound = take(given.inbound, "inbound", 0);
    if (!(full.overage() > 0))
        return Error(ErrorCode::InvalidArgument,
                     "A unit left over would lose nothing: salvage must be below unit cost plus holding cost.",
                     {{}, 0, path + ".salvage"});
    return full;
}

} // namespace planwright::decisions
