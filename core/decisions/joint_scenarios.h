#pragma once

#include "core/decisions/category_plan.h"
#include "core/decisions/portfolio.h"

#include <span>
#include <vector>

namespace planwright::decisions {

/// Low and high of every category and of the portfolio from joint draws (decision spec 2.0): means over the draws whose
/// total revenue lies in ranks 5 to 15 % and 85 to 95 % (units where no price is known), equal revenues by their draw.
/// Expected stays as it is: the mean over all draws. What categories have adds up to what the portfolio has.
void setJointScenarios(std::span<const PortfolioPart> parts, const JointRanks& joint, std::vector<CategoryPlan>& plans,
                       PortfolioDecision& portfolio);

} // namespace planwright::decisions
