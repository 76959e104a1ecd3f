#include "ui/models/past_targets.h"

#include "ui/session/qt_convert.h"

#include <cmath>
#include <map>

namespace planwright::ui {
namespace {

struct Sum {
    PastMonth month;
    std::size_t categories = 0;
};

} // namespace

std::vector<PastTarget> pastTargets(const PlanFacts& facts, const CategoryFacts& category) {
    const auto wanted = fromQt(category.name);
    const bool isTotal = category.name.isEmpty();
    std::map<Month, std::array<Sum, mostLead>> sums;
    std::array<std::size_t, mostLead> most{};
    for (const auto& forecast : facts.plan().backtest.forecasts) {
        if (forecast.model != "auto" || forecast.horizon > mostLead || (!isTotal && forecast.category != wanted))
            continue;
        const auto lead = static_cast<std::size_t>(forecast.horizon - 1);
        auto& sum = sums[forecast.month][lead];
        sum.month.month = forecast.month;
        sum.month.forecast += forecast.mean;
        sum.month.actual += forecast.actual;
        if (!isTotal)
            sum.month.quantiles = forecast.quantiles;
        most[lead] = std::max(most[lead], ++sum.categories);
    }
    std::vector<PastTarget> targets;
    for (const auto& [month, leads] : sums) {
        PastTarget target{month, 0, {}};
        bool isThere = false;
        for (std::size_t lead = 0; lead < leads.size(); ++lead)
            if (leads[lead].categories > 0 && leads[lead].categories == most[lead]) {
                target.byLead[lead] = leads[lead].month;
                target.actual = leads[lead].month.actual;
                isThere = true;
            }
        if (isThere)
            targets.push_back(target);
    }
    return targets;
}

LeadError leadError(const std::vector<PastTarget>& targets, int lead) {
    LeadError error;
    double miss = 0, tooHigh = 0, demand = 0;
    for (const auto& target : targets) {
        const auto& said = target.ahead(lead);
        if (!said)
            continue;
        ++error.months;
        miss += std::abs(said->forecast - said->actual);
        tooHigh += said->forecast - said->actual;
        demand += std::abs(said->actual);
    }
    if (demand > 0) {
        error.wape = miss / demand;
        error.bias = tooHigh / demand;
    }
    return error;
}

} // namespace planwright::ui
