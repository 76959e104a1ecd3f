#include "core/forecasting/draws/total_draws.h"

#include "core/stats/quantile.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string_view>
#include <utility>

namespace planwright::forecasting {
namespace {

/// By category name: its number among the ranks.
std::map<std::string_view, std::size_t> numbersOf(const TrainedModel& model) {
    std::map<std::string_view, std::size_t> numbers;
    for (std::size_t r = 0; r < model.records.size(); ++r)
        numbers[model.records[r].category] = r;
    for (const auto& analogue : model.analogues)
        if (const auto like = numbers.find(analogue.like); like != numbers.end())
            numbers[analogue.category] = like->second;
    return numbers;
}

Status add(DrawnCategory& category, const Quantiles& quantiles, double mean) {
    PLANWRIGHT_ASSIGN(auto marginal, stats::PiecewiseQuantile::fromKnots(quantileLevels, quantiles));
    category.marginals.push_back(std::move(marginal));
    category.means.push_back(mean);
    return {};
}

} // namespace

Result<JointDraws> jointDraws(const TrainedModel& model, const ForecastSet& forecast, const RunContext& context,
                              std::size_t count) {
    const auto numbers = numbersOf(model);
    std::vector<DrawnCategory> categories;
    for (const auto& category : forecast.months.front().categories) {
        const auto number = numbers.find(category.category);
        categories.push_back({category.category, {}, {}, {}});
        if (number != numbers.end())
            categories.back().past = number->second;
    }
    for (const auto& month : forecast.months)
        for (std::size_t c = 0; c < categories.size(); ++c)
            PLANWRIGHT_TRY(add(categories[c], month.categories[c].demand.quantiles, month.categories[c].demand.mean));
    return drawJointly(categories, dependenceOf(model.past), count, context);
}

Quantiles quantilesOf(std::vector<double> sample) {
    std::sort(sample.begin(), sample.end());
    Quantiles quantiles{};
    for (std::size_t q = 0; q < quantiles.size(); ++q)
        quantiles[q] = stats::quantileOfSorted(sample, quantileLevels[q]);
    return quantiles;
}

MonthsTogether monthsTogether(const ForecastSet& forecast, const JointDraws& draws) {
    const auto sums = allMonthsOf(draws);
    const auto count = static_cast<std::ptrdiff_t>(draws.count);
    MonthsTogether together{std::vector<Distribution>(draws.categories), {}};
    std::vector<double> total(draws.count);
    for (std::size_t c = 0; c < draws.categories; ++c) {
        for (const auto& month : forecast.months)
            together.categories[c].mean += month.categories[c].demand.mean;
        together.total.mean += together.categories[c].mean;
        const auto first = sums.begin() + static_cast<std::ptrdiff_t>(c) * count;
        together.categories[c].quantiles = quantilesOf({first, first + count});
        std::transform(first, first + count, total.begin(), total.begin(), std::plus<>());
    }
    together.total.quantiles = quantilesOf(std::move(total));
    return together;
}

Result<Quantiles> pastTotalBand(const features::History& history, std::span<const double> points,
                                const BandCalibration& bands, const PastRanks& past, const RunContext& context) {
    if (points.size() == 1)
        return bandAround(bands, 0, 1, points[0]);
    std::vector<DrawnCategory> categories;
    for (std::size_t c = 0; c < points.size(); ++c) {
        categories.push_back({history.categories[c], c, {}, {}});
        PLANWRIGHT_TRY(add(categories.back(), bandAround(bands, c, 1, points[c]), points[c]));
    }
    PLANWRIGHT_ASSIGN(const auto draws, drawJointly(categories, dependenceOf(past), usualDraws, context));
    return quantilesOf(totalOf(draws, 1));
}

} // namespace planwright::forecasting
