#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace planwright::registry {

/// No bundle is larger: a manifest that says so is refused before anything is read.
inline constexpr std::uint64_t maxFileBytes = 256ULL << 20U;
inline constexpr std::uint64_t maxBundleBytes = 1ULL << 30U;
inline constexpr std::uint64_t maxManifestBytes = 4ULL << 20U;
inline constexpr std::size_t maxFileCount = 1000;

/// A name that may stand in a manifest: parts of [A-Za-z0-9._-] joined by "/", none of them "." or "..", not the
/// manifest.
[[nodiscard]] bool isBundleFileName(std::string_view name);

/// The relative names of all regular files under `directory`, sorted. Conflict for a link or a device.
[[nodiscard]] Result<std::vector<std::string>> listBundleFiles(const std::filesystem::path& directory);

/// The whole file; Conflict if it is larger than `maxBytes`, NotFound, Io.
[[nodiscard]] Result<std::string> readBundleFile(const std::filesystem::path& file, std::uint64_t maxBytes);

/// Creates the file and the folders that lead to it.
[[nodiscard]] Status writeBundleFile(const std::filesystem::path& file, std::string_view bytes);

} // namespace planwright::registry
