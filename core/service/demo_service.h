#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>

namespace planwright::service {

struct DemoOptions {
    int categories = 12;           ///< 1..100
    int months = 36;               ///< complete months, 1..240; nine days of the next one follow them
    std::int64_t events = 250'000; ///< rows to aim at, 1,000..50,000,000
};

struct DemoFiles {
    std::filesystem::path events; ///< as asked
    std::filesystem::path truth;  ///< the known truth beside it
};

/// Writes a synthetic event file and its truth (core/data/demo/demo_generator.h), seeded by `context.seed`.
[[nodiscard]] Result<DemoFiles> writeDemo(const DemoOptions& options, const std::filesystem::path& events,
                                          const RunContext& context);

} // namespace planwright::service
