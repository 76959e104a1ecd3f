#include "core/service/known_mappings.h"

#include "core/data/mapping.h"
#include "core/service/text_file.h"
#include "embedded/samples.h"

#include <algorithm>
#include <string>
#include <string_view>

namespace planwright::service {
namespace {

namespace fs = std::filesystem;
using data::Mapping;

bool namesAllColumnsOf(const Mapping& one, const Mapping& other) {
    return std::ranges::all_of(other.columns, [&one](const auto& needed) {
        const auto hasHeading = [&](const std::string& heading) { return heading == needed.second; };
        return one.heading.empty()
                   ? std::ranges::any_of(one.columns, [&](const auto& own) { return own.second == needed.second; })
                   : std::ranges::any_of(one.heading, hasHeading);
    });
}

// The files that are laid out, and what they say. A mapping that a file with an earlier one's columns would fit as well
// is left out: the planner's own go before the samples, the last used before older ones.
class Layout {
public:
    explicit Layout(fs::path folder)
        : m_folder(std::move(folder)) {}

    Status add(const std::string& name, std::string_view json, const std::optional<std::string>& categoryTable) {
        const auto mapping = data::parseMapping(json, name);
        if (mapping && std::ranges::any_of(m_kept, [&](const Mapping& kept) {
                return namesAllColumnsOf(*mapping, kept) || namesAllColumnsOf(kept, *mapping);
            }))
            return {};
        const auto own = m_folder / std::to_string(m_files.size());
        m_files.push_back(own / "mapping.json");
        PLANWRIGHT_TRY(writeTextFile(m_files.back(), json));
        if (mapping)
            m_kept.push_back(*mapping);
        if (mapping && mapping->categoryTable && categoryTable)
            PLANWRIGHT_TRY(writeTextFile(own / mapping->categoryTable->filename(), *categoryTable));
        return {};
    }

    [[nodiscard]] std::vector<fs::path> files() const { return m_files; }

private:
    fs::path m_folder;
    std::vector<fs::path> m_files;
    std::vector<Mapping> m_kept;
};

// A sample's category table has its name: NAME.mapping.json, NAME.categories.csv.
std::optional<std::string> sampleTable(std::string_view mappingName) {
    const std::string_view suffix = ".mapping.json";
    const auto table = std::string(mappingName.substr(0, mappingName.size() - suffix.size())) + ".categories.csv";
    for (const auto& sample : embedded::samples())
        if (sample.name == table)
            return std::string(sample.text);
    return std::nullopt;
}

} // namespace

Result<std::vector<fs::path>> layOutKnownMappings(const std::vector<SavedMapping>& saved, const fs::path& folder) {
    Layout layout(folder);
    for (const auto& mapping : saved)
        PLANWRIGHT_TRY(layout.add(mapping.name, mapping.json, mapping.categoryTable));
    for (const auto& sample : embedded::samples())
        if (sample.name.ends_with(".mapping.json"))
            PLANWRIGHT_TRY(layout.add(std::string(sample.name), sample.text, sampleTable(sample.name)));
    return layout.files();
}

Status chooseMapping(data::ImportRequest& request, const std::optional<fs::path>& given, Workspace* workspace,
                     const fs::path& folder) {
    if (given) {
        PLANWRIGHT_ASSIGN(request.mapping, data::loadMapping(*given));
        return {};
    }
    std::vector<SavedMapping> saved;
    if (workspace != nullptr) {
        PLANWRIGHT_ASSIGN(saved, workspace->savedMappings());
    }
    PLANWRIGHT_ASSIGN(request.knownMappings, layOutKnownMappings(saved, folder / "mappings"));
    return {};
}

} // namespace planwright::service
