#include "core/forecasting/known/known_responses.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

constexpr std::size_t longestPast = 731;
constexpr double largestDepth = .95; ///< a day that was given away says nothing of elasticity
constexpr ResponsePrior elasticityPrior{assumedElasticity, 1, .5, .25};
constexpr ResponsePrior specialDayPrior{0, .5, .25, .1};

using Estimates = std::vector<std::optional<DayEffect>>;

/// A cause of the day's demand, or nothing where it is not known.
template <typename CauseOf>
std::optional<DayEffect> effectOf(const SalesDays& days, std::size_t c, bool isLagged, CauseOf causeOf) {
    std::vector<DayPoint> points;
    std::optional<double> before;
    std::size_t known = 0;
    for (auto day = days.dayCount() - std::min(days.dayCount(), longestPast); day < days.dayCount(); ++day) {
        const double units = days.units(c, day), paid = days.revenue(c, day);
        const bool sells = units > 0 && paid > 0;
        known += sells || known > 0 ? 1 : 0;
        if (!sells)
            continue;
        const double cause = causeOf(day);
        if (!isLagged || before)
            points.push_back({static_cast<std::ptrdiff_t>(day),
                              (days.firstDay() + static_cast<std::int32_t>(day)).weekday(), std::log(units), cause,
                              isLagged ? *before : cause});
        before = cause;
    }
    return points.size() * 2 >= known ? dayEffect(points) : std::nullopt;
}

std::vector<KnownResponse> believed(const Estimates& own, const ResponsePrior& prior, double low, double high) {
    std::vector<KnownResponse> responses;
    for (const auto& response : shrink(own, prior)) {
        responses.push_back({response, response.value < low || response.value > high});
        responses.back().value = std::clamp(response.value, low, high);
    }
    return responses;
}

bool isAny(const Estimates& estimates) {
    return std::ranges::any_of(estimates, [](const auto& estimate) { return estimate.has_value(); });
}

} // namespace

KnownResponses knownResponses(const SalesDays& days) {
    Estimates price, promotion, specialDay;
    for (std::size_t c = 0; c < days.categoryCount(); ++c) {
        price.push_back(effectOf(days, c, true,
                                 [&](std::size_t day) { return std::log(days.revenue(c, day) / days.units(c, day)); }));
        promotion.push_back(effectOf(days, c, true, [&](std::size_t day) {
            const double off = std::max(days.discount(c, day), 0.0);
            return std::log1p(-std::min(off / (off + days.revenue(c, day)), largestDepth));
        }));
        specialDay.push_back(effectOf(days, c, false, [&](std::size_t day) { return days.specialDays()[day]; }));
    }
    KnownResponses responses;
    responses.price = believed(price, elasticityPrior, lowestElasticity, highestElasticity);
    responses.promotion =
        isAny(promotion) ? believed(promotion, elasticityPrior, lowestElasticity, highestElasticity) : responses.price;
    const double most = std::log(largestDayFactor);
    responses.specialDay = believed(specialDay, specialDayPrior, -most, most);
    if (!isAny(specialDay))
        for (auto& response : responses.specialDay)
            response = {{0, 0, KnownBasis::Nothing}, false};
    return responses;
}

} // namespace planwright::forecasting
