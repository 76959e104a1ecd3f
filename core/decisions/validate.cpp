#include "core/decisions/validate.h"

#include "core/base/text.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>

namespace planwright::decisions {
namespace {

std::string limitText(double limit) {
    return std::abs(limit) >= 1000 ? withThousands(limit) : shortestDouble(limit);
}

class CategoryCheck {
public:
    CategoryCheck(const std::string& category, std::size_t index)
        : m_category(category)
        , m_path("categories[" + std::to_string(index) + "].") {}

    [[nodiscard]] Status between(double value, double low, double high, const std::string& field) const {
        if (value >= low && value <= high)
            return {};
        return refuse(field, (std::isfinite(value) ? shortestDouble(value) : std::string("that value")) +
                                 " is not a number from " + limitText(low) + " to " + limitText(high) + ".");
    }
    [[nodiscard]] Status amount(const std::optional<double>& value, const std::string& field) const {
        return value ? between(*value, 0, largestNumber, field) : Status();
    }
    [[nodiscard]] Error refuse(const std::string& field, const std::string& why) const {
        return {ErrorCode::InvalidArgument, "Category '" + m_category + "': " + why, {{}, 0, m_path + field}};
    }

private:
    const std::string& m_category;
    std::string m_path;
};

Status checkEconomics(const Economics& economics, const CategoryCheck& check) {
    PLANWRIGHT_TRY(check.amount(economics.price, "economics.price"));
    PLANWRIGHT_TRY(check.amount(economics.unitCost, "economics.unit_cost"));
    PLANWRIGHT_TRY(check.amount(economics.salvage, "economics.salvage"));
    PLANWRIGHT_TRY(check.amount(economics.goodwill, "economics.goodwill"));
    PLANWRIGHT_TRY(check.amount(economics.holding, "economics.holding"));
    PLANWRIGHT_TRY(check.amount(economics.onHand, "economics.on_hand"));
    PLANWRIGHT_TRY(check.amount(economics.inbound, "economics.inbound"));
    return check.amount(economics.baselineStock, "economics.baseline_stock");
}

Status checkCategory(const CategoryInput& input, std::size_t index) {
    static constexpr std::array names{"p05", "p10", "p25", "p50", "p75", "p90", "p95"};
    const CategoryCheck check(input.category, index);
    if (trimmed(input.category).empty())
        return check.refuse("category", "A category needs a name.");
    // Returns can exceed sales: a negative month counts as 0 later.
    PLANWRIGHT_TRY(check.between(input.lastMonth, -largestNumber, largestNumber, "last_month"));
    for (std::size_t i = 0; i < names.size(); ++i)
        PLANWRIGHT_TRY(check.between(input.knots[i], 0, largestNumber, std::string("quantiles.") + names[i]));
    PLANWRIGHT_TRY(check.between(input.confidence, 0, 1, "confidence"));
    PLANWRIGHT_TRY(check.between(input.volatility, 0, 1, "volatility"));
    PLANWRIGHT_TRY(check.amount(input.wape, "wape"));
    PLANWRIGHT_TRY(check.amount(input.spend, "spend"));
    if (input.deltaYoy)
        PLANWRIGHT_TRY(check.between(*input.deltaYoy, -largestNumber, largestNumber, "delta_yoy"));
    PLANWRIGHT_TRY(check.amount(input.daysRatio, "days_ratio"));
    if (input.elasticity)
        PLANWRIGHT_TRY(check.between(*input.elasticity, 0, .99, "elasticity"));
    return checkEconomics(input.economics, check);
}

} // namespace

Status validateRequest(const DecisionRequest& request) {
    const auto refuse = [](const char* field, const std::string& why) {
        return Error(ErrorCode::InvalidArgument, why, {{}, 0, field});
    };
    if (request.categories.empty())
        return refuse("categories", "There is no category to decide about.");
    if (request.categories.size() > mostCategories)
        return refuse("categories", "There are more than " + std::to_string(mostCategories) + " categories.");
    if (request.budget && !(*request.budget >= 0 && *request.budget <= largestNumber))
        return refuse("budget", "The budget must be a number from 0 to " + limitText(largestNumber) + ".");
    const auto& [draws, ranks] = request.joint;
    if (ranks.size() != draws * request.categories.size() || (draws > 0 && draws < fewestDraws) ||
        std::any_of(ranks.begin(), ranks.end(), [count = draws](std::uint32_t rank) { return rank >= count; }))
        return refuse("joint",
                      "The joint draws must give each category a place from 0 to draws - 1 in each of at least " +
                          std::to_string(fewestDraws) + " draws.");
    std::set<std::string> seen;
    for (std::size_t i = 0; i < request.categories.size(); ++i) {
        const auto& input = request.categories[i];
        PLANWRIGHT_TRY(checkCategory(input, i));
        if (!seen.insert(input.category).second)
            return Error(ErrorCode::InvalidArgument, "Category '" + input.category + "' is given twice.",
                         {{}, 0, "categories[" + std::to_string(i) + "].category"});
    }
    return {};
}

} // namespace planwright::decisions
