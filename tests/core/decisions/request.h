#pragma once

#include "core/decisions/decide.h"

#include <cmath>
#include <string>

/// The three categories of decision spec L, and small helpers that every test of this folder shares.
namespace planwright::decisions::testing {

inline CategoryInput category(const std::string& name, const Knots& knots, double lastMonth, double confidence,
                              double volatility, double spend, double elasticity) {
    CategoryInput input;
    input.category = name;
    input.knots = knots;
    input.lastMonth = lastMonth;
    input.confidence = confidence;
    input.volatility = volatility;
    input.spend = spend;
    input.elasticity = elasticity;
    return input;
}

inline Economics economics(double price, double cost, double salvage, double holding, std::optional<double> baseline) {
    Economics money;
    money.price = price;
    money.unitCost = cost;
    money.salvage = salvage;
    money.goodwill = 0;
    money.holding = holding;
    money.onHand = 0;
    money.inbound = 0;
    money.baselineStock = baseline;
    return money;
}

inline DecisionRequest vectorL(bool withBaseline = true) {
    DecisionRequest request;
    request.budget = 15000;
    auto a = category("A", {760, 820, 910, 1000, 1110, 1240, 1330}, 850, .757153, .064122, 8000, .12);
    a.economics = economics(50, 30, 18, 2, 850);
    auto b = category("B", {300, 330, 370, 420, 480, 560, 620}, 425, .55, .22, 5000, .20);
    b.economics = economics(115, 80, 40, 0, 425);
    auto c = category("C", {900, 1150, 1500, 1900, 2350, 2900, 3200}, 1500, .30, .55, 2000, .08);
    c.economics = economics(13, 9, 6, 0, 1500);
    request.categories = {a, b, c};
    if (!withBaseline) {
        for (auto& input : request.categories)
            input.economics.baselineStock.reset();
    }
    return request;
}

/// Relative to the larger of 1 and the expected size; the spec's tolerance is 1e-6.
inline bool near(double actual, double expected, double relative = 1e-6) {
    return std::abs(actual - expected) <= relative * std::max(1.0, std::abs(expected));
}
inline bool near(const std::optional<double>& actual, double expected, double relative = 1e-6) {
    return actual && near(*actual, expected, relative);
}

inline const TraceEntry* findRule(const CategoryDecision& decision, const std::string& rule) {
    for (const auto& entry : decision.trace) {
        if (entry.rule == rule)
            return &entry;
    }
    return nullptr;
}

/// A traced input, or NaN where that rule left none.
inline double traced(const CategoryDecision& decision, const std::string& rule, const std::string& input) {
    const auto* entry = findRule(decision, rule);
    if (entry == nullptr)
        return std::nan("");
    const auto found = entry->inputs.find(input);
    return found == entry->inputs.end() ? std::nan("") : found->second;
}

} // namespace planwright::decisions::testing
