#pragma once

#include "core/forecasting/reconcile/hierarchy.h"

#include <cmath>
#include <cstddef>
#include <map>
#include <rapidcheck.h>
#include <string>
#include <utility>
#include <vector>

namespace planwright::forecasting::testing {

/// 1..mostLeaves categories below 0..3 levels of parents; some stand directly below the total.
inline Hierarchy randomHierarchy(std::size_t mostLeaves) {
    const auto leaves = *rc::gen::inRange<std::size_t>(1, mostLeaves + 1);
    const auto levels = *rc::gen::inRange<std::size_t>(0, 4);
    std::vector<std::string> categories;
    std::map<std::string, std::string> parents;
    std::vector<std::string> below;
    for (std::size_t i = 0; i < leaves; ++i)
        below.push_back(categories.emplace_back("c" + std::to_string(i)));
    for (std::size_t level = 0; level < levels; ++level) {
        const auto width = *rc::gen::inRange<std::size_t>(1, below.size() + 1);
        std::vector<std::string> above;
        for (std::size_t i = 0; i < width; ++i)
            above.push_back("level" + std::to_string(level) + "." + std::to_string(i));
        for (const auto& node : below) {
            const auto place = *rc::gen::inRange<std::size_t>(0, width + 1);
            if (place < width)
                parents[node] = above[place];
        }
        below = std::move(above);
    }
    return Hierarchy::make(std::move(categories), parents).value();
}

/// Whether every parent of `values` (by node, `columns` side by side) is the sum of its children.
inline bool addsUp(const Hierarchy& hierarchy, const std::vector<double>& values, std::size_t columns = 1) {
    for (std::size_t parent = hierarchy.leafCount(); parent < hierarchy.nodeCount(); ++parent) {
        for (std::size_t column = 0; column < columns; ++column) {
            double sum = 0;
            double size = 1;
            for (std::size_t child = 0; child < parent; ++child) {
                if (hierarchy.parent(child) != parent)
                    continue;
                sum += values[child * columns + column];
                size += std::abs(values[child * columns + column]);
            }
            if (!(std::abs(values[parent * columns + column] - sum) <= 1e-9 * size))
                return false;
        }
    }
    return true;
}

} // namespace planwright::forecasting::testing
