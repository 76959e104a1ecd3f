#pragma once

#include "core/base/result.h"

#include <filesystem>
#include <string>

namespace planwright::data {

/// A folder of its own, removed with all it holds unless it is given its final name. As long as it lives the folder is
/// held: others can tell it from one that a killed program left.
class TemporaryFolder {
public:
    /// Makes `parent` (if it is not there) and a new folder `prefix`XXXXXX in it. Io, with what the system says.
    [[nodiscard]] static Result<TemporaryFolder> make(const std::filesystem::path& parent, const std::string& prefix);
    TemporaryFolder(TemporaryFolder&& other) noexcept;
    TemporaryFolder& operator=(TemporaryFolder&&) = delete;
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }
    /// Renames the folder to `name` beside it, in one step.
    [[nodiscard]] Status publish(const std::string& name);

    /// Whether a program that still runs, this one or another, holds the folder or it cannot be told.
    [[nodiscard]] static bool isHeld(const std::filesystem::path& folder);
    /// Removes the folder unless it is held.
    static void removeUnlessHeld(const std::filesystem::path& folder);

private:
    TemporaryFolder(std::filesystem::path path, int hold);

    std::filesystem::path m_path;
    int m_hold; ///< descriptor with a shared lock on the folder, which the system drops with the program; -1: none
};

} // namespace planwright::data
