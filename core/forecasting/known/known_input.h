#pragma once

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::forecasting {

enum class KnownKind : std::uint8_t {
    Promotion,  ///< a discount on everything of the category
    Price,      ///< another unit price
    SpecialDay, ///< a day of the planner's own, as data::PlannedDay
    Closure,    ///< nothing can be sold
};
inline constexpr std::size_t knownKindCount = 4;

/// Something that a planner knows of days that are still to come. In force on each of its days, both ends included.
struct KnownInput {
    KnownKind kind = KnownKind::Promotion;
    std::string category; ///< empty: all categories
    Date firstDay, lastDay;
    double amount = 0; ///< of a promotion the discount as a fraction in (0,1), of a special day its weight in (0,100]
    Money price;       ///< of a price, per unit, above 0
    std::string name;  ///< a planner's own word for it; may be empty

    friend bool operator==(const KnownInput&, const KnownInput&) = default;
};
using KnownInputs = std::vector<KnownInput>;

inline constexpr double largestDayWeight = 100;
inline constexpr std::size_t mostKnownInputs = 2000;
inline constexpr std::size_t mostForAllCategories = 100; ///< among them

/// "promotion", "price", "special_day", "closure": in files and documents.
[[nodiscard]] std::string_view kindName(KnownKind kind);

/// What can be told from the input alone. InvalidArgument, with a sentence and the field (kind, category, first_day,
/// last_day, amount, name): last day before the first or more than a year after it, an amount out of range, a price for
/// all categories together.
[[nodiscard]] Status checkKnownInput(const KnownInput& input);

/// Each of them by checkKnownInput(), and all together: not more than the limits, none twice, and one price of a
/// category a day. The error's line is the input's number, from 1.
[[nodiscard]] Status checkKnownInputs(std::span<const KnownInput> inputs);

/// "promotion 5 to 12 December, 20 % off", "price of 12.5 1 to 31 December", "special day 5 December, weight 2",
/// "closed 24 to 26 December"; with the name in quotes where it has one.
[[nodiscard]] std::string describe(const KnownInput& input);

/// What the effect of an input on a category's month stands on.
enum class KnownBasis : std::uint8_t {
    Own,     ///< mostly the category's own past
    Pooled,  ///< mostly that of the other categories
    Assumed, ///< mostly an assumption: the past says too little
    Days,    ///< the days' usual share of the month
    Nothing, ///< there is nothing to tell an effect from, so there is none
};
/// "own", "pooled", "assumed", "days", "nothing".
[[nodiscard]] std::string_view basisName(KnownBasis basis);

/// What one input does to one category in one month.
struct KnownEffect {
    KnownInput input;
    Month month;
    std::string category;
    double units = 0;         ///< added to the mean, in units or currency units; below 0 where it takes away
    double standardError = 0; ///< of `units`
    KnownBasis basis = KnownBasis::Nothing;
    double response = 0;      ///< elasticity of demand (promotion, price), or log effect of weight 1 (special day)
    double responseError = 0; ///< its standard error
    bool isClipped = false;   ///< the past or the input asked for an effect that is not believed
    std::string note;         ///< how it was found, in a sentence without its full stop
};

} // namespace planwright::forecasting
