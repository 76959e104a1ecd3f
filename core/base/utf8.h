#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <filesystem>
#include <string_view>

namespace planwright {

/// Length in bytes of the well-formed UTF-8 character at `at` (Unicode 15, table 3-7), or 0 where there is none.
[[nodiscard]] std::size_t utf8CharacterLength(std::string_view text, std::size_t at);
[[nodiscard]] bool isUtf8(std::string_view text);
/// InvalidArgument for a path that is not UTF-8, which neither the data engine nor a document can name.
[[nodiscard]] Status checkPathIsUtf8(const std::filesystem::path& path);

} // namespace planwright
