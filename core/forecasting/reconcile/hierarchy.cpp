#include "core/forecasting/reconcile/hierarchy.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <utility>

namespace planwright::forecasting {
namespace {

using Parents = std::map<std::string, std::string>;

Error refused(std::string sentence) {
    return {ErrorCode::InvalidArgument, std::move(sentence), {{}, 0, "hierarchy"}};
}

/// How many levels a parent stands above the farthest of its leaves, so that children can be put first.
using Heights = std::map<std::string, std::size_t>;

Result<Heights> heightsOf(const std::vector<std::string>& categories, const Parents& parents) {
    Heights heights;
    for (const auto& category : categories) {
        std::size_t height = 0;
        for (auto at = parents.find(category); at != parents.end(); at = parents.find(at->second)) {
            if (++height > parents.size())
                return refused(fmt::format("The parents of '{}' go round in a circle.", category));
            auto& known = heights[at->second];
            known = std::max(known, height);
        }
    }
    return heights;
}

} // namespace

Result<Hierarchy> Hierarchy::make(std::vector<std::string> categories, const Parents& parents) {
    if (categories.empty())
        return refused("A hierarchy needs at least one category.");
    PLANWRIGHT_ASSIGN(const auto heights, heightsOf(categories, parents));
    std::set<std::string_view> seen;
    for (const auto& category : categories) {
        if (!seen.insert(category).second)
            return refused(fmt::format("The category '{}' is there twice.", category));
        if (heights.contains(category))
            return refused(fmt::format("'{}' is a category and the parent of another one.", category));
    }
    std::vector<std::pair<std::size_t, std::string>> inner;
    for (const auto& [name, height] : heights)
        inner.emplace_back(height, name);
    std::sort(inner.begin(), inner.end());

    Hierarchy made;
    made.m_leafCount = categories.size();
    made.m_names = std::move(categories);
    Heights numbers;
    for (auto& [height, name] : inner) {
        numbers[name] = made.m_names.size();
        made.m_names.push_back(std::move(name));
    }
    made.m_names.emplace_back();
    for (std::size_t node = 0; node + 1 < made.m_names.size(); ++node) {
        const auto found = parents.find(made.m_names[node]);
        made.m_parents.push_back(found == parents.end() ? made.root() : numbers.at(found->second));
    }
    return made;
}

void Hierarchy::sumUp(std::span<double> values) const {
    sumUp(values, 1);
}

void Hierarchy::sumUp(std::span<double> values, std::size_t columns) const {
    std::fill(values.begin() + static_cast<std::ptrdiff_t>(m_leafCount * columns), values.end(), 0.0);
    for (std::size_t node = 0; node < m_parents.size(); ++node) {
        const auto* child = values.data() + node * columns;
        auto* sum = values.data() + m_parents[node] * columns;
        for (std::size_t i = 0; i < columns; ++i)
            sum[i] += child[i];
    }
}

} // namespace planwright::forecasting
