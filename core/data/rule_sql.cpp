#include "core/data/rule_sql.h"

#include "core/data/event_sql.h"

#include <fmt/format.h>

namespace planwright::data {

namespace {

/// What gives back, before and after the kind of a row is settled.
constexpr const char* givesBack = "(kind = 1 OR (kind = 0 AND (quantity < 0 OR {0})))";

} // namespace

std::string ruleCondition(Rule rule, const Mapping& mapping, const std::set<std::string>& fields) {
    const auto prefixed = [&](const std::vector<std::string>& prefixes) {
        return fields.contains("order_id") ? anyPrefix("order_id", prefixes) : "false";
    };
    const auto product = [&](const std::vector<std::string>& products) {
        return fields.contains("product_id") ? anyOf("product_id", products) : "false";
    };
    const auto cancelled = prefixed(mapping.cancellationPrefixes);
    switch (rule) {
    case Rule::Adjustment:
        return prefixed(mapping.adjustmentPrefixes);
    case Rule::Fee:
        return "(" + anyOf("category", mapping.feeCategories) + " OR " + product(mapping.feeProducts) + ")";
    case Rule::Sample:
        return product(mapping.sampleProducts);
    case Rule::Test:
        return product(mapping.testProducts);
    case Rule::NotDemand:
        return "(kind >= 2)";
    case Rule::NonPositivePrice:
        return "coalesce(" + moneySql(mapping, false).unpaid + ", false)";
    case Rule::Cancellation:
        return fmt::format("({0} AND {1})", fmt::format(givesBack, cancelled), cancelled);
    case Rule::Refund:
        return fmt::format("({0} AND NOT {1})", fmt::format(givesBack, cancelled), cancelled);
    case Rule::MissingCustomer:
        return fields.contains("customer_id") ? "(customer_id IS NULL)" : "false";
    case Rule::MissingCategory:
        return "(category = 'Uncategorised')";
    case Rule::RepeatedRow:
    case Rule::RepeatedBlock:
    case Rule::RepeatedAcrossFiles:
    case Rule::FutureDate:
    case Rule::AbsurdQuantity:
    case Rule::PartialPeriod:
        break;
    }
    return "false";
}

std::string setAsideCases(const Mapping& mapping, const std::set<std::string>& fields) {
    std::string cases;
    for (std::size_t i = 0; i < ruleCount; ++i) {
        const auto rule = static_cast<Rule>(i);
        const auto condition = ruleCondition(rule, mapping, fields);
        if (mapping.cleaning.setsAside(rule) && condition != "false")
            cases += fmt::format(" WHEN {} THEN '{}'", condition, accountNameOf(rule));
    }
    return cases;
}

} // namespace planwright::data
