#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace planwright::service {

/// The whole file as bytes. NotFound, Io; InvalidArgument above `maxBytes`.
[[nodiscard]] Result<std::string> readTextFile(const std::filesystem::path& file, std::uintmax_t maxBytes = 64U << 20U);

/// Creates or replaces the file (replaceFile()), and the folders that lead to it.
[[nodiscard]] Status writeTextFile(const std::filesystem::path& file, std::string_view text);

/// Replaces what is at `to`; both on one disk.
[[nodiscard]] Status moveFile(const std::filesystem::path& from, const std::filesystem::path& to);

} // namespace planwright::service
