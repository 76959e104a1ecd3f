#include "core/forecasting/band_check.h"

#include "core/stats/binomial.h"

#include <cmath>

namespace planwright::forecasting {
namespace {

constexpr int fewestForecasts = 6; // as a gate asks for (decision spec 3.1)
constexpr double limitsLevel = .95;
constexpr double tail = .05; // on either side, as the limits of decision spec 3.4
constexpr double bootstrapLevel = .90;
constexpr std::size_t resamples = 2000;
constexpr std::uint64_t bootstrapSeed = 42; // the record is the same whatever seed the forecasts had

BandVerdict verdictOf(const BandCheck& check) {
    if (check.forecasts < fewestForecasts)
        return BandVerdict::TooEarly;
    if (check.hits < check.fewestHits)
        return BandVerdict::TooNarrow;
    return check.hits > check.mostHits ? BandVerdict::TooWide : BandVerdict::Holds;
}

} // namespace

std::string_view bandVerdictName(BandVerdict verdict) {
    switch (verdict) {
    case BandVerdict::Holds:
        return "holds";
    case BandVerdict::TooNarrow:
        return "too_narrow";
    case BandVerdict::TooWide:
        return "too_wide";
    default:
        return "too_early";
    }
}

BandCheck checkBand(double nominal, int hits, int forecasts) {
    BandCheck check;
    check.nominal = nominal;
    check.forecasts = forecasts;
    check.hits = hits;
    check.mostHits = forecasts;
    if (forecasts > 0) {
        check.coverage = static_cast<double>(hits) / forecasts;
        check.limits = stats::binomialLimits(hits, forecasts, limitsLevel);
        const auto usual = stats::usualHits(forecasts, nominal, tail);
        check.fewestHits = usual.fewest;
        check.mostHits = usual.most;
    }
    check.verdict = verdictOf(check);
    return check;
}

BandCheck checkBand(double nominal, std::span<const stats::MonthBlock> months) {
    double hits = 0, forecasts = 0;
    for (const auto& month : months) {
        hits += month.numerator;
        forecasts += month.denominator;
    }
    auto check = checkBand(nominal, static_cast<int>(std::lround(hits)), static_cast<int>(std::lround(forecasts)));
    if (months.size() < fewestForecasts) {
        check.verdict = BandVerdict::TooEarly;
        return check;
    }
    check.byMonths = stats::monthBlockInterval(months, bootstrapLevel, resamples, bootstrapSeed);
    check.verdict = BandVerdict::Holds;
    if (!check.limits || !check.byMonths)
        return check;
    if (check.limits->high < nominal && check.byMonths->high < nominal)
        check.verdict = BandVerdict::TooNarrow;
    else if (check.limits->low > nominal && check.byMonths->low > nominal)
        check.verdict = BandVerdict::TooWide;
    return check;
}

double falseAlarmChance(const BandCheck& check) {
    if (check.forecasts < fewestForecasts)
        return 0;
    return stats::binomialAtMost(check.fewestHits - 1, check.forecasts, check.nominal) + 1 -
           stats::binomialAtMost(check.mostHits, check.forecasts, check.nominal);
}

} // namespace planwright::forecasting
