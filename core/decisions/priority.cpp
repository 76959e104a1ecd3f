#include "core/decisions/priority.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace planwright::decisions {

void rankPriorities(std::vector<CategoryDecision>& categories) {
    std::vector<std::size_t> order(categories.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
        const auto& left = categories[a];
        const auto& right = categories[b];
        if (left.priority != right.priority)
            return left.priority > right.priority; // an empty one is the smallest
        return left.category < right.category;
    });
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        categories[order[rank]].priorityRank = rank + 1;
}

} // namespace planwright::decisions
