#include "core/features/feature_groups.h"
#include "core/stats/scores.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace planwright::features {
namespace {

constexpr double classACutOff = .80;
constexpr double classBCutOff = .95;
constexpr std::ptrdiff_t year = 365;
constexpr double steady = .5;
constexpr double unsteady = 1;

using Read = double (*)(const Volatility&);

FeatureValue ofVolatility(const Situation& s, Read read) {
    if (s.facts.volatility)
        return number(read(*s.facts.volatility));
    return none(s.facts.monthly.size() < 3 ? Missing::ShortHistory : Missing::NoSales);
}

FeatureValue dailyVariation(const Situation& s) {
    constexpr std::ptrdiff_t days = 90;
    if (!s.covers(days))
        return none(Missing::ShortHistory);
    double mean = 0;
    for (auto day = s.day - days + 1; day <= s.day; ++day)
        mean += s.inputs.unitsOn(s.category, day) / days;
    double squares = 0;
    for (auto day = s.day - days + 1; day <= s.day; ++day)
        squares += (s.inputs.unitsOn(s.category, day) - mean) * (s.inputs.unitsOn(s.category, day) - mean);
    return ratio(std::sqrt(squares / (days - 1)), mean);
}

double steadiness(const Volatility& v) {
    return v.rawCv <= steady ? 0 : v.rawCv <= unsteady ? 1 : 2;
}

} // namespace

std::vector<int> revenueClasses(const FeatureInputs& inputs, std::ptrdiff_t day) {
    std::vector<std::int64_t> revenue;
    for (std::size_t c = 0; c < inputs.categoryCount(); ++c)
        revenue.push_back(std::max<std::int64_t>(inputs.revenue.window(c, day, std::min(year, day + 1)), 0));
    std::vector<std::size_t> ranked(revenue.size());
    std::iota(ranked.begin(), ranked.end(), std::size_t{0});
    std::ranges::stable_sort(ranked, [&](std::size_t a, std::size_t b) { return revenue[a] > revenue[b]; });
    const auto total = static_cast<double>(std::accumulate(revenue.begin(), revenue.end(), std::int64_t{0}));
    std::vector<int> classes(revenue.size(), 2);
    std::int64_t before = 0;
    for (const auto c : ranked) {
        const auto reached = static_cast<double>(before);
        if (revenue[c] > 0)
            classes[c] = reached < classACutOff * total ? 0 : reached < classBCutOff * total ? 1 : 2;
        before += revenue[c];
    }
    return classes;
}

void addVolatilityFeatures(FeatureTable& table) {
    const std::string missing = "Fewer than 3 complete months, or none of them with a sale.";
    const auto add = [&](const std::string& name, const std::string& unit, const std::string& formula, Read read) {
        table.push_back({name, unit, formula, missing, [read](const Situation& s) { return ofVolatility(s, read); }});
    };
    add("cv_monthly", "fraction",
        "Standard deviation (n - 1) / mean of the last 24 complete months' units, below 0 as 0",
        [](const Volatility& v) { return v.rawCv; });
    add("cv_remainder", "fraction",
        "The same of what season and linear trend leave, for the months with a sale: the root of half the variance of "
        "the differences to a year before, over the mean; with fewer than 24 months the plain CV of those with a sale",
        [](const Volatility& v) { return std::sqrt(v.squaredCv); });
    add("squared_cv", "fraction", "cv_remainder squared (CV²)", [](const Volatility& v) { return v.squaredCv; });
    add("adi", "months", "Average interval between demands: complete months (24 at most) / those with a sale",
        [](const Volatility& v) { return v.adi; });
    add("demand_class", "code",
        "Syntetos-Boylan class by ADI 1.32 and CV² 0.49: 0 smooth, 1 intermittent, 2 erratic, 3 lumpy",
        [](const Volatility& v) { return static_cast<double>(v.demandClass); });
    add("volatility", "fraction",
        "1 - (1 - CV²/(CV² + 0.49)) · (1 - (ADI - 1)/(ADI - 1 + 0.32)): one half at either cut-off",
        [](const Volatility& v) { return stats::volatilityScore(v.squaredCv, v.adi).value; });
    add("xyz_class", "code", "By cv_monthly: 0 = X up to 0.5, 1 = Y up to 1, 2 = Z above", steadiness);
    table.push_back({"abc_class", "code",
                     "By net money of the last 365 days (those there are), ranked from the most: 0 = A until 80 % of "
                     "all is reached, 1 = B until 95 %, 2 = C; what earned nothing is C",
                     "Never.", [](const Situation& s) { return number(s.facts.revenueClass); }});
    table.push_back({"cv_daily_90", "fraction", "Standard deviation (n - 1) / mean of the last 90 days' units",
                     "The window reaches back before the first day of the data, or the mean is not above 0.",
                     dailyVariation});
}

} // namespace planwright::features
