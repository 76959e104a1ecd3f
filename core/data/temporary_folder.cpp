#include "core/data/temporary_folder.h"

#include "core/base/file_writer.h"

#include <sys/file.h>
#include <sys/stat.h>

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <system_error>
#include <unistd.h>
#include <utility>

namespace planwright::data {

namespace {

/// A descriptor of a folder, closed at the end unless it is taken.
class FolderDescriptor {
public:
    explicit FolderDescriptor(const std::filesystem::path& folder)
        : m_value(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {}
    FolderDescriptor(const FolderDescriptor&) = delete;
    FolderDescriptor& operator=(const FolderDescriptor&) = delete;
    FolderDescriptor(FolderDescriptor&&) = delete;
    FolderDescriptor& operator=(FolderDescriptor&&) = delete;
    ~FolderDescriptor() {
        if (m_value >= 0)
            ::close(m_value);
    }

    /// Without waiting. A shared lock says "held", an exclusive one is for who removes the folder.
    [[nodiscard]] bool lock(int kind) const { return m_value >= 0 && ::flock(m_value, kind | LOCK_NB) == 0; }
    [[nodiscard]] bool isRemoved() const {
        struct stat facts {};
        return m_value < 0 || (::fstat(m_value, &facts) == 0 && facts.st_nlink == 0);
    }
    [[nodiscard]] int take() { return std::exchange(m_value, -1); }

private:
    int m_value;
};

} // namespace

TemporaryFolder::TemporaryFolder(std::filesystem::path path, int hold)
    : m_path(std::move(path))
    , m_hold(hold) {}

TemporaryFolder::TemporaryFolder(TemporaryFolder&& other) noexcept
    : m_path(std::exchange(other.m_path, {}))
    , m_hold(std::exchange(other.m_hold, -1)) {}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    if (!m_path.empty())
        std::filesystem::remove_all(m_path, ignored);
    if (m_hold >= 0)
        ::close(m_hold);
}

Result<TemporaryFolder> TemporaryFolder::make(const std::filesystem::path& parent, const std::string& prefix) {
    for (;;) {
        std::error_code code;
        std::filesystem::create_directories(parent, code);
        if (code)
            return fileError(code, "The folder for temporary files cannot be made");
        std::string name = (parent / (prefix + "XXXXXX")).string();
        const bool made = ::mkdtemp(name.data()) != nullptr;
        if (!made && errno == ENOENT)
            continue; // somebody found the parent empty and removed it
        if (!made)
            return fileError(std::error_code(errno, std::generic_category()), "A temporary folder cannot be made");
        FolderDescriptor folder(name);
        const bool locked = folder.lock(LOCK_SH);
        // Somebody who clears up may have come between the two calls; a file system without locks does without.
        const bool lost = locked ? folder.isRemoved() : errno == EWOULDBLOCK || errno == ENOENT;
        if (!lost)
            return TemporaryFolder(name, folder.take());
        std::filesystem::remove_all(name, code);
    }
}

bool TemporaryFolder::isHeld(const std::filesystem::path& folder) {
    return !FolderDescriptor(folder).lock(LOCK_EX);
}

void TemporaryFolder::removeUnlessHeld(const std::filesystem::path& folder) {
    const FolderDescriptor descriptor(folder);
    std::error_code ignored;
    if (descriptor.lock(LOCK_EX))
        std::filesystem::remove_all(folder, ignored);
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

} // namespace planwright::data
