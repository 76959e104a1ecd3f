#include "core/data/temporary_folder.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <system_error>
#include <utility>

namespace planwright::data {

Error fileError(const std::error_code& code, const std::string& what) {
    if (code == std::errc::no_space_on_device)
        return {ErrorCode::Io, "The disk is full: free some space, or put the workspace on another disk."};
    if (code == std::errc::permission_denied || code == std::errc::read_only_file_system)
        return {ErrorCode::PermissionDenied, what + ": this folder may not be written to."};
    return {ErrorCode::Io, what + ": " + code.message() + "."};
}

TemporaryFolder::TemporaryFolder(std::filesystem::path path)
    : m_path(std::move(path)) {}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {})) {}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
}

Result<TemporaryFolder> TemporaryFolder::make(const std::filesystem::path& parent, const std::string& prefix) {
    std::error_code code;
    std::filesystem::create_directories(parent, code);
    if (code)
        return fileError(code, "The folder for temporary files cannot be made");
    std::string name = (parent / (prefix + "XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr)
        return fileError(std::error_code(errno, std::generic_category()), "A temporary folder cannot be made");
    return TemporaryFolder(name);
}

Status TemporaryFolder::publish(const std::string& name) {
    std::error_code code;
    std::filesystem::permissions(m_path, std::filesystem::perms(0755), code);
    if (!code)
        std::filesystem::rename(m_path, m_path.parent_path() / name, code);
    if (code)
        return fileError(code, "The snapshot cannot be given its name");
    m_path.clear();
    return {};
}

Status writeFile(const std::filesystem::path& path, const std::string& content) {
    struct Close {
        void operator()(std::FILE* file) const { static_cast<void>(std::fclose(file)); }
    };
    std::unique_ptr<std::FILE, Close> file(std::fopen(path.c_str(), "wbe"));
    const bool written = file && std::fwrite(content.data(), 1, content.size(), file.get()) == content.size() &&
                         std::fclose(file.release()) == 0;
    if (!written)
        return fileError(std::error_code(errno, std::generic_category()),
                         "The file " + path.filename().string() + " cannot be written");
    return {};
}

} // namespace planwright::data
