#include "core/data/cleaning.h"

#include <algorithm>

namespace planwright::data {

namespace {

constexpr std::array<std::string_view, ruleCount> ruleNames = {"repeated_row",
                                                               "repeated_block",
                                                               "repeated_across_files",
                                                               "adjustment",
                                                               "fee",
                                                               "sample",
                                                               "test",
                                                               "not_demand",
                                                               "non_positive_price",
                                                               "cancellation",
                                                               "refund",
                                                               "missing_customer",
                                                               "missing_category",
                                                               "future_date",
                                                               "absurd_quantity",
                                                               "partial_period"};
constexpr std::array<std::string_view, ruleCount> accountNames = {"RepeatedRow",
                                                                  "RepeatedBlock",
                                                                  "RepeatedAcrossFiles",
                                                                  "Adjustment",
                                                                  "Fee",
                                                                  "Sample",
                                                                  "Test",
                                                                  "NotDemand",
                                                                  "NonPositivePrice",
                                                                  "Cancellation",
                                                                  "Refund",
                                                                  "MissingCustomer",
                                                                  "MissingCategory",
                                                                  "FutureDate",
                                                                  "AbsurdQuantity",
                                                                  "PartialPeriod"};
constexpr std::array<std::string_view, 4> actionNames = {"off", "flag", "set_aside", "merge"};

template <typename Enum, std::size_t Count>
std::optional<Enum> named(const std::array<std::string_view, Count>& names, std::string_view name) {
    const auto* const found = std::find(names.begin(), names.end(), name);
    if (found == names.end())
        return std::nullopt;
    return static_cast<Enum>(found - names.begin());
}

} // namespace

std::array<RuleAction, ruleCount> Cleaning::defaults() {
    Cleaning cleaning{{}, {}};
    cleaning.actions.fill(RuleAction::Flag);
    for (const auto rule : {Rule::RepeatedBlock, Rule::RepeatedAcrossFiles})
        cleaning.set(rule, RuleAction::Merge);
    for (const auto rule : {Rule::Adjustment, Rule::Fee, Rule::Sample, Rule::Test, Rule::NotDemand,
                            Rule::NonPositivePrice, Rule::FutureDate})
        cleaning.set(rule, RuleAction::SetAside);
    return cleaning.actions;
}

std::string_view accountNameOf(Rule rule) {
    return accountNames.at(static_cast<std::size_t>(rule));
}

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
    case Rule::NotDemand:
        return action == RuleAction::SetAside;
    case Rule::PartialPeriod:
        return action == RuleAction::Flag;
    }
    return false;
}

} // namespace planwright::data
