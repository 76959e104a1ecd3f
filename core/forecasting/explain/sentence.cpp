#include "core/forecasting/explain/sentence.h"

#include "core/base/text.h"

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
    case PartKind::Floor:
        return "as sales cannot fall below 0";
    case PartKind::KnownInAdvance:
        return fmt::format("known in advance ({})", part.label);
    default:
        return "from " + partLabel(part.kind, about);
    }
}

/// Amounts in whole steps, as they are printed.
class Steps {
public:
    explicit Steps(double largestMonth)
        : m_decimals(largestMonth < 10 ? 1 : 0) {}
    [[nodiscard]] double of(double amount) const { return std::nearbyint(amount * (m_decimals > 0 ? 10 : 1)); }
    [[nodiscard]] std::string text(double steps) const {
        const double amount = steps / (m_decimals > 0 ? 10 : 1);
        return withThousands(amount, amount == std::nearbyint(amount) ? 0 : m_decimals);
    }

private:
    int m_decimals;
};

struct Piece {
    const Part* part = nullptr; ///< null: all that is not named
    double steps = 0;
};

/// The largest parts and the rest, adding up to `change` steps.
std::vector<Piece> piecesOf(const std::vector<Part>& parts, const Steps& steps, double change) {
    std::vector<const Part*> bySize;
    for (const auto& part : parts)
        if (part.kind != PartKind::LastMonth)
            bySize.push_back(&part);
    std::ranges::stable_sort(bySize, std::greater{}, [](const Part* part) { return std::abs(part->units); });
    std::vector<Piece> pieces;
    double rest = 0;
    double printed = 0;
    for (const auto* part : bySize) {
        if (pieces.size() < mostNamed && steps.of(part->units) != 0)
            pieces.push_back({part, steps.of(part->units)});
        else
            rest += part->units;
    }
    if (steps.of(rest) != 0)
        pieces.push_back({nullptr, steps.of(rest)});
    for (const auto& piece : pieces)
        printed += piece.steps;
    const double crumbs = change - printed;
    if (crumbs == 0)
        return pieces;
    const auto takesCrumbs =
        std::ranges::find_if(pieces, [&](const Piece& piece) { return piece.steps * (piece.steps + crumbs) > 0; });
    if (takesCrumbs != pieces.end())
        takesCrumbs->steps += crumbs;
    else
        pieces.push_back({nullptr, crumbs});
    return pieces;
}

std::string piecesText(const std::vector<Piece>& pieces, const Steps& steps, const ExplainedMonth& about) {
    std::string text;
    for (const auto& piece : pieces) {
        const auto* const others = pieces.size() > 1 ? "from everything else" : "from several small things";
        text += fmt::format("{}{} {}", text.empty() ? ": " : ", ", steps.text(piece.steps),
                            piece.part != nullptr ? phraseOf(*piece.part, piece.steps > 0, about) : others);
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
    const Steps steps(std::max(last, point));
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
    return text + piecesText(piecesOf(parts, steps, change), steps, about) + '.';
}

} // namespace planwright::forecasting
