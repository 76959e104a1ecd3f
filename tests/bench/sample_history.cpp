#include "tests/bench/sample_history.h"

#include "core/base/rng.h"

#include <string>

namespace planwright::bench {

features::History sampleHistory(std::size_t categories) {
    features::History history;
    history.firstCompleteMonth = Month(2022, 12);
    history.lastCompleteMonth = Month(2025, 11);
    history.firstDay = history.firstCompleteMonth.firstDay();
    history.dayCount = history.lastCompleteMonth.lastDay() - history.firstDay + 1;
    SplitMix64 random(1);
    for (std::size_t c = 0; c < categories; ++c) {
        history.categories.push_back("Category " + std::to_string(c));
        for (std::int32_t day = 0; day < history.dayCount; ++day) {
            const unsigned month = (history.firstDay + day).month().monthOfYear();
            const double demand = (50 + 4.0 * month) * (.5 + random.uniform());
            history.demand.push_back(demand);
            history.revenue.push_back(demand * 9);
            history.orders.push_back(demand / 2);
            history.customers.push_back(demand / 3);
        }
    }
    return history;
}

} // namespace planwright::bench
