#pragma once

#include "core/data/types/panel.h"

#include <algorithm>
#include <string_view>

namespace planwright::data {

/// The category's number, if the panel holds it.
[[nodiscard]] inline std::optional<std::size_t> categoryOf(const Panel& panel, std::string_view name) {
    const auto found = std::ranges::lower_bound(panel.categories, name);
    if (found == panel.categories.end() || *found != name)
        return std::nullopt;
    return static_cast<std::size_t>(found - panel.categories.begin());
}

} // namespace planwright::data
