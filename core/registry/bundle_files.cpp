#include "core/registry/bundle_files.h"

#include <algorithm>
#include <fstream>

namespace planwright::registry {
namespace {

namespace fs = std::filesystem;

bool isNamePart(std::string_view part) {
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_' ||
               c == '-';
    };
    return !part.empty() && part != "." && part != ".." && std::ranges::all_of(part, allowed);
}

Error changedBundle(const std::string& message, const fs::path& file) {
    return {ErrorCode::Conflict,
            message + " The bundle was changed after it was written: train again.",
            {file.string(), 0, {}}};
}

} // namespace

bool isBundleFileName(std::string_view name) {
    if (name == "manifest.json" || name.size() > 200)
        return false;
    for (;;) {
        const auto slash = name.find('/');
        if (!isNamePart(name.substr(0, slash)))
            return false;
        if (slash == std::string_view::npos)
            return true;
        name.remove_prefix(slash + 1);
    }
}

Result<std::vector<std::string>> listBundleFiles(const fs::path& directory) {
    std::vector<std::string> names;
    try {
        for (const auto& entry : fs::recursive_directory_iterator(directory)) {
            const auto type = entry.symlink_status().type();
            if (type == fs::file_type::directory)
                continue;
            if (type != fs::file_type::regular || names.size() > maxFileCount)
                return changedBundle("This is no plain file of a bundle.", entry.path());
            names.push_back(entry.path().lexically_relative(directory).generic_string());
        }
    } catch (const fs::filesystem_error& failure) {
        return Error{ErrorCode::Io,
                     std::string("The bundle cannot be read: ") + failure.code().message(),
                     {directory.string(), 0, {}}};
    }
    std::ranges::sort(names);
    return names;
}

Result<std::string> readBundleFile(const fs::path& file, std::uint64_t maxBytes) {
    std::error_code failure;
    if (!fs::exists(file, failure))
        return Error{ErrorCode::NotFound, "This file of the bundle is missing.", {file.string(), 0, {}}};
    const auto size = fs::file_size(file, failure);
    if (failure)
        return Error{ErrorCode::Io, "The file cannot be read: " + failure.message(), {file.string(), 0, {}}};
    if (size > maxBytes)
        return changedBundle("This file is larger than a bundle may hold.", file);
    std::string bytes(static_cast<std::size_t>(size), '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size())))
        return Error{ErrorCode::Io, "The file cannot be read to its end.", {file.string(), 0, {}}};
    return bytes;
}

Status writeBundleFile(const fs::path& file, std::string_view bytes) {
    std::error_code failure;
    fs::create_directories(file.parent_path(), failure);
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    stream.close();
    if (failure || !stream)
        return Error{ErrorCode::Io,
                     "The file cannot be written: check the folder's permissions and free space.",
                     {file.string(), 0, {}}};
    return {};
}

} // namespace planwright::registry
