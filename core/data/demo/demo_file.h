#pragma once

#include "core/base/result.h"

#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace planwright::data {

/// A file that appears under its name only when commit() succeeds; otherwise nothing is left.
class DemoFile {
public:
    [[nodiscard]] static Result<DemoFile> create(const std::filesystem::path& path);
    DemoFile(const DemoFile&) = delete;
    DemoFile& operator=(const DemoFile&) = delete;
    DemoFile(DemoFile&&) noexcept;
    DemoFile& operator=(DemoFile&&) = delete;
    ~DemoFile();

    [[nodiscard]] Status write(std::string_view bytes);
    /// Flushes and closes, still under the temporary name: what can fail for want of room has failed by then.
    [[nodiscard]] Status finish();
    /// After finish(): takes the final name.
    [[nodiscard]] Status commit();

private:
    struct Close {
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    DemoFile(std::filesystem::path path, std::filesystem::path temporary, std::FILE* file);
    [[nodiscard]] Error failure() const;

    std::filesystem::path m_path, m_temporary;
    std::unique_ptr<std::FILE, Close> m_file;
};

} // namespace planwright::data
