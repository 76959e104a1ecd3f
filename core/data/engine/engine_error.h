#pragma once

#include "core/base/result.h"

#include <string_view>

namespace planwright::data::engine {

/// The engine's message as an Error of ours: Io for the disk and for files, InvalidArgument for refused input,
/// Internal for the rest.
[[nodiscard]] Error engineError(std::string_view message);

} // namespace planwright::data::engine
