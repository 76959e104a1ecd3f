#include "core/forecasting/known/known_input.h"

#include "core/base/text.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

constexpr std::int32_t longestInput = 366;
constexpr std::size_t longestName = 200;

Error wrong(const char* field, std::string sentence) {
    return {ErrorCode::InvalidArgument, std::move(sentence), {"", 0, field}};
}

/// "5 December", or "5" where the month is said later on.
std::string dayWords(Date day, bool withMonth) {
    auto words = std::to_string(static_cast<unsigned>(day.ymd().day()));
    if (withMonth) {
        const auto month = day.month().toWords();
        words += ' ' + month.substr(0, month.find(' '));
    }
    return words;
}

std::string daysWords(Date first, Date last) {
    if (first == last)
        return dayWords(first, true);
    return dayWords(first, first.month() != last.month()) + " to " + dayWords(last, true);
}

bool arePricesOfOneDay(const KnownInput& a, const KnownInput& b) {
    return a.kind == KnownKind::Price && b.kind == KnownKind::Price && a.category == b.category &&
           a.firstDay <= b.lastDay && b.firstDay <= a.lastDay;
}

} // namespace

std::string_view kindName(KnownKind kind) {
    static constexpr std::array<std::string_view, knownKindCount> names{"promotion", "price", "special_day", "closure"};
    return names[static_cast<std::size_t>(kind)];
}

std::string_view basisName(KnownBasis basis) {
    static constexpr std::array<std::string_view, 5> names{"own", "pooled", "assumed", "days", "nothing"};
    return names[static_cast<std::size_t>(basis)];
}

Status checkKnownInput(const KnownInput& input) {
    if (input.lastDay < input.firstDay)
        return wrong("last_day", fmt::format("The last day, {}, lies before the first, {}.", input.lastDay.toString(),
                                             input.firstDay.toString()));
    if (input.lastDay - input.firstDay >= longestInput)
        return wrong("last_day", "It may last a year at most: split it.");
    if (input.name.size() > longestName)
        return wrong("name", fmt::format("A name may have {} letters at most.", longestName));
    switch (input.kind) {
    case KnownKind::Promotion:
        if (!(input.amount > 0 && input.amount < 1))
            return wrong("amount", "A promotion's amount is its discount as a fraction above 0 and below 1: write 0.2 "
                                   "for 20 %.");
        break;
    case KnownKind::Price:
        if (input.category.empty())
            return wrong("category", "A price is one category's: name the category.");
        if (input.price.raw <= 0)
            return wrong("amount", "A price must be above 0.");
        break;
    case KnownKind::SpecialDay:
        if (!(input.amount > 0 && input.amount <= largestDayWeight))
            return wrong("amount",
                         fmt::format("A special day's weight must be above 0 and at most {}.", largestDayWeight));
        break;
    case KnownKind::Closure:
        if (input.amount != 0)
            return wrong("amount", "A closure has no amount: leave it empty.");
        break;
    }
    return {};
}

Status checkKnownInputs(std::span<const KnownInput> inputs) {
    if (inputs.size() > mostKnownInputs)
        return wrong("", fmt::format("At most {} inputs can be known in advance; these are {}.", mostKnownInputs,
                                     inputs.size()));
    if (std::ranges::count(inputs, std::string(), &KnownInput::category) >
        static_cast<std::ptrdiff_t>(mostForAllCategories))
        return wrong("category", fmt::format("At most {} inputs can be for all categories.", mostForAllCategories));
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        const auto at = [&](const Error& error) {
            return Error(error.code(), error.message(), {"", static_cast<std::int64_t>(i + 1), error.where().field});
        };
        if (const auto sound = checkKnownInput(inputs[i]); !sound)
            return at(sound.error());
        for (std::size_t before = 0; before < i; ++before) {
            if (inputs[i] == inputs[before])
                return at(wrong("name", fmt::format("The same stands in row {} already.", before + 1)));
            if (arePricesOfOneDay(inputs[i], inputs[before]))
                return at(wrong("first_day", fmt::format("Row {} names another price of {} for some of these days.",
                                                         before + 1, inputs[i].category)));
        }
    }
    return {};
}

std::string describe(const KnownInput& input) {
    const auto days = daysWords(input.firstDay, input.lastDay);
    const auto name = input.name.empty() ? std::string() : fmt::format(" \"{}\"", input.name);
    switch (input.kind) {
    case KnownKind::Promotion:
        return fmt::format("promotion{} {}, {} % off", name, days,
                           shortestDouble(std::round(input.amount * 1000) / 10));
    case KnownKind::Price:
        return fmt::format("price{} of {}, {}", name, toDecimalString(input.price), days);
    case KnownKind::SpecialDay:
        return fmt::format("special day{} {}, weight {}", name, days, shortestDouble(input.amount));
    case KnownKind::Closure:
        return fmt::format("closed{} {}", name, days);
    }
    return {};
}

} // namespace planwright::forecasting
