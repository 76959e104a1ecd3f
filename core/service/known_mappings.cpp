#include "core/service/known_mappings.h"

#include "core/service/text_file.h"
#include "embedded/samples.h"

#include <string_view>

namespace planwright::service {

Result<std::vector<std::filesystem::path>> layOutKnownMappings(Workspace& workspace,
                                                               const std::filesystem::path& folder) {
    std::vector<std::filesystem::path> files;
    PLANWRIGHT_ASSIGN(const auto saved, workspace.savedMappings());
    for (const auto& mapping : saved) {
        const auto own = folder / ("saved" + std::to_string(files.size()));
        files.push_back(own / "mapping.json");
        PLANWRIGHT_TRY(writeTextFile(files.back(), mapping.json));
        if (mapping.categoryTable)
            PLANWRIGHT_TRY(writeTextFile(own / savedCategoryTable, *mapping.categoryTable));
    }
    for (const auto& sample : embedded::samples()) {
        const auto file = folder / "samples" / sample.name;
        PLANWRIGHT_TRY(writeTextFile(file, sample.text));
        if (sample.name.ends_with(".json"))
            files.push_back(file);
    }
    return files;
}

} // namespace planwright::service
