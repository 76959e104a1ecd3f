#include "core/forecasting/known/known_effects.h"

#include "core/stats/normal.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

constexpr std::array order{KnownKind::SpecialDay, KnownKind::Promotion, KnownKind::Price, KnownKind::Closure};
constexpr std::size_t median = quantileLevels.size() / 2;
constexpr std::size_t longestPriceDays = 364;

using ResponseField = double ResponseValues::*;
constexpr std::array fields{&ResponseValues::price, &ResponseValues::promotion, &ResponseValues::specialDay};

} // namespace

KnownEffects::KnownEffects(const KnownInputs& inputs, const SalesDays& days, data::Measure measure)
    : m_days(&days)
    , m_isRevenue(measure == data::Measure::Revenue)
    , m_responses(knownResponses(days)) {
    for (const auto kind : order)
        std::ranges::copy_if(inputs, std::back_inserter(m_inputs),
                             [kind](const KnownInput& input) { return input.kind == kind; });
}

KnownInputs KnownEffects::inputsOf(std::size_t category, Month month) const {
    KnownInputs inputs;
    for (const auto& input : m_inputs)
        if ((input.category.empty() || input.category == m_days->category(category)) &&
            input.firstDay <= month.lastDay() && input.lastDay >= month.firstDay())
            inputs.push_back(input);
    return inputs;
}

const KnownResponse& KnownEffects::responseTo(KnownKind kind, std::size_t category) const {
    return kind == KnownKind::Promotion ? m_responses.promotion[category]
           : kind == KnownKind::Price   ? m_responses.price[category]
                                        : m_responses.specialDay[category];
}

PlannedMean KnownEffects::plan(std::size_t category, Month month, const UnplannedMean& unplanned) const {
    const auto inputs = inputsOf(category, month);
    if (inputs.empty())
        return {unplanned.mean, 0, {}};
    UsualMonth usual{month,
                     m_days->weekdayShares(category),
                     m_days->price(category, usualWeeksDays),
                     m_days->discountShare(category, usualWeeksDays),
                     m_isRevenue,
                     unplanned.mean,
                     unplanned.withSpecialDays,
                     unplanned.readShare};
    if (!usual.price)
        usual.price = m_days->price(category, longestPriceDays);
    const ResponseValues responses{responseTo(KnownKind::Price, category).value,
                                   responseTo(KnownKind::Promotion, category).value,
                                   responseTo(KnownKind::SpecialDay, category).value};
    const ResponseValues errors{responseTo(KnownKind::Price, category).standardError,
                                responseTo(KnownKind::Promotion, category).standardError,
                                responseTo(KnownKind::SpecialDay, category).standardError};
    const auto means = meansAfter(usual, inputs, responses);
    PlannedMean planned{means.back(), 0, {}};
    std::vector<double> variances(inputs.size());
    for (const auto field : fields) {
        auto more = responses, less = responses;
        more.*field += errors.*field;
        less.*field -= errors.*field;
        const auto above = meansAfter(usual, inputs, more), below = meansAfter(usual, inputs, less);
        planned.standardError += std::pow((above.back() - below.back()) / 2, 2);
        for (std::size_t i = 0; i < inputs.size(); ++i)
            variances[i] += std::pow((above[i + 1] - above[i] - (below[i + 1] - below[i])) / 2, 2);
    }
    planned.standardError = std::sqrt(planned.standardError);
    for (std::size_t i = 0; i < inputs.size(); ++i) {
        auto effect = describeEffect(inputs[i], category, usual, unplanned);
        effect.isClipped = effect.isClipped || isHeldBack(usual, inputs[i], responses);
        effect.units = means[i + 1] - means[i];
        effect.standardError = std::sqrt(variances[i]);
        planned.effects.push_back(std::move(effect));
    }
    return planned;
}

KnownInputs inputsWithin(const KnownInputs& inputs, const SalesDays& days, Month first, Month last) {
    KnownInputs within;
    for (const auto& input : inputs) {
        bool isThere = input.category.empty();
        for (std::size_t c = 0; c < days.categoryCount() && !isThere; ++c)
            isThere = days.category(c) == input.category;
        if (isThere && input.firstDay <= last.lastDay() && input.lastDay >= first.firstDay())
            within.push_back(input);
    }
    return within;
}

std::vector<data::PlannedDay> withSpecialDays(std::vector<data::PlannedDay> planned, const KnownInputs& inputs,
                                              Month origin) {
    std::vector<data::PlannedDay> added;
    for (const auto& input : inputs)
        if (input.kind == KnownKind::SpecialDay && input.category.empty())
            for (auto day = std::max(input.firstDay, origin.lastDay() + 1); day <= input.lastDay; day = day + 1)
                added.push_back({day, input.amount});
    std::erase_if(planned, [&](const data::PlannedDay& day) {
        return day.date > origin.lastDay() &&
               std::ranges::find(added, day.date, &data::PlannedDay::date) != added.end();
    });
    planned.insert(planned.end(), added.begin(), added.end());
    std::ranges::stable_sort(planned, {}, &data::PlannedDay::date);
    return planned;
}

Quantiles plannedBand(const Quantiles& band, double mean, const PlannedMean& planned) {
    if (planned.mean <= 0)
        return {};
    const double scale = mean > 0 ? planned.mean / mean : 1;
    const double middle = band[median] * scale + (mean > 0 ? 0 : planned.mean);
    Quantiles result{};
    for (std::size_t q = 0; q < band.size(); ++q) {
        const double before = (band[q] - band[median]) * scale;
        const double added = stats::normalQuantile(quantileLevels[q]) * planned.standardError;
        result[q] = std::max(0.0, middle + std::copysign(std::hypot(before, added), quantileLevels[q] - .5) *
                                               (q == median ? 0 : 1));
    }
    return result;
}

} // namespace planwright::forecasting
