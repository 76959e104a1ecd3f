#include "core/service/text_file.h"

#include <fmt/format.h>

#include <fstream>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

Error cannotWrite(const fs::path& file) {
    return {ErrorCode::Io,
            "The file cannot be written: check the folder's permissions and free space.",
            {file.string(), 0, {}}};
}

} // namespace

Result<std::string> readTextFile(const fs::path& file, std::uintmax_t maxBytes) {
    std::error_code failure;
    if (!fs::is_regular_file(file, failure))
        return Error{ErrorCode::NotFound, "There is no such file.", {file.string(), 0, {}}};
    const auto size = fs::file_size(file, failure);
    if (!failure && size > maxBytes)
        return Error{ErrorCode::InvalidArgument,
                     fmt::format("The file is larger than {} MB: this is not what is expected here.", maxBytes >> 20U),
                     {file.string(), 0, {}}};
    std::string text(failure ? 0 : static_cast<std::size_t>(size), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (failure || !stream.read(text.data(), static_cast<std::streamsize>(text.size())))
        return Error{ErrorCode::Io, "The file cannot be read: check its permissions.", {file.string(), 0, {}}};
    return text;
}

Status writeTextFile(const fs::path& file, std::string_view text) {
    std::error_code failure;
    if (file.has_parent_path())
        fs::create_directories(file.parent_path(), failure);
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(text.data(), static_cast<std::streamsize>(text.size()));
    stream.close();
    if (failure || !stream)
        return cannotWrite(file);
    return {};
}

Status moveFile(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    fs::create_directories(to.parent_path(), failure);
    fs::rename(from, to, failure);
    if (failure)
        return cannotWrite(to);
    return {};
}

} // namespace planwright::service
