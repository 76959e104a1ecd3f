#pragma once

#include "core/features/history.h"

#include <cstddef>

namespace planwright::bench {

/// Three years of days to November 2025 of made-up demand with a season; the same on every run.
[[nodiscard]] features::History sampleHistory(std::size_t categories);

} // namespace planwright::bench
