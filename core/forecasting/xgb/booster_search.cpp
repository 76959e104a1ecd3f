#include "core/forecasting/xgb/booster_search.h"

#include "core/forecasting/xgb/held_out_rows.h"
#include "core/forecasting/xgb/pinball.h"

#include <utility>

namespace planwright::forecasting {

Result<std::optional<SearchResult>> searchParameters(const QuantileRows& rows, const SearchPlan& plan,
                                                     const RunContext& context) {
    const auto divided = holdOutLastDays(rows.days, rows.targetEnds);
    std::optional<SearchResult> best;
    if (divided.learnt.size() < plan.fewestLearnt || divided.held.empty())
        return best;
    const auto learnt = rows.only(divided.learnt);
    const auto held = rows.only(divided.held);
    const PinballRows learntLoss(learnt.levels);
    const PinballRows heldLoss(held.levels);
    for (const auto& cell : plan.cells) {
        auto parameters = plan.usual;
        for (const auto& [name, value] : cell)
            parameters[name] = value;
        PLANWRIGHT_ASSIGN(const auto found, Booster::bestRounds({learnt.data(), held.data(), &learntLoss, &heldLoss},
                                                                parameters, plan.mostRounds, plan.patience, context));
        if (!best || found.loss < best->loss)
            best = SearchResult{std::move(parameters), found.rounds, found.loss};
    }
    return best;
}

} // namespace planwright::forecasting
