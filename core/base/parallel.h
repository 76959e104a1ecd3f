#pragma once

#include "core/base/run_context.h"

#include <cstddef>
#include <functional>
#include <string_view>

namespace planwright {

/// Calls `body(i)` for every i in [0, count) on up to `context.threads` threads, and waits. Each call writes only to
/// its own slot, so the thread count cannot show in a result. The first error by index is returned (not by time); once
/// a stop is requested no further index is begun and Cancelled is returned. Progress is not reported from workers.
[[nodiscard]] Status parallelFor(std::size_t count, const RunContext& context,
                                 const std::function<Status(std::size_t)>& body);

/// The same, and tells `context` how much of the stage is done, from the calling thread.
[[nodiscard]] Status parallelFor(std::size_t count, const RunContext& context, std::string_view stage,
                                 const std::function<Status(std::size_t)>& body);

} // namespace planwright
