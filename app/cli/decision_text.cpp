#include "app/cli/decision_text.h"

#include "app/cli/number_text.h"
#include "app/cli/text_table.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <map>

namespace planwright::cli {
namespace {

using decisions::CategoryDecision;

std::vector<const CategoryDecision*> byPriority(const decisions::DecisionResult& result) {
    std::vector<const CategoryDecision*> ordered;
    for (const auto& category : result.categories)
        ordered.push_back(&category);
    std::ranges::stable_sort(ordered, {}, [](const auto* category) { return category->priorityRank; });
    return ordered;
}

std::string amountAndChange(const std::optional<double>& amount, const std::optional<double>& change, bool isMoney) {
    if (!amount)
        return noValue;
    const auto text = isMoney ? moneyText(*amount) : unitsText(*amount);
    return change && *amount > 0 ? fmt::format("{} ({})", text, changeText(change)) : text;
}

std::string flagsText(const decisions::DecisionResult& result) {
    std::map<std::string, std::size_t> counts;
    for (const auto& category : result.categories)
        for (const auto& flag : category.flags)
            ++counts[flag];
    std::vector<std::string> parts;
    parts.reserve(counts.size() + result.portfolio.flags.size());
    for (const auto& [flag, count] : counts)
        parts.push_back(count == result.categories.size() ? fmt::format("{} (all)", flag)
                                                          : fmt::format("{} ({})", flag, count));
    for (const auto& flag : result.portfolio.flags)
        parts.push_back(flag + " (portfolio)");
    return parts.empty() ? std::string() : fmt::format("Assumed: {}\n", fmt::join(parts, ", "));
}

std::string budgetText(const decisions::PortfolioDecision& portfolio) {
    if (portfolio.budget == 0 && portfolio.allocated == 0)
        return "No advertising spend is known, so none is shared out: give it with `decide --economics` (column "
               "spend).\n";
    auto text = fmt::format("Advertising budget {}: {} placed, {} left over.", moneyText(portfolio.budget),
                            moneyText(portfolio.allocated), moneyText(portfolio.unallocated));
    if (portfolio.shadowPrice)
        text += fmt::format(" One more currency unit would return {:.2f}.", *portfolio.shadowPrice);
    return text + '\n';
}

std::string portfolioText(const decisions::PortfolioDecision& portfolio) {
    auto text = budgetText(portfolio);
    if (portfolio.expectedProfit)
        text += fmt::format(
            "Expected profit {} before advertising; in one month of twenty it falls short by {} or more; "
            "chance of a loss {}.\n",
            moneyText(*portfolio.expectedProfit), moneyText(portfolio.par95), shareText(portfolio.lossProbability));
    return text;
}

} // namespace

std::string riskText(decisions::RiskClass risk) {
    switch (risk) {
    case decisions::RiskClass::Low:
        return "Low";
    case decisions::RiskClass::Medium:
        return "Medium";
    case decisions::RiskClass::High:
        break;
    }
    return "High";
}

std::string decisionText(const decisions::DecisionResult& result) {
    TextTable table({{"#"},
                     {"category", TextTable::Align::Left},
                     {"risk", TextTable::Align::Left},
                     {"ad spend"},
                     {"stock for the month"},
                     {"order"},
                     {"expected profit"},
                     {"worth acting"}});
    for (const auto* category : byPriority(result))
        table.addRow({grouped(static_cast<std::int64_t>(category->priorityRank)), category->category,
                      riskText(category->riskClass) + (category->hold ? ", hold" : ""),
                      amountAndChange(category->spend, category->spendChange, true),
                      amountAndChange(category->targetStock, category->stockScale, false),
                      category->orderQuantity ? unitsText(*category->orderQuantity) : noValue,
                      moneyText(category->expectedProfit), moneyText(category->priority)});
    return fmt::format("Decisions, the most valuable first\n\n{}\n{}{}", table.toString(),
                       portfolioText(result.portfolio), flagsText(result));
}

} // namespace planwright::cli
