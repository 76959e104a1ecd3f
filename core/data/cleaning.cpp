#include "core/data/cleaning.h"

#include <algorithm>

namespace planwright::data {

namespace {

constexpr std::array<std::string_view, ruleCount> ruleNames = {
    "repeated_row",       "repeated_block",   "repeated_across_files", "adjustment",      "fee",
    "sample",             "test",             "non_positive_price",    "cancellation",    "refund",
    "missing_customer",   "missing_category", "future_date",           "absurd_quantity", "partial_period"};
constexpr std::array<std::string_view, 4> actionNames = {"off", "flag", "set_aside", "merge"};

template <typename Enum, std::size_t Count>
std::optional<Enum> named(const std::array<std::string_view, Count>& names, std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::string_view nameOf(Rule rule) {
    return ruleNames.at(static_cast<std::size_t>(rule));
}

std::optional<Rule> ruleNamed(std::string_view name) {
    return named<Rule>(ruleNames, name);
}

std::string_view nameOf(RuleAction action) {
    return actionNames.at(static_cast<std::size_t>(action));
}

std::optional<RuleAction> actionNamed(std::string_view name) {
    return named<RuleAction>(actionNames, name);
}

bool isAllowed(Rule rule, RuleAction action) {
    switch (rule) {
    case Rule::RepeatedRow:
        return action == RuleAction::Flag || action == RuleAction::Merge;
    case Rule::RepeatedBlock:
    case Rule::RepeatedAcrossFiles:
        return action == RuleAction::Merge || action == RuleAction::Off;
    case Rule::Adjustment:
    case Rule::Fee:
    case Rule::Sample:
    case Rule::Test:
    case Rule::NonPositivePrice:
    case Rule::Cancellation:
    case Rule::Refund:
    case Rule::MissingCustomer:
    case Rule::MissingCategory:
    case Rule::FutureDate:
    case Rule::AbsurdQuantity:
        return action != RuleAction::Merge;
    case Rule::PartialPeriod:
        return action == RuleAction::Flag;
    }
    return false;
}

} // namespace planwright::data
