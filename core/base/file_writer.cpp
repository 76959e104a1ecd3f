#include "core/base/file_writer.h"

#include <cerrno>
#include <utility>

namespace planwright {

Error fileError(const std::error_code& code, const std::string& what) {
    if (code == std::errc::no_space_on_device)
        return {ErrorCode::Io, "The disk is full: free some space, or put the workspace on another disk."};
    if (code == std::errc::permission_denied || code == std::errc::read_only_file_system)
        return {ErrorCode::PermissionDenied, what + ": this folder may not be written to."};
    return {ErrorCode::Io, what + ": " + code.message() + "."};
}

Error FileWriter::failure() const {
    return fileError(std::error_code(errno, std::generic_category()), m_what);
}

Result<FileWriter> FileWriter::open(const std::filesystem::path& path, std::string what) {
    FileWriter writer(std::fopen(path.c_str(), "wbe"), std::move(what));
    if (!writer.m_file)
        return writer.failure();
    return writer;
}

Status FileWriter::write(std::string_view bytes) {
    if (std::fwrite(bytes.data(), 1, bytes.size(), m_file.get()) != bytes.size())
        return failure();
    return {};
}

Status FileWriter::close() {
    if (std::fclose(m_file.release()) != 0)
        return failure();
    return {};
}

namespace {

Status writeAll(const std::filesystem::path& path, const std::string& what,
                const std::function<Status(FileWriter&)>& write) {
    PLANWRIGHT_ASSIGN(auto writer, FileWriter::open(path, what));
    PLANWRIGHT_TRY(write(writer));
    return writer.close();
}

} // namespace

Status replaceFile(const std::filesystem::path& path, const std::string& what,
                   const std::function<Status(FileWriter&)>& write) {
    namespace fs = std::filesystem;
    std::error_code failure;
    const auto there = fs::status(path, failure);
    if (fs::exists(there) && !fs::is_regular_file(there))
        return writeAll(path, what, write); // a pipe or a device; a folder says so when it is opened
    const auto target = fs::exists(there) ? fs::canonical(path, failure) : path;
    auto part = target;
    part += ".part";
    auto written = writeAll(part, what, write);
    if (written) {
        fs::rename(part, target, failure);
        if (failure)
            written = fileError(failure, what);
    }
    if (!written)
        fs::remove(part, failure);
    return written;
}

Status writeFile(const std::filesystem::path& path, std::string_view content) {
    PLANWRIGHT_ASSIGN(auto writer,
                      FileWriter::open(path, "The file " + path.filename().string() + " cannot be written"));
    PLANWRIGHT_TRY(writer.write(content));
    return writer.close();
}

} // namespace planwright
