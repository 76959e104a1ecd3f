#include "core/forecasting/band_record.h"

#include "core/features/volatility.h"
#include "core/forecasting/band_scores.h"

#include <map>
#include <utility>

namespace planwright::forecasting {
namespace {

constexpr std::array<double, 3> nominalShares{.5, .8, .9};
constexpr auto tooShort = "too_short";

/// What is counted of one group of forecasts, so many months ahead.
struct Tally {
    BandColumns bands, scaled;
    std::map<Month, std::array<stats::MonthBlock, 3>> months;

    /// `demand` is the category's mean, or not above 0.
    void add(const BacktestForecast& forecast, double demand) {
        const auto& band = *forecast.quantiles;
        bands.add(forecast.actual, band);
        auto& month = months[forecast.month];
        for (std::size_t b = 0; b < nominalShares.size(); ++b) {
            const auto lower = nominalShares.size() - 1 - b; // the place of the 50, 80, 90 % band's lower end
            month[b].denominator += 1;
            month[b].numerator +=
                forecast.actual >= band[lower] && forecast.actual <= band[band.size() - 1 - lower] ? 1 : 0;
        }
        if (!(demand > 0))
            return;
        // All three scores grow as their numbers do.
        auto shrunk = band;
        for (auto& quantile : shrunk)
            quantile /= demand;
        scaled.add(forecast.actual / demand, shrunk);
    }
};
using Tallies = std::map<std::pair<std::string, int>, Tally>;

enum class Members { One, Several };

HorizonRecord recordOf(int horizon, const Tally& tally, Members members) {
    HorizonRecord record;
    record.horizon = horizon;
    record.months = static_cast<int>(tally.months.size());
    for (std::size_t b = 0; b < nominalShares.size(); ++b) {
        std::vector<stats::MonthBlock> blocks;
        int hits = 0;
        for (const auto& [month, counts] : tally.months) {
            blocks.push_back(counts[b]);
            hits += static_cast<int>(counts[b].numerator);
        }
        record.bands[b] = members == Members::Several ? checkBand(nominalShares[b], blocks)
                                                      : checkBand(nominalShares[b], hits, record.months);
    }
    const auto scores = bandScores(tally.bands), scaled = bandScores(tally.scaled);
    record.pinball = scores.pinball;
    record.winkler80 = scores.winkler80;
    record.crps = scores.crps;
    record.scaledPinball = scaled.pinball;
    record.scaledWinkler80 = scaled.winkler80;
    record.scaledCrps = scaled.crps;
    return record;
}

std::vector<NamedRecord> recordsOf(const Tallies& tallies, Members members) {
    std::vector<NamedRecord> records;
    for (const auto& [key, tally] : tallies) {
        if (records.empty() || records.back().name != key.first)
            records.push_back({key.first, {}});
        records.back().horizons.push_back(recordOf(key.second, tally, members));
    }
    return records;
}

/// A category's mean demand by horizon, over the months whose bands are counted.
std::map<std::pair<std::string, int>, double> meanDemand(const std::vector<const BacktestForecast*>& banded) {
    std::map<std::pair<std::string, int>, std::pair<double, int>> sums;
    for (const auto* forecast : banded) {
        auto& sum = sums[{forecast->category, forecast->horizon}];
        sum.first += forecast->actual;
        ++sum.second;
    }
    std::map<std::pair<std::string, int>, double> means;
    for (const auto& [key, sum] : sums)
        means[key] = sum.first / sum.second;
    return means;
}

std::vector<VerdictCounts> countVerdicts(const std::vector<NamedRecord>& categories) {
    std::map<int, VerdictCounts> counts;
    for (const auto& category : categories)
        for (const auto& record : category.horizons) {
            auto& count = counts[record.horizon];
            count.horizon = record.horizon;
            const auto& check = record.band80();
            count.expectedByChance += falseAlarmChance(check);
            switch (check.verdict) {
            case BandVerdict::TooEarly:
                ++count.tooEarly;
                break;
            case BandVerdict::Holds:
                ++count.holds;
                break;
            case BandVerdict::TooNarrow:
                ++count.tooNarrow;
                break;
            case BandVerdict::TooWide:
                ++count.tooWide;
                break;
            }
        }
    std::vector<VerdictCounts> all;
    all.reserve(counts.size());
    for (const auto& [horizon, count] : counts)
        all.push_back(count);
    return all;
}

/// Classes in the order of their definition instead of their names'.
std::vector<NamedRecord> inOrder(std::vector<NamedRecord> classes) {
    using features::DemandClass;
    std::vector<NamedRecord> ordered;
    for (const std::string_view name :
         {features::demandClassName(DemandClass::Smooth), features::demandClassName(DemandClass::Intermittent),
          features::demandClassName(DemandClass::Erratic), features::demandClassName(DemandClass::Lumpy),
          std::string_view(tooShort)})
        for (auto& one : classes)
            if (one.name == name)
                ordered.push_back(std::move(one));
    return ordered;
}

} // namespace

BandRecord bandRecord(const std::vector<BacktestForecast>& forecasts) {
    std::vector<const BacktestForecast*> banded;
    for (const auto& forecast : forecasts)
        if (forecast.model == "auto" && forecast.quantiles)
            banded.push_back(&forecast);
    const auto means = meanDemand(banded);
    Tallies pooled, classes, categories;
    for (const auto* forecast : banded) {
        const auto demand = means.at({forecast->category, forecast->horizon});
        pooled[{"", forecast->horizon}].add(*forecast, demand);
        const auto& demandClass = forecast->demandClass;
        classes[{demandClass.empty() ? tooShort : demandClass, forecast->horizon}].add(*forecast, demand);
        categories[{forecast->category, forecast->horizon}].add(*forecast, demand);
    }
    BandRecord record;
    for (const auto& [key, tally] : pooled)
        record.pooled.push_back(recordOf(key.second, tally, Members::Several));
    record.classes = inOrder(recordsOf(classes, Members::Several));
    record.categories = recordsOf(categories, Members::One);
    record.verdicts = countVerdicts(record.categories);
    return record;
}

} // namespace planwright::forecasting
