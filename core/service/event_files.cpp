#include "core/service/event_files.h"

#include "core/base/utf8.h"
#include "core/data/partitions.h"

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

/// Those in the folder and in its partitions.
Status collect(const fs::path& folder, std::vector<fs::path>& files) {
    std::error_code failure;
    for (auto entry = fs::directory_iterator(folder, failure); !failure && entry != fs::directory_iterator();
         entry.increment(failure)) {
        std::error_code notThere; // a link that leads nowhere
        if (entry->is_regular_file(notThere) && isEventFile(entry->path()))
            files.push_back(entry->path());
        else if (entry->is_directory(notThere) && !entry->is_symlink(notThere) &&
                 data::isPartitionFolder(entry->path().filename()))
            PLANWRIGHT_TRY(collect(entry->path(), files));
    }
    if (failure)
        return Error(ErrorCode::Io, "The folder cannot be read: " + failure.message() + ".", {folder.string(), 0, {}});
    return {};
}

Result<std::vector<fs::path>> filesIn(const fs::path& folder) {
    std::vector<fs::path> files;
    PLANWRIGHT_TRY(collect(folder, files));
    if (files.empty())
        return Error(ErrorCode::InvalidArgument,
                     "The folder holds no event file: .csv, .tsv or .txt, also packed as .gz or .zst, .xlsx or "
                     ".parquet. Of folders within it only partitions (KEY=VALUE) are looked into.",
                     {folder.string(), 0, {}});
    std::ranges::sort(files, {}, [](const fs::path& file) { return file.string(); });
    return files;
}

} // namespace

bool isEventFile(const fs::path& path) {
    static constexpr std::array<std::string_view, 6> extensions{".csv", ".tsv", ".txt", ".parquet", ".xlsx", ".xlsm"};
    const auto name = path.filename().string();
    return !name.starts_with('.') && !name.starts_with("~$") && // Excel's mark of a workbook that is open
           std::ranges::find(extensions, extensionOf(withoutPacking(path))) != extensions.end();
}

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
    for (const auto& file : files)
        PLANWRIGHT_TRY(checkPathIsUtf8(file));
    return files;
}

std::string eventFileStem(const fs::path& path) {
    const auto name = path.has_filename() ? path : path.parent_path(); // "sales/"
    return withoutPacking(name).stem().string();
}

} // namespace planwright::service
