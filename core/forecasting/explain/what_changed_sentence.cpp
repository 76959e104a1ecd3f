#include "core/forecasting/explain/rounded_steps.h"
#include "core/forecasting/explain/what_changed.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

namespace planwright::forecasting {
namespace {

std::string monthOnly(Month month) {
    auto words = month.toWords();
    words.erase(words.find(' '));
    return words;
}

/// ", 85 more than last month's forecast of 1,155"
std::string comparison(const EarlierForecast& before, double change, const RoundedUnits& rounded,
                       const ChangedMonth& about) {
    const bool isLastMonth = before.lastCompleteMonth + 1 == about.lastMonth;
    const auto then = before.lastCompleteMonth.toWords();
    if (change == 0 && before.source == EarlierSource::Backtest)
        return ", as would have been forecast a month earlier";
    if (change == 0)
        return isLastMonth ? ", as last month's forecast said" : fmt::format(", as the forecast after {} said", then);
    const auto more = fmt::format(", {} {} than", rounded.text(std::abs(change)), change > 0 ? "more" : "less");
    const auto units = rounded.text(rounded.of(before.units));
    if (before.source == EarlierSource::Backtest)
        return fmt::format("{} the {} that would have been forecast a month earlier", more, units);
    return isLastMonth ? fmt::format("{} last month's forecast of {}", more, units)
                       : fmt::format("{} the forecast of {} after {}", more, units, then);
}

struct Piece {
    const std::string* label;
    double steps;
};

/// Each as the step between its rounded ends, as pictures and tables print it: so they add up, and none changes its
/// sign. The largest first.
std::vector<Piece> piecesOf(const WhatChanged& changed, const RoundedUnits& rounded) {
    std::vector<Piece> pieces;
    double level = changed.before->units;
    for (std::size_t i = 0; i < changed.steps.size(); ++i) {
        const auto& step = changed.steps[i];
        const double next = i + 1 < changed.steps.size() ? level + step.units : changed.after;
        if (const double steps = rounded.of(next) - rounded.of(level); steps != 0)
            pieces.push_back({&step.label, steps});
        level = next;
    }
    std::ranges::stable_sort(pieces, std::greater{}, [](const Piece& piece) { return std::abs(piece.steps); });
    return pieces;
}

} // namespace

std::string_view changeName(ChangeKind kind) {
    switch (kind) {
    case ChangeKind::RestatedHistory:
        return "restated_history";
    case ChangeKind::NewSales:
        return "new_sales";
    case ChangeKind::Model:
        return "model";
    case ChangeKind::DataAndModel:
        return "data_and_model";
    case ChangeKind::Judgement:
        return "judgement";
    }
    return {};
}

std::string_view sourceName(EarlierSource source) {
    return source == EarlierSource::Training ? "training" : "backtest";
}

std::string changeLabel(ChangeKind kind, Month before, Month lastMonth, bool isNewChoice) {
    switch (kind) {
    case ChangeKind::RestatedHistory:
        return "earlier sales that were corrected";
    case ChangeKind::NewSales:
        return lastMonth - before == 1 ? fmt::format("{}'s sales", monthOnly(lastMonth))
                                       : fmt::format("the sales since {}", monthOnly(before));
    case ChangeKind::Model:
        return isNewChoice ? "the newly chosen model" : "the model fitted anew";
    case ChangeKind::DataAndModel:
        return "new data and the new model together";
    case ChangeKind::Judgement:
        return "what you entered";
    }
    return {};
}

std::string changeSentence(const WhatChanged& changed, const ChangedMonth& about) {
    const auto& before = *changed.before;
    const RoundedUnits rounded(std::max(changed.after, before.units));
    const double after = rounded.of(changed.after);
    const double change = after - rounded.of(before.units);
    const auto amount = after == 0 ? std::string("no") : rounded.text(after);
    const auto* const unit = about.measure == data::Measure::Revenue ? "revenue" : amount == "1" ? "unit" : "units";
    auto text = fmt::format("{}, {}: {} {}{}", about.category, monthOnly(about.month), amount, unit,
                            comparison(before, change, rounded, about));
    const char* separator = ": ";
    for (const auto& piece : piecesOf(changed, rounded)) {
        text += fmt::format("{}{} {} from {}", separator, rounded.text(std::abs(piece.steps)),
                            piece.steps > 0 ? "more" : "less", *piece.label);
        separator = ", ";
    }
    return text + '.';
}

} // namespace planwright::forecasting
