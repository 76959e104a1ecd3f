#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <map>
#include <span>
#include <string>
#include <vector>

namespace planwright::forecasting {

/// Categories and what they add up to: a tree of any number of levels whose leaves are the categories and whose root is
/// the total. Nodes are numbers: the leaves first, in the order given; then the parents, every child before its parent;
/// the total last.
class Hierarchy {
public:
    /// `parents`: node to parent, of categories and of parents; who has none stands below the total. Parents without a
    /// category of `categories` are left out. InvalidArgument with a sentence: no category, one that is named twice,
    /// one that is itself a parent, or parents in a circle.
    [[nodiscard]] static Result<Hierarchy> make(std::vector<std::string> categories,
                                                const std::map<std::string, std::string>& parents);

    [[nodiscard]] std::size_t leafCount() const { return m_leafCount; }
    [[nodiscard]] std::size_t nodeCount() const { return m_names.size(); }
    [[nodiscard]] std::size_t root() const { return m_names.size() - 1; }
    /// Empty for the total.
    [[nodiscard]] const std::string& name(std::size_t node) const { return m_names[node]; }
    /// A larger number than `node`; of every node but the root.
    [[nodiscard]] std::size_t parent(std::size_t node) const { return m_parents[node]; }

    /// Values by node: keeps those of the leaves and sets every parent to the sum of its children.
    void sumUp(std::span<double> values) const;
    /// The same for `columns` values of each node that lie side by side (draws): node · columns + column.
    void sumUp(std::span<double> values, std::size_t columns) const;

private:
    Hierarchy() = default;

    std::size_t m_leafCount = 0;
    std::vector<std::string> m_names;
    std::vector<std::size_t> m_parents;
};

} // namespace planwright::forecasting
