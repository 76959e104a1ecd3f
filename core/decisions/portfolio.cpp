#include "core/decisions/portfolio.h"

#include "core/base/parallel.h"
#include "core/base/rng.h"
#include "core/stats/normal_table.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace planwright::decisions {
namespace {

constexpr std::size_t levelCells = 20;
constexpr std::size_t blockSize = 200; // draws between two looks at the stop token

// Demand over an even grid of levels: knots at multiples of 0.05 make it exact and spare the search for the piece.
class DemandTable {
public:
    explicit DemandTable(const stats::PiecewiseQuantile& demand) {
        for (std::size_t i = 0; i < m_values.size(); ++i) // one more than a level of 1 needs
            m_values[i] = demand.quantile(static_cast<double>(i) / static_cast<double>(levelCells));
    }
    [[nodiscard]] double at(double level) const {
        const double position = level * static_cast<double>(levelCells);
        const auto cell = static_cast<std::int32_t>(position);
        const double* value = m_values.data() + cell;
        return value[0] + (position - static_cast<double>(cell)) * (value[1] - value[0]);
    }

private:
    std::array<double, levelCells + 2> m_values{};
};

// SplitMix64 adds a constant per number, so any of its numbers can be had without those before.
double uniformAt(std::uint64_t seed, std::uint64_t index) {
    constexpr std::uint64_t step = 0x9E3779B97F4A7C15ULL;
    return SplitMix64(seed + index * step).uniform();
}

struct Copula {
    double shared;
    double own;
    std::uint64_t seed;
};

void simulateBlock(std::span<const PortfolioPart> parts, std::span<const DemandTable> demands, const Copula& copula,
                   std::size_t first, std::size_t last, PortfolioDraws& out) {
    const auto& normal = stats::normalTable();
    const std::uint64_t perDraw = parts.size() + 1;
    std::array<double, blockSize> common{};
    for (std::size_t d = first; d < last; ++d)
        common[d - first] = copula.shared * normal.quantile(uniformAt(copula.seed, d * perDraw));
    for (std::size_t i = 0; i < parts.size(); ++i) {
        for (std::size_t d = first; d < last; ++d) {
            const double own = normal.quantile(uniformAt(copula.seed, d * perDraw + 1 + i));
            const double demand = demands[i].at(normal.cdf(common[d - first] + copula.own * own));
            out.units[d] += demand;
            if (parts[i].curve != nullptr)
                out.profit[d] += parts[i].curve->profit(parts[i].order, demand);
        }
    }
}

} // namespace

Result<PortfolioDraws> simulatePortfolio(std::span<const PortfolioPart> parts, double rho, int draws,
                                         std::uint64_t seed, const RunContext& context) {
    const auto count = static_cast<std::size_t>(draws);
    PortfolioDraws out{std::vector<double>(count), std::vector<double>(count)};
    std::vector<DemandTable> demands;
    demands.reserve(parts.size());
    for (const auto& part : parts)
        demands.emplace_back(*part.demand);
    const Copula copula{std::sqrt(rho), std::sqrt(1 - rho), seed};
    PLANWRIGHT_TRY(parallelFor((count + blockSize - 1) / blockSize, context, [&](std::size_t block) -> Status {
        const auto first = block * blockSize;
        simulateBlock(parts, demands, copula, first, std::min(first + blockSize, count), out);
        return {};
    }));
    return out;
}

std::vector<double> drawnDemand(const PortfolioPart& part, const JointRanks& joint, std::size_t number) {
    const auto grid = part.demand->midpointGrid(joint.draws);
    std::vector<double> demand(joint.draws);
    for (std::size_t d = 0; d < joint.draws; ++d)
        demand[d] = grid[joint.ranks[number * joint.draws + d]];
    return demand;
}

Result<PortfolioDraws> simulatePortfolio(std::span<const PortfolioPart> parts, const JointRanks& joint,
                                         const RunContext& context) {
    PortfolioDraws out{std::vector<double>(joint.draws), std::vector<double>(joint.draws)};
    for (std::size_t i = 0; i < parts.size(); ++i) {
        PLANWRIGHT_TRY(context.checkStop());
        const auto demand = drawnDemand(parts[i], joint, i);
        for (std::size_t d = 0; d < joint.draws; ++d) {
            out.units[d] += demand[d];
            if (parts[i].curve != nullptr)
                out.profit[d] += parts[i].curve->profit(parts[i].order, demand[d]);
        }
    }
    return out;
}

} // namespace planwright::decisions
