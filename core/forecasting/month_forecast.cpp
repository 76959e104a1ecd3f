#include "core/forecasting/month_forecast.h"

#include "core/features/volatility.h"
#include "core/forecasting/draws/total_draws.h"
#include "core/forecasting/past_series.h"
#include "core/stats/scores.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <span>

namespace planwright::forecasting {
namespace {

constexpr std::size_t median = quantileLevels.size() / 2;

/// A category's (or the total's) monthly sums, first complete month .. origin.
using Months = std::vector<double>;
/// As they were learnt from, and as they were.
struct Sums {
    Months learnt, actual;
};

void addChanges(CategoryForecast& forecast, const Months& months, int horizon) {
    const auto middle = forecast.demand.quantiles[median];
    forecast.lastMonth = std::max(0.0, months.back());
    forecast.deltaUnits = middle - forecast.lastMonth;
    if (forecast.lastMonth > 0)
        forecast.delta = forecast.deltaUnits / forecast.lastMonth;
    const auto back = 12 - horizon;
    if (back >= 0 && months.size() > static_cast<std::size_t>(back)) {
        const auto yearAgo = months[months.size() - 1 - static_cast<std::size_t>(back)];
        if (yearAgo > 0)
            forecast.deltaYoy = (middle - yearAgo) / yearAgo;
    }
}

std::vector<std::string> flagsOf(const TrainedModel& model, int horizon, bool isKnown, bool isNewcomer) {
    std::vector<std::string> flags;
    const auto calibrated = model.bands.horizons.size();
    const auto& band = model.bands.horizons[std::min(static_cast<std::size_t>(horizon), calibrated) - 1];
    if (!standsOnErrors(band))
        flags.emplace_back("INTERVAL_SMALL_N");
    if (band.step == BandStep::NearerHorizon)
        flags.emplace_back("INTERVAL_FROM_NEARER_HORIZON");
    if (band.step == BandStep::Assumed)
        flags.emplace_back("INTERVAL_ASSUMED");
    if (static_cast<std::size_t>(horizon) > calibrated)
        flags.emplace_back("HORIZON_UNCALIBRATED");
    if (!isKnown)
        flags.emplace_back("CATEGORY_NOT_TRAINED");
    if (isNewcomer)
        flags.emplace_back("SHORT_HISTORY");
    return flags;
}

std::string newcomerSentence(const BandCalibration& bands, int horizon) {
    const auto last = std::min(static_cast<std::size_t>(horizon), bands.horizons.size()) - 1;
    return fmt::format(" It has sold for less than three months: its band is {:.2f} times as wide as it would be.",
                       bands.horizons[last].newcomerSpread);
}

void addScores(CategoryForecast& forecast, const SeriesRecord* record, const Months& months) {
    if (record != nullptr) {
        forecast.error = record->error;
        const auto begun = std::ranges::find_if(months, [](double month) { return month != 0; });
        forecast.confidence = confidenceOf(*record, forecast.demand.quantiles, static_cast<int>(months.end() - begun));
        forecast.failed = record->failed;
    }
    if (const auto facts = features::monthlyVolatility(months))
        forecast.volatility = stats::volatilityScore(facts->squaredCv, facts->adi).value;
}

/// The records and own spreads of the model, put in the order of the view's categories.
struct Matched {
    std::vector<const SeriesRecord*> records;
    BandCalibration bands;
};

Matched matchCategories(const TrainedModel& model, const features::CausalView& view) {
    std::map<std::string_view, std::size_t> numbers;
    for (std::size_t r = 0; r < model.records.size(); ++r)
        numbers[model.records[r].category] = r;
    Matched matched{std::vector<const SeriesRecord*>(view.categoryCount()), model.bands};
    matched.bands.own.assign(view.categoryCount(), 1.0);
    matched.bands.isNewcomer.clear();
    for (std::size_t c = 0; c < view.categoryCount(); ++c) {
        const auto months = view.monthlyActual(c);
        const auto sold = std::ranges::find_if(months, [](double month) { return month != 0; });
        matched.bands.isNewcomer.push_back(isNewcomer(static_cast<std::size_t>(sold - months.begin()), months.size()));
        const auto found = numbers.find(view.category(c));
        if (found == numbers.end())
            continue;
        matched.records[c] = &model.records[found->second];
        matched.bands.own[c] = model.bands.own[found->second];
    }
    return matched;
}

std::vector<BandLevels> levelsOf(const BandCalibration& bands) {
    std::vector<BandLevels> levels;
    for (const auto& band : bands.horizons)
        levels.push_back({static_cast<int>(levels.size()) + 1, 1 - band.missShares[2], 1 - band.missShares[1],
                          1 - band.missShares[0]});
    return levels;
}

/// The totals of all months, from draws of all of them together.
Status addTotals(ForecastSet& set, const TrainedModel& model, const Sums& sums, const RunContext& context) {
    PLANWRIGHT_ASSIGN(const auto draws, jointDraws(model, set, context));
    for (auto& month : set.months) {
        auto& total = month.total;
        for (const auto& category : month.categories)
            total.demand.mean += category.demand.mean;
        total.demand.quantiles = month.categories.size() == 1
                                     ? month.categories.front().demand.quantiles
                                     : quantilesOf(totalOf(draws, static_cast<std::size_t>(month.horizon)));
        total.model = model.selected;
        total.reason = model.reason;
        total.flags = flagsOf(model, month.horizon, true, false);
        if (std::ranges::find(set.known, month.month, &KnownEffect::month) != set.known.end())
            total.flags.emplace_back("KNOWN_IN_ADVANCE");
        if (model.past.origins < enoughTotalOrigins)
            total.flags.emplace_back("TOTAL_BAND_ASSUMES_CORRELATION");
        addChanges(total, sums.actual, month.horizon);
        addScores(total, &model.total, sums.learnt);
    }
    if (set.months.size() > 1)
        set.together = monthsTogether(set, draws);
    return {};
}

/// What a planner said of the view's categories: by category, the analogue and the number of the other one.
struct SaidOf {
    const Analogue* analogue = nullptr;
    std::optional<std::size_t> like; ///< empty: the view does not have it
};

std::vector<SaidOf> saidOf(const TrainedModel& model, const features::CausalView& view) {
    std::map<std::string_view, std::size_t> numbers;
    for (std::size_t c = 0; c < view.categoryCount(); ++c)
        numbers[view.category(c)] = c;
    std::vector<SaidOf> said(view.categoryCount());
    for (const auto& analogue : model.analogues) {
        const auto category = numbers.find(analogue.category), like = numbers.find(analogue.like);
        if (category != numbers.end())
            said[category->second] = {&analogue, like == numbers.end() ? std::nullopt : std::optional(like->second)};
    }
    return said;
}

/// The mix, with the means of categories that are forecast like others replaced.
std::vector<std::vector<double>> meansOf(const MixedPoints& points, const std::vector<SaidOf>& said) {
    auto means = points.means;
    for (auto& month : means)
        for (std::size_t c = 0; c < said.size(); ++c)
            if (said[c].like)
                month[c] = said[c].analogue->factor * month[*said[c].like];
    return means;
}

/// Of a category whose mean is there already.
Quantiles bandOf(const BandCalibration& bands, const SaidOf& said, std::size_t category, int horizon,
                 std::span<const double> means) {
    if (!said.like)
        return bandAround(bands, category, horizon, means[category]);
    auto band = bandAround(bands, *said.like, horizon, means[*said.like]);
    for (auto& quantile : band)
        quantile *= said.analogue->factor;
    return band;
}

void explainAnalogue(CategoryForecast& forecast, const SaidOf& said) {
    if (said.analogue == nullptr)
        return;
    const auto& analogue = *said.analogue;
    if (!said.like) {
        forecast.reason += fmt::format(" It was to be forecast like {}, which the data do not hold.", analogue.like);
        return;
    }
    forecast.model = analogueModel;
    forecast.reason = fmt::format("Like {} × {}, as you said.", analogue.like, analogue.factor);
    forecast.flags.emplace_back(analogueFlag);
    // Nothing was measured of such forecasts.
    forecast.error = {};
    forecast.confidence.reset();
    forecast.failed.clear();
}

/// What is known of a category's month, in its mean and band.
PlannedMean takeKnown(CategoryForecast& forecast, const KnownEffects& effects, Month month, std::size_t category,
                      const UnplannedMean& unplanned) {
    auto planned = effects.plan(category, month, unplanned);
    if (planned.effects.empty())
        return planned;
    forecast.demand.quantiles = plannedBand(forecast.demand.quantiles, unplanned.mean, planned);
    forecast.demand.mean = planned.mean;
    return planned;
}

void sayKnown(CategoryForecast& forecast, const PlannedMean& planned, const UnplannedMean& unplanned) {
    forecast.knownNote = knownSentence(planned.effects, unplanned);
    for (auto& flag : knownFlags(planned.effects))
        forecast.flags.push_back(std::move(flag));
}

} // namespace

std::vector<std::vector<double>> forecastMeans(const TrainedModel& model, const features::CausalView& view,
                                               const MixedPoints& points) {
    return meansOf(points, saidOf(model, view));
}

Result<ForecastSet> assembleForecast(const TrainedModel& model, const features::CausalView& view,
                                     const MixedPoints& points, const RunContext& context,
                                     const std::optional<KnownAhead>& ahead) {
    const auto matched = matchCategories(model, view);
    std::vector<Sums> sums;
    Sums totals{Months(view.monthCount()), Months(view.monthCount())};
    for (std::size_t c = 0; c < view.categoryCount(); ++c) {
        sums.push_back({view.monthlyDemand(c), view.monthlyActual(c)});
        for (std::size_t m = 0; m < view.monthCount(); ++m) {
            totals.learnt[m] += sums.back().learnt[m];
            totals.actual[m] += sums.back().actual[m];
        }
    }
    const auto said = saidOf(model, view);
    const auto means = meansOf(points, said);
    const auto told = ahead ? meansOf(*ahead->told, said) : means;
    ForecastSet set;
    set.lastCompleteMonth = view.origin();
    set.bandLevels = levelsOf(model.bands);
    set.confidenceCheck = model.confidence;
    for (std::size_t h = 0; h < points.means.size(); ++h) {
        const auto horizon = static_cast<int>(h) + 1;
        MonthForecast month{view.origin() + horizon, horizon, {}, {}};
        for (std::size_t c = 0; c < view.categoryCount(); ++c) {
            CategoryForecast forecast;
            forecast.category = view.category(c);
            forecast.demand.mean = means[h][c];
            forecast.demand.quantiles = bandOf(matched.bands, said[c], c, horizon, means[h]);
            const auto* exception = exceptionOf(model, forecast.category);
            forecast.model = exception != nullptr ? exception->selected : model.selected;
            forecast.reason = (exception != nullptr ? exception->reason : model.reason) + points.notes[c];
            const auto isNewcomer = matched.bands.isNewcomer[c];
            forecast.flags = flagsOf(model, horizon, matched.records[c] != nullptr, isNewcomer);
            if (isNewcomer)
                forecast.reason += newcomerSentence(model.bands, horizon);
            const auto mixed = said[c].like.value_or(c);
            const UnplannedMean unplanned{means[h][c], told[h][c], points.readShares[mixed], points.readers[mixed]};
            PlannedMean planned;
            if (ahead)
                planned = takeKnown(forecast, *ahead->effects, month.month, c, unplanned);
            addChanges(forecast, sums[c].actual, horizon);
            addScores(forecast, matched.records[c], sums[c].learnt);
            for (const auto& attempt : points.failed[c]) {
                const auto isThere =
                    std::any_of(forecast.failed.begin(), forecast.failed.end(),
                                [&](const FailedAttempt& known) { return known.model == attempt.model; });
                if (!isThere)
                    forecast.failed.push_back(attempt);
            }
            explainAnalogue(forecast, said[c]);
            sayKnown(forecast, planned, unplanned);
            std::ranges::move(planned.effects, std::back_inserter(set.known));
            month.categories.push_back(std::move(forecast));
        }
        set.months.push_back(std::move(month));
    }
    PLANWRIGHT_TRY(addTotals(set, model, totals, context));
    return set;
}

} // namespace planwright::forecasting
