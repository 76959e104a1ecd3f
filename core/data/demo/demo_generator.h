#pragma once

#include "core/base/run_context.h"

#include <cstdint>
#include <filesystem>

namespace planwright::data {

struct DemoOptions {
    int categories = 12;           ///< 1..100; the first twelve have names and characters of their own
    int months = 36;               ///< complete months, 1..240; the last one is November 2025
    std::int64_t events = 250'000; ///< rows to aim at, 1,000..50,000,000 (met within a few per cent)
    int partialDays = 9;           ///< days of the part-finished month after them, 0..30
};

/// Where writeDemo() puts the truth that belongs to `csv`: the same name with ".truth.json" in place of the suffix.
[[nodiscard]] std::filesystem::path demoTruthPath(const std::filesystem::path& csv);

/// Writes a synthetic but realistic event file with the canonical columns (design.md section 5, without line_id: the
/// exact repeats in it are what a till writes twice), and the known truth beside it: each category's expected demand a
/// month and what it is made of, what the file really holds, the next three months' expectation, and the count of every
/// dirty row. Random numbers come from `context.seed`; the same seed and options give the same bytes everywhere.
/// Both files appear whole or not at all. InvalidArgument, Io, Cancelled.
[[nodiscard]] Status writeDemo(const DemoOptions& options, const std::filesystem::path& csv, const RunContext& context);

} // namespace planwright::data
