#include "core/forecasting/draws/joint_draws.h"

#include "core/base/parallel.h"
#include "core/base/rng.h"
#include "core/stats/normal_table.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <utility>

namespace planwright::forecasting {
namespace {

// More horizons than are ever forecast: numbers are counted by draw, then by horizon; 0 is what all horizons share.
constexpr std::uint64_t numbersPerDraw = 16;

/// One stream of normals, any of which can be had without those before: SplitMix64 adds a constant for each.
class Normals {
public:
    explicit Normals(std::uint64_t seed)
        : m_seed(seed) {}
    void fill(std::span<double> normals, std::size_t horizon) const {
        const auto& table = stats::normalTable();
        constexpr std::uint64_t step = 0x9E3779B97F4A7C15ULL;
        for (std::size_t d = 0; d < normals.size(); ++d)
            normals[d] = table.quantile(SplitMix64(m_seed + (d * numbersPerDraw + horizon) * step).uniform());
    }

private:
    std::uint64_t m_seed;
};

/// What all categories share, by draw: a normal for each past origin, one for everything and one for each horizon.
struct Shared {
    std::vector<std::vector<double>> origins;
    std::vector<double> always;
    std::vector<std::vector<double>> horizons;
};

Shared sharedNormals(const Dependence& dependence, std::size_t horizons, std::size_t count, std::uint64_t seed) {
    Shared shared;
    const std::vector<double> empty(count);
    for (std::size_t t = 0; t < dependence.origins; ++t)
        // The latest origin is number 0, so that a month more of history does not rename the others.
        Normals(seedFor(seed, "draws of past origin " + std::to_string(dependence.origins - 1 - t)))
            .fill(shared.origins.emplace_back(empty), 0);
    const Normals common(seedFor(seed, "draws of all"));
    common.fill(shared.always = empty, 0);
    for (std::size_t h = 1; h <= horizons; ++h)
        common.fill(shared.horizons.emplace_back(empty), h);
    return shared;
}

void addScaled(std::span<double> sum, double factor, std::span<const double> part) {
    for (std::size_t d = 0; d < sum.size(); ++d)
        sum[d] += factor * part[d];
}

/// The numbers of the draws, by ascending normal; normals that agree within 1e-8, by their number. Each is one whole
/// number to sort.
class Ranking {
public:
    explicit Ranking(std::size_t count)
        : m_keys(count) {}
    const std::vector<std::uint64_t>& of(std::span<const double> normals) {
        for (std::size_t d = 0; d < normals.size(); ++d) {
            const auto positive = std::bit_cast<std::uint64_t>(normals[d] + middle);
            m_keys[d] = (positive << 12U & ~lowBits) | d;
        }
        std::sort(m_keys.begin(), m_keys.end());
        return m_keys;
    }
    static std::size_t draw(std::uint64_t key) { return key & lowBits; }

private:
    static constexpr std::uint64_t lowBits = 0xFFFFFFFFU;
    // Normals beyond 32 do not occur: between 64 and 128 all have the same exponent, and the mantissa alone orders
    // them.
    static constexpr double middle = 96;
    std::vector<std::uint64_t> m_keys;
};

/// A mean of 0 leaves nothing but 0; a marginal of nothing but 0 becomes the mean.
void scaleToMean(std::vector<double>& values, double mean) {
    double sum = 0;
    for (const auto value : values)
        sum += value;
    const auto factor = sum > 0 ? mean * static_cast<double>(values.size()) / sum : 0.0;
    for (auto& value : values)
        value = sum > 0 ? value * factor : mean;
}

void drawCategory(const DrawnCategory& category, std::size_t number, const Dependence& dependence, const Shared& shared,
                  std::uint64_t seed, JointDraws& draws) {
    const Normals own(seedFor(seed, "draws of category " + category.name));
    const auto target = dependence.shrinkage;
    const auto between = dependence.between, within = dependence.within;
    std::vector<double> normals(draws.count), alike(draws.count);
    own.fill(alike, 0);
    Ranking ranking(draws.count);
    for (std::size_t h = 1; h <= draws.horizons; ++h) {
        own.fill(normals, h);
        double learnt = 0;
        const auto loadings = category.past && dependence.origins > 0 ? dependence.loadingsOf(h, *category.past)
                                                                      : std::span<const double>();
        for (const auto loading : loadings)
            learnt += loading * loading;
        // Whatever was not learnt of this category is its own.
        const auto alone = std::sqrt(std::max(0.0, target * (1 - between) * (1 - within) + 1 - target - learnt));
        for (auto& normal : normals)
            normal *= alone;
        for (std::size_t t = 0; t < loadings.size(); ++t)
            addScaled(normals, loadings[t], shared.origins[t]);
        addScaled(normals, std::sqrt(target * between * within), shared.always);
        addScaled(normals, std::sqrt(target * between * (1 - within)), shared.horizons[h - 1]);
        addScaled(normals, std::sqrt(target * (1 - between) * within), alike);
        auto grid = category.marginals[h - 1].midpointGrid(draws.count);
        scaleToMean(grid, category.means[h - 1]);
        const auto first = ((h - 1) * draws.categories + number) * draws.count;
        std::uint32_t rank = 0;
        for (const auto key : ranking.of(normals)) {
            draws.values[first + Ranking::draw(key)] = grid[rank];
            draws.ranks[first + Ranking::draw(key)] = rank++;
        }
    }
}

} // namespace

Result<JointDraws> drawJointly(std::span<const DrawnCategory> categories, const Dependence& dependence,
                               std::size_t count, const RunContext& context) {
    JointDraws draws;
    draws.horizons = categories.empty() ? 0 : categories.front().marginals.size();
    draws.categories = categories.size();
    draws.count = count;
    draws.values.resize(draws.horizons * draws.categories * count);
    draws.ranks.resize(draws.values.size());
    const auto shared = sharedNormals(dependence, draws.horizons, count, context.seed);
    PLANWRIGHT_TRY(parallelFor(categories.size(), context, [&](std::size_t c) -> Status {
        drawCategory(categories[c], c, dependence, shared, context.seed, draws);
        return {};
    }));
    return draws;
}

std::vector<double> allMonthsOf(const JointDraws& draws) {
    std::vector<double> sums(draws.categories * draws.count);
    for (std::size_t horizon = 1; horizon <= draws.horizons; ++horizon)
        addScaled(sums, 1, draws.month(horizon));
    return sums;
}

std::vector<double> totalOf(const JointDraws& draws, std::size_t horizon) {
    std::vector<double> total(draws.count);
    for (std::size_t c = 0; c < draws.categories; ++c)
        addScaled(total, 1, draws.of(horizon, c));
    return total;
}

} // namespace planwright::forecasting
