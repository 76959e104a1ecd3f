#include "core/decisions/portfolio.h"

#include "core/base/rng.h"
#include "core/stats/normal.h"

#include <cmath>

namespace planwright::decisions {

Result<PortfolioDraws> simulatePortfolio(std::span<const PortfolioPart> parts, double rho, int draws,
                                         std::uint64_t seed, const RunContext& context) {
    PortfolioDraws out;
    out.units.resize(static_cast<std::size_t>(draws));
    out.profit.resize(static_cast<std::size_t>(draws));
    SplitMix64 random(seed);
    const double shared = std::sqrt(rho);
    const double own = std::sqrt(1 - rho);
    for (std::size_t d = 0; d < out.units.size(); ++d) {
        if (d % 256 == 0)
            PLANWRIGHT_TRY(context.checkStop());
        const double common = shared * stats::normalQuantile(random.uniform());
        for (const auto& part : parts) {
            const double z = common + own * stats::normalQuantile(random.uniform());
            const double demand = part.demand->quantile(stats::normalCdf(z));
            out.units[d] += demand;
            if (part.curve)
                out.profit[d] += part.curve->profit(part.order, demand);
        }
    }
    return out;
}

} // namespace planwright::decisions
