#include "core/forecasting/model_comparison.h"

#include "core/forecasting/backtest_run.h"
#include "core/forecasting/band_scores.h"
#include "core/forecasting/mase_scale.h"
#include "core/forecasting/monthly_errors.h"
#include "core/stats/diebold_mariano.h"

#include <algorithm>
#include <cmath>

namespace planwright::forecasting {
namespace {

using Origins = std::vector<std::size_t>;

constexpr std::string_view automaticName = "auto";
constexpr double nearBest = 0.01;
constexpr double vetoLevel = 0.025; // one-sided, as in the choice

double sum(const std::vector<double>& values) {
    double total = 0;
    for (const auto value : values)
        total += value;
    return total;
}

std::optional<double> share(double part, double whole) {
    return whole > 0 ? std::optional(part / whole) : std::nullopt;
}

/// Standard deviation of the monthly WAPE, months without demand left out.
std::optional<double> steadinessOf(const MonthlyErrors& months) {
    std::vector<double> shares;
    for (std::size_t i = 0; i < months.errors.size(); ++i)
        if (months.actuals[i] > 0)
            shares.push_back(months.errors[i] / months.actuals[i]);
    if (shares.size() < 2)
        return std::nullopt;
    const auto n = static_cast<double>(shares.size());
    const double mean = sum(shares) / n;
    double squares = 0;
    for (const auto value : shares)
        squares += (value - mean) * (value - mean);
    return std::sqrt(squares / n);
}

Origins covered(const RollingGrid& grid, const Track& track, const Origins& among) {
    Origins origins;
    std::copy_if(among.begin(), among.end(), std::back_inserter(origins),
                 [&](std::size_t origin) { return covers(grid, track, origin); });
    return origins;
}

std::optional<PairedDifference> pairedWith(const RollingGrid& grid, const Track& own, const Track& other,
                                           const Origins& among) {
    const auto origins = covered(grid, own, covered(grid, other, among));
    const auto mine = monthlyErrors(grid, own, origins), theirs = monthlyErrors(grid, other, origins);
    const double actual = sum(mine.actuals);
    if (!(actual > 0))
        return std::nullopt;
    PairedDifference paired;
    paired.months = static_cast<int>(origins.size());
    const double gap = sum(mine.errors) - sum(theirs.errors);
    paired.wape = gap / actual;
    paired.relative = share(gap, sum(theirs.errors)).value_or(0);
    if (origins.size() >= 2)
        paired.standardError = standardErrorOfDifference(mine.errors, theirs.errors) / actual;
    if (const auto test = stats::dieboldMariano(mine.errors, theirs.errors)) {
        paired.dieboldMariano = test->statistic;
        paired.p = test->pTwoSided;
    }
    return paired;
}

std::vector<std::optional<double>> categoryErrors(const RollingGrid& grid, const Track& track, const Origins& origins) {
    std::vector<std::optional<double>> errors;
    for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
        double error = 0, actual = 0;
        for (const auto o : origins) {
            error += std::abs(grid.actual(o, 1, c) - saidAt(grid, track, o, c));
            actual += std::abs(grid.actual(o, 1, c));
        }
        errors.push_back(share(error, actual));
    }
    return errors;
}

std::optional<double> less(std::optional<double> a, std::optional<double> b) {
    return a && b ? std::optional(*a - *b) : std::nullopt;
}

/// By origin, then category: the scale is the same for every model.
class MaseScales {
public:
    MaseScales(const RollingGrid& grid, const Origins& window)
        : m_first(window.empty() ? 0 : window.front()) {
        for (const auto o : window)
            for (std::size_t c = 0; c < grid.categoryCount(); ++c)
                m_scales.push_back(maseScaleAt(grid, o, c));
        m_categories = grid.categoryCount();
    }
    [[nodiscard]] std::optional<double> at(std::size_t origin, std::size_t category) const {
        return m_scales[(origin - m_first) * m_categories + category];
    }

private:
    std::size_t m_first, m_categories = 0;
    std::vector<std::optional<double>> m_scales;
};

void addAccuracy(ComparedModel& row, const RollingGrid& grid, const Track& track,
                 const std::vector<BandCalibration>& calibrations, const Origins& origins, const MaseScales& scales) {
    const auto months = monthlyErrors(grid, track, origins);
    const double actual = sum(months.actuals);
    row.months = static_cast<int>(origins.size());
    row.wape = share(sum(months.errors), actual);
    row.steadiness = steadinessOf(months);
    double tooHigh = 0, scaledErrors = 0;
    int scaled = 0;
    BandColumns bands;
    for (const auto o : origins) {
        const bool isFirm = standsOnErrors(calibrations[o].horizons.front());
        for (std::size_t c = 0; c < grid.categoryCount(); ++c) {
            const double came = grid.actual(o, 1, c), said = saidAt(grid, track, o, c);
            tooHigh += said - came;
            if (const auto scale = scales.at(o, c)) {
                scaledErrors += std::abs(said - came) / *scale;
                ++scaled;
            }
            if (isFirm && Track::known(track.points[grid.index(o, 1, c)]))
                bands.add(came, bandAround(calibrations[o], c, 1, said));
        }
    }
    row.bias = share(tooHigh, actual);
    row.mase = share(scaledErrors, scaled);
    row.coverage80 = bandScores(bands).coverage80;
}

/// A row, and what it is computed from.
struct Entry {
    const Track* track = nullptr;
    const std::vector<BandCalibration>* calibrations = nullptr;
    Origins origins;
    bool isShared = false;
    ComparedModel row;
};

bool isBefore(const Entry& a, const Entry& b) {
    const auto isAutomatic = [](const Entry& entry) { return entry.row.model == automaticName; };
    if (isAutomatic(a) != isAutomatic(b))
        return isAutomatic(a);
    if (a.row.wape.has_value() != b.row.wape.has_value())
        return a.row.wape.has_value();
    return a.row.wape != b.row.wape ? a.row.wape < b.row.wape : a.row.model < b.row.model;
}

std::vector<Entry> entriesOf(const BacktestRun& run, const Origins& window) {
    const auto& grid = run.grid;
    std::vector<Entry> entries;
    const auto add = [&](const Track& track, const std::vector<BandCalibration>& calibrations) {
        entries.push_back({&track, &calibrations, covered(grid, track, window), false, {}});
    };
    add(run.automatic, run.calibrations);
    for (std::size_t i = 0; i < run.candidates.size(); ++i)
        add(run.candidates[i].track, run.candidateCalibrations[i]);
    auto shared = entries.front().origins;
    const auto half = (shared.size() + 1) / 2;
    for (auto& entry : entries) {
        entry.isShared = !entry.origins.empty() && entry.origins.size() >= half;
        if (entry.isShared)
            shared = covered(grid, *entry.track, shared);
    }
    for (auto& entry : entries)
        if (entry.isShared && !shared.empty())
            entry.origins = shared;
    const auto& choice = *run.choices.back();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        auto& row = entries[i].row;
        const bool isAutomatic = i == 0;
        row.model = entries[i].track->name;
        row.isChosen = !isAutomatic && i - 1 == choice.candidate;
        row.simplicity = isAutomatic ? run.candidates[choice.candidate].track.simplicity : entries[i].track->simplicity;
    }
    return entries;
}

void pairEntries(const RollingGrid& grid, std::vector<Entry>& entries) {
    const Entry* best = nullptr;
    for (std::size_t i = 1; i < entries.size(); ++i) {
        const auto& entry = entries[i];
        if (entry.isShared && entry.row.wape && (best == nullptr || *entry.row.wape < *best->row.wape))
            best = &entry;
    }
    for (auto& entry : entries) {
        const auto& automatic = *entries.front().track;
        const auto own = categoryErrors(grid, *entry.track, entry.origins);
        const auto theirs = categoryErrors(grid, automatic, entry.origins);
        for (std::size_t c = 0; c < own.size(); ++c)
            entry.row.categories.push_back({own[c], less(own[c], theirs[c])});
        if (entry.track != &automatic)
            entry.row.toAutomatic = pairedWith(grid, *entry.track, automatic, entry.origins);
        if (best == nullptr)
            continue;
        entry.row.isBest = &entry == best;
        entry.row.isNearBest = entry.isShared && entry.row.wape && *entry.row.wape <= *best->row.wape * (1 + nearBest);
        if (entry.row.isBest)
            continue;
        entry.row.toBest = pairedWith(grid, *entry.track, *best->track, entry.origins);
        if (const auto& paired = entry.row.toBest)
            entry.row.isClearlyWorse = paired->wape > 0 && paired->p && *paired->p / 2 < vetoLevel;
    }
}

} // namespace

const ComparedModel* ModelComparison::find(std::string_view model) const {
    const auto found =
        std::find_if(models.begin(), models.end(), [&](const ComparedModel& row) { return row.model == model; });
    return found == models.end() ? nullptr : &*found;
}

std::string_view simplicityName(Simplicity simplicity) {
    switch (simplicity) {
    case Simplicity::ClosedForm:
        return "closed form";
    case Simplicity::Smoothing:
        return "smoothing";
    case Simplicity::SmoothingMean:
        return "mean of smoothing";
    case Simplicity::MixedPool:
        return "mixed pool";
    case Simplicity::Additive:
        return "additive";
    case Simplicity::Booster:
        break;
    }
    return "boosting";
}

ModelComparison compareModels(const features::History& history, const BacktestRun& run) {
    const auto& grid = run.grid;
    const auto known = knownOrigins(grid.lastOrigin(), 1);
    Origins window;
    for (auto o = known.first; o < known.end; ++o)
        window.push_back(o);
    auto entries = entriesOf(run, window);
    const MaseScales scales(grid, window);
    for (auto& entry : entries)
        addAccuracy(entry.row, grid, *entry.track, *entry.calibrations, entry.origins, scales);
    pairEntries(grid, entries);

    ModelComparison comparison;
    comparison.categories = history.categories;
    const auto& shared = entries.front().origins;
    comparison.months = static_cast<int>(shared.size());
    comparison.firstMonth = grid.originMonth(shared.empty() ? grid.lastOrigin() : shared.front()) + 1;
    comparison.lastMonth = grid.originMonth(shared.empty() ? grid.lastOrigin() : shared.back()) + 1;
    std::stable_sort(entries.begin(), entries.end(), isBefore);
    for (auto& entry : entries)
        comparison.models.push_back(std::move(entry.row));
    return comparison;
}

} // namespace planwright::forecasting
