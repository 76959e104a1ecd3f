#include "core/data/category_table.h"

#include "core/base/text.h"
#include "core/data/heading.h"

#include <utility>

namespace planwright::data {

Result<CategoryTable> readCategoryTable(const std::filesystem::path& path,
                                        const std::filesystem::path& temporaryDirectory, const RunContext& context) {
    engine::CsvDialect dialect;
    PLANWRIGHT_ASSIGN(auto file, engine::scanCsv(path, dialect, temporaryDirectory, context));
    for (const char delimiter : {';', '\t'}) {
        if (file.heading.size() != 1 || file.heading.front().find(delimiter) == std::string::npos)
            continue;
        dialect.delimiter = delimiter;
        PLANWRIGHT_ASSIGN(file, engine::scanCsv(path, dialect, temporaryDirectory, context));
    }
    if (file.heading.size() != 2 || !file.malformed.empty())
        return Error(ErrorCode::InvalidArgument,
                     "A category table has two columns, product and category, in every line.",
                     {file.name, file.malformed.empty() ? 1 : file.malformed.front().line, {}});
    const std::size_t product = fieldOfHeading(file.heading[0]) == "category" ? 1 : 0;

    CategoryTable table;
    Status conflict;
    bool heading = true;
    const auto take = [&](std::int64_t line, const std::vector<std::string>& fields) {
        if (std::exchange(heading, false))
            return true;
        const std::string key(trimmed(fields.at(product)));
        const std::string category(trimmed(fields.at(1 - product)));
        if (key.empty() || category.empty())
            return true;
        const auto [entry, added] = table.emplace(key, category);
        if (added || entry->second == category)
            return true;
        conflict = Error(ErrorCode::InvalidArgument,
                         "The product " + key + " is given two categories, \"" + entry->second + "\" and \"" +
                             category + "\": keep one.",
                         {file.name, line, {}});
        return false;
    };
    PLANWRIGHT_TRY(engine::forEachRecord(path, dialect, context, take));
    if (!conflict)
        return conflict.error();
    return table;
}

} // namespace planwright::data
