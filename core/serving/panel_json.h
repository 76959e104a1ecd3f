#pragma once

#include "core/base/result.h"
#include "core/data/types/panel.h"

#include <string>
#include <string_view>

namespace planwright::serving {

/// A panel as compact JSON of integers ("planwright.panel/2"): exact both ways, and the same panel gives the same
/// bytes.
[[nodiscard]] std::string panelToJson(const data::Panel& panel);

/// InvalidArgument where the text is no such document, or its blocks do not fit its categories and days.
[[nodiscard]] Result<data::Panel> panelFromJson(std::string_view text);

} // namespace planwright::serving
