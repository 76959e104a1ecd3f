#include "core/forecasting/explain/sentence.h"

#include "core/forecasting/explain/rounded_steps.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

constexpr std::size_t mostNamed = 3;

/// "December", with the year where both months are called so.
std::string nameOf(Month month, const ExplainedMonth& about) {
    auto words = month.toWords();
    if (about.month.monthOfYear() != about.lastMonth.monthOfYear())
        words.erase(words.find(' '));
    return words;
}

/// Why a part is there, behind its number.
std::string phraseOf(const Part& part, bool isUp, const ExplainedMonth& about) {
    const auto last = nameOf(about.lastMonth, about);
    switch (part.kind) {
    case PartKind::RecentLevel:
        return fmt::format("as {} was {} the recent level", last, isUp ? "below" : "above");
    case PartKind::OneOffDays:
        return fmt::format("without the one-off days of {}", last);
    case PartKind::MonthLength:
        return isUp ? "for the longer month" : "for the shorter month";
    case PartKind::Trend:
        return isUp ? "from rising sales" : "from falling sales";
    case PartKind::Analogue:
        return about.like.empty() ? "as it is forecast like others"
                                  : fmt::format("as it is forecast like {}", about.like);
    case PartKind::Totals:
        return "to agree with the forecast of the totals";
    case PartKind::Floor:
        return "as sales cannot fall below 0";
    case PartKind::KnownInAdvance:
        return fmt::format("known in advance ({})", part.label);
    default:
        return "from " + partLabel(part.kind, about);
    }
}

std::string stepsText(const std::vector<Part>& parts, const RoundedUnits& rounded, double change,
                      const ExplainedMonth& about) {
    std::vector<double> amounts;
    std::vector<const Part*> named;
    for (const auto& part : parts) {
        if (part.kind == PartKind::LastMonth)
            continue;
        amounts.push_back(part.units);
        named.push_back(&part);
    }
    const auto steps = roundedSteps(amounts, mostNamed, rounded, change);
    std::string text;
    for (const auto& step : steps) {
        const auto* const others = steps.size() > 1 ? "from everything else" : "from several small things";
        text += fmt::format("{}{} {}", text.empty() ? ": " : ", ", rounded.text(step.steps),
                            step.index ? phraseOf(*named[*step.index], step.steps > 0, about) : others);
    }
    return text;
}

} // namespace

std::string partLabel(PartKind kind, const ExplainedMonth& about) {
    auto last = nameOf(about.lastMonth, about);
    const auto month = nameOf(about.month, about);
    switch (kind) {
    case PartKind::LastMonth:
        return last;
    case PartKind::OneOffDays:
        return fmt::format("{} without one-off days", last);
    case PartKind::RecentLevel:
        return fmt::format("the recent level against {}", last);
    case PartKind::MonthLength:
        return fmt::format("the days of {} against {}", month, last);
    case PartKind::LastYear:
        return fmt::format("last year's {}", month.substr(0, month.find(' ')));
    case PartKind::Season:
        return "the usual season";
    case PartKind::Trend:
        return "the trend";
    case PartKind::Portfolio:
        return "season and growth of all categories together";
    case PartKind::RecentSales:
        return "the course of recent sales";
    case PartKind::Growth:
        return "growth against last year";
    case PartKind::Evenness:
        return "how even the sales are";
    case PartKind::Price:
        return "prices";
    case PartKind::Promotions:
        return "discounts and campaigns";
    case PartKind::Customers:
        return "orders and customers";
    case PartKind::Calendar:
        return fmt::format("the calendar of {}", month);
    case PartKind::UsualStep:
        return "what such months usually do";
    case PartKind::Fitted:
        return "the model as a whole";
    case PartKind::Analogue:
        return about.like.empty() ? "forecast like other categories" : fmt::format("forecast like {}", about.like);
    case PartKind::KnownInAdvance:
        return "what is known in advance";
    case PartKind::Totals:
        return "agreement with the totals";
    case PartKind::Floor:
        return "no sales below 0";
    }
    return {};
}

std::string explanationSentence(const std::vector<Part>& parts, const ExplainedMonth& about) {
    double last = 0;
    double point = 0;
    for (const auto& part : parts) {
        point += part.units;
        if (part.kind == PartKind::LastMonth)
            last += part.units;
    }
    const RoundedUnits steps(std::max(last, point));
    const double change = steps.of(point) - steps.of(last);
    const auto lastName = nameOf(about.lastMonth, about);
    const auto amount = steps.of(point) == 0 ? std::string("no") : steps.text(steps.of(point));
    const auto* const unit = about.measure == data::Measure::Revenue ? "revenue" : amount == "1" ? "unit" : "units";
    auto text = fmt::format("{}: {} {} in {}", about.category, amount, unit, nameOf(about.month, about));
    if (change == 0)
        text += fmt::format(", as in {}", lastName);
    else if (steps.of(last) == 0)
        text += fmt::format(", after none in {}", lastName);
    else
        text += fmt::format(", {} {} {}'s {}", steps.text(std::abs(change)), change > 0 ? "above" : "below", lastName,
                            steps.text(steps.of(last)));
    return text + stepsText(parts, steps, change, about) + '.';
}

} // namespace planwright::forecasting
