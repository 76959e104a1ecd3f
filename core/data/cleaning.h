#pragma once

#include "core/base/date.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace planwright::data {

/// The named rules of cleaning (design.md section 5), in the order in which a row meets them.
enum class Rule : std::uint8_t {
    RepeatedRow,         ///< a single row that equals another of its file: tills scan twice
    RepeatedBlock,       ///< 100 or more consecutive rows that equal an earlier run
    RepeatedAcrossFiles, ///< rows that stand in an earlier file or import as well
    Adjustment,          ///< order ids with one of the mapping's adjustment_prefixes
    Fee,                 ///< the mapping's fee_categories and fee_products
    Sample,              ///< the mapping's sample_products
    Test,                ///< the mapping's test_products
    NotDemand,           ///< views and carts: kept out of demand always
    NonPositivePrice,    ///< a price, or a line's money per unit, that is zero or negative
    Cancellation,        ///< order ids with one of the mapping's cancellation_prefixes, on their own day
    Refund,              ///< rows that give back (event type refund, or a negative quantity) and are no cancellation
    MissingCustomer,
    MissingCategory,
    FutureDate,     ///< after the file's last plausible day (future_dates.h), or after `latestDay`
    AbsurdQuantity, ///< far above the product's own history (absurd_quantities.h)
    PartialPeriod,  ///< rows of months that the data cover in part: kept, never learned from
};
inline constexpr std::size_t ruleCount = 16;

enum class RuleAction : std::uint8_t {
    Off,      ///< not looked for
    Flag,     ///< counted and shown; the row stays
    SetAside, ///< the row is no demand
    Merge,    ///< all copies but one go
};

/// What is done about each rule. The defaults are those of version 1; a saved mapping keeps the version it was written
/// with.
struct Cleaning {
    static constexpr int version = 1;
    std::array<RuleAction, ruleCount> actions = defaults();
    std::optional<Date> latestDay; ///< empty: told from each file's own days

    [[nodiscard]] static std::array<RuleAction, ruleCount> defaults();
    [[nodiscard]] RuleAction of(Rule rule) const { return actions.at(static_cast<std::size_t>(rule)); }
    void set(Rule rule, RuleAction action) { actions.at(static_cast<std::size_t>(rule)) = action; }
    [[nodiscard]] bool setsAside(Rule rule) const { return of(rule) == RuleAction::SetAside; }
};

/// "repeated_row", "fee" ...: the key in a mapping and in the import document.
[[nodiscard]] std::string_view nameOf(Rule rule);
[[nodiscard]] std::optional<Rule> ruleNamed(std::string_view name);
/// "RepeatedRow", "Fee" ...: the key of what the rule sets aside in an import's account.
[[nodiscard]] std::string_view accountNameOf(Rule rule);
/// "off", "flag", "set_aside" or "merge".
[[nodiscard]] std::string_view nameOf(RuleAction action);
[[nodiscard]] std::optional<RuleAction> actionNamed(std::string_view name);
/// Whether this can be done about the rule: a repeat cannot be set aside, nor a fee merged.
[[nodiscard]] bool isAllowed(Rule rule, RuleAction action);

} // namespace planwright::data
