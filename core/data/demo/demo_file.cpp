#include "core/data/demo/demo_file.h"

#include <system_error>
#include <utility>

namespace planwright::data {

Result<DemoFile> DemoFile::create(const std::filesystem::path& path) {
    auto temporary = path;
    temporary += ".part";
    std::FILE* file = std::fopen(temporary.c_str(), "wb");
    if (file == nullptr)
        return Error(ErrorCode::Io, "The file cannot be written: choose a folder that exists and is yours to write.",
                     {path.string(), 0, {}});
    return DemoFile(path, std::move(temporary), file);
}

DemoFile::DemoFile(std::filesystem::path path, std::filesystem::path temporary, std::FILE* file)
    : m_path(std::move(path))
    , m_temporary(std::move(temporary))
    , m_file(file) {}

DemoFile::DemoFile(DemoFile&& other) noexcept
    : m_path(std::move(other.m_path))
    , m_temporary(std::exchange(other.m_temporary, {}))
    , m_file(std::move(other.m_file)) {}

DemoFile::~DemoFile() {
    m_file.reset();
    std::error_code ignored;
    if (!m_temporary.empty())
        std::filesystem::remove(m_temporary, ignored);
}

Error DemoFile::failure() const {
    return Error(ErrorCode::Io, "Writing the file stopped half-way: is the disk full?", {m_path.string(), 0, {}});
}

Status DemoFile::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return failure();
    return {};
}

Status DemoFile::finish() {
    if (std::fclose(m_file.release()) != 0)
        return failure();
    return {};
}

Status DemoFile::commit() {
    std::error_code failed;
    std::filesystem::rename(m_temporary, m_path, failed);
    if (failed)
        return Error(ErrorCode::Io, "The file could not be given its name: " + failed.message() + ".",
                     {m_path.string(), 0, {}});
    m_temporary.clear();
    return {};
}

} // namespace planwright::data
