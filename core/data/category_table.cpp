#include "core/data/category_table.h"

#include "core/base/text.h"
#include "core/data/heading.h"

#include <utility>

namespace planwright::data {

namespace {

/// The numbers of the columns product, category and parent (of a table of three).
struct Columns {
    std::size_t product = 0, category = 1, parent = 2;
};

Columns columnsOf(const std::vector<std::string>& heading) {
    const auto isParent = [](const std::string& name) { return asciiLower(trimmed(name)).starts_with("parent"); };
    Columns columns;
    if (heading.size() == 2) {
        columns.product = fieldOfHeading(heading[0]) == "category" ? 1 : 0;
        columns.category = 1 - columns.product;
        return columns;
    }
    for (std::size_t c = 0; c < heading.size(); ++c)
        if (isParent(heading[c]))
            columns.parent = c;
    std::vector<std::size_t> others;
    for (std::size_t c = 0; c < heading.size(); ++c)
        if (c != columns.parent)
            others.push_back(c);
    const bool swapped = fieldOfHeading(heading[others[0]]) == "category";
    columns.product = others[swapped ? 1 : 0];
    columns.category = others[swapped ? 0 : 1];
    return columns;
}

/// Takes rows; what contradicts an earlier one is the problem.
class Groups {
public:
    Groups(Columns columns, bool hasParents)
        : m_columns(columns)
        , m_hasParents(hasParents) {}

    /// What is wrong; empty if nothing is.
    std::string take(const std::vector<std::string>& fields) {
        const std::string product(trimmed(fields.at(m_columns.product)));
        const std::string category(trimmed(fields.at(m_columns.category)));
        if (category.empty())
            return {};
        if (!product.empty()) {
            const auto [entry, added] = groups.categories.emplace(product, category);
            if (!added && entry->second != category)
                return "The product " + product + " is given two categories, \"" + entry->second + "\" and \"" +
                       category + "\": keep one.";
        }
        const std::string parent(m_hasParents ? trimmed(fields.at(m_columns.parent)) : std::string_view());
        if (parent.empty() || parent == category)
            return {};
        const auto [entry, added] = groups.parents.emplace(category, parent);
        if (!added && entry->second != parent)
            return "The category " + category + " is given two parents, \"" + entry->second + "\" and \"" + parent +
                   "\": keep one.";
        return {};
    }

    ProductGroups groups;

private:
    Columns m_columns;
    bool m_hasParents;
};

} // namespace

Result<ProductGroups> readCategoryTable(const std::filesystem::path& path,
                                        const std::filesystem::path& temporaryDirectory, const RunContext& context) {
    engine::CsvDialect dialect;
    PLANWRIGHT_ASSIGN(auto file, engine::scanCsv(path, dialect, temporaryDirectory, context));
    for (const char delimiter : {';', '\t'}) {
        if (file.heading.size() != 1 || file.heading.front().find(delimiter) == std::string::npos)
            continue;
        dialect.delimiter = delimiter;
        PLANWRIGHT_ASSIGN(file, engine::scanCsv(path, dialect, temporaryDirectory, context));
    }
    const auto width = file.heading.size();
    if (width < 2 || width > 3 || !file.malformed.empty())
        return Error(ErrorCode::InvalidArgument,
                     "A category table has the columns product and category, and perhaps parent, in every line.",
                     {file.name, file.malformed.empty() ? 1 : file.malformed.front().line, {}});
    Groups groups(columnsOf(file.heading), width == 3);
    std::string problem;
    std::int64_t problemLine = 0;
    bool heading = true;
    PLANWRIGHT_TRY(
        engine::forEachRecord(path, dialect, context, [&](std::int64_t line, const std::vector<std::string>& fields) {
            if (std::exchange(heading, false))
                return true;
            problem = groups.take(fields);
            problemLine = line;
            return problem.empty();
        }));
    if (!problem.empty())
        return Error(ErrorCode::InvalidArgument, problem, {file.name, problemLine, {}});
    for (const auto& [category, parent] : groups.groups.parents)
        if (groups.groups.parents.contains(parent))
            return Error(ErrorCode::InvalidArgument,
                         "The parent " + parent + " of " + category +
                             " has a parent itself: there are two levels, categories and their parents.",
                         {file.name, 0, "parent"});
    return std::move(groups.groups);
}

} // namespace planwright::data
