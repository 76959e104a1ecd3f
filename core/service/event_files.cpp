#include "core/service/event_files.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;

std::string extensionOf(const fs::path& path) {
    auto extension = path.extension().string();
    for (auto& letter : extension)
        if (letter >= 'A' && letter <= 'Z')
            letter = static_cast<char>(letter - 'A' + 'a');
    return extension;
}

fs::path withoutPacking(const fs::path& path) {
    const auto extension = extensionOf(path);
    return extension == ".gz" || extension == ".zst" ? path.stem() : path.filename();
}

bool isEventFile(const fs::path& path) {
    static constexpr std::array<std::string_view, 4> extensions{".csv", ".tsv", ".txt", ".parquet"};
    return !path.filename().string().starts_with('.') &&
           std::ranges::find(extensions, extensionOf(withoutPacking(path))) != extensions.end();
}

Result<std::vector<fs::path>> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code failure;
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure))
        if (entry->is_regular_file(failure) && isEventFile(entry->path()))
            files.push_back(entry->path());
    if (failure)
        return Error(ErrorCode::Io, "The folder cannot be read: " + failure.message() + ".", {folder.string(), 0, {}});
    if (files.empty())
        return Error(ErrorCode::InvalidArgument,
                     "The folder holds no event file: .csv, .tsv or .txt, also packed as .gz or .zst, or .parquet. "
                     "Folders within it "
                     "are not looked into.",
                     {folder.string(), 0, {}});
    std::ranges::sort(files, {}, [](const fs::path& file) { return file.filename().string(); });
    return files;
}

} // namespace

Result<std::vector<fs::path>> eventFiles(const std::vector<fs::path>& paths) {
    std::vector<fs::path> files;
    for (const auto& path : paths) {
        std::error_code failure;
        const auto status = fs::status(path, failure);
        if (!fs::exists(status))
            return Error(ErrorCode::NotFound, "There is no such file.", {path.string(), 0, {}});
        if (!fs::is_directory(status)) {
            files.push_back(path);
            continue;
        }
        PLANWRIGHT_ASSIGN(const auto inside, filesIn(path));
        files.insert(files.end(), inside.begin(), inside.end());
    }
    return files;
}

std::string eventFileStem(const fs::path& path) {
    const auto name = path.has_filename() ? path : path.parent_path(); // "sales/"
    return withoutPacking(name).stem().string();
}

} // namespace planwright::service
