#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

namespace planwright::registry {

/// What training fixed; the same training gives the same bundle.
struct BundleFacts {
    std::string modelName;
    std::string snapshotSha256;
    std::string configSha256;
    std::string codeRevision;
    std::uint64_t seed = 42;
};

/// A verified bundle in memory: opaque bytes by relative name ("members/ets.json").
struct Bundle {
    std::string manifestSha256; ///< its name
    BundleFacts facts;
    std::map<std::string, std::string> files;
};

/// Writes `files` and manifest.json into `bundlesDirectory`/<sha256 of manifest.json>, whole or not at all; an equal
/// bundle that is there already is kept. Returns the manifest's hash.
[[nodiscard]] Result<std::string> writeBundle(const std::filesystem::path& bundlesDirectory, const BundleFacts& facts,
                                              const std::map<std::string, std::string>& files);

/// Reads and checks every hash. NotFound, Io, or Conflict naming the file that was changed, is missing or is too many.
[[nodiscard]] Result<Bundle> loadBundle(const std::filesystem::path& bundleDirectory);

} // namespace planwright::registry
