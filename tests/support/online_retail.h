#pragma once

#include "core/base/result.h"

#include <filesystem>

namespace planwright::testing {

/// A file or folder beside the project that a developer's machine may have.
[[nodiscard]] std::filesystem::path shared(const char* name);

/// Writes Online Retail II (UCI, doi 10.24432/C5CG6D) as the CSV that a user would export, byte for byte what the
/// data's own make_events.py writes; `withOverlap` repeats the days that its two sheets share.
[[nodiscard]] Status writeOnlineRetail(const std::filesystem::path& to, bool withOverlap);

} // namespace planwright::testing
