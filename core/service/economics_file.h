#pragma once

#include "core/base/result.h"
#include "core/serving/decision_request.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace planwright::service {

/// What a planner knows of each category's money, as CSV: a column `category`, and any of price, unit_cost, salvage,
/// goodwill, holding, on_hand, inbound, baseline_stock, spend, elasticity (decimal point; an empty cell is "not
/// given"). InvalidArgument, with file, line and field, for an unknown column or category, a category that comes twice,
/// or a value that is no finite number. Whether the numbers make sense together is for the decision engine to say.
[[nodiscard]] Result<std::map<std::string, serving::CategoryEconomics>>
readEconomics(const std::filesystem::path& file, const std::vector<std::string>& categories);

} // namespace planwright::service
