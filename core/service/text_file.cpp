#include "core/service/text_file.h"

#include "core/base/file_writer.h"

#include <fmt/format.h>

#include <fstream>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

Status at(const fs::path& file, const Status& written) {
    if (written)
        return {};
    return Error{written.error().code(), written.error().message(), {file.string(), 0, {}}};
}

constexpr const char* cannotWrite = "The file cannot be written";

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
    return at(file, replaceFile(file, cannotWrite, [text](FileWriter& writer) { return writer.write(text); }));
}

Status moveFile(const fs::path& from, const fs::path& to) {
    std::error_code failure;
    fs::create_directories(to.parent_path(), failure);
    fs::rename(from, to, failure);
    return failure ? at(to, fileError(failure, cannotWrite)) : Status();
}

} // namespace planwright::service
